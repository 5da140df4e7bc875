//! Owns the wording of times: how late, how long, at what time. One place, so that every screen and command says
//! the same.

use chrono::TimeDelta;

use crate::domain::{Moment, Standing, State};

/// Ahead or behind in words: `4 min behind`, `on time`, `2 min ahead`. Less than a minute is on time.
pub fn lateness(behind: TimeDelta) -> String {
    let long = |m: i64| if m < 60 { format!("{m} min") } else { format!("{} h {:02} min", m / 60, m % 60) };
    match behind.num_minutes() {
        0 => "on time".to_owned(),
        m if m > 0 => format!("{} behind", long(m)),
        m => format!("{} ahead", long(-m)),
    }
}

/// A time of day: `15:26`.
pub fn time(moment: Moment) -> String {
    moment.format("%H:%M").to_string()
}

/// Whole minutes of a time, rounded to the nearest.
pub fn minutes(time: TimeDelta) -> i64 {
    (time.num_seconds() + 30).div_euclid(60)
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
