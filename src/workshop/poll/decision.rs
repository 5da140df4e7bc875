//! Owns what a poll has decided: who could vote, of how many, whether enough took part, what the verdict is, what becomes
//! of a tie. Every screen, report and table reads it. It is made in `judge` and worded in `words`, and
//! nowhere else.

mod judge;
mod words;

#[cfg(test)]
mod tests;

pub(super) use judge::decide;
pub(super) use words::{base_words, remarks, statements};

use super::{TieNext, Turnout};

/// What a run has decided; of an open one, what it would decide if it were closed now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// The poll is closed, so the verdict stands.
    pub closed: bool,
    /// Who took part, and who could have.
    pub turnout: Turnout,
    /// What percentages and majorities are of.
    pub whole: Whole,
    /// Whether enough took part, where the rules ask for it.
    pub quorum: Option<QuorumState>,
    /// Why the counts cannot be judged.
    pub fault: Option<Fault>,
    /// Who shares the first place, and what becomes of it.
    pub tie: Option<TieState>,
    /// The verdict.
    pub verdict: Verdict,
}

/// What percentages and majorities are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Of what was counted: hands, votes, dots.
    Marks(u64),
    /// Of the people who gave an answer.
    Voters(u64),
    /// Of the people who could vote.
    Present(u64),
    /// Of people, and nobody knows of how many: there is no share. Holds what was counted.
    Unknown(u64),
}

impl Default for Whole {
    fn default() -> Self {
        Self::Marks(0)
    }
}

impl Whole {
    /// Returns how many there are.
    pub fn count(self) -> u64 {
        match self {
            Self::Marks(n) | Self::Voters(n) | Self::Present(n) | Self::Unknown(n) => n,
        }
    }
}

/// Whether enough took part. Who abstains takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuorumState {
    /// Enough did.
    Met {
        /// Who did.
        took_part: u64,
        /// How many are enough.
        needed: u64,
    },
    /// Too few did.
    Missed {
        /// Who did.
        took_part: u64,
        /// How many are enough.
        needed: u64,
    },
    /// Nobody is marked as present, so no share of them can be told.
    NobodyPresent,
    /// One person may have raised several hands, so nobody knows how many took part.
    HandsForSeveral,
}

impl QuorumState {
    /// Returns whether enough took part for sure.
    pub fn is_met(self) -> bool {
        matches!(self, Self::Met { .. })
    }
}

/// Why counts cannot be judged by the rules of their poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// More people voted than could.
    MoreVotes {
        /// So many at least voted.
        votes: u64,
        /// So many could.
        people: u64,
    },
    /// It is to be a share of those present, and nobody is marked as present.
    NobodyPresent,
    /// It is to be a share of people, and dots were counted of whom nobody knows who gave them.
    PeopleUnknown,
}

/// Options that share the first place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieState {
    /// Their rows.
    pub rows: Vec<usize>,
    /// What becomes of it.
    pub next: TieNext,
}

/// What the rules make of the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verdict {
    /// There is nothing to decide: a picture of the room.
    #[default]
    Nothing,
    /// Nobody has given an answer.
    NoVotes,
    /// The counts cannot be right, or the whole they are to be a share of does not exist: nothing is decided.
    Impossible,
    /// Too few took part, or nobody knows how many: nothing is decided.
    NoQuorum,
    /// This option comes first, and no more is asked of it.
    Won(usize),
    /// Several options share the first place, and nobody has broken the tie.
    Tied,
    /// It has what it needs.
    Passed(Judged),
    /// It has not.
    NotPassed(Judged),
    /// Nobody objects.
    Consented,
    /// Somebody does.
    Objected,
    /// Everybody supports it.
    Supported,
    /// Somebody has to be heard first.
    NotSupported,
}

/// What a majority was judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// The option.
    pub row: usize,
    /// What it has, the chair's casting vote included.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// What it needs.
    pub needed: u64,
}

impl Verdict {
    /// Returns what programs call it; nothing where there is nothing to decide.
    pub fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Nothing => return None,
            Self::NoVotes => "no votes",
            Self::Impossible => "impossible",
            Self::NoQuorum => "no quorum",
            Self::Won(_) => "won",
            Self::Tied => "tied",
            Self::Passed(_) | Self::Supported => "passed",
            Self::NotPassed(_) | Self::NotSupported => "not passed",
            Self::Consented => "consent",
            Self::Objected => "no consent",
        })
    }
}

impl Decision {
    /// Returns the verdict as programs call it, once the poll is closed.
    pub fn outcome(&self) -> Option<&'static str> {
        self.verdict.word().filter(|_| self.closed)
    }

    /// Returns the options that share the first place; none where one is alone there.
    pub fn tied_rows(&self) -> &[usize] {
        self.tie.as_ref().map_or(&[], |tie| &tie.rows)
    }

    /// Returns the options among which the chair still has to choose.
    pub fn chair_choices(&self) -> &[usize] {
        match &self.tie {
            Some(tie) if self.closed && tie.next == TieNext::Chair => &tie.rows,
            _ => &[],
        }
    }
}
