//! Reads minutes that are counted from the start: `0–5'`, `5–15'`, `Min 15–45`, `0' Welcome`. It knows no times of day.

use std::collections::HashMap;

use super::super::length::MOST_MINUTES;
use crate::workshop::text::search_key;

/// From which minute, to which, and what stands behind.
pub(super) type Stretch<'t> = (u32, Option<u32>, &'t str);

const UNITS: [&str; 7] = ["minutes", "minuten", "mins", "min.", "min", "mn", "m"];
const SIGNS: [char; 3] = ['\'', '′', '’'];
const DASHES: [char; 6] = ['-', '–', '—', '−', '‐', '→'];

/// Takes the number that a text begins with, and whether a sign for minutes stands behind it.
fn minute(text: &str) -> Option<(u32, bool, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let n = text.get(..digits).filter(|_| (1..=4).contains(&digits))?.parse().ok().filter(|n| *n <= MOST_MINUTES)?;
    let rest = &text[digits..];
    if let Some(behind) = rest.strip_prefix(SIGNS) {
        return Some((n, true, behind.strip_prefix(SIGNS).unwrap_or(behind)));
    }
    let unit = rest.trim_start();
    let known = UNITS.iter().find_map(|word| {
        let begins = unit.get(..word.len()).is_some_and(|begin| search_key(begin) == *word);
        begins.then(|| &unit[word.len()..]).filter(|behind| !behind.starts_with(char::is_alphanumeric))
    });
    match known {
        Some(behind) => Some((n, true, behind)),
        None if rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '.' | ',' | '%' | '/')) => None,
        None => Some((n, false, rest)),
    }
}

/// Reads the stretch that a text begins with.
fn begins(text: &str) -> Option<(u32, Option<u32>, bool, &str)> {
    let mut text = text.trim_start_matches(|c: char| c.is_whitespace() || "([+|".contains(c));
    for word in ["Minutes", "Minuten", "Minute", "Min.", "Min", "T+", "T +"] {
        let begun = text.get(..word.len()).filter(|begin| search_key(begin) == search_key(word));
        if let Some(rest) =
            begun.map(|_| text[word.len()..].trim_start()).filter(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        {
            text = rest;
            break;
        }
    }
    let (from, marked, rest) = minute(text)?;
    let spaced = rest.trim_start();
    let words = ["to ", "bis ", "a ", "à ", "do ", "tot "];
    let second = spaced.strip_prefix(DASHES).or_else(|| words.iter().find_map(|word| spaced.strip_prefix(word)));
    if let Some((to, also, behind)) =
        second.and_then(|second| minute(second.trim_start())).filter(|(to, ..)| *to > from)
    {
        return Some((from, Some(to), marked || also, behind));
    }
    Some((from, None, marked, rest))
}

/// Takes the minutes off that a text begins with, counted from the start.
pub(super) fn stretch(text: &str) -> Option<Stretch<'_>> {
    let (from, to, _, rest) = begins(text)?;
    let signs =
        |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '|' | ':' | '-' | '–' | '—' | ',' | ';' | '·' | '.');
    Some((from, to, rest.trim_start_matches(signs)))
}

/// Takes them off where they stand at the end, in brackets or behind a sign: `Welcome (0–5 min)`.
pub(super) fn stretch_at_end(text: &str) -> Option<Stretch<'_>> {
    let text = text.trim_end();
    let at = text.rfind(['(', '[']).or_else(|| {
        let digit = text.find(|c: char| c.is_ascii_digit())?;
        Some(digit).filter(|_| text[digit..].split_whitespace().count() <= 4)
    })?;
    let (from, to, behind) = stretch(&text[at..])?;
    let title = text[..at].trim_end().trim_end_matches([',', ':', '|', '-', '–', '—', '·']).trim_end();
    (to.is_some() && behind.is_empty() && title.contains(char::is_alphabetic)).then_some((from, to, title))
}

/// Returns the texts that count minutes from the start, each with its minutes and its title: the first is 0, and each
/// goes on where the one above ends.
pub(super) fn counted<'t>(texts: impl Iterator<Item = (usize, &'t str)>) -> HashMap<usize, (u32, Option<u32>, String)> {
    let mut found: Vec<(usize, u32, Option<u32>, bool, String)> = Vec::new();
    for (at, text) in texts {
        let begun = begins(text).filter(|(_, to, marked, _)| to.is_some() || *marked);
        let read = begun.and_then(|(.., marked, _)| stretch(text).map(|(from, to, title)| (from, to, marked, title)));
        let read = read.or_else(|| stretch_at_end(text).map(|(from, to, title)| (from, to, true, title)));
        if let Some((from, to, marked, title)) = read {
            found.push((at, from, to, marked, title.to_owned()));
        }
    }
    let ranges = found.iter().filter(|(_, _, to, ..)| to.is_some()).count();
    // Without ends these are lengths, unless they begin with 0 and go on.
    let goes_on = found.windows(2).all(|pair| {
        let (a, b) = (&pair[0], &pair[1]);
        a.2.map_or(a.1 < b.1, |to| to == b.1)
    });
    let whole = found.first().is_some_and(|first| first.1 == 0) && found.len() > 1 && goes_on;
    let sure = ranges * 2 > found.len() || found.iter().all(|f| f.3) && found.len() > 2;
    if whole && sure {
        found.into_iter().map(|(at, from, to, _, title)| (at, (from, to, title))).collect()
    } else {
        HashMap::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u32, Option<u32>, String)> {
        let counted = counted(text.lines().enumerate());
        text.lines().enumerate().filter_map(|(at, _)| counted.get(&at).cloned()).collect()
    }

    #[test]
    fn minutes_are_counted_from_the_start_in_every_way_of_writing() {
        for text in [
            "0–5′ A\n5–15′ B\n15–45′ C",
            "0'-5' A\n5'-15' B\n15' - 45' C",
            "0-5 min: A\n5-15 min: B\n15-45 min: C",
            "Min 0-5 A\nMin 5-15 B\nMin 15-45 C",
            "0 bis 5 Min. – A\n5 bis 15 Min. – B\n15 bis 45 Min. – C",
            "(0–5) A\n(5–15) B\n(15–45) C",
            "A (0–5 min)\nB (5–15 min)\nC (15–45 min)",
            "A – 0'-5'\nB – 5'-15'\nC – 15'-45'",
            "T+0–5 A\nT+5–15 B\nT+15–45 C",
        ] {
            let wanted = [(0, 5, "A"), (5, 15, "B"), (15, 45, "C")].map(|(a, b, t)| (a, Some(b), t.to_owned()));
            assert_eq!(read(text), wanted, "{text}");
        }
        assert_eq!(read("0' A\n5' B\n15' C").iter().map(|f| f.0).collect::<Vec<_>>(), [0, 5, 15]);
        for lengths in
            ["5' A\n10' B\n15' C", "5-10 min A\n10-15 min B", "0-5 A\n3-8 B", "A (5 min)\nB (10 min)", "0 A\n5 B"]
        {
            assert_eq!(read(lengths), [], "{lengths}");
        }
    }
}
