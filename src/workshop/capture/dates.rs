//! Reads a day as people type it at the end of an action. It never guesses between two readings: where `3/4` could be
//! two days, it says both.

use chrono::{Datelike, Days, Month, Months, NaiveDate};

use crate::workshop::choices::choices;
use crate::workshop::text::wording::NUMBERS;

choices! {
    /// Which number of `3/4` is the day.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum DateOrder {
        /// The first: `15/12`.
        DayMonth = "day-month",
        /// The second: `12/15`.
        MonthDay = "month-day",
    }
}

/// What words were read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateReading {
    /// One day.
    Day(NaiveDate),
    /// Two days: the first number as the day, and as the month.
    Either(NaiveDate, NaiveDate),
    /// No day.
    None,
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const FRIDAY: u32 = 4;

/// Returns the day that these words name. A weekday is the next such day and never today, with `next` that of the week
/// after this one; a day and a month without a year are the next such date, today included.
pub(super) fn read(words: &str, today: NaiveDate, order: Option<DateOrder>) -> DateReading {
    let words = words.trim().to_lowercase();
    let bare = words.trim_end_matches(['.', '!', ',', ';', ')']).trim_start_matches("the ");
    match exact(&words, today).or_else(|| exact(bare, today)) {
        Some(day) => DateReading::Day(day),
        None => numbers(bare, today, order),
    }
}

fn exact(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = words.split_whitespace().filter(|w| *w != "the").collect();
    match parts[..] {
        ["today" | "tonight" | "eod"] | ["end", "of", "day"] => Some(today),
        ["tomorrow"] => today.succ_opt(),
        ["day", "after", "tomorrow"] => today.checked_add_days(Days::new(2)),
        ["eow"] | ["end", "of", "week"] | ["end", "of", "this", "week"] => end_of_week(today),
        ["end", "of", "next", "week"] => end_of_week(monday(today)?.checked_add_days(Days::new(7))?),
        ["eom"] | ["end", "of", "month"] | ["end", "of", "this", "month"] => end_of_month(today),
        ["end", "of", "next", "month"] => end_of_month(first_of_month(today)?.checked_add_months(Months::new(1))?),
        ["eoq"] | ["end", "of", "quarter"] | ["end", "of", "this", "quarter"] => {
            end_of_month(NaiveDate::from_ymd_opt(today.year(), today.month0() / 3 * 3 + 3, 1)?)
        }
        ["eoy"] | ["end", "of", "year"] | ["end", "of", "this", "year"] => {
            NaiveDate::from_ymd_opt(today.year(), 12, 31)
        }
        ["end", "of", name] => end_of_month(on(1, month(name)?, None, first_of_month(today)?)?),
        ["end", "of", name, year] => end_of_month(NaiveDate::from_ymd_opt(year_of(year)?, month(name)?, 1)?),
        ["next", "week"] => today.checked_add_days(Days::new(7)),
        ["next", "month"] => today.checked_add_months(Months::new(1)),
        ["next", "year"] => today.checked_add_months(Months::new(12)),
        ["next", name] => monday(today)?.checked_add_days(Days::new(7 + u64::from(weekday(name)?))),
        ["in", count, unit] | [count, unit, "from", "now" | "today"] => after(today, count, unit),
        ["on" | "this", name] => coming(weekday(name)?, today),
        [word] => weekday(word)
            .and_then(|day| coming(day, today))
            .or_else(|| iso(word))
            .or_else(|| dotted(word, today))
            .or_else(|| short(word, today)),
        [a, b] => named(a, b, None, today).or_else(|| after(today, a, b)),
        [a, b, year] if weekday(a.trim_end_matches(',')).is_some() => named(b, year, None, today),
        [a, b, year] => named(a, b, Some(year_of(year)?), today),
        [name, a, b, year] if weekday(name.trim_end_matches(',')).is_some() => named(a, b, Some(year_of(year)?), today),
        _ => None,
    }
}

/// Returns whether words are a number and a month: `4 dec`.
pub(super) fn is_month_after(words: &str) -> bool {
    words.split_whitespace().nth(1).is_some_and(|word| month(&word.to_lowercase()).is_some())
}

