//! Owns `consent`: does anybody object? It is no vote: one reasoned objection stops it, and there are no percentages.

use super::defaults::{DEFAULT, planned_or};
use crate::workshop::count_of;
use crate::workshop::poll::{Detail, Fact, Method, PollRun, Question, Reading, TallyRow};

pub(super) const METHOD: Method = Method {
    name: "consent",
    about: "agree, stand aside, or object with a reason",
    options: |plan| planned_or(plan, &["agree", "stand aside", "object"]),
    abstains: false,
    reasons: true,
    percents: false,
    read,
    ..DEFAULT
};

/// Reads a vote by consent: the last option is the objection, and the ones between it and the first stand aside.
fn read(run: &PollRun, rows: &[TallyRow]) -> Reading {
    let objections = rows.last().map_or(0, |r| r.count);
    let aside: u64 = rows.iter().take(rows.len().saturating_sub(1)).skip(1).map(|r| r.count).sum();
    let mut reasons = run.reasons.clone();
    reasons.extend(run.ballots.iter().filter_map(|b| {
        let reason = b.vote.reason.as_deref()?;
        Some(b.by.as_deref().map_or_else(|| reason.to_owned(), |by| format!("{by}: {reason}")))
    }));
    let facts = if aside > 0 { vec![Fact::Aside(aside)] } else { Vec::new() };
    let unheard = objections.saturating_sub(reasons.len() as u64);
    let remarks =
        if unheard > 0 { vec![format!("{} still to be heard", count_of(unheard, "reason"))] } else { Vec::new() };
    let question = Question::Consent { objections };
    Reading { question, facts, detail: Detail::Reasons(reasons), remarks, ..Reading::default() }
}
