//! Owns the line that finds a person in the list: what is typed selects.

use crate::app::list_keys::stepped;
use crate::app::model::{Entered, Model, Prompt};
use crate::workshop::text::search_key;

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "find-person",
    label: |_, _, _, _| "find".to_owned(),
    hints: [&["type part of a name · ↑ ↓ next · Enter selects · Esc closes", "Enter selects · Esc closes"]; 2],
    step: |m, by| m.prompt.offered = stepped(m.prompt.offered, by, found(m).len()),
    enter: |m, _, text, now| match selected(m) {
        Some(at) => {
            m.cursor.selected = at;
            Entered::Taken
        }
        None if text.trim().is_empty() => Entered::Taken,
        None => {
            m.refuse(format!("Nobody here is called “{}”.", text.trim()), now);
            Entered::Refused
        }
    },
    changes: false,
    ..Prompt::DEFAULT
};

/// Returns whom the typed letters select, by their place among everybody.
pub fn selected(m: &Model) -> Option<usize> {
    found(m).get(m.prompt.offered).copied()
}

/// Finds the people whose names have all that is typed; those with a word that begins so come first.
fn found(m: &Model) -> Vec<usize> {
    let typed = match &m.prompt.line {
        Some((purpose, line)) if purpose.prompt == &PROMPT => search_key(line.text()).into_owned(),
        _ => return Vec::new(),
    };
    let words: Vec<&str> = typed.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let (mut begins, mut holds) = (Vec::new(), Vec::new());
    for (at, name) in m.session.names().into_iter().enumerate() {
        let name = search_key(name);
        if words.iter().all(|w| name.split_whitespace().any(|part| part.starts_with(w))) {
            begins.push(at);
        } else if words.iter().all(|w| name.contains(w)) {
            holds.push(at);
        }
    }
    begins.extend(holds);
    begins
}
