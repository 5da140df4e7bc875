//! Owns the prompt for other words of a note.

use super::note;
use crate::app::MOST_BYTES;
use crate::app::ended;
use crate::app::model::{About, Entered, Prompt};
use crate::app::perform::perform;
use crate::workshop::{Command, LineOf, Note, NoteKind, SessionState};

/// The prompt; it is about the index of the note in the record.
pub static PROMPT: Prompt = Prompt {
    id: "reword",
    start: |m, about| m.session.record.notes.get(about.index()).map_or(String::new(), |n| as_typed(n)),
    enter: |m, about, text, now| {
        let becomes = Box::new(m.captured(text, now));
        Entered::taken_if(perform(m, Command::Reword { note: about.index(), becomes }, now).is_some())
    },
    leave: |m, purpose, text| {
        if text != purpose.start(m).text() {
            purpose.keep(m, text);
        }
    },
    draft: |about| Some(LineOf::Entry(about.index())),
    restore: |m, of| {
        let LineOf::Entry(note) = of else { return None };
        let activity = m.session.record.notes.get(note)?.activity.as_ref().and_then(|id| m.session.plan.position(id));
        // What runs is on the screen, wherever that note is.
        if m.session.state() == SessionState::Done {
            ended::select(m, note);
        } else if activity.is_some() && activity == m.session.step().map(|step| step.activity) {
            m.go_to_note(note);
        }
        Some((About::Index(note), "Enter on that entry"))
    },
    ..LINE
};

/// What both prompts here have in common.
const LINE: Prompt = Prompt {
    label: |_, _, _, _| "edit".to_owned(),
    preview: |m, _, text, now| note::preview(m, text, now),
    complete: |m, _, text, now| note::complete(m, text, now),
    limit: MOST_BYTES,
    ..Prompt::DEFAULT
};

/// The same prompt for an action that lacks an owner or a day: the line stands where that is typed.
pub static COMPLETE: Prompt = Prompt {
    id: "complete-action",
    start: |m, about| m.session.record.notes.get(about.index()).map_or(String::new(), |n| to_complete(n)),
    enter: |m, about, text, now| {
        let untouched = m.session.record.notes.get(about.index()).is_some_and(|n| to_complete(n) == text);
        if untouched { Entered::Taken } else { (PROMPT.enter)(m, about, text, now) }
    },
    leave: |_, _, _| {},
    draft: |_| None,
    restore: |_, _| None,
    ..LINE
};

/// Returns an action as it would be typed, up to where its day belongs if that is what is missing.
fn to_complete(note: &Note) -> String {
    let typed = as_typed(note);
    if note.due.is_none() && !note.owners.names().is_empty() { format!("{typed} by ") } else { typed }
}

/// Returns a note as it would be typed on the line for notes.
fn as_typed(note: &Note) -> String {
    let quoted = |name: &String| if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.clone() };
    let names: Vec<String> = note.owners.names().iter().map(quoted).collect();
    // Several owners end with a colon, so that no word of the text is taken for another one.
    let owners = if names.len() > 1 { format!("{}:", names.join(", ")) } else { names.concat() };
    match note.kind {
        NoteKind::Action => {
            let due = note.due.map_or(String::new(), |d| format!(" by {d}"));
            format!("@{owners} {}{due}", note.text)
        }
        NoteKind::Note if note.text.starts_with(['!', '?', '*', '"', '~', '@', '\\']) => format!("\\{}", note.text),
        // Without the closing mark, one that belongs to the text would be taken for it.
        NoteKind::Quote if note.text.ends_with(['"', '”']) => format!("\"{}\"", note.text),
        kind => kind.sign().map_or(note.text.clone(), |sign| format!("{sign}{}", note.text)),
    }
}
