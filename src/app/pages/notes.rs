//! Owns the pages of notes: by kind, by person, by time, and how one note is told in a line.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{PassageKind, Writer, clock};
use crate::domain::digest::Entry;
use crate::domain::{counted, put_in_order};

pub(super) fn by_kind(entries: &[&Entry], w: &mut Writer) {
    for kind in crate::domain::NoteKind::ALL {
        let mut mine = entries.iter().filter(|e| e.kind == kind.word()).peekable();
        if mine.peek().is_some() {
            let mut title = kind.word().to_owned();
            title[..1].make_ascii_uppercase();
            w.heading(if title == "Parked" { title } else { format!("{title}s") });
            mine.for_each(|e| w.entries([*e]));
        }
    }
}

pub(super) fn by_person(entries: &[&Entry], w: &mut Writer) {
    let mut people: Vec<(&str, Vec<&Entry>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for entry in entries {
        // Who said something and who does something both look for their name.
        let mut names: Vec<&str> = entry.by.iter().chain(&entry.owner).map(String::as_str).collect();
        names.dedup();
        for name in names {
            let at = *places.entry(name).or_insert_with(|| {
                people.push((name, Vec::new()));
                people.len() - 1
            });
            people[at].1.push(entry);
        }
    }
    put_in_order(&mut people, |(name, _)| name.to_lowercase());
    for (name, mine) in people {
        w.heading(name);
        w.entries(mine);
    }
}

pub(super) fn by_time(entries: &[&Entry], w: &mut Writer) {
    for entry in entries {
        let place: Vec<&str> = entry.activity.iter().chain(&entry.group).map(String::as_str).collect();
        let place = if place.is_empty() { String::new() } else { format!(" ({})", place.join(", ")) };
        w.put(PassageKind::Item(sign(entry)), format!("{} {}{place}", clock(entry.at), said(entry)));
    }
}

/// The sign before an entry, as on the capture line.
pub(super) fn sign(entry: &Entry) -> &'static str {
    match entry.kind {
        "takeaway" => "*",
        "decision" => "!",
        "action" if entry.done => "✓",
        "action" => "@",
        "question" => "?",
        "quote" => "\"",
        "parked" => "~",
        _ => "•",
    }
}

/// An entry in a line: who does what by when, dots, and who said it.
pub(super) fn said(entry: &Entry) -> String {
    let mut text = entry.owner.as_ref().map_or_else(String::new, |owner| format!("{owner}: "));
    text.push_str(&entry.text);
    if let Some(due) = entry.due {
        text.push_str(&due.format(" · by %-d %B %Y").to_string());
    }
    if entry.done {
        text.push_str(" · done");
    }
    if let Some(dots) = entry.dots {
        let _ = write!(text, " · {}", counted(dots as usize, "dot"));
    }
    for (axis, score) in &entry.scores {
        let _ = write!(text, " · {axis} {score}");
    }
    if !entry.merged.is_empty() {
        let under: Vec<String> = entry.merged.iter().map(ToString::to_string).collect();
        let _ = write!(text, " · with it: {}", under.join("; "));
    }
    if let Some(by) = &entry.by {
        let _ = write!(text, " – {by}");
    }
    text
}
