//! Takes off what stands around a title in an agenda: marks of lists and headings, times, lengths.

use chrono::{NaiveTime, TimeDelta, Timelike as _};

use super::super::length::{Length, length, number, time};
use crate::workshop::text::search_key;

/// A line without its marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unmarked {
    /// Blanks before it.
    pub indent: i32,
    /// The level of its heading, from 1.
    pub heading: Option<i32>,
    /// It had the mark of a list.
    pub listed: bool,
    /// The words.
    pub text: String,
}

/// Takes off blanks, the marks of headings, lists, tasks, and bold words.
pub(super) fn unmarked(line: &str) -> Unmarked {
    let start = line.trim_start();
    let indent = line[..line.len() - start.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let level = start.chars().take_while(|c| *c == '#').count();
    if (1..=6).contains(&level) && start[level..].starts_with([' ', '\t']) {
        let text = plain(start[level..].trim().trim_end_matches('#'));
        let text = list_mark(&text).map_or(text.as_str(), |rest| rest).to_owned();
        return Unmarked { indent, heading: Some(level as i32), listed: false, text };
    }
    let (mut rest, mut listed) = (start, false);
    while let Some(behind) = list_mark(rest) {
        (rest, listed) = (behind, true);
    }
    Unmarked { indent, heading: None, listed, text: plain(rest) }
}

/// Returns what stands behind the mark of a list: `- `, `• `, `1. `, `2) `, `[ ] `.
fn list_mark(text: &str) -> Option<&str> {
    for mark in ["[ ]", "[x]", "[X]"] {
        if let Some(rest) = text.strip_prefix(mark).filter(|rest| rest.starts_with(char::is_whitespace)) {
            return Some(rest.trim_start());
        }
    }
    let c = text.chars().next()?;
    let rest = if matches!(c, '-' | '*' | '+' | '•' | '‣' | '◦' | '▪' | '·' | '–' | '—' | '☐' | '○' | '●' | '→')
    {
        &text[c.len_utf8()..]
    } else {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let letter = c.is_ascii_alphabetic() && text[1..].starts_with(')');
        let length = if (1..=3).contains(&digits) {
            digits
        } else if letter {
            1
        } else {
            return None;
        };
        text[length..].strip_prefix(['.', ')'])?
    };
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

/// Takes off the signs of Markdown that make words bold or a link.
pub(super) fn plain(text: &str) -> String {
    let mut out = text.replace("**", "").replace("__", "").replace('`', "").replace("~~", "");
    // [words](address)
    while let Some(middle) = out.find("](") {
        let (Some(open), Some(close)) = (out[..middle].rfind('['), out[middle..].find(')')) else { break };
        let words = out[open + 1..middle].to_owned();
        out.replace_range(open..=middle + close, &words);
    }
    let trimmed = out.trim();
    let slanted = trimmed.strip_prefix(['*', '_']).and_then(|t| t.strip_suffix(['*', '_'])).filter(|t| !t.is_empty());
    slanted.unwrap_or(trimmed).trim().to_owned()
}

/// Words before a time.
const BEFORE: &[&str] = &[
    "from ", "von ", "ab ", "um ", "at ", "de ", "dalle ", "alle ", "van ", "om ", "od ", "godz. ", "à ", "às ", "as ",
];

/// What stands between two times.
const BETWEEN: &[&str] =
    &["-", "–", "—", "−", "‐", "to ", "bis ", "until ", "till ", "à ", "al ", "alle ", "tot ", "até ", "do ", "a "];

/// A time, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub at: NaiveTime,
    /// It cannot be meant half a day later: `am` or `pm` stands behind it, or a zero before its hour.
    pub exact: bool,
}

/// The most hours from a start to its end where the end is written for a clock of twelve hours.
pub(super) const LONGEST: i64 = 10;

impl Written {
    /// Returns when it is meant to be after another time: as it is written or, on a clock of twelve hours, half a day
    /// later, but not more than so many hours on. Nothing where it is before the other one.
    pub(super) fn after(self, from: NaiveTime, most: i64) -> Option<NaiveTime> {
        let night = from.hour() >= 18 && self.at.hour() < 6;
        if self.at >= from || night {
            return Some(self.at);
        }
        let later = self.at.overflowing_add_signed(TimeDelta::hours(12)).0;
        let near = later >= from && later - from <= TimeDelta::hours(most);
        (!self.exact && self.at.hour() < 12 && near).then_some(later)
    }
}

/// A time as it stands.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    half: Option<bool>,
    /// It can be nothing but a time.
    sure: bool,
    /// It is written as a clock of 24 hours has it.
    exact: bool,
}

