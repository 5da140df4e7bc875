//! Owns the prompt for another file: for a copy of the session, or, where saving fails, to save to from then on.

use std::path::Path;

use crate::app::effect::Effect;
use crate::app::model::{Action, Entered, Prompt};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "save-elsewhere",
    label: |m, _, _, _| if m.saving.trouble.is_some() { "save to" } else { "save a copy to" }.to_owned(),
    hints: [&["Enter saves · Esc closes"]; 2],
    start: |m, _| if m.saving.trouble.is_some() { m.saving.place.clone() } else { copy_name(&m.saving.place) },
    enter: |m, _, text, now| {
        let path = text.trim();
        if path.is_empty() {
            return Entered::Taken;
        }
        let (path, fails) = (path.to_owned(), m.saving.trouble.is_some());
        m.notify(format!("{} {path} …", if fails { "Saving to" } else { "Copying to" }), now);
        Entered::Then(Action::Run(if fails { Effect::SaveElsewhere(path) } else { Effect::Copy(path) }))
    },
    changes: false,
    ..Prompt::DEFAULT
};

/// Returns a name for a copy, beside the file.
fn copy_name(place: &str) -> String {
    let path = Path::new(place);
    let ending = path.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
    format!("{}-copy{ending}", place.strip_suffix(&ending).unwrap_or(place))
}
