//! Owns one ballot: what it says and, where the poll is named, whose it is. It never counts.

use std::collections::{BTreeMap, BTreeSet};

/// The most equal ballots that are entered in one step.
pub const MOST_EQUAL_BALLOTS: u32 = 10_000;

/// One ballot as it lies in the box.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ballot {
    /// What it says.
    pub vote: Vote,
    /// Whose it is; never known of an anonymous one.
    pub by: Option<String>,
}

/// What somebody says in a poll.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote {
    /// The answer.
    pub answer: Answer,
    /// Why; asked for with an objection.
    pub reason: Option<String>,
}

/// An answer. Options are counted from 0, in the order of the run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Options: one or several.
    Options(Vec<usize>),
    /// Ranks of options, the best rank first; options of one rank are equal, and in the order of the run.
    Ranks(Vec<Vec<usize>>),
    /// How much for each option.
    Amounts(Vec<u32>),
    /// Where each option lies on the two axes; `None` where it is left out.
    Places(Vec<Option<(i32, i32)>>),
    /// Words of one's own.
    Words(String),
    /// Takes part without an answer.
    Abstain,
    /// A slip that says nothing that could be counted.
    Invalid,
}

impl From<Answer> for Vote {
    fn from(answer: Answer) -> Self {
        Self { answer, reason: None }
    }
}

/// Which unsigned ballot is whose, as long as it may be changed. It is in memory alone, and only while the poll is
/// open: for a session it makes no difference, so two sessions that differ in it are the same.
#[derive(Debug, Clone, Default)]
pub struct BallotOwners {
    /// Who, and what they said.
    pub(in crate::workshop) votes: BTreeMap<String, Vote>,
    /// Who of them voted by phone.
    pub(in crate::workshop) by_phone: BTreeSet<String>,
}

impl PartialEq for BallotOwners {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for BallotOwners {}
