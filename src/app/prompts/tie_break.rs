//! Owns the prompt for the option by which the chair breaks a tie.

use crate::app::model::{Entered, Prompt};
use crate::app::perform::perform;
use crate::workshop::Command;
use crate::workshop::poll::option;

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "tie-break",
    label: |_, _, _, _| "tie goes to".to_owned(),
    hints: [&["Enter saves · Esc closes"]; 2],
    enter: |m, _, text, now| {
        if text.trim().is_empty() {
            return Entered::Taken;
        }
        match m.session.ballot_form().ok_or_else(String::new).and_then(|asks| option(text, &asks)) {
            Ok(option) if perform(m, Command::ChairDecides(option), now).is_some() => Entered::Taken,
            Ok(_) => Entered::Refused,
            Err(why) => {
                m.refuse(why, now);
                Entered::Refused
            }
        }
    },
    ..Prompt::DEFAULT
};
