//! Owns the line for notes: what it would become, where it goes, and its draft.

use crate::app::MOST_BYTES;
use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::rows::{ENTER_SAVES, stepped};
use crate::workshop::text::search_key;
use crate::workshop::{Command, Moment, NoteKind};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "note",
    label: |m, _, text, now| label(m, text, now),
    hints: [
        &[
            "! decision  ? question  * takeaway  \" quote  ~ parked  @name action     Enter saves · Esc closes",
            "! decision  ? question  * takeaway  @name action     Enter saves · Esc closes",
            "Enter saves · Esc closes",
        ],
        ENTER_SAVES,
    ],
    limit: MOST_BYTES,
    private: true,
    start: |m, _| m.prompt.draft.note.clone(),
    step: |m, by| {
        let groups = m.shown_round().map_or(0, |r| r.groups.len());
        m.cursor.group = stepped(m.cursor.group, by, groups);
    },
    enter: |m, _, text, now| {
        let empty = text.trim().is_empty();
        let note = (!empty).then(|| Command::Capture(Box::new(m.captured(text, now))));
        let entered = match note.map(|note| perform(m, note, now)) {
            None => Entered::Taken,
            // The line stays open for the next note: Esc, or Enter on an empty line, leaves.
            Some(Some(_)) => Entered::Next,
            Some(None) => Entered::Refused,
        };
        m.prompt.draft.note.clear();
        entered
    },
    leave: |m, _, text| text.clone_into(&mut m.prompt.draft.note),
    ..Prompt::DEFAULT
};

/// Returns what the note would become: its kind, owner, due day and place.
fn label(m: &Model, text: &str, now: Moment) -> String {
    let note = m.captured(&text[..text.floor_char_boundary(400)], now);
    let column = note.column.as_ref().and_then(|id| m.shown_activity()?.column(id)).map(|c| c.title.clone());
    let owner = note.owner.as_deref().filter(|_| note.kind == NoteKind::Action).map(|o| whom(m, o));
    let due = note.due.map(|d| format!("by {}", d.format("%a %-d %b")));
    let hidden = m.session.hides_new_entries().then(|| "hidden".to_owned());
    let parts = [Some(note.kind.word().to_owned()), hidden, owner, due, note.group, note.row, column];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns the owner of an action as it would be saved; where several people could be meant, it asks which.
fn whom(m: &Model, owner: &str) -> String {
    let everybody = m.session.everybody();
    let asked = search_key(owner);
    let meant: Vec<&str> =
        everybody.iter().map(|p| p.name.as_str()).filter(|n| search_key(n).starts_with(&*asked)).collect();
    match meant.as_slice() {
        [] | [_] => owner.to_owned(),
        names if names.contains(&owner) => owner.to_owned(),
        [first, second] => format!("{owner}: {first} or {second}?"),
        [first, second, ..] => format!("{owner}: {first}, {second} or another?"),
    }
}
