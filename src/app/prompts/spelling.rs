//! Owns the prompt for the right spelling of a poll's option.

use crate::app::model::{About, Entered, Prompt};
use crate::app::perform::perform;
use crate::workshop::{Command, LineOf};

/// The prompt; it is about the index of the option.
pub static PROMPT: Prompt = Prompt {
    id: "spelling",
    label: |_, _, _, _| "correct spelling".to_owned(),
    hints: [&["for typing errors: the counts stay     Enter saves", "the counts stay"]; 2],
    start: |m, about| m.session.poll_run().and_then(|r| r.options.get(about.index())).cloned().unwrap_or_default(),
    enter: |m, about, text, now| {
        let command = Command::CorrectOption { option: about.index(), text: text.to_owned() };
        Entered::taken_if(perform(m, command, now).is_some())
    },
    leave: |m, purpose, text| {
        if text != purpose.start(m).text() {
            purpose.keep(m, text);
        }
    },
    draft: |about| Some(LineOf::Option(about.index())),
    restore: |m, of| {
        let LineOf::Option(option) = of else { return None };
        if m.session.poll_run().is_none_or(|run| option >= run.options.len()) {
            return None;
        }
        m.cursor.option = option;
        Some((About::Index(option), "E on that option"))
    },
    ..Prompt::DEFAULT
};
