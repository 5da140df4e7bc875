//! Owns `yes-no`: a decision for or against, with abstentions that count for the quorum and not for the answer.

use super::defaults::{DEFAULT, leader, marks_of_options, one, planned_or};
use crate::workshop::poll::{Answer, Count, Method, PollRun, Question, Reading, TallyRow, Unit};

pub(super) const METHOD: Method = Method {
    name: "yes-no",
    about: "yes, no or abstain",
    options: |plan| planned_or(plan, &["yes", "no", "abstain"]),
    keys: &["options", "pass", "tie"],
    check: |answer, options, rules| match one(answer, options, rules)? {
        Answer::Options(chosen) if chosen[0] >= 2 => Ok(Answer::Abstain),
        answer => Ok(answer),
    },
    count,
    read,
    ..DEFAULT
};

/// Counts yes and no; whoever abstains has given neither.
fn count(run: &PollRun) -> Count {
    let mut count = marks_of_options(run);
    count.marks.truncate(2);
    count.people.truncate(2);
    count.rows = Some(run.options.iter().take(2).cloned().collect());
    count
}

fn read(_: &PollRun, rows: &[TallyRow]) -> Reading {
    Reading { question: Question::Motion, ..leader(rows, Unit::Votes) }
}