/// Reads `12/15`, `12-15` and `12/15/2026`: by the order that is set, else by the only reading that is a day.
fn numbers(word: &str, today: NaiveDate, order: Option<DateOrder>) -> DateReading {
    let read = || {
        let parts: Vec<&str> = word.split(['/', '-']).map(str::trim).collect();
        let year = |text: &str| match text.len() {
            2 => number(text, 2).map(|year| 2000 + year as i32),
            _ => year_of(text),
        };
        let (a, b, year) = match parts[..] {
            [a, b] => (a, b, None),
            [y, a, b] if y.len() == 4 => {
                return Some((NaiveDate::from_ymd_opt(year_of(y)?, number(a, 2)?, number(b, 2)?), None));
            }
            [a, b, y] => (a, b, Some(year(y)?)),
            _ => return None,
        };
        let (a, b) = (number(a, 2)?, number(b, 2)?);
        let (day_first, month_first) = (on(a, b, year, today), on(b, a, year, today));
        Some(match order {
            Some(DateOrder::DayMonth) => (day_first, None),
            Some(DateOrder::MonthDay) => (month_first, None),
            None => (day_first, month_first),
        })
    };
    match read() {
        Some((Some(a), Some(b))) if a != b => DateReading::Either(a, b),
        Some((Some(day), _) | (None, Some(day))) => DateReading::Day(day),
        _ => DateReading::None,
    }
}

/// Reads `3 days`, `a week`, `2 months` from today.
fn after(today: NaiveDate, count: &str, unit: &str) -> Option<NaiveDate> {
    let word = NUMBERS.iter().position(|word| *word == count).map(|at| at as u32 + 1);
    let count = if matches!(count, "a" | "an") { 1 } else { word.or_else(|| number(count, 3))? };
    match unit {
        "d" | "day" | "days" => today.checked_add_days(Days::new(count.into())),
        "w" | "week" | "weeks" => today.checked_add_days(Days::new(u64::from(count) * 7)),
        "m" | "month" | "months" => today.checked_add_months(Months::new(count)),
        "y" | "year" | "years" => today.checked_add_months(Months::new(count * 12)),
        _ => None,
    }
}

/// Reads `+3d`, `+2w`, `+1m`.
fn short(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let rest = word.strip_prefix('+')?;
    let unit = rest.find(|c: char| !c.is_ascii_digit())?;
    after(today, &rest[..unit], &rest[unit..])
}

/// Returns the place of `mon` … `sunday` in the week: at least the first three letters.
fn weekday(word: &str) -> Option<u32> {
    WEEKDAYS.into_iter().position(|name| abbreviates(word, name)).map(|day| day as u32)
}

/// Returns the next such weekday, never today.
fn coming(day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = (day + 6 - today.weekday().num_days_from_monday()) % 7 + 1;
    today.checked_add_days(Days::new(ahead.into()))
}

fn monday(today: NaiveDate) -> Option<NaiveDate> {
    today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()))
}

/// Returns the Friday of the week, or of the next one at the weekend.
fn end_of_week(today: NaiveDate) -> Option<NaiveDate> {
    let friday = monday(today)?.checked_add_days(Days::new(FRIDAY.into()))?;
    if friday >= today { Some(friday) } else { friday.checked_add_days(Days::new(7)) }
}

fn first_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)
}

fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    first_of_month(day)?.checked_add_months(Months::new(1))?.pred_opt()
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

/// Reads `1.12`, `1.12.` and `1.12.2026`: with dots the day always comes first.
fn dotted(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts = word.split('.');
    let (day, month, year) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?, parts.next().unwrap_or_default());
    if parts.next().is_some() {
        return None;
    }
    let year = if year.is_empty() { None } else { Some(year_of(year)?) };
    on(day, month, year, today)
}

/// Returns the month that a word names, from 1: at least its first three letters.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches(['.', ',']);
    let word = if word == "sept" { "sep" } else { word };
    let is_called = |month: u8| Month::try_from(month).is_ok_and(|m| abbreviates(word, m.name()));
    (1..=12).find(|month| is_called(*month)).map(u32::from)
}

/// Reads `1 dec`, `dec 1st`, `1 of december`, with or without a year.
fn named(a: &str, b: &str, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    let (month, day) = month(b).map(|m| (m, a)).or_else(|| month(a).map(|m| (m, b)))?;
    let day = day.trim_end_matches(['.', ',']);
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    on(number(day, 2)?, month, year, today)
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
