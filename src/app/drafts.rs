//! Owns lines that were left, or cut off by the end of the program, while something of the record was typed: what of
//! them is kept, and where it comes back. It writes nothing.

use super::{MOST_BYTES, Message, Model, Pane, Purpose, planning, typing, update};
use crate::domain::{LineOf, LineWords, Moment};

/// What a line is about, where its words outlive the program.
fn about(purpose: &Purpose) -> Option<LineOf> {
    match purpose {
        Purpose::Reword(note) => Some(LineOf::Entry(*note)),
        Purpose::Spelling(option) => Some(LineOf::Option(*option)),
        Purpose::QuickPoll => Some(LineOf::Poll),
        _ => None,
    }
}

/// The line being typed for something of the record, else one that was left; nothing where it says nothing new.
pub(super) fn line(m: &Model) -> Option<LineWords> {
    let open = m.line.as_ref().and_then(|(purpose, line)| {
        let new = !line.text().trim().is_empty() && about(purpose).is_some();
        (new && line.text() != typing::line_for(m, purpose).text()).then(|| (purpose, line.text()))
    });
    let (purpose, text) = open.or_else(|| m.left.as_ref().map(|(purpose, text)| (purpose, text.as_str())))?;
    Some(LineWords { of: about(purpose)?, text: text.to_owned() })
}

/// Keeps what was typed on a line that is left, so that the same key brings it back.
pub(super) fn leave(m: &mut Model, purpose: Purpose, text: &str) {
    let plan = matches!(purpose, Purpose::Title(..) | Purpose::Planned(_) | Purpose::PlannedPhase(..));
    let new = about(&purpose).is_some() && text != typing::line_for(m, &purpose).text();
    if (plan || new) && !text.trim().is_empty() {
        m.left = Some((purpose, text.to_owned()));
    }
}

/// Entries stand elsewhere now: words that were meant for one of them wait on the line for notes.
pub(super) fn unseat(m: &mut Model) {
    if let Some((_, text)) = m.left.take_if(|(purpose, _)| matches!(purpose, Purpose::Reword(_))) {
        as_note(m, &text);
    }
}

fn as_note(m: &mut Model, text: &str) {
    let note = &mut m.draft.note;
    if note.len() + text.len() < MOST_BYTES {
        note.push_str(if note.is_empty() { "" } else { " " });
        note.push_str(text);
    }
}

/// Puts what the file kept of half typed words where it was, and says how it comes back.
pub(super) fn bring_back(m: &mut Model, now: Moment) {
    let line = m.draft.line.take().and_then(|line| {
        let there = match line.of {
            LineOf::Entry(note) => note < m.session.record.notes.len(),
            LineOf::Option(option) => m.session.poll_run().is_some_and(|run| option < run.options.len()),
            LineOf::Poll => true,
        };
        if !there {
            as_note(m, &line.text);
            return None;
        }
        Some(match line.of {
            LineOf::Entry(note) => {
                if m.selectable_notes().contains(&note) {
                    m.pane = Pane::Activity;
                    m.select_note(note);
                }
                (Purpose::Reword(note), line.text, "Enter on that entry")
            }
            LineOf::Option(option) => {
                m.option = option;
                (Purpose::Spelling(option), line.text, "E on that option")
            }
            LineOf::Poll => (Purpose::QuickPoll, line.text, "P"),
        })
    });
    let words = planning::waiting(m).map(|title| {
        format!("What you were writing for “{title}” is still there: e, then p or s on it, brings it back.")
    });
    let note = (!m.draft.note.is_empty()).then_some("a");
    let typed = line.as_ref().map(|(.., key)| *key).or(note);
    let typed = typed.map(|key| format!("What you were typing is still there: {key} brings it back."));
    m.left = line.map(|(purpose, text, _)| (purpose, text));
    if let Some(text) = words.or(typed) {
        m.message = Some(Message { text, bad: false, until: now + update::MESSAGE });
    }
}
