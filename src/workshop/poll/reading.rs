//! Owns what counts and their reading are: rows, standing, and what a method knows beyond them. It counts nothing.

use super::{ByReason, ByTie, Decides, Fact, Ranked, Unit};

/// What a method counted: one number for each row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// The rows, where they are not the options.
    pub rows: Option<Vec<String>>,
    /// The marks of each row.
    pub marks: Vec<u64>,
    /// How many people gave each row any; empty where nobody knows.
    pub people: Vec<u64>,
    /// What the marks are of, where a ballot can mark several rows as its first choice; else their sum.
    pub whole: Option<u64>,
}

impl Count {
    /// Returns what the marks are of.
    pub fn n(&self) -> u64 {
        self.whole.unwrap_or_else(|| self.marks.iter().sum())
    }
}

/// One option of a tally.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TallyRow {
    /// The option.
    pub option: String,
    /// Its marks.
    pub count: u64,
    /// Its percentage without the sign; empty where the method has none.
    pub percent: String,
    /// Marks more (or, negative, fewer) than in the run before, where that had the same option.
    pub change: Option<i64>,
    /// How many people gave it any, where that is known.
    pub people: Option<u64>,
}

/// What the counts say. A method tells what it counted; whether anything has won or passed is for `decision` to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What there is to decide.
    pub question: Question,
    /// What belongs beside the verdict: `median 4`, `1 stands aside`.
    pub facts: Vec<Fact>,
    /// Rows by their place, those of equal standing together; empty where there are no places.
    pub order: Vec<Vec<usize>>,
    /// What else the method knows.
    pub detail: Detail,
    /// Further sentences.
    pub remarks: Vec<String>,
}

/// What a poll asks the rules to decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Question {
    /// Nothing: it is a picture of the room.
    #[default]
    Nothing,
    /// Which option comes first.
    First(First),
    /// Whether the first option passes against the second one.
    Motion,
    /// Whether anybody objects.
    Consent {
        /// How many do.
        objections: u64,
    },
    /// Whether everybody is at a step or above it.
    Everybody {
        /// The step.
        least: i64,
        /// The steps below it at which there is somebody, and how many.
        below: Vec<(i64, u64)>,
    },
}

/// How the first place is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// What was counted.
    pub mark: Unit,
    /// The count that finds it, where that is not the number of marks.
    pub by: Option<FirstBy>,
}

/// The count that finds the first place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstBy {
    /// Which it is.
    pub by: Decides,
    /// What it says of the one that comes first.
    pub why: ByReason,
    /// What it says of several, instead of naming them as tied.
    pub tie: Option<ByTie>,
}

/// What a method knows beyond counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Detail {
    /// Nothing.
    #[default]
    Counts,
    /// Where the middle of a scale lies.
    Scale(Spread),
    /// Rounds, duels and points.
    Ranking(Box<Ranked>),
    /// Why somebody objects.
    Reasons(Vec<String>),
    /// Where options lie on two axes.
    Matrix(Matrix),
}

/// Where the middle of the answers lies: places in the list of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The two middle answers; the same where one lies in the middle.
    pub median: (usize, usize),
    /// Between these lies the middle half of the answers.
    pub half: (usize, usize),
    /// The mean in tenths, rounded half up, where the steps are numbers.
    pub tenths: Option<i64>,
}

impl Spread {
    /// Returns the mean as it is said: `3.4`.
    pub fn mean(&self) -> Option<String> {
        let tenths = self.tenths?;
        let sign = if tenths < 0 { "-" } else { "" };
        Some(format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10))
    }
}

/// Where the options lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// What the axes are called.
    pub axes: [String; 2],
    /// The lowest and the highest score.
    pub bounds: (i32, i32),
    /// One for each option; `None` where nobody scored it.
    pub places: Vec<Option<MatrixPoint>>,
}

/// Where one option lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixPoint {
    /// Twice the medians of the scores on the two axes, so that they are whole.
    pub twice: [i64; 2],
    /// Between these scores lies the middle half, on each axis.
    pub half: [(i32, i32); 2],
    /// Above the middle of each axis, below it, or on the line.
    pub side: [std::cmp::Ordering; 2],
}
