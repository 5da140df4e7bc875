//! Owns how a note reads on one line: the sign of its kind, its words, who does it by when.

use crate::theme::Role;
use crate::workshop::time::wording::due_words;
use crate::workshop::{Note, NoteKind};

/// Returns the sign before a note: what was typed to choose its kind.
pub fn note_sign(note: &Note) -> &'static str {
    if note.is_hidden() { "◌" } else { note.kind.mark(note.done) }
}

/// Returns the kind of a note as a word, and the role of that word; a sign where it is just a note.
pub fn note_kind(note: &Note) -> (String, Role) {
    match (note.kind, note_sign(note)) {
        (NoteKind::Note, sign) => (sign.to_owned(), Role::Text),
        (kind, sign @ ("◌" | "✓")) => (format!("{sign} {}", kind.word()), Role::of_kind(kind)),
        (kind, _) => (kind.word().to_owned(), Role::of_kind(kind)),
    }
}

/// Returns a note with who does it by when, as far as it has them; a day of another year than its own with the year.
pub fn note_text(note: &Note) -> String {
    let due = note.due.map_or(String::new(), |due| format!(" · {}", due_words(due, note.at.date_naive())));
    match note.owners.words() {
        Some(owner) => format!("{owner}: {}{due}", note.text),
        None => format!("{}{due}", note.text),
    }
}
