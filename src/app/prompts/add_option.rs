//! Owns the prompt for one more option of the open poll.

use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::workshop::poll::LateOption;
use crate::workshop::text::{same, tidy};
use crate::workshop::{Command, count_of};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "add-option",
    label: |_, _, _, _| "option".to_owned(),
    preview: |m, _, text, _| preview(m, text),
    hints: [&["Enter adds it: the counts stay · Esc closes", "Enter adds it · Esc closes"]; 2],
    enter: |m, _, text, now| {
        if text.trim().is_empty() {
            return Entered::Taken;
        }
        Entered::taken_if(perform(m, Command::AddOption(text.to_owned()), now).is_some())
    },
    leave: |m, purpose, text| purpose.keep(m, text),
    back: Some("A"),
    ..Prompt::DEFAULT
};

/// Returns what Enter would add, and what the result will say of it.
fn preview(m: &Model, text: &str) -> Preview {
    let mut preview = Preview::default();
    let Some(run) = m.session.poll_run() else { return preview };
    let option = tidy(text);
    preview.push(format!("Option {}", run.options.len() + 1), Tone::Strong);
    if let Some(first) = run.options.iter().find(|known| same(known, &option)) {
        preview.push(format!("“{first}” is an option already"), Tone::Doubt);
        return preview;
    }
    preview.push(option.as_str(), Tone::Text);
    let after = u32::try_from(run.counted()).unwrap_or(u32::MAX);
    let when = LateOption { option: String::new(), after }.when(run.one_vote());
    preview.push(format!("the result says that it came late, {when}"), Tone::Quiet);
    let unasked = run.ballots.len();
    if unasked > 0 {
        let ballots = count_of(unasked, "ballot");
        preview.push(format!("{ballots} did not have it"), Tone::Quiet);
    }
    preview
}
