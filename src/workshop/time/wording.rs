//! Owns the wording of times: how late, at what time, how many minutes. One place, so that every screen, command and
//! report says the same.

use chrono::{Datelike as _, NaiveDate, TimeDelta};

use crate::workshop::Moment;

/// Says in words how far ahead or behind: `4 min behind`, `on time`, `2 min ahead`. Less than a minute is on time.
pub fn lateness(behind: TimeDelta) -> String {
    let long = |m: i64| if m < 60 { format!("{m} min") } else { format!("{} h {:02} min", m / 60, m % 60) };
    match behind.num_minutes() {
        0 => "on time".to_owned(),
        m if m > 0 => format!("{} behind", long(m)),
        m => format!("{} ahead", long(-m)),
    }
}

/// Returns a time of day: `15:26`.
pub fn time(moment: Moment) -> String {
    moment.format("%H:%M").to_string()
}

/// Returns whole minutes of a time, rounded to the nearest.
pub fn minutes(time: TimeDelta) -> i64 {
    (time.num_seconds() + 30).div_euclid(60)
}

/// Returns minutes and seconds as a person says them: `45 s`, `3 min`, `1 h 20 min`.
pub fn duration_in_words(time: TimeDelta) -> String {
    // From an hour on to the nearest minute; a clock that was set by two hours says so.
    let seconds = match time.num_seconds().abs() {
        s if s >= 3570 => (s + 30) / 60 * 60,
        s => s,
    };
    match (seconds / 3600, seconds / 60 % 60, seconds) {
        (0, 0, s) => format!("{s} s"),
        (0, m, _) => format!("{m} min"),
        (h, 0, _) => format!("{h} h"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

/// Returns a due day in words, with its year where that is not the year of today: `by Fri 4 Dec`.
pub fn due_words(due: NaiveDate, today: NaiveDate) -> String {
    format!("by {}", day_words(due, today))
}

/// Returns a day in words, with its year where that is not the year of today: `Fri 4 Dec`.
pub fn day_words(day: NaiveDate, today: NaiveDate) -> String {
    let pattern = if day.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(pattern).to_string()
}
