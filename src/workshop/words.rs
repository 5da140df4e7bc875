//! Owns the wording of times: how late, at what time, how many minutes. One place, so that every screen, command and
//! report says the same.

use chrono::TimeDelta;

use super::Moment;

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

/// The journal is for skimming: long text is kept whole in its note and cut here.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
