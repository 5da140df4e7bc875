//! Owns the prompt for another file to save to.

use crate::app::effect::Effect;
use crate::app::model::{Action, Entered, Prompt};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "save-elsewhere",
    label: |_, _, _, _| "save to".to_owned(),
    hints: [&["Enter saves · Esc closes"]; 2],
    start: |m, _| m.saving.place.clone(),
    enter: |m, _, text, now| {
        let path = text.trim();
        if path.is_empty() {
            return Entered::Taken;
        }
        m.notify(format!("Saving to {path} …"), now);
        Entered::Then(Action::Run(Effect::SaveElsewhere(path.to_owned())))
    },
    ..Prompt::DEFAULT
};
