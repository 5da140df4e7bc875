//! Takes off what stands around a title in an agenda: marks of lists and headings, lengths.

use super::super::length::{Length, fractions, length, number};
use super::rounds::{in_digits, rounds};
pub(super) use crate::file::markdown::plain;
use crate::workshop::text::search_key;
use crate::workshop::text::wording::capitalised;

/// Longer lines are no activities.
pub(super) const MOST_LETTERS: usize = 400;

/// A length before or behind a title has no more words.
const MOST_WORDS: usize = 6;

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

/// Reads a length that has a unit; `~` and `ca.` before it mean nothing.
pub(super) fn sure_length(text: &str) -> Option<Length> {
    let text = fractions(text.trim());
    let key = search_key(&text);
    let key = key.trim().trim_start_matches(['~', '≈']).trim_start();
    let key = ["ca. ", "ca ", "circa ", "about ", "approx. ", "approx ", "c. ", "env. ", "for ", "max. ", "max "]
        .iter()
        .find_map(|w| key.strip_prefix(w))
        .unwrap_or(key);
    let key = key.trim_end_matches(" each").trim();
    if number(key).is_some() || key.len() > 40 {
        return None;
    }
    if let Some((times, one)) = rounds(key) {
        return length(&format!("{} min", times.saturating_mul(one)));
    }
    match length(key).or_else(|| length(&in_digits(key)?)) {
        // A range needs its unit to be one of minutes.
        Some(Length::Between(..)) if !key.contains(|c: char| c.is_alphabetic() || "'′’".contains(c)) => None,
        found => found,
    }
}

/// Returns the words for several rounds that a length is made of: `three rounds of 12 minutes`.
pub(super) fn rounds_in(text: &str, title: &str) -> Option<String> {
    let (text, title) = (text.trim(), title.trim());
    let rest = text.strip_prefix(title).or_else(|| text.strip_suffix(title))?;
    let words = rest.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ':' | ',' | '-' | '–' | '—' | '.')
    });
    rounds(&search_key(words)).map(|_| words.to_owned())
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

/// What words for lengths have in them, in the languages of agendas.
const UNITS: [&str; 11] =
    ["min", "hour", "stunde", "heure", "hora", "ora", "uur", "godzin", "kwadrans", "kwartier", "quart"];

fn length_around(text: &str) -> Option<(String, Length)> {
    if !text.contains(|c: char| c.is_ascii_digit() || "½¼¾".contains(c)) {
        let key = search_key(text);
        if !UNITS.iter().any(|unit| key.contains(unit)) {
            return None;
        }
    }
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
    for count in (1..=MOST_WORDS.min(words.len().saturating_sub(1))).rev() {
        let at = words[words.len() - count].0;
        if let Some(length) = sure_length(text[at..].trim_end_matches(['.', ')'])) {
            return done(&text[..at], length);
        }
    }
    for count in (1..=MOST_WORDS.min(words.len().saturating_sub(1))).rev() {
        let (at, word) = words[count - 1];
        let end = at + word.len();
        if let Some(length) = sure_length(
            text[..end].trim_end_matches([':', '-', '–', ',', ')', ']', '|']).trim_start_matches(['(', '[']),
        ) {
            // `Half an hour of discussion`.
            let behind = text[end..].trim_start();
            let joins = ["of ", "for ", "de ", "d'", "d’", "di ", "van "];
            let joined = joins.iter().find_map(|join| behind.strip_prefix(join)).map(capitalised);
            return done(joined.as_deref().unwrap_or(behind), length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("Work (1½ h)", "Work", 90),
            ("Rounds: 3 x 20 min", "Rounds", 60),
            ("Rounds (3×20')", "Rounds", 60),
            ("Work (1:30 h)", "Work", 90),
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
