//! Owns `fist-to-five`: a scale from 0 to 5 with a rule. It passes when everybody shows 3 or more; whoever shows less
//! is heard first.

use super::defaults::DEFAULT;
use super::scale::{self, steps};
use crate::workshop::poll::{Method, PollRun, Question, Reading, TallyRow, value};

pub(super) const METHOD: Method = Method {
    name: "fist-to-five",
    about: "0 to 5 fingers; passes when everybody shows 3 or more",
    options: |plan| steps(plan, (0, 5), &WORDS),
    abstains: false,
    keys: &["options", "labels"],
    read,
    ..DEFAULT
};

const WORDS: [&str; 6] =
    ["no, I block it", "I need changes", "I have doubts", "I can live with it", "I support it", "I will lead it"];

/// The fingers from which on nobody has to be heard first.
const ENOUGH: i64 = 3;

fn read(run: &PollRun, rows: &[TallyRow]) -> Reading {
    let reading = scale::read(run, rows);
    let counted: Option<Vec<(i64, u64)>> =
        rows.iter().filter(|r| r.count > 0).map(|r| Some((value(&r.option)?, r.count))).collect();
    // Steps in words alone do not tell who is below.
    let Some(mut below) = counted else { return reading };
    below.retain(|(step, _)| *step < ENOUGH);
    Reading { question: Question::Everybody { least: ENOUGH, below }, ..reading }
}
