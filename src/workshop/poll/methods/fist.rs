//! Owns `fist-to-five`: a scale from 0 to 5 with a rule. It passes when everybody shows 3 or more; whoever shows less
//! is heard first.

use super::scale::{self, steps};
use super::usual::USUAL;
use crate::workshop::counted;
use crate::workshop::poll::{Method, PollRun, Reading, Row, value};

pub(super) const METHOD: Method = Method {
    name: "fist-to-five",
    about: "0 to 5 fingers; passes when everybody shows 3 or more",
    options: |plan| steps(plan, (0, 5), &WORDS),
    abstains: false,
    keys: &["options", "labels"],
    read,
    ..USUAL
};

const WORDS: [&str; 6] =
    ["no, I block it", "I need changes", "I have doubts", "I can live with it", "I support it", "I will lead it"];

/// The fingers from which on nobody has to be heard first.
const ENOUGH: i64 = 3;

fn read(run: &PollRun, rows: &[Row]) -> Reading {
    let reading = scale::read(run, rows);
    if rows.iter().all(|r| r.count == 0) {
        return reading;
    }
    let lower: Vec<&Row> =
        rows.iter().filter(|r| r.count > 0 && value(&r.option).is_some_and(|v| v < ENOUGH)).collect();
    let verdict = if lower.is_empty() {
        match run.closed {
            Some(_) => format!("passes: everybody shows {ENOUGH} or more"),
            None => format!("so far everybody shows {ENOUGH} or more"),
        }
    } else {
        let each: Vec<String> =
            lower.iter().map(|r| format!("{} at {}", r.count, value(&r.option).unwrap_or_default())).collect();
        let all = counted(lower.iter().map(|r| r.count).sum::<u64>(), "person");
        format!("does not pass: hear {all} below {ENOUGH} ({})", each.join(", "))
    };
    Reading { standing: format!("{verdict} · {}", reading.standing), ..reading }
}
