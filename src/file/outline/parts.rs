//! Owns what all lines have in common: how they begin and end, titles, minutes, and that each thing is said once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::length::{Length, length, time};
use super::misread::PartError;
use super::signs::{self, Signs, range, text_of};
use crate::workshop::text::{MOST_NAME, search_key};

/// What was said already, and where.
#[derive(Debug, Default)]
pub(super) struct Given(BTreeMap<&'static str, (Range<usize>, String)>);

impl Given {
    /// Notes that a part says something; it can be said once.
    pub(super) fn add(&mut self, what: &'static str, part: Signs<'_>) -> Result<(), PartError> {
        let (place, text) = (range(part), text_of(part));
        if let Some((_, first)) = self.0.get(what) {
            let sentence = format!("“{first}” and “{text}” are both {what}. Delete one of them.");
            return Err(PartError::new(place, sentence));
        }
        self.0.insert(what, (place, text));
        Ok(())
    }

    /// Returns where it was said.
    pub(super) fn place(&self, what: &str) -> Option<Range<usize>> {
        self.0.get(what).map(|(place, _)| place.clone())
    }

    /// Returns the words that said it.
    pub(super) fn words(&self, what: &str) -> Option<&str> {
        self.0.get(what).map(|(_, text)| text.as_str())
    }
}

/// Returns the rest of a part that begins with these words, perhaps with a colon behind them.
pub(super) fn after<'s>(part: Signs<'s>, words: &str) -> Option<Signs<'s>> {
    let part = signs::trimmed(part);
    let mut at = 0;
    for word in words.split(' ') {
        while part.get(at).is_some_and(|s| s.c.is_whitespace()) {
            at += 1;
        }
        let from = at;
        while part.get(at).is_some_and(|s| !s.c.is_whitespace() && !s.is(':')) {
            at += 1;
        }
        if at == from || search_key(&text_of(&part[from..at])) != word {
            return None;
        }
    }
    let colon = part.get(at).is_some_and(|s| s.is(':'));
    Some(signs::trimmed(&part[at + usize::from(colon)..]))
}

/// Returns what follows `ask:` or `say:` where a text begins with one of them.
pub(super) fn to_the_end(text: &str) -> Option<(&'static str, &str)> {
    let (head, rest) = text.split_once(':')?;
    let head = search_key(head.get(..head.len().min(12))?);
    let name = ["ask", "say"].into_iter().find(|name| *name == head)?;
    Some((name, rest.trim()))
}

/// What goes to the end of a line: `ask` or `say`, and the words behind it.
pub(super) type Tail<'l> = Option<(&'static str, &'l str)>;

/// Cuts a line into its parts and what goes to its end, as `ask:` and `say:` do.
pub(super) fn cut(text: &str) -> Result<(signs::Line, Tail<'_>), PartError> {
    let line = signs::signs(text, |rest| to_the_end(rest).is_some()).map_err(|open| PartError {
        put: open.suggestion.map(|line| line[open.range.start..].to_owned()),
        range: open.range,
        sentence: open.sentence,
    })?;
    let tail = line.tail.and_then(|at| to_the_end(&text[at..]));
    Ok((line, tail))
}

/// Refuses a title that is none, or too long.
pub(super) fn named(title: &str, place: &Range<usize>, example: &str) -> Result<(), PartError> {
    if title.is_empty() {
        return Err(PartError::new(place.clone(), format!("Type the title first: {example}")));
    }
    if title.len() > MOST_NAME {
        return Err(PartError::new(place.clone(), format!("A title has at most {MOST_NAME} bytes.")));
    }
    Ok(())
}

/// Says why what stands in place of the title is a part of another sort. In quotes, anything is a title.
pub(super) fn no_title(part: Signs<'_>) -> Option<String> {
    let text = text_of(part);
    if signs::is_quoted(part) {
        return None;
    }
    let digits = text.contains(|c: char| c.is_ascii_digit());
    let keyed = ["poll", "columns", "rows"].iter().any(|word| after(part, word).is_some() && text.contains(':'));
    let timed = after(part, "at").is_some_and(|rest| time(&text_of(rest)).is_some());
    let least = after(part, "at least").is_some_and(|rest| length(&text_of(rest)).is_some());
    (digits && length(&text).is_some() || keyed || timed || least)
        .then(|| format!("“{text}” is not a title. Type the title first: Welcome, 5"))
}

/// Reads minutes; nothing where a part is none.
pub(super) fn minutes(part: Signs<'_>) -> Result<Option<u32>, PartError> {
    let text = text_of(part);
    match length(&text) {
        None => Ok(None),
        Some(Length::Minutes(n)) => Ok(Some(n)),
        Some(Length::Outside) => {
            Err(PartError::new(range(part), format!("“{text}” is not possible: an activity takes 1 to 1440 minutes.")))
        }
        Some(Length::Between(from, to)) => {
            let sentence = format!("“{text}” can be {from} or {to} minutes. {to} min?");
            Err(PartError::new(range(part), sentence).put(format!("{to} min")))
        }
    }
}
