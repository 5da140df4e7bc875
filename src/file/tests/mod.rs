//! What holds for reading and rendering together.

mod changes;
mod docs;
mod fields;
mod plans;
mod properties;
mod sizes;
mod speed;

use super::*;
use crate::workshop::Note;

/// The example of the documentation: every key of the format.
pub(super) const SAMPLE: &str = include_str!("sample.toml");

pub(super) fn opened(text: &str) -> Opened {
    match read(text.as_bytes()) {
        Ok(opened) => opened,
        Err(problems) => panic!("{}", problems.iter().map(|p| p.render("s.toml")).collect::<Vec<_>>().join("\n")),
    }
}

pub(super) fn problems(text: &str) -> String {
    let problems = read(text.as_bytes()).map_or_else(|p| p, |o| o.warnings);
    problems.iter().map(|p| p.render("s.toml")).collect::<Vec<_>>().join("\n")
}

pub(super) fn note(at: &str, text: &str) -> Note {
    Note { at: at.parse().expect("a moment"), text: text.to_owned(), ..Note::default() }
}
