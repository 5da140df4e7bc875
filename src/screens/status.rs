//! Owns the wording of where a session stands. Times themselves are worded in the domain.

use chrono::TimeDelta;

pub use crate::workshop::time::wording::{lateness, minutes, time};

use crate::workshop::time::wording::duration_in_words;
use crate::workshop::{ClockStatus, SessionState, Turn, group_number};

/// Returns whose turn it is: `Group 2 · 2 of 4`; a group that is called by its number is not numbered twice.
pub fn turn(turn: &Turn) -> String {
    if group_number(&turn.name) == Some(turn.at) {
        format!("{} of {}", turn.name, turn.of)
    } else {
        format!("{} · {} of {}", turn.name, turn.at, turn.of)
    }
}

/// Returns what the room is asked when the time of a phase is up that may be extended by so many minutes.
pub fn thumbs(minutes: u32, phones: (u32, u32)) -> String {
    let thumbs = match phones {
        (0, 0) => "Thumbs?".to_owned(),
        (up, down) => format!("Phones: {up} up, {down} down."),
    };
    format!("{thumbs} Up: {minutes} more min. Down: next step.")
}

/// Returns whose turn is next: `next: Group 3`.
pub fn next_turn(turn: &Turn) -> String {
    turn.next.as_ref().map_or("last turn".to_owned(), |next| format!("next: {next}"))
}

/// Returns when it ends and how that compares: `ends 16:04 · 4 min behind`.
pub fn outlook(status: &ClockStatus) -> String {
    let ends = time(status.ends);
    match status.state {
        SessionState::Planned => format!("planned until {ends}"),
        SessionState::Done => format!("ended {ends} · {}", lateness(status.behind)),
        SessionState::Live | SessionState::Paused => {
            let end = format!("ends {ends} · {}", lateness(status.behind));
            match over_hard_end(status) {
                Some(over) => format!("{end} · {} past hard end", duration_in_words(over)),
                None => end,
            }
        }
    }
}

/// Returns by how much the session will miss its hard end, when it will.
pub fn over_hard_end(status: &ClockStatus) -> Option<TimeDelta> {
    let over = status.ends - status.hard_end?;
    (over.num_minutes() > 0).then_some(over)
}
