//! Owns one run of a poll as a reader sees it. It never counts and never divides: the tally comes from `poll`.

use std::sync::Arc;

use serde::Serialize;

use super::Audience;
use crate::domain::poll::{self, Tally};
use crate::domain::{Moment, PollRun, Session};

/// One run of a poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vote {
    /// What was asked.
    pub question: String,
    /// How it was answered: a name of the catalogue.
    pub method: String,
    /// The same in a few words.
    pub rule: String,
    /// When the room was to see the results: `live`, `after-vote`, `on-close` or `on-reveal`.
    pub results: &'static str,
    /// Which run it is, from 1, and of how many.
    pub run: usize,
    /// How often it was asked.
    pub runs: usize,
    /// Whether answers were still being counted.
    pub open: bool,
    /// When it was opened.
    pub opened: Moment,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// People in the room.
    pub present: u32,
    /// Each option with its count; absent while the room may not see it.
    pub tally: Option<Vec<Share>>,
    /// How many marks were counted; absent with the tally.
    pub n: Option<u64>,
    /// What the percentages are of, in words; absent with the tally.
    pub base: Option<String>,
    /// What the counts say, with every tie; absent with the tally.
    pub standing: Option<String>,
    /// What to know about percentages that do not add to 100.
    pub note: Option<String>,
    /// What the rules make of it: quorum, majority, tie; absent with the tally.
    pub remarks: Vec<String>,
}

/// One option of a poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The option.
    pub option: String,
    /// Its marks.
    pub count: u64,
    /// Its part in percent, sign and all; nothing where the method has none.
    pub percent: Option<String>,
    /// Marks more or, negative, fewer than in the run before.
    pub change: Option<i64>,
}

impl Vote {
    /// The largest count, which the bars are measured by.
    pub fn most(&self) -> u64 {
        self.tally.iter().flatten().map(|s| s.count).max().unwrap_or(0)
    }
}

/// The runs of an activity's polls for an audience, oldest first.
pub(super) fn votes(session: &Session, runs: &[&PollRun], audience: Audience) -> Vec<Vote> {
    let vote = |run: &&PollRun| {
        let before = session.run_before(run);
        let tally = match audience {
            Audience::Facilitator => poll::shown_in_private(run).then(|| Arc::new(poll::tally(run, before))),
            Audience::Participants => poll::public(run, 1, before).tally,
        };
        of(run, (session.run_number(run), session.series(run).len()), tally.as_deref())
    };
    runs.iter().map(vote).collect()
}

fn of(run: &PollRun, (number, runs): (usize, usize), tally: Option<&Tally>) -> Vote {
    let percent = |n: u64, text: String| (n > 0 && !text.is_empty()).then(|| format!("{text}%"));
    let mut vote = Vote {
        question: run.question.clone(),
        method: run.method.clone(),
        rule: poll::method(&run.method).map_or_else(String::new, |m| m.about.to_owned()),
        results: run.rules.results.word(),
        run: number,
        runs,
        open: run.closed.is_none(),
        opened: run.opened,
        closed: run.closed,
        present: run.present,
        tally: None,
        n: None,
        base: None,
        standing: None,
        note: None,
        remarks: Vec::new(),
    };
    if let Some(tally) = tally {
        let n = tally.n;
        let share = |r: &poll::Row| Share {
            percent: percent(n, r.percent.clone()),
            option: r.option.clone(),
            count: r.count,
            change: r.change,
        };
        vote.tally = Some(tally.rows.iter().map(share).collect());
        vote.n = Some(n);
        vote.base = Some(tally.base.clone());
        vote.standing = Some(tally.standing.clone());
        vote.note.clone_from(&tally.note);
        vote.remarks.clone_from(&tally.remarks);
    }
    vote
}
