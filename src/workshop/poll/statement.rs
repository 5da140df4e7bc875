//! Owns what is said of how a poll stands, as values: pages and the stage say them in the language of the room. Their
//! `Display` says them in English, as the terminal, reports and the command line do.

mod english;

pub(super) use english::more_votes;

use super::{Decides, Pass, Quorum};

/// What is said of how a poll stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Statement {
    /// Nothing.
    #[default]
    Nothing,
    /// Nobody has answered.
    NoVotes {
        /// The poll is closed.
        closed: bool,
    },
    /// The counts cannot be judged, or too few took part.
    Undecided {
        /// Why.
        why: Obstacle,
        /// The poll is closed: nothing is decided.
        closed: bool,
    },
    /// One option comes first.
    First {
        /// The option.
        option: String,
        /// What it does.
        lead: Lead,
        /// How much it has.
        share: Share,
    },
    /// One option comes first by a count of rankings.
    FirstBy {
        /// The option.
        option: String,
        /// What it does.
        lead: Lead,
        /// The count.
        by: Decides,
        /// What the count says of it.
        why: ByReason,
    },
    /// Several options share the first place.
    Tie {
        /// The options.
        options: Vec<String>,
        /// They are all that there are, and more than two.
        all: bool,
        /// How much each has.
        share: Share,
        /// What becomes of it.
        next: TieNext,
        /// What none of them has, where something is asked for.
        rule: Option<Pass>,
    },
    /// Several options share the first place by a count of rankings, or it finds none.
    TieBy {
        /// The count.
        by: Decides,
        /// Between which.
        tie: ByTie,
        /// What becomes of it.
        next: TieNext,
    },
    /// The chair has chosen among those that share the first place.
    WinsByChair {
        /// The option.
        option: String,
        /// The tie.
        tie: Box<Statement>,
    },
    /// The chair's vote has made an option pass.
    PassesByChair {
        /// The option.
        option: String,
        /// What it was judged by.
        needs: Needs,
        /// The tie.
        tie: Box<Statement>,
    },
    /// An option has what it needs, or has not.
    Judged {
        /// The option.
        option: String,
        /// It has.
        passes: bool,
        /// The poll is closed.
        closed: bool,
        /// What it was judged by.
        needs: Needs,
    },
    /// A motion has what it needs, or has not.
    Motion {
        /// It has.
        passes: bool,
        /// The poll is closed.
        closed: bool,
        /// As many are for it as against it, and that is why.
        tie: bool,
        /// What it was judged by.
        needs: Needs,
    },
    /// The chair's vote has decided a motion.
    MotionByChair {
        /// For it.
        passes: bool,
        /// How many were for it and against it.
        counts: (u64, u64),
    },
    /// As many are for a motion as against it.
    MotionTie {
        /// How many were for it and against it.
        counts: (u64, u64),
        /// What becomes of it.
        next: TieNext,
    },
    /// So many are for a motion and against it; nothing is decided.
    MotionCounts {
        /// How many are for it and against it.
        counts: (u64, u64),
    },
    /// Whether anybody objects.
    Consent {
        /// How many do.
        objections: u64,
        /// It was decided by that.
        decided: bool,
        /// The poll is closed.
        closed: bool,
    },
    /// Whether everybody is at a step or above it.
    Everybody {
        /// The step.
        least: i64,
        /// The steps below it at which there is somebody, and how many.
        below: Vec<(i64, u64)>,
        /// It was decided by that.
        decided: bool,
        /// The poll is closed.
        closed: bool,
    },
    /// What the method knows beside a verdict, or instead of one.
    Fact(Fact),
}

/// What an option does that comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// So far.
    Leads,
    /// It has won.
    Wins,
    /// It comes first, and that decides nothing.
    ComesFirst,
    /// Nothing is said but what it has: it is a yes or a no.
    Plain,
}

/// How much an option has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// So much.
    pub count: u64,
    /// Of so many, where it is a share of something.
    pub of: Option<u64>,
    /// What was counted.
    pub unit: Unit,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Votes.
    Votes,
    /// Dots.
    Dots,
    /// Scores.
    Scores,
    /// Ballots.
    Ballots,
    /// Answers.
    Answers,
    /// People who voted.
    Voters,
    /// People who are there.
    Present,
}

impl Unit {
    /// Returns what a method counts, by what it calls its marks.
    pub(super) fn of_marks(marks: &str) -> Self {
        match marks {
            "dots" => Self::Dots,
            "scores" => Self::Scores,
            "ballots" => Self::Ballots,
            "answers" => Self::Answers,
            _ => Self::Votes,
        }
    }
}

/// What becomes of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieNext {
    /// It stays one.
    Stays,
    /// A run-off between those who share the place.
    RunOff,
    /// The chair has still to decide.
    Chair,
    /// The chair has decided for this row.
    Broken(usize),
}

/// Why a poll cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// More people voted than were there.
    MoreVotes {
        /// So many at least voted.
        votes: u64,
        /// So many were there.
        people: u64,
    },
    /// Nobody is marked as present.
    NobodyPresent,
    /// Of what was counted by hand nobody knows how many people gave it.
    PeopleUnknown(Unit),
    /// Too few took part.
    NoQuorum {
        /// Who did.
        took_part: u64,
        /// How many are enough.
        needed: u64,
        /// The share that is asked for.
        quorum: Quorum,
        /// Of so many.
        present: u64,
    },
    /// Nobody is marked as present, so that no share of them can be told.
    QuorumOfNobody,
    /// Hands for several options do not show how many took part.
    QuorumOfHands,
}

/// What something was judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// More for it than against it.
    More {
        /// How many are for it.
        yes: u64,
        /// How many are against it.
        no: u64,
    },
    /// A share of something.
    Share {
        /// What it has.
        share: Share,
        /// What it needs.
        needed: u64,
        /// The rule.
        rule: Pass,
    },
}

/// What a count of rankings says of the option that comes first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByReason {
    /// Nothing more.
    Plain,
    /// It beats every other option.
    BeatsAll,
    /// It has so many points.
    Points(String),
    /// It wins whoever goes out in a tie for last place.
    Whoever,
}

/// Between which options a count of rankings does not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByTie {
    /// These are level.
    Level(Vec<String>),
    /// These have so many votes each in the last round.
    LastRound(Vec<String>, String),
    /// A tie for last place decides between these.
    LastPlace(Vec<String>),
    /// Several ties for last place decide between these.
    LastPlaces(Vec<String>),
    /// The first of these can win, perhaps also the second ones.
    CanWin(Vec<String>, Vec<String>),
}

/// What a method knows beside a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// So many stand aside.
    Aside(u64),
    /// The middle answer, or the two around the middle.
    Median(String, Option<String>),
    /// The mean.
    Mean(String),
    /// From where to where the middle half of the answers lies; the same where it lies at one step.
    MiddleHalf(String, String),
    /// Options that lie in one of four fields.
    Field {
        /// The names of the axes, and whether the options are high there.
        axes: [(String, bool); 2],
        /// The options.
        options: Vec<String>,
    },
    /// Options that lie on the line between two fields.
    OnTheLine(Vec<String>),
    /// Who would come first by another count of rankings.
    By(Decides, Vec<String>),
}

impl Statement {
    /// Returns whether there is nothing to say.
    pub fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }
}
