//! Owns how a note reads on one line: the sign of its kind, its words, who does it by when.

use crate::workshop::Note;
use crate::workshop::time::wording::due_words;

/// Returns the sign before a note: what was typed to choose its kind.
pub fn note_sign(note: &Note) -> &'static str {
    if note.is_hidden() { "◌" } else { note.kind.mark(note.done) }
}

/// Returns a note with who does it by when, as far as it has them; a day of another year than its own with the year.
pub fn note_text(note: &Note) -> String {
    let due = note.due.map_or(String::new(), |due| format!(" · {}", due_words(due, note.at.date_naive())));
    match note.owners.words() {
        Some(owner) => format!("{owner}: {}{due}", note.text),
        None => format!("{}{due}", note.text),
    }
}