impl Clock {
    fn written(self) -> Option<Written> {
        Some(Written { at: self.time()?, exact: self.exact })
    }

    fn time(self) -> Option<NaiveTime> {
        let hour = match self.half {
            None => self.hour,
            Some(_) if !(1..=12).contains(&self.hour) => return None,
            Some(afternoon) => self.hour % 12 + if afternoon { 12 } else { 0 },
        };
        NaiveTime::from_hms_opt(hour, self.minute, 0)
    }
}

/// Reads the time that a text begins with, and returns what stands behind it.
fn clock(text: &str) -> Option<(Clock, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let n = digits(text);
    if !(1..=2).contains(&n) {
        return None;
    }
    let hour: u32 = text[..n].parse().ok()?;
    let mut rest = &text[n..];
    let mut clock = Clock { hour, minute: 0, half: None, sure: false, exact: text.starts_with('0') };
    let sign = rest.chars().next().filter(|c| matches!(c, ':' | '.' | 'h' | 'H'));
    if let Some(sign) = sign {
        let behind = &rest[1..];
        if digits(behind) == 2 {
            clock.minute = behind[..2].parse().ok()?;
            rest = &behind[2..];
            // A point parts numbers of chapters and dates, too.
            clock.sure = sign != '.' || (hour >= 6 && !rest.starts_with('.'));
            let seconds = rest.strip_prefix(':').filter(|s| sign == ':' && digits(s) == 2);
            rest = seconds.map_or(rest, |s| &s[2..]);
        } else if matches!(sign, 'h' | 'H') && hour >= 7 && !behind.starts_with(char::is_alphanumeric) {
            clock.sure = true;
            rest = behind;
        }
    }
    let unit = rest.trim_start();
    let key: String = search_key(&unit.chars().take(8).collect::<String>()).into_owned();
    for (word, half) in [
        ("a.m.", Some(false)),
        ("p.m.", Some(true)),
        ("am", Some(false)),
        ("pm", Some(true)),
        ("uhr", None),
        ("uur", None),
        ("o'clock", None),
        ("hrs", None),
        ("h", None),
    ] {
        // A number with h alone is a length as well.
        if word == "h" && !clock.sure {
            continue;
        }
        let behind = unit.get(word.len()..).filter(|_| key.starts_with(word));
        if let Some(behind) = behind.filter(|b| !b.starts_with(char::is_alphanumeric)) {
            return Some((Clock { half, sure: true, exact: clock.exact || half.is_some(), ..clock }, behind));
        }
    }
    (hour < 24 && !rest.starts_with(|c: char| c.is_alphanumeric())).then_some((clock, rest))
}

/// A time that a line begins with, perhaps the end, and what stands behind them.
pub(super) type Times<'t> = (Written, Option<Written>, &'t str);

