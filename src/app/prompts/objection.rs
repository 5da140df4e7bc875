//! Owns the prompt for the reason of an objection, which opens by itself when one is counted.

use crate::app::model::{About, Entered, Model, Prompt, Purpose};
use crate::app::perform::perform;
use crate::app::prompts::note::NOTE_KEY;
use crate::workshop::Command;

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "objection",
    label: |_, _, _, _| "reason for the objection".to_owned(),
    enter: |m, _, text, now| {
        if !text.trim().is_empty() {
            perform(m, Command::GiveReason(text.to_owned()), now);
        }
        Entered::Taken
    },
    // It opens by itself alone: what is left of it waits where notes are typed.
    back: Some(NOTE_KEY),
    ..Prompt::DEFAULT
};

/// Asks for the reason after a hand for this option was counted, where that was an objection.
pub fn ask(m: &mut Model, option: usize) {
    let objects = m.session.poll_run().is_some_and(|run| {
        let reasons = run.known_method().is_some_and(|h| h.reasons);
        reasons && option + 1 == run.options.len()
    });
    if objects && m.cursor.view.shows_activity && m.prompt.line.is_none() {
        let purpose = Purpose { prompt: &PROMPT, about: About::Nothing };
        m.prompt.line = Some((purpose, crate::app::TextInput::default()));
    }
}
