//! Owns one run of a poll as a reader sees it. It never counts and never divides: the tally comes from `poll`.

use serde::Serialize;

use super::Audience;
use crate::domain::poll::{self, Tally};
use crate::domain::{Moment, PollPlan, PollRun, Results};

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

/// The runs of an activity's poll for an audience, oldest first. Where the plan has no such poll any more, nobody knows
/// when the room was to see it: then only what was revealed is public.
pub(super) fn votes(plan: Option<&PollPlan>, runs: &[&PollRun], audience: Audience) -> Vec<Vote> {
    let forgotten = PollPlan { results: Results::OnReveal, ..PollPlan::default() };
    let plan = plan.unwrap_or(&forgotten);
    let vote = |(i, run): (usize, &&PollRun)| {
        let before = i.checked_sub(1).map(|b| runs[b]);
        let tally = match audience {
            Audience::Facilitator => Some(poll::tally(run, before)),
            Audience::Participants => poll::public(plan, run, i + 1, before).tally,
        };
        of(plan, run, (i + 1, runs.len()), tally)
    };
    runs.iter().enumerate().map(vote).collect()
}

fn of(plan: &PollPlan, run: &PollRun, (number, runs): (usize, usize), tally: Option<Tally>) -> Vote {
    let percent = |n: u64, text: String| (n > 0 && !text.is_empty()).then(|| format!("{text}%"));
    let mut vote = Vote {
        question: run.question.clone(),
        method: run.method.clone(),
        rule: poll::method(&run.method).map_or_else(String::new, |m| m.about.to_owned()),
        results: plan.results.word(),
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
    };
    if let Some(tally) = tally {
        let n = tally.n;
        let share =
            |r: poll::Row| Share { percent: percent(n, r.percent), option: r.option, count: r.count, change: r.change };
        vote.tally = Some(tally.rows.into_iter().map(share).collect());
        vote.n = Some(n);
        vote.base = Some(tally.base);
        vote.standing = Some(tally.standing);
        vote.note = tally.note;
    }
    vote
}
