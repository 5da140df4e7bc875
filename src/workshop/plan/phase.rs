//! Owns one timed step of an activity: what the room does in it, with whom, and what may be put on entries.
//! It holds what the plan says and never what happened.

use crate::workshop::Split;
use crate::workshop::choices::choices;

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
    pub does: PhaseKind,
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
    /// Returns the dots of each person, where entries get dots in this phase.
    pub fn budget(&self) -> Option<u32> {
        (self.does == PhaseKind::Vote && self.axes.is_none()).then_some(self.dots.unwrap_or(DOTS))
    }

    /// Returns whether the room works on what is written already.
    pub fn works_on_entries(&self) -> bool {
        matches!(self.does, PhaseKind::Merge | PhaseKind::Vote)
    }
}

choices! {
    /// Who gets a turn.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Each {
        /// Each group.
        Group = "group",
        /// Each person.
        Person = "person",
        /// Each of the entries with the most dots.
        Entry = "entry",
    }
}

choices! {
    /// With whom somebody works.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum With {
        /// By themselves.
        Alone = "alone",
        /// With one other person; one pair is a three where the number is odd.
        Pairs = "pairs",
        /// In fours: the pairs before it merged two by two.
        Fours = "fours",
        /// With everybody.
        All = "all",
    }
}

impl With {
    /// Returns how large its groups are; nothing where nobody works in groups.
    pub fn split(self) -> Option<Split> {
        match self {
            Self::Pairs => Some(Split::Size(2)),
            Self::Fours => Some(Split::Size(4)),
            Self::Alone | Self::All => None,
        }
    }
}

choices! {
    /// What the room does in a phase.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum PhaseKind {
        /// Writes entries.
        Write = "write",
        /// Puts alike entries together.
        Merge = "merge",
        /// Votes on entries.
        Vote = "vote",
        /// Tells the others.
        Share = "share",
        /// Talks.
        #[default]
        Discuss = "discuss",
    }
}
