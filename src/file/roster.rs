//! Reads people from what other programs write: tables with headings, reports of meetings, lists of names and addresses.
//! It keeps the order of the people and of their attributes, and tells what it left out.

mod cards;
mod columns;
mod found;
mod head;
mod headings;
mod lines;
mod marks;
mod names;
mod people;
mod rows;
mod section_words;
mod sections;
mod table;
mod values;

use super::problem::{Problem, Source};
use super::{separated, text};
use crate::workshop::Person;
use headings::meaning;

pub(super) use names::is_total;

pub use found::{ColumnLeftOut, Entry, Fate, Headings, Roster, RosterOptions};

/// Reads the people in a file: a table with a heading for the name, somewhere below other lines, or a plain list. All
/// rows that somebody has to mend are reported at once.
pub fn roster(bytes: &[u8], options: &RosterOptions) -> Result<Roster, Vec<Problem>> {
    let text = with_tabs(text::foreign_text(bytes).map_err(|p| vec![p])?.into());
    let source = Source::new(&text);
    let roster = read(&source, options).map_err(|p| vec![p])?;
    let faulty = roster.entries.iter().filter_map(|e| match &e.fate {
        Fate::Faulty { message, help, .. } => Some(rows::problem(&source, e.at, message.clone(), help)),
        Fate::Read | Fate::LeftOut(_) => None,
    });
    let problems: Vec<Problem> = faulty.collect();
    if problems.is_empty() { Ok(roster) } else { Err(problems) }
}

/// Reads the people in a text that was pasted. What cannot be read is an entry, too. Headings none of which is for a name
/// are returned as the reason why nobody is read.
pub fn pasted_roster(text: &str) -> Result<Roster, Headings> {
    let text = if text.contains('\n') { text.to_owned() } else { text.replace('\r', "\n") };
    let text = with_tabs(text);
    let source = Source::new(&text);
    let options = RosterOptions { pasted: true, ..RosterOptions::default() };
    if let Ok(roster) = read(&source, &options) {
        return Ok(roster);
    }
    match table::without_name(&source, &options) {
        Some(headings) => Err(headings),
        None => Ok(lines::lines(&source, &options).unwrap_or_default()),
    }
}

/// Returns a table whose columns blanks part, below a heading for the name, with tabs; another text as it is.
fn with_tabs(text: String) -> String {
    // Wikis write headings as `|| Name || Team ||`.
    if text.trim_start().starts_with("||") {
        return text.replace("||", "|");
    }
    let named =
        |text: &String| text.trim_start().lines().next().is_some_and(|l| l.split('\t').any(|c| meaning(c).names()));
    separated::tabbed(&text).filter(named).unwrap_or(text)
}

/// Reads one line about one person, as it is typed: `Zoe Adams, department: Sales`, `Zoe Adams <zoe@x.org>`.
pub fn typed_person(line: &str) -> Person {
    lines::person(line).0
}

fn read(source: &Source<'_>, options: &RosterOptions) -> Result<Roster, Problem> {
    if let Some(roster) = cards::of_options(source, options) {
        return Ok(roster);
    }
    if let Some(roster) = table::table(source, options)? {
        return Ok(roster);
    }
    if sections::is_list(source.text)
        && options.name.is_none()
        && let Some(roster) = lines::people_below(source, options)
    {
        return Ok(roster);
    }
    if table::without_name(source, options).is_none()
        && let Some(roster) = lines::lines(source, options)
    {
        return Ok(roster);
    }
    let separator = separated::likely_separator(source.text);
    Err(table::no_name(source, &rows::rows(source.text, 0, separator, 20).0))
}
