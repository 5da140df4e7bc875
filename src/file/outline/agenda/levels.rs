//! Tells which headings of a document are activities, and which stand above them. It takes none.

use std::collections::{HashMap, HashSet};

use super::marks::{self, MOST_LETTERS, Unmarked};
use super::typed::is_typed;
use super::{clock, words};

/// Tells whether a heading is nothing but words.
pub(super) fn is_plain_heading(text: &str) -> bool {
    marks::length_off(text).is_none() && clock::times(text).is_none() && !is_typed(text)
}

/// Returns the levels of headings that are activities: most of them say a time or a length.
pub(super) fn levels_of_activities(lines: &[&str]) -> HashSet<i32> {
    let mut levels: HashMap<i32, [usize; 2]> = HashMap::new();
    for line in lines.iter().filter(|line| line.starts_with('#') && line.len() <= MOST_LETTERS) {
        let Unmarked { heading: Some(level), text, .. } = marks::unmarked(line) else { continue };
        if !words::is_aside(&text) && !words::is_agenda(&text) {
            levels.entry(level).or_default()[usize::from(is_plain_heading(&text))] += 1;
        }
    }
    levels.into_iter().filter(|(_, [timed, plain])| *timed > 1 && timed >= plain).map(|(level, _)| level).collect()
}

/// Tells whether headings below the first level say lengths or times.
pub(super) fn has_lengths_below(lines: &[&str]) -> bool {
    lines.iter().filter(|line| line.starts_with("##") && line.len() <= MOST_LETTERS).any(|line| {
        let Unmarked { heading, text, .. } = marks::unmarked(line);
        heading.is_some_and(|level| level > 1) && !words::is_agenda(&text) && !is_plain_heading(&text)
    })
}

/// Tells whether one heading alone is above what is no heading for an agenda: it can be the title of the session.
pub(super) fn has_lone_heading(lines: &[&str]) -> bool {
    let text = |line: &&str| Some(marks::unmarked(line)).filter(|line| line.heading.is_some()).map(|line| line.text);
    let headings = lines.iter().filter(|line| line.len() <= MOST_LETTERS).filter_map(text);
    headings.filter(|text| !words::is_agenda(text) && is_plain_heading(text)).count() == 1
}
