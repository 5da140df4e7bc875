//! The record: the half of a session that the program writes while the room works. Its types know no session.

use std::sync::Arc;

use super::{CarriedItem, CarriedKind, GroupRound, Hand, Moment, Note, Owners, PlannedGroups, PollRun, StepTiming};

pub(super) mod drafts;
pub(super) mod entries;
pub(super) mod entry_key;
pub(super) mod hand;
mod moments;
pub(super) mod note;
pub(super) mod owners;
pub(super) mod question;
pub(super) mod round;
pub(super) mod step_timing;

/// What happened.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// When the session was started.
    pub started: Option<Moment>,
    /// When it was ended.
    pub ended: Option<Moment>,
    /// Whoever met in earlier sessions of the series counts as not having met.
    pub forgets: bool,
    /// People who are not to meet, as was asked while the session ran: each list pairwise.
    pub apart: Vec<Vec<String>>,
    /// People who are to stay together, as was asked while the session ran.
    pub together: Vec<Vec<String>>,
    /// People who are in no group, besides those in the plan, as was said while the session ran.
    pub no_group: Vec<String>,
    /// People who are in groups though the plan says otherwise.
    pub in_groups: Vec<String>,
    /// Who came, and when.
    pub attendance: Vec<Attendance>,
    /// One stretch of one activity or phase after another.
    pub timing: Vec<StepTiming>,
    /// Every round of groups that was formed.
    pub breakouts: Vec<GroupRound>,
    /// Groups of activities to come, as they were planned when the last ones were formed.
    pub planned_groups: Vec<PlannedGroups>,
    /// Everything captured.
    pub notes: Vec<Arc<Note>>,
    /// Every run of a poll.
    pub polls: Vec<Arc<PollRun>>,
    /// The seal of the run that closed last, so that a missing run at the end shows.
    pub last_seal: Option<String>,
    /// Hands that are up, and turns to speak that came of hands.
    pub hands: Vec<Hand>,
    /// Activities that were skipped.
    pub skipped: Vec<Skipped>,
    /// What was carried over and is done now.
    pub settled: Vec<Settled>,
    /// One readable line for each step: `15:01:12 started`.
    pub journal: Vec<Arc<str>>,
}

impl Record {
    /// Returns whether something carried over was done, answered or taken up.
    pub fn has_settled(&self, carried: &CarriedItem) -> bool {
        self.settled.iter().any(|s| s.is_of(carried))
    }
}

/// One stay of one person: came, and perhaps left.
///
/// Without `arrived` the person was expected and did not come. Somebody who leaves and comes back has two entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attendance {
    /// Who.
    pub name: String,
    /// When they came; `None` for somebody who did not.
    pub arrived: Option<Moment>,
    /// When they left.
    pub left: Option<Moment>,
    /// What is known of somebody who is not on the roster: department, role, …
    pub attributes: Vec<(String, String)>,
}

/// An activity that was skipped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Skipped {
    /// The activity's id.
    pub activity: String,
    /// When.
    pub at: Moment,
}

/// Something carried over that was done, answered or taken up in this session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// When.
    pub at: Moment,
    /// What kind of thing.
    pub kind: CarriedKind,
    /// Its text.
    pub text: String,
    /// Whose it was, for an action.
    pub owners: Owners,
}

impl Settled {
    /// Returns whether this is what was settled.
    pub fn is_of(&self, carried: &CarriedItem) -> bool {
        self.kind == carried.kind && self.text == carried.text && self.owners == carried.owners
    }
}
