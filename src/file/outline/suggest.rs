//! Finds what somebody meant whose words are not understood. It suggests only what would be understood.

use super::length::{number, time};
use super::misread::PartError;
use super::signs::{self, Signs, range, text_of};
use crate::workshop::sort_by_key;
use crate::workshop::text::{nearest, search_key};
use crate::workshop::{Choice as _, Kind};

/// What can be written, with `#` for a number and `…` for words of one's own.
const PHRASES: &[&str] = &[
    "# min",
    "#h#",
    "talk",
    "discussion",
    "exercise",
    "break",
    "groups of #",
    "# groups",
    "pairs",
    "threes",
    "fours",
    "fives",
    "no groups",
    "mix …",
    "alike …",
    "together …",
    "apart …",
    "exact",
    "hosts",
    "places: …",
    "same as before",
    "same as …",
    "columns: …",
    "rows: …",
    "poll: …",
    "multiple: …",
    "dots: …",
    "ranking: …",
    "points: …",
    "matrix: …",
    "scale #-#",
    "consent",
    "open",
    "yes-no",
    "fist-to-five",
    "live",
    "until closed",
    "until revealed",
    "until voted",
    "quorum # %",
    "majority",
    "unanimous",
    "named",
    "at #:#",
    "at least #",
    "optional",
    "lead …",
    "write",
    "write: …",
    "merge",
    "merge: …",
    "vote",
    "vote: …",
    "share",
    "share: …",
    "discuss",
    "discuss: …",
    "# each group",
    "# each person",
    "hidden",
    "alone",
    "# dots",
];

/// Other words for what can be written.
const MEANT: &[(&str, &[&str])] = &[
    ("talk", &["presentation", "lecture", "speech", "input", "keynote", "demo", "intro", "introduction"]),
    ("discussion", &["plenary", "conversation", "chat", "debate", "round", "q&a"]),
    ("exercise", &["activity", "groupwork", "group work", "work", "task", "breakout session"]),
    ("break", &["pause", "recess", "rest"]),
    ("pairs", &["pair", "in two", "two by two", "2 by 2", "dyads"]),
    ("groups of 4", &["in small groups", "group", "teams", "tables"]),
    ("hosts", &["host", "with a host", "table hosts"]),
    ("same as before", &["same groups", "same", "as before", "keep groups", "keep"]),
    ("until closed", &["hidden", "secret", "on close", "closed", "after closing"]),
    ("until revealed", &["on reveal", "revealed"]),
    ("optional", &["may be dropped", "if time", "if time allows", "skippable", "maybe"]),
    ("consent", &["consensus", "agreement"]),
    ("yes-no", &["yes or no", "yn", "show of hands"]),
    ("share", &["report", "report back", "tell", "present"]),
    ("write", &["note", "brainstorm", "collect", "silent writing"]),
    ("merge", &["cluster", "group entries", "sort"]),
    ("vote", &["dotvote", "dot vote", "prioritise", "prioritize"]),
    ("alone", &["solo", "individual", "individually", "silently"]),
];

