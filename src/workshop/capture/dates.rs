//! Reads a day as people type it at the end of an action. It never guesses between two readings: `12/1` is no date.

use chrono::{Datelike, Days, Month, Months, NaiveDate};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Returns the day that these words name, if they name one. A weekday is the next such day and never today; a day and a
/// month without a year are the next such date, today included.
pub(super) fn read(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = words.trim().to_lowercase();
    exact(&words, today).or_else(|| exact(words.trim_end_matches(['.', '!', ',', ';']), today))
}

fn exact(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    match parts[..] {
        ["today"] => Some(today),
        ["tomorrow"] => today.succ_opt(),
        ["in", count, unit] => after(today, count, unit),
        [word] => weekday(word, today).or_else(|| iso(word)).or_else(|| dotted(word, today)),
        [a, b] => named(a, b, None, today),
        [a, b, year] => named(a, b, Some(year_of(year)?), today),
        _ => None,
    }
}

/// Reads `3 days`, `a week`, `2 months` from today.
fn after(today: NaiveDate, count: &str, unit: &str) -> Option<NaiveDate> {
    let count = if matches!(count, "a" | "one") { 1 } else { number(count, 3)? };
    match unit {
        "day" | "days" => today.checked_add_days(Days::new(count.into())),
        "week" | "weeks" => today.checked_add_days(Days::new(u64::from(count) * 7)),
        "month" | "months" => today.checked_add_months(Months::new(count)),
        _ => None,
    }
}

/// Reads `mon` … `sunday`: at least the first three letters.
fn weekday(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = WEEKDAYS.into_iter().position(|name| abbreviates(word, name))? as u32;
    let ahead = (day + 6 - today.weekday().num_days_from_monday()) % 7 + 1;
    today.checked_add_days(Days::new(ahead.into()))
}

/// Reads `2026-12-01`.
fn iso(word: &str) -> Option<NaiveDate> {
    let mut parts = word.split('-');
    let (year, month, day) = (year_of(parts.next()?)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Reads `1.12.` and `1.12.2026`; without the second dot it may be a version or a price.
fn dotted(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts = word.split('.');
    let (day, month, year) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let year = if year.is_empty() { None } else { Some(year_of(year)?) };
    on(day, month, year, today)
}

/// Reads `1 dec`, `dec 1st`, with or without a year.
fn named(a: &str, b: &str, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    let is_called = |word: &str, month: u8| Month::try_from(month).is_ok_and(|m| abbreviates(word, m.name()));
    let month = |word: &str| (1..=12).find(|month| is_called(word.trim_end_matches(['.', ',']), *month));
    let (month, day) = month(b).map(|m| (m, a)).or_else(|| month(a).map(|m| (m, b)))?;
    let day = day.trim_end_matches(['.', ',']);
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    on(number(day, 2)?, month.into(), year, today)
}

fn on(day: u32, month: u32, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        // The longest wait is for a 29 February: eight years over a century that has none.
        None => (0..=8)
            .filter_map(|ahead| NaiveDate::from_ymd_opt(today.year() + ahead, month, day))
            .find(|&date| date >= today),
    }
}

fn abbreviates(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn year_of(word: &str) -> Option<i32> {
    if word.len() == 4 { number(word, 4).map(|year| year as i32) } else { None }
}

/// Reads a whole number of at most so many digits, without a sign.
fn number(word: &str, digits: usize) -> Option<u32> {
    let plain = (1..=digits).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if plain { word.parse().ok() } else { None }
}
