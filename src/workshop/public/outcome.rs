//! Owns what came of a session that is over, as the room may see it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::workshop::poll::{Statement, Tally, shown};
use crate::workshop::{Moment, Note, NoteKind, PollRun, Session};

/// What came of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// When it began and when it ended.
    pub times: Option<(Moment, Moment)>,
    /// How many people came.
    pub people: usize,
    /// How many notes there are that are not hidden.
    pub notes: usize,
    /// What was decided.
    pub decisions: Vec<String>,
    /// Who does what until when.
    pub actions: Vec<OutcomeAction>,
    /// The polls whose results the room was shown.
    pub polls: Vec<OutcomePoll>,
    /// What everybody is to do until the next session.
    pub homework: Vec<String>,
}

/// Who does what until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeAction {
    /// Who does it, where somebody does.
    pub owner: Option<String>,
    /// What is done.
    pub text: String,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// The day it was said on.
    pub said: NaiveDate,
}

/// How a poll went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomePoll {
    /// What was asked.
    pub question: String,
    /// What came of its last run.
    pub result: Statement,
}

impl Session {
    /// Returns what came of the session, with the tallies that somebody has counted already.
    pub(super) fn outcome(&self, tally: impl Fn(&PollRun, Option<&PollRun>) -> Arc<Tally>) -> Outcome {
        let notes = || self.record.notes.iter().map(AsRef::as_ref).filter(|n: &&Note| !n.is_hidden());
        let of_kind = |kind: NoteKind| notes().filter(move |n| n.kind == kind);
        let action = |note: &Note| OutcomeAction {
            owner: note.owners.words(),
            text: note.text.clone(),
            due: note.due,
            said: note.at.date_naive(),
        };
        let runs = self.record.polls.iter().enumerate();
        let last_runs = runs.filter(|(at, run)| self.series(run).last() == Some(at) && shown(run, false));
        let poll = |(_, run): (usize, &Arc<PollRun>)| OutcomePoll {
            question: run.question.clone(),
            result: tally(run, None).statement.clone(),
        };
        Outcome {
            times: self.record.started.zip(self.record.ended),
            people: self.number_who_came(),
            notes: notes().count(),
            decisions: of_kind(NoteKind::Decision).map(|n| n.text.clone()).collect(),
            actions: of_kind(NoteKind::Action).map(action).collect(),
            polls: last_runs.map(poll).collect(),
            homework: self.plan.homework.clone(),
        }
    }
}
