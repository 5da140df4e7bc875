//! Finds the days of a text that is the agenda of several: below headings such as `Day 2` or `Tuesday 24 November`, or in
//! a column for the day. It reads no activity.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::entry::AgendaDay;
use super::headings::Holds;
use super::marks::{self, MOST_LETTERS};
use super::rounds::any_number;
use super::weekdays::{SHORT_WEEKDAYS, WEEKDAYS};
use super::{columns, table, words};
use crate::file::months::month;
use crate::workshop::text::{same, search_key, tidy, visible};
use crate::workshop::{count_of, sort_by_key};

/// The days of a text, and which of them each line is on.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub found: Vec<AgendaDay>,
    /// The index of the day that a line is on; nothing for what stands above all days, and for headings of tables.
    pub of_line: Vec<Option<usize>>,
    /// The lines that are nothing but the heading of a day.
    pub headings: HashSet<usize>,
}

/// Words for a day, without accents.
const DAY: &[&str] = &["day", "tag", "jour", "journee", "dia", "giorno", "dag", "dzien"];

/// Words that make a number of `1. Tag`, `first day`.
const ORDINALS: &[(u32, &[&str])] = &[
    (1, &["first", "1st", "erster", "premier", "premiere", "primer", "primeiro", "primo", "eerste", "pierwszy"]),
    (2, &["second", "2nd", "zweiter", "deuxieme", "segundo", "secondo", "tweede", "drugi"]),
    (3, &["third", "3rd", "dritter", "troisieme", "tercer", "terceiro", "terzo", "derde", "trzeci"]),
    (4, &["fourth", "4th", "vierter", "quatrieme", "cuarto", "quarto", "vierde", "czwarty"]),
];

/// Parts of a day.
const PARTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "vormittag",
    "nachmittag",
    "abend",
    "matin",
    "apres-midi",
    "soir",
    "manana",
    "tarde",
    "noche",
    "noite",
    "mattina",
    "pomeriggio",
    "sera",
    "ochtend",
    "middag",
    "avond",
    "rano",
    "wieczor",
];

/// Returns what a line says that is the heading of a day, and its date: `Day 1`, `Tag 2: Umsetzung`, `Tuesday`,
/// `Mittwoch, 25.11.`, `24 November 2026`.
pub(super) fn heading(line: &str) -> Option<(Option<NaiveDate>, String)> {
    if line.len() > 120 || line.len() > MOST_LETTERS {
        return None;
    }
    let line = line.trim().trim_matches([',', ';', '\t', '|', '"']).trim();
    let unmarked = marks::unmarked(line);
    let label = tidy(
        marks::plain(line.trim_start_matches('#')).trim_matches(|c: char| c == '=' || c == '-' || c.is_whitespace()),
    );
    let key: String = search_key(&label).trim_end_matches(':').trim().to_owned();
    let first_number = |text: &str| any_number(text.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let mut parts = key.split(' ');
    let (first, second) = (parts.next()?, parts.next().unwrap_or_default());
    // What stands behind `Day 1` is parted from it: `Day 1 review` is something else.
    let parted = |word: &str, rest: Option<&str>| {
        word.ends_with([':', ',', '.', '-', '–'])
            || rest.is_none_or(|rest| rest.starts_with(['-', '–', '—', '(', ':', '|', '/', '·']))
    };
    let third = parts.next();
    let counted = DAY.contains(&first) && first_number(second).is_some_and(|n| n <= 31) && parted(second, third);
    let ordinal = DAY.contains(&second.trim_end_matches([':', ',']))
        && (ORDINALS.iter().any(|(_, words)| words.contains(&first))
            || first.ends_with('.') && first_number(first).is_some())
        && parted(second, third);
    if counted || ordinal {
        let rest =
            label.split([':', ',', '(', '–', '—']).skip(1).find_map(|part| words::day(part.trim_matches([' ', ')'])));
        return Some((rest.or_else(|| words::day(&label)), label.trim_end_matches(':').to_owned()));
    }
    if unmarked.listed {
        return None;
    }
    if let Some(date) = words::day(key.trim_end_matches(':')) {
        return Some((Some(date), label.trim_end_matches(':').to_owned()));
    }
    // A day of the week, perhaps with a day and a month.
    let words: Vec<&str> =
        key.split([' ', ',', '(', ')']).map(|w| w.trim_end_matches(':')).filter(|w| !w.is_empty()).collect();
    let weekday = |word: &str| WEEKDAYS.contains(&word) || SHORT_WEEKDAYS.contains(&word.trim_end_matches('.'));
    let dated = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        matches!(word, "de" | "of" | "the" | "den" | "le" | "der" | "am")
            || (word.starts_with(|c: char| c.is_ascii_digit())
                && digits.split(['.', '/', '-']).all(|n| n.parse::<u32>().is_ok_and(|n| n < 3000))
                && !word.contains(':'))
            || word.chars().all(char::is_alphabetic) && word.len() > 2 && month(word).is_some()
    };
    let (first, rest) = words.split_first()?;
    // `Friday evening`.
    let rest = if let [part] = rest
        && PARTS.contains(part)
    {
        &[][..]
    } else {
        rest
    };
    let named =
        if rest.is_empty() { WEEKDAYS.contains(first) } else { weekday(first) && rest.iter().all(|w| dated(w)) };
    let by_month = words.len() > 1
        && words.len() <= 4
        && words.iter().all(|w| dated(w))
        && words.iter().any(|w| w.len() > 2 && w.chars().all(char::is_alphabetic) && month(w).is_some())
        && words.iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    (named || by_month).then(|| (None, label.trim_end_matches(':').to_owned()))
}

