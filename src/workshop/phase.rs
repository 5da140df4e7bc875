//! Owns one timed step of an activity: what the room does in it, with whom, and what may be put on entries.
//! It holds what the plan says and never what happened.

use super::Split;

/// The dots of each person where a phase votes and its plan says nothing else.
pub const DOTS: u32 = 3;

/// The steps of each axis where the plan says nothing else.
pub const SCALE: u32 = 5;

/// One timed step of an activity.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phase {
    /// What it is called; unique in the activity.
    pub title: String,
    /// Planned minutes; of one turn where there are turns.
    pub minutes: u32,
    /// What the room does in it.
    pub does: Does,
    /// Ids of the columns it is about; empty: all.
    pub columns: Vec<String>,
    /// What is asked in this phase; the columns' prompts where absent.
    pub prompt: Option<String>,
    /// Who gets a turn of these minutes, one after the other.
    pub each: Option<Each>,
    /// The most turns, where entries get one each.
    pub turns: Option<u32>,
    /// The minutes that a show of thumbs may add when the time is up: the first time, the second time, and so on.
    pub extend: Vec<u32>,
    /// With whom everybody works from this phase on; absent: as before.
    pub with: Option<With>,
    /// Entries stay private until revealed.
    pub hidden: bool,
    /// The dots of each person, where the plan says so.
    pub dots: Option<u32>,
    /// The most dots that one person may put on one entry.
    pub cap: Option<u32>,
    /// What entries are ranked by: nothing, or two axes.
    pub axes: Option<Axes>,
}

/// Two questions that each entry gets a score for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axes {
    /// The one across and the one upwards.
    pub names: [String; 2],
    /// The highest score; the lowest is 1.
    pub scale: u32,
}

impl Phase {
    /// The dots of each person, where entries get dots in this phase.
    pub fn budget(&self) -> Option<u32> {
        (self.does == Does::Vote && self.axes.is_none()).then_some(self.dots.unwrap_or(DOTS))
    }

    /// Whether the room works on what is written already.
    pub fn works_on_entries(&self) -> bool {
        matches!(self.does, Does::Merge | Does::Vote)
    }
}

/// Who gets a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// Each group.
    Group,
    /// Each person.
    Person,
    /// Each of the entries with the most dots.
    Entry,
}

impl Each {
    /// Every one, in the order the documentation lists them.
    pub const ALL: [Self; 3] = [Self::Group, Self::Person, Self::Entry];

    /// The word the session file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Person => "person",
            Self::Entry => "entry",
        }
    }
}

/// With whom somebody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// By themselves.
    Alone,
    /// With one other person; one pair is a three where the number is odd.
    Pairs,
    /// In fours: the pairs before it merged two by two.
    Fours,
    /// With everybody.
    All,
}

impl With {
    /// Every one, in the order the documentation lists them.
    pub const ALL: [Self; 4] = [Self::Alone, Self::Pairs, Self::Fours, Self::All];

    /// The word the session file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Pairs => "pairs",
            Self::Fours => "fours",
            Self::All => "all",
        }
    }

    /// How large its groups are; nothing where nobody works in groups.
    pub fn split(self) -> Option<Split> {
        match self {
            Self::Pairs => Some(Split::Size(2)),
            Self::Fours => Some(Split::Size(4)),
            Self::Alone | Self::All => None,
        }
    }
}

/// What the room does in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Does {
    /// Writes entries.
    Write,
    /// Puts alike entries together.
    Merge,
    /// Votes on entries.
    Vote,
    /// Tells the others.
    Share,
    /// Talks.
    #[default]
    Discuss,
}

impl Does {
    /// Every kind of phase, in the order the documentation lists them.
    pub const ALL: [Self; 5] = [Self::Write, Self::Merge, Self::Vote, Self::Share, Self::Discuss];

    /// The word the session file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Merge => "merge",
            Self::Vote => "vote",
            Self::Share => "share",
            Self::Discuss => "discuss",
        }
    }
}
