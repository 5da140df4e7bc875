//! Owns the wording of where a session stands. Times themselves are worded in the domain.

pub use crate::workshop::time::wording::{lateness, minutes, time};

use crate::workshop::{Standing, State, Turn};

/// Whose turn it is: `Group 2 · 2 of 4`; a group that is called by its number is not numbered twice.
pub fn turn(turn: &Turn) -> String {
    let numbered = turn.name.strip_prefix("Group ").is_some_and(|n| n == turn.at.to_string());
    if numbered {
        format!("{} of {}", turn.name, turn.of)
    } else {
        format!("{} · {} of {}", turn.name, turn.at, turn.of)
    }
}

/// What the room is asked when the time of a phase is up that may be extended by so many minutes.
pub fn thumbs(minutes: u32) -> String {
    format!("Thumbs? Up: {minutes} more min. Down: next step.")
}

/// Whose turn is next: `next: Group 3`.
pub fn next_turn(turn: &Turn) -> String {
    turn.next.as_ref().map_or("last turn".to_owned(), |next| format!("next: {next}"))
}

/// When it ends and how that compares: `ends 16:04 · 4 min behind`.
pub fn outlook(standing: &Standing) -> String {
    let ends = time(standing.ends);
    match standing.state {
        State::Planned => format!("planned until {ends}"),
        State::Done => format!("ended {ends} · {}", lateness(standing.behind)),
        State::Live | State::Paused => {
            let end = format!("ends {ends} · {}", lateness(standing.behind));
            match over_hard_end(standing) {
                Some(over) => format!("{end} · {over} min past the hard end"),
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
