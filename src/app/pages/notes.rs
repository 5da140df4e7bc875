//! Owns the pages of notes: by kind, by person, by time, and how one note is told in a line.

use std::collections::HashMap;

use super::page::{PassageKind, Writer, clock, entry_line, sign};
use crate::workshop::digest::Entry;
use crate::workshop::sort_by_key;
use crate::workshop::text::{same, same_key};

pub(super) fn by_kind(entries: &[&Entry], w: &mut Writer) {
    for kind in crate::workshop::NoteKind::ALL {
        let mut mine = entries.iter().filter(|e| e.kind == kind.word()).peekable();
        if mine.peek().is_some() {
            let mut title = kind.plural();
            title[..1].make_ascii_uppercase();
            w.heading(title);
            mine.for_each(|e| w.entries([*e]));
        }
    }
}

pub(super) fn by_person(entries: &[&Entry], w: &mut Writer) {
    let mut people: Vec<(&str, Vec<&Entry>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for entry in entries {
        // Who said something and who does something both look for their name.
        let mut names: Vec<&str> = entry.by.iter().chain(&entry.owners).map(String::as_str).collect();
        names.dedup_by(|a, b| same(a, b));
        for name in names {
            let at = *places.entry(same_key(name)).or_insert_with(|| {
                people.push((name, Vec::new()));
                people.len() - 1
            });
            people[at].1.push(entry);
        }
    }
    sort_by_key(&mut people, |(name, _)| same_key(name));
    for (name, mine) in people {
        w.heading(name);
        w.entries(mine);
    }
}

pub(super) fn by_time(entries: &[&Entry], w: &mut Writer) {
    for entry in entries {
        let place: Vec<&str> = entry.activity.iter().chain(&entry.group).map(String::as_str).collect();
        let place = if place.is_empty() { String::new() } else { format!(" ({})", place.join(", ")) };
        w.put(PassageKind::Item(sign(entry)), format!("{} {}{place}", clock(entry.at), entry_line(entry)));
    }
}
