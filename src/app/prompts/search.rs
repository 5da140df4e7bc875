//! Owns search: what a few letters find in notes, people and the agenda, and how one gets there.

use std::borrow::Cow;

use crate::app::list_keys::stepped;
use crate::app::model::{Entered, Model, Pane, Prompt};
use crate::app::views::{carry_over, live, people};
use crate::workshop::Moment;
use crate::workshop::text::search_key;

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "search",
    label: |_, _, _, _| "search".to_owned(),
    hints: [&["↑ ↓ choose · Enter goes there · Esc closes", "Enter goes there"]; 2],
    step: |m, by| m.prompt.offered = stepped(m.prompt.offered, by, find(m).len()),
    enter: |m, _, _, now| {
        go_there(m, 0, now);
        Entered::Taken
    },
    leave: |m, _, _| m.cursor.view = &live::VIEW,
    changes: false,
    ..Prompt::DEFAULT
};

/// One thing that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An activity, by its place in the agenda.
    Activity(usize),
    /// A person, by their place among everybody.
    Person(usize),
    /// Something carried over, by its place in the plan.
    Carried(usize),
    /// A note, by its index.
    Note(usize),
}

/// Finds what the words typed stand for: every word has to be there; capitals and accents count for nothing. Agenda first, then people, then
/// what was carried over, then notes, the newest first. Without words: all notes.
pub fn find(m: &Model) -> Vec<Found> {
    let typed = match &m.prompt.line {
        Some((purpose, line)) if purpose.prompt == &PROMPT => search_key(line.text()),
        _ => Cow::default(),
    };
    let words: Vec<&str> = typed.split_whitespace().collect();
    // One buffer for all: thousands of notes are looked through for each letter typed.
    let mut all = String::new();
    let mut hit = |texts: &[&str]| {
        all.clear();
        for text in texts {
            all.push_str(text);
            all.push(' ');
        }
        if all.is_ascii() {
            all.make_ascii_lowercase();
            return words.iter().all(|w| all.contains(w));
        }
        let all = search_key(&all);
        words.iter().all(|w| all.contains(w))
    };
    let mut found = Vec::new();
    if !words.is_empty() {
        let agenda = m.session.plan.agenda.iter().enumerate();
        for (at, a) in agenda {
            if hit(&[&a.title, or_nothing(a.prompt.as_ref()), or_nothing(a.script.as_ref())]) {
                found.push(Found::Activity(at));
            }
        }
        let people = m.session.everybody();
        let texts = |p: &crate::workshop::Person| {
            let values: Vec<&str> = p.attributes.iter().map(|(_, v)| v.as_str()).collect();
            format!("{} {}", p.name, values.join(" "))
        };
        found.extend(people.iter().enumerate().filter(|(_, p)| hit(&[&texts(p)])).map(|(i, _)| Found::Person(i)));
    }
    if !words.is_empty() {
        let carried = m.session.plan.carried.iter().enumerate();
        for (at, c) in carried {
            let owners = c.owners.to_string();
            let from = [or_nothing(c.from.as_ref()), &owners, or_nothing(c.by.as_ref())];
            if hit(&[&c.text, c.kind.word(), from[0], from[1], from[2]]) {
                found.push(Found::Carried(at));
            }
        }
    }
    let notes = m.session.record.notes.iter().enumerate().rev();
    let mut of_note = |n: &crate::workshop::Note| {
        words.is_empty()
            || n.merged.iter().any(|m| hit(&[&m.text]))
            || hit(&[
                &n.text,
                or_nothing(n.group.as_ref()),
                &n.owners.to_string(),
                or_nothing(n.by.as_ref()),
                n.kind.word(),
            ])
    };
    found.extend(notes.filter(|(_, n)| of_note(n)).map(|(i, _)| Found::Note(i)));
    found
}

fn or_nothing(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

/// Goes to what is selected.
pub fn go_there(m: &mut Model, _: i32, _: Moment) {
    let found = find(m).into_iter().nth(m.prompt.offered);
    m.prompt.line = None;
    m.cursor.view = &live::VIEW;
    match found {
        Some(Found::Activity(at)) => {
            m.cursor.pane = Pane::Agenda;
            m.cursor.viewed = (m.session.step().map(|s| s.activity) != Some(at)).then_some(at);
        }
        Some(Found::Person(at)) => {
            m.cursor.view = &people::VIEW;
            m.cursor.selected = at;
        }
        Some(Found::Carried(at)) => {
            m.cursor.view = &carry_over::VIEW;
            m.cursor.selected = at;
        }
        Some(Found::Note(at)) => m.go_to_note(at),
        None => {}
    }
}
