//! Owns the prompt for a word to end with.

use crate::app::model::{Entered, Prompt};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "last-word",
    label: |_, _, _, _| "last word".to_owned(),
    enter: |m, _, text, now| {
        m.notify(format!("The last word is {text}"), now);
        Entered::Taken
    },
    ..Prompt::DEFAULT
};