/// Takes the times off that a text begins with: `15:00`, `15:00–15:05`, `9.30 Uhr`, `3-4 pm`.
pub(super) fn times(text: &str) -> Option<Times<'_>> {
    let text = text.trim_start_matches(['(', '[', '|', ' ', '\t', '"']);
    let small: String = text.chars().take(8).collect();
    let small = search_key(&small).into_owned() + " ";
    let word = BEFORE.iter().find(|word| small.starts_with(**word) && text.is_char_boundary(word.len()));
    let text = word.map_or(text, |word| text[word.len()..].trim_start());
    let (first, rest) = clock(text)?;
    let spaced = rest.trim_start();
    let between = BETWEEN.iter().find_map(|dash| spaced.strip_prefix(dash));
    if let Some((last, behind)) = between.and_then(|rest| clock(rest.trim_start())).filter(|(last, _)| last.sure) {
        // In `3-4 pm` and `11-1 pm` the first one goes by the second.
        let morning = first.hour % 12 > last.hour % 12;
        let half =
            first.half.or_else(|| last.half.filter(|_| !first.sure || first.hour < 12).map(|half| half != morning));
        let first = Clock { half, exact: first.exact || half.is_some(), ..first };
        return Some((first.written()?, Some(last.written()?), title(behind)));
    }
    first.sure.then_some(())?;
    Some((first.written()?, None, title(rest)))
}

/// Takes the times off that a text ends with: `Welcome (15:00–15:05)`, `Welcome - 15:00`, `Welcome   15:00`.
pub(super) fn times_at_end(text: &str) -> Option<(&str, Written, Option<Written>)> {
    let text = text.trim_end();
    let last = |inside: &'_ str| times(inside).filter(|(.., rest)| rest.is_empty()).map(|(start, end, _)| (start, end));
    let done = |before: &'_ str, (start, end)| {
        let before = before.trim_end().trim_end_matches([',', ':', '|', '-', '–', '—', '@']).trim_end();
        // In `Work until 15:00` the time says something else.
        let word = before.rsplit(char::is_whitespace).next().map(search_key).unwrap_or_default();
        let part = PREPOSITIONS.contains(&word.as_ref()) || before.trim().is_empty();
        (!part).then_some((before.len(), start, end))
    };
    let mut found = None;
    if let Some(inner) = text.strip_suffix([')', ']'])
        && let Some((before, inside)) = inner.rsplit_once(['(', '['])
    {
        found = last(inside).and_then(|times| done(before, times));
    }
    // The longest end that is a time and nothing else.
    let words = text.char_indices().filter(|(at, c)| c.is_whitespace() && *at > 0).map(|(at, _)| at);
    let ends: Vec<usize> = words.collect();
    for at in ends.iter().rev().take(6).rev() {
        if found.is_none() && text[*at..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            found = last(&text[*at..]).and_then(|times| done(&text[..*at], times));
        }
    }
    found.map(|(before, start, end)| (&text[..before], start, end))
}

/// Words before a time within a title.
const PREPOSITIONS: &[&str] = &[
    "until", "till", "by", "at", "from", "to", "before", "after", "bis", "um", "ab", "vor", "nach", "von", "a", "om",
    "tot", "do", "od", "around", "ca.", "since",
];

/// Returns a title without the signs before it that part it from a time.
fn title(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ')' | ']' | '|' | ':' | '-' | '–' | '—' | ',' | ';' | '*' | '>' | '·' | '•' | '"' | '=' | '→'
            )
    })
}

/// Reads a length that has a unit; `~` and `ca.` before it mean nothing.
pub(super) fn sure_length(text: &str) -> Option<Length> {
    let key = search_key(text);
    let key = key.trim().trim_start_matches(['~', '≈']).trim_start();
    let key = ["ca. ", "ca ", "circa ", "about ", "approx. ", "approx ", "c. ", "env. ", "for ", "max. ", "max "]
        .iter()
        .find_map(|w| key.strip_prefix(w))
        .unwrap_or(key);
    let key = key.trim_end_matches(" each").trim();
    if number(key).is_some() || key.len() > 40 {
        return None;
    }
    match length(key) {
        // A range needs its unit to be one of minutes.
        Some(Length::Between(..)) if !key.contains(|c: char| c.is_alphabetic() || c == '\'') => None,
        found => found,
    }
}

/// Takes a length off that stands before or behind a title: `Welcome (5 min)`, `Welcome - 5'`, `5 min Welcome`; also
/// before brackets with something else: `Welcome - 5 min (Ana)`.
pub(super) fn length_off(text: &str) -> Option<(String, Length)> {
    let text = text.trim();
    if let Some(found) = length_around(text) {
        return Some(found);
    }
    let at = text.rfind('(').filter(|at| *at > 0 && text.ends_with(')'))?;
    let (title, length) = length_around(text[..at].trim_end())?;
    Some((format!("{title} {}", &text[at..]), length))
}