/// Says that a part is not understood, with what was probably meant.
pub(super) fn unread(line: &str, parts: &[Signs<'_>], at: usize, understood: impl Fn(&str) -> bool) -> PartError {
    let part = parts[at];
    let text = text_of(part);
    let place = range(part);
    if let Some(put) = meant(&text, &understood) {
        return PartError::new(place, format!("“{text}” is not understood. {put}?")).put(put);
    }
    // Words right behind the title, or behind a list, belong to it, and only miss the quotes.
    let known = |i: usize| understood(&line[range(parts[i])]);
    let before = (1..at).rev().find(|i| known(*i));
    if before.is_none() && !text.is_empty() {
        let until = (at..parts.len())
            .take_while(|i| *i == at || !known(*i) && meant(&text_of(parts[*i]), &understood).is_none())
            .last()
            .unwrap_or(at);
        let whole = range(parts[0]).start..range(parts[until]).end.max(place.end);
        let title = parts[..=until].iter().map(|p| text_of(p)).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
        let put = signs::title_text(&title);
        let sentence = format!("“{text}” is not understood. A comma in a title goes in quotes: {put}?");
        return PartError { range: whole, sentence, put: Some(put) };
    }
    if let Some(list) = before.filter(|i| *i + 1 == at && parts[*i].iter().any(|s| s.is(':'))) {
        let from = range(parts[list]);
        let put = format!("{}\\, {}", &line[from.clone()], &line[place.clone()]);
        let sentence = format!("“{text}” is not understood. A comma in an option is written \\, here.");
        return PartError { range: from.start..place.end, sentence, put: Some(put) };
    }
    PartError::new(place, format!("“{text}” is not understood."))
}

/// Says that a part of a field of its own is not understood.
pub(super) fn unread_field(part: Signs<'_>, understood: impl Fn(&str) -> bool) -> PartError {
    let text = text_of(part);
    match meant(&text, &understood) {
        Some(put) => PartError::new(range(part), format!("“{text}” is not understood. {put}?")).put(put),
        None => PartError::new(range(part), format!("“{text}” is not understood.")),
    }
}

/// Returns the part that somebody probably meant.
fn meant(text: &str, understood: impl Fn(&str) -> bool) -> Option<String> {
    if text.len() > 200 {
        return None;
    }
    let key = search_key(text);
    let words = MEANT.iter().filter(|(_, said)| said.contains(&key.as_ref())).map(|(put, _)| (*put).to_owned());
    let at = time(text).map(|at| format!("at {}", at.format("%H:%M")));
    let fraction =
        key.split_once(['.', ',']).and_then(|(whole, _)| Some(format!("{} min", number(whole)?.saturating_add(1))));
    let fraction = fraction.filter(|_| key.contains("min"));
    let near = || phrase(text, &key);
    words.chain(at).chain(fraction).chain(near()).find(|put| understood(put))
}

/// Returns the phrases that are near, the nearest first.
fn phrase(text: &str, key: &str) -> Vec<String> {
    let (shape, numbers) = shape(key);
    let given: Vec<&str> = shape.split(' ').collect();
    let mut found: Vec<(usize, String)> = Vec::new();
    for phrase in PHRASES {
        let head = phrase.strip_suffix(" …");
        let fixed = head.unwrap_or(phrase);
        let count = fixed.split(' ').count();
        for taken in count.saturating_sub(1).max(1)..=count + 1 {
            if taken > given.len()
                || (head.is_none() && taken != given.len())
                || (head.is_some() && taken == given.len())
            {
                continue;
            }
            let said = given[..taken].join(" ");
            if said.matches('#').count() != fixed.matches('#').count() {
                continue;
            }
            let letters = fixed.chars().filter(|c| c.is_alphabetic()).count();
            let slips = strsim::damerau_levenshtein(&said, fixed);
            if slips > (letters / 3).max(1) || slips >= said.chars().filter(|c| c.is_alphabetic()).count().max(1) {
                continue;
            }
            let mut values = numbers.iter();
            let filled: String = fixed
                .chars()
                .map(|c| if c == '#' { values.next().cloned().unwrap_or_default() } else { c.to_string() })
                .collect();
            let rest = head.map(|_| rest(text, taken)).filter(|rest| !rest.is_empty());
            found.push((slips, rest.map_or_else(|| filled.clone(), |rest| format!("{filled} {rest}"))));
        }
    }
    sort_by_key(&mut found, |(slips, _)| *slips);
    let first = nearest(key, PHRASES.iter().copied().filter(|p| !p.contains(['#', '…'])));
    found.into_iter().map(|(_, put)| put).chain(first.map(str::to_owned)).collect()
}

/// Returns a text with `#` for each number, and the numbers.
fn shape(key: &str) -> (String, Vec<String>) {
    let mut shape = String::new();
    let mut numbers: Vec<String> = Vec::new();
    for word in key.split(' ') {
        if !shape.is_empty() {
            shape.push(' ');
        }
        if let Some(n) = number(word) {
            shape.push('#');
            numbers.push(n.to_string());
            continue;
        }
        let mut digits = false;
        for c in word.chars() {
            if c.is_ascii_digit() {
                if digits {
                    numbers.last_mut().expect("a number").push(c);
                } else {
                    shape.push('#');
                    numbers.push(c.to_string());
                }
            } else {
                shape.push(c);
            }
            digits = c.is_ascii_digit();
        }
    }
    (shape, numbers)
}

/// Returns what stands behind so many words.
fn rest(text: &str, words: usize) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..words {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        rest = rest[end..].trim_start();
    }
    rest
}

/// Returns the kind of activity that another word stands for: a talk for `presentation`.
pub(super) fn kind(key: &str) -> Option<Kind> {
    MEANT.iter().find(|(_, said)| said.contains(&key)).and_then(|(put, _)| Kind::of(put))
}
