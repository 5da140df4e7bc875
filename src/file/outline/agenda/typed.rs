//! Sorts words of an agenda by whether they are a line of the grammar. It decides nothing else of them.

use super::super::draft::{self, Draft};
use super::super::line::OutlineContext;
use super::super::misread::Misread;
use super::super::{parts, signs};
use super::marks::MOST_LETTERS;

/// What a line without its marks is.
pub(super) enum Sort {
    /// Its parts are understood.
    Grammar,
    /// It has one part, or commas that are part of its title.
    Title,
    /// One of its parts is not understood; others may be.
    Half { misread: Misread, known: bool },
}

/// Sorts words by whether they are a line of the grammar.
pub(super) fn sort(text: &str) -> Sort {
    let context = OutlineContext::default();
    let Ok((line, tail)) = parts::cut(text) else { return Sort::Title };
    let cut = signs::parts(&line.signs);
    let said: Vec<_> = cut.iter().skip(1).filter(|p| !signs::trimmed(p).is_empty()).collect();
    let taken: Vec<_> = said.iter().map(|part| Draft::default().part(part, context)).collect();
    let known = taken.contains(&Ok(true)) || tail.is_some();
    if said.is_empty() && tail.is_none() {
        return Sort::Title;
    }
    // `same as before` is looked up when the activities before it are known.
    let later = |part: &&&signs::Signs<'_>| parts::after(part, "same as").is_some();
    if said.iter().zip(&taken).all(|(part, taken)| *taken == Ok(true) || later(&part)) {
        return Sort::Grammar;
    }
    match draft::read(text, context) {
        Ok(_) => Sort::Grammar,
        // What is near a word of the grammar is a slip; other words are part of a title.
        Err(wrong) if known || taken.iter().any(Result::is_err) || (wrong.put.is_some() && wrong.range.start > 0) => {
            Sort::Half { misread: wrong.in_line(text), known }
        }
        Err(_) => Sort::Title,
    }
}

/// Tells whether words are a line of the grammar: there are parts behind the title, and all are understood.
pub(super) fn is_typed(text: &str) -> bool {
    text.len() <= MOST_LETTERS && matches!(sort(text), Sort::Grammar)
}
