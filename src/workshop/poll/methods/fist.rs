//! Owns `fist-to-five`: a scale from 0 to 5 with a rule. It passes when everybody shows 3 or more; whoever shows less
//! is heard first.

use super::defaults::DEFAULT;
use super::scale::{self, steps};
use crate::workshop::count_of;
use crate::workshop::poll::{Method, PollRun, Reading, TallyRow, value};

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
    if rows.iter().all(|r| r.count == 0) {
        return reading;
    }
    let lower: Vec<&TallyRow> =
        rows.iter().filter(|r| r.count > 0 && value(&r.option).is_some_and(|v| v < ENOUGH)).collect();
    let verdict = if lower.is_empty() {
        match run.closed {
            Some(_) => format!("passes: everybody shows {ENOUGH} or more"),
            None => format!("so far everybody shows {ENOUGH} or more"),
        }
    } else {
        let each: Vec<String> =
            lower.iter().map(|r| format!("{} at {}", r.count, value(&r.option).unwrap_or_default())).collect();
        let all = count_of(lower.iter().map(|r| r.count).sum::<u64>(), "person");
        format!("does not pass: hear {all} below {ENOUGH} ({})", each.join(", "))
    };
    Reading { standing: format!("{verdict} · {}", reading.standing), ..reading }
}
