//! Reads what somebody types or pastes to plan: one line for an activity, a phase, or the session as a whole. It knows
//! the one grammar for all of them, in both directions, and never guesses: what it does not understand it says.
//!
//! `Threes, 5, groups of 3` is a title, then parts in any order. [`read_line`] reads such a line, [`write_activity`]
//! writes one that is read as the same activity.

mod agenda;
mod canvas;
mod draft;
pub mod fields;
mod groups;
mod length;
mod line;
mod misread;
mod parts;
mod phase;
mod poll;
mod poll_draft;
mod rules;
mod session;
mod signs;
mod suggest;
mod write;

#[cfg(test)]
mod tests;

pub use agenda::{Agenda, AgendaDay, AgendaLine, DayPick, LineMeaning, read_agenda};
pub use line::{OutlineContext, OutlineLine, SessionLine};
pub use misread::Misread;
pub use write::write_activity;

use crate::workshop::text::MOST_TEXT;
use misread::PartError;

/// Reads one line that stands for itself.
pub fn read_line(text: &str) -> Result<OutlineLine, Misread> {
    read_line_in(text, OutlineContext::default())
}

/// Reads one line at its place in a plan.
pub fn read_line_in(text: &str, context: OutlineContext<'_>) -> Result<OutlineLine, Misread> {
    if text.trim().is_empty() {
        return Ok(OutlineLine::Blank);
    }
    if text.len() > MOST_TEXT {
        return Err(PartError::new(0..text.len(), "This line is too long.").in_line(text));
    }
    let read = |wrong: PartError| wrong.in_line(text);
    if let Some((name, words)) = parts::to_the_end(text) {
        let words = words.to_owned();
        return Ok(if name == "ask" { OutlineLine::Prompt(words) } else { OutlineLine::Script(words) });
    }
    if let Some(line) = session::line(text).map_err(read)? {
        return Ok(OutlineLine::Session(line));
    }
    if let Some(at) = phase::mark(text) {
        return Ok(OutlineLine::Phase(Box::new(phase::read(text, at, context).map_err(read)?)));
    }
    let draft = draft::read(text, context).map_err(read)?;
    Ok(OutlineLine::Activity(Box::new(draft.finish(true).map_err(read)?)))
}