fn length_around(text: &str) -> Option<(String, Length)> {
    let done = |title: &str, length: Length| {
        let title = title.trim().trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',' | '|' | '.' | '…' | '·' | '=' | ';')
        });
        let title = title.strip_suffix(" for").unwrap_or(title);
        let title = title.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',' | '|' | ')' | ']' | '·')
        });
        (title.chars().any(char::is_alphanumeric)).then(|| (title.trim().to_owned(), length))
    };
    for (open, close) in [('(', ')'), ('[', ']')] {
        let Some(to) = text.rfind(close) else { continue };
        let Some(from) = text[..to].rfind(open) else { continue };
        let inside = &text[from + 1..to];
        let parts: Vec<&str> = inside.split([',', ';', '·']).collect();
        let Some(at) = parts.iter().position(|part| sure_length(part).is_some()) else { continue };
        let length = sure_length(parts[at])?;
        let rest: Vec<&str> = parts
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != at)
            .map(|(_, p)| p.trim())
            .filter(|p| !p.is_empty())
            .collect();
        let kept = if rest.is_empty() { String::new() } else { format!(" {open}{}{close}", rest.join(", ")) };
        return done(&format!("{}{kept} {}", text[..from].trim_end(), text[to + 1..].trim()), length);
    }
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect();
    for count in (1..=4.min(words.len().saturating_sub(1))).rev() {
        let at = words[words.len() - count].0;
        if let Some(length) = sure_length(text[at..].trim_end_matches(['.', ')'])) {
            return done(&text[..at], length);
        }
    }
    for count in (1..=4.min(words.len().saturating_sub(1))).rev() {
        let (at, word) = words[count - 1];
        let end = at + word.len();
        if let Some(length) = sure_length(
            text[..end].trim_end_matches([':', '-', '–', ',', ')', ']', '|']).trim_start_matches(['(', '[']),
        ) {
            return done(&text[end..], length);
        }
    }
    None
}