/// How many days are named among which one has to be chosen.
const NAMED: usize = 6;

/// Says which days there are to choose from: of many, those with several entries first.
pub(super) fn choose(days: &[AgendaDay]) -> String {
    let dated = days.iter().all(|day| day.date.is_some());
    let mut named: Vec<(usize, &AgendaDay)> = days.iter().enumerate().collect();
    sort_by_key(&mut named, |(at, day)| (day.entries == 1, *at));
    named.truncate(NAMED);
    sort_by_key(&mut named, |(at, _)| *at);
    let each = named.iter().map(|(at, day)| {
        let entries = count_of(day.entries as u64, "entry");
        match day.date.filter(|_| dated) {
            Some(date) => format!("{date} ({entries})"),
            None => format!("{} ({}, {entries})", at + 1, visible(&day.label)),
        }
    });
    let each: Vec<String> = each.collect();
    let more = if days.len() > NAMED { ", …" } else { "" };
    let (option, number) = (if dated { "--date" } else { "--day" }, count_of(days.len() as u64, "day"));
    format!("it has entries on {number}; choose one with {option}: {}{more}", each.join(", "))
}

/// Finds the days of a text; at most one where it is the agenda of a single day.
pub(super) fn days(text: &str) -> Days {
    let lines: Vec<&str> = text.lines().collect();
    let by_column = in_a_column(text, lines.len());
    if by_column.found.len() > 1 {
        return by_column;
    }
    let mut days = Days { of_line: vec![None; lines.len()], ..Days::default() };
    let mut here = None;
    for (at, line) in lines.iter().enumerate() {
        if let Some((date, label)) = heading(line) {
            let same_day = |day: &AgendaDay| same(&day.label, &label) || date.is_some() && day.date == date;
            let known = days.found.iter().position(same_day);
            here = Some(known.unwrap_or_else(|| {
                days.found.push(AgendaDay { date, label, entries: 0 });
                days.found.len() - 1
            }));
            days.headings.insert(at);
        }
        let framed = table::is_heading_line(line);
        days.of_line[at] = here.filter(|_| !framed);
    }
    days
}

/// Finds the days in the column of a table that holds them.
fn in_a_column(text: &str, lines: usize) -> Days {
    let mut days = Days { of_line: vec![None; lines], ..Days::default() };
    let Some((from, rows)) = table::separated(text).or_else(|| table::in_markdown(text)) else { return days };
    let Some(at) = table::column_of(&rows, Holds::Day) else { return days };
    let mut here = None;
    for (n, (row, cells)) in rows.iter().enumerate() {
        let cell = cells.get(at).unwrap_or_default().trim();
        if table::is_heading_row(cells) {
            continue;
        }
        if !columns::is_blank(cell) {
            let date = words::day(cell);
            let known = days.found.iter().position(|day| same(&day.label, cell));
            here = Some(known.unwrap_or_else(|| {
                days.found.push(AgendaDay { date, label: tidy(cell), entries: 0 });
                days.found.len() - 1
            }));
        }
        let end = rows.get(n + 1).map_or(lines - from, |(next, _)| *next);
        for line in (*row..end).filter(|line| from + line < lines) {
            days.of_line[from + line] = here;
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_days_are_known_in_eight_languages() {
        for line in [
            "Day 1",
            "## Day two",
            "**Day 3:**",
            "Day 1 – Arriving",
            "Tag 1 (Montag)",
            "1. Tag",
            "Erster Tag:",
            "Jour 2",
            "Día 1",
            "Dia 2: Futuro",
            "Giorno 1",
            "Dag 2",
            "Dzień 1",
            "Tuesday",
            "# Montag",
            "Tuesday, 24 November",
            "Di, 24.11.",
            "Mittwoch, 25.11.2026",
            "mardi 24 novembre",
            "Tuesday 24 November 2026",
            "November 24",
            "=== Day 2 ===",
            "Day 2;;;",
            "Friday evening",
            "24.11.2026",
            "Środa, 25 listopada",
        ] {
            assert!(heading(line).is_some(), "{line}");
        }
        for line in [
            "Day 1 review",
            "09:00 Day 1",
            "Days",
            "Today",
            "Mon",
            "Do",
            "- Tuesday",
            "Monday is a good day",
            "24",
            "Day",
            "Welcome",
            "May",
            "Mar",
            "Tag der Arbeit",
            "Sunday roast",
            "10 minutes",
        ] {
            assert!(heading(line).is_none(), "{line}");
        }
    }
}
