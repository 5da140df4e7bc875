//! Owns the list that floats above the view while a line is typed: what a few letters find in it.

use std::borrow::Cow;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::model::{Bind, ListItem, Model};
use crate::workshop::sort_by_key;
use crate::workshop::text::search_key;

/// Finds what the letters typed stand for, the best first. Only what can be done now is offered.
pub fn find(m: &Model, keys: &[&'static Bind]) -> Vec<ListItem> {
    let Some((purpose, line)) = &m.prompt.line else { return Vec::new() };
    let Some(list) = &purpose.prompt.list else { return Vec::new() };
    let offers = (list.offers)(m, keys);
    if line.text().trim().is_empty() {
        return offers;
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(&plain(line.text()), CaseMatching::Ignore, Normalization::Smart);
    let mut letters = Vec::new();
    let mut score = |text: &str| pattern.score(Utf32Str::new(&plain(text), &mut letters), &mut matcher);
    let words = |o: &ListItem| format!("{} {}", o.text, o.bind.map_or("", |b| b.synonyms));
    let mut found: Vec<(u32, ListItem)> =
        offers.into_iter().filter_map(|o| score(&o.text).max(score(&words(&o))).map(|score| (score, o))).collect();
    sort_by_key(&mut found, |(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, offer)| offer).collect()
}

/// Returns a text as it is searched. What is ASCII stays: there capitals begin words, which counts for the order.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { search_key(text) }
}
