//! Owns the wording of where a session stands. Times themselves are worded in the domain.

pub use crate::domain::words::{lateness, minutes, time};

use crate::domain::{Standing, State};

/// When it ends and how that compares: `ends 16:04 · 4 min behind`.
pub fn outlook(standing: &Standing) -> String {
    let ends = time(standing.ends);
    match standing.state {
        State::Planned => format!("planned until {ends}"),
        State::Done => format!("ended {ends} · {}", lateness(standing.behind)),
        State::Live | State::Paused => {
            let end = format!("ends {ends} · {}", lateness(standing.behind));
            match over_hard_end(standing) {
                Some(over) => format!("{end} · {over} min over the hard end"),
                None => end,
            }
        }
    }
}

/// By how many minutes the session will miss its hard end, when it will.
pub fn over_hard_end(standing: &Standing) -> Option<i64> {
    let over = (standing.ends - standing.hard_end?).num_minutes();
    (over > 0).then_some(over)
}