/// Reads a cell that holds one time.
pub(super) fn cell_times(text: &str) -> Option<(Written, Option<Written>)> {
    match times(text) {
        Some((start, end, "")) => Some((start, end)),
        _ => time(text).map(|at| (Written { at, exact: text.trim_start().starts_with('0') }, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(text: &str) -> Option<(NaiveTime, Option<NaiveTime>, &str)> {
        super::times(text).map(|(start, end, rest)| (start.at, end.map(|end| end.at), rest))
    }

    fn times_at_end(text: &str) -> Option<(&str, NaiveTime, Option<NaiveTime>)> {
        super::times_at_end(text).map(|(before, start, end)| (before, start.at, end.map(|end| end.at)))
    }

    #[test]
    fn times_stand_before_a_title() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
        for (text, start, end, title) in [
            ("15:00 Welcome", at(15, 0), None, "Welcome"),
            ("15:00–15:05 Welcome", at(15, 0), Some(at(15, 5)), "Welcome"),
            ("15:00 - 15:05: Welcome", at(15, 0), Some(at(15, 5)), "Welcome"),
            ("15:00 - Welcome", at(15, 0), None, "Welcome"),
            ("9.30 Uhr Begrüßung", at(9, 30), None, "Begrüßung"),
            ("9 Uhr Begrüßung", at(9, 0), None, "Begrüßung"),
            ("9.00 bis 9.30 Uhr: Begrüßung", at(9, 0), Some(at(9, 30)), "Begrüßung"),
            ("3pm Welcome", at(15, 0), None, "Welcome"),
            ("3-4 pm Welcome", at(15, 0), Some(at(16, 0)), "Welcome"),
            ("11-1pm Welcome", at(11, 0), Some(at(13, 0)), "Welcome"),
            ("10:00-10:15 | Coffee", at(10, 0), Some(at(10, 15)), "Coffee"),
            ("[10:00] Coffee", at(10, 0), None, "Coffee"),
            ("14h30 Accueil", at(14, 30), None, "Accueil"),
            ("de 14h à 15h Accueil", at(14, 0), Some(at(15, 0)), "Accueil"),
            ("09:00:00 Start", at(9, 0), None, "Start"),
        ] {
            assert_eq!(times(text), Some((start, end, title)), "{text}");
        }
        for text in [
            "5 min Welcome",
            "9-10 Welcome",
            "1.2 Welcome",
            "1.10 Welcome",
            "24.11.2026 Day",
            "2h Work",
            "3 things",
            "25:00 x",
            "Welcome",
        ] {
            assert_eq!(times(text), None, "{text}");
        }
        assert_eq!(times_at_end("Welcome (15:00)"), Some(("Welcome", at(15, 0), None)));
        assert_eq!(times_at_end("Welcome     15:00"), Some(("Welcome", at(15, 0), None)));
        assert_eq!(times_at_end("Leads day 15:00 - 16:30"), Some(("Leads day", at(15, 0), Some(at(16, 30)))));
        assert_eq!(times_at_end("Work until 15:00"), None);
        assert_eq!(times_at_end("Welcome – 15:00-15:10"), Some(("Welcome", at(15, 0), Some(at(15, 10)))));
    }

    #[test]
    fn lengths_stand_around_a_title() {
        for (text, title, minutes) in [
            ("Welcome (5 min)", "Welcome", 5),
            ("Welcome [5 min]", "Welcome", 5),
            ("Welcome - 5'", "Welcome", 5),
            ("Welcome – 5 min", "Welcome", 5),
            ("Welcome: 5 min", "Welcome", 5),
            ("Welcome 5 min", "Welcome", 5),
            ("Welcome ..... 5 min", "Welcome", 5),
            ("5 min Welcome", "Welcome", 5),
            ("5 min: Welcome", "Welcome", 5),
            ("(5 min) Welcome", "Welcome", 5),
            ("5' Welcome", "Welcome", 5),
            ("1h30 Work on it", "Work on it", 90),
            ("Work 1 h 30 min", "Work", 90),
            ("Work (1 hour)", "Work", 60),
            ("Work (Ana, 5 min)", "Work (Ana)", 5),
            ("Work — 5 min (Ana)", "Work (Ana)", 5),
            ("Opening (10 minutes)", "Opening", 10),
            ("Work (ca. 10 Min.)", "Work", 10),
            ("Work (~10 min)", "Work", 10),
        ] {
            assert_eq!(length_off(text), Some((title.to_owned(), Length::Minutes(minutes))), "{text}");
        }
        assert_eq!(length_off("Work (5-10 min)"), Some(("Work".to_owned(), Length::Between(5, 10))));
        for text in ["Welcome", "Chapter 5", "5 things", "Work (5)", "5 min", "Room 5-10", "(5 min)"] {
            assert_eq!(length_off(text), None, "{text}");
        }
    }

    #[test]
    fn marks_of_lists_and_headings_are_taken_off() {
        for (line, indent, heading, listed, text) in [
            ("- Welcome", 0, None, true, "Welcome"),
            ("  * **Welcome** (5 min)", 2, None, true, "Welcome (5 min)"),
            ("1. Welcome", 0, None, true, "Welcome"),
            ("12) Welcome", 0, None, true, "Welcome"),
            ("- [ ] Welcome", 0, None, true, "Welcome"),
            ("### 1. Opening (10 minutes)", 0, Some(3), false, "Opening (10 minutes)"),
            ("\tWelcome", 4, None, false, "Welcome"),
            ("9.30 Welcome", 0, None, false, "9.30 Welcome"),
            ("[Welcome](https://example.org)", 0, None, false, "Welcome"),
            ("#hash", 0, None, false, "#hash"),
        ] {
            assert_eq!(unmarked(line), Unmarked { indent, heading, listed, text: text.to_owned() }, "{line}");
        }
    }
}
