//! Owns the prompt for the dots of an entry, or for its two scores.

use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::rows::ENTER_SETS;
use crate::workshop::{Command, Moment, OnEntries};

/// The prompt; it is about the index of the entry in the record.
pub static PROMPT: Prompt = Prompt {
    id: "marks",
    label: |m, about, _, _| {
        let note = m.session.record.notes.get(about.index());
        let text = note.map_or(String::new(), |n| n.named().chars().take(24).collect::<String>());
        match m.session.phase().and_then(|p| p.axes.as_ref()) {
            Some(axes) => format!("{} and {} of {text}", axes.names[0], axes.names[1]),
            None => format!("dots on {text}"),
        }
    },
    hints: [ENTER_SETS, ENTER_SETS],
    enter: |m, about, text, now| Entered::taken_if(set(m, about.index(), text, now)),
    ..Prompt::DEFAULT
};

/// Sets the dots of an entry as typed, or both its scores; false where that cannot be read.
fn set(m: &mut Model, note: usize, text: &str, now: Moment) -> bool {
    let axes = m.session.phase().is_some_and(|p| p.axes.is_some());
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    if axes {
        let scores: Vec<Option<u32>> =
            words.iter().map_while(|w| if *w == "-" { Some(None) } else { Some(Some(w.parse().ok()?)) }).collect();
        if words.len() != 2 || scores.len() != 2 {
            m.refuse("Type two scores, such as 4 2; - clears one.", now);
            return false;
        }
        let said = |(axis, score): (usize, &Option<u32>)| OnEntries::Score { note, axis, score: *score };
        return scores.iter().enumerate().map(said).all(|s| perform(m, Command::Entries(s), now).is_some());
    }
    let [Some(dots)] = words.iter().map(|w| w.parse().ok()).collect::<Vec<_>>()[..] else {
        m.refuse("Type a number of dots, such as 8; 0 clears them.", now);
        return false;
    };
    let done = perform(m, Command::Entries(OnEntries::SetDots { note, dots }), now).is_some();
    m.select_note(note);
    done
}
