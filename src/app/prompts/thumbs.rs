//! Owns the prompt for counted thumbs.

use super::count::counts;
use crate::app::model::{Entered, Prompt};
use crate::app::perform::perform;
use crate::workshop::{Command, Thumb};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "thumbs",
    label: |_, _, _, _| "thumbs up and down".to_owned(),
    hints: [&["up, then down: 5 2     Enter saves · Esc closes", "up, then down: 5 2"]; 2],
    // What phones said stands there already.
    start: |m, _| match m.phone_thumbs() {
        (0, 0) => String::new(),
        (up, down) => format!("{up} {down}"),
    },
    enter: |m, _, text, now| {
        let count_of = counts(text, 0).filter(|c| c.len() == 2);
        let Some([(_, up), (_, down)]) = count_of.as_deref() else {
            m.refuse("Type two numbers, thumbs up and thumbs down, such as 5 2.", now);
            return Entered::Refused;
        };
        perform(m, Command::Thumbs(Thumb::Counted { up: *up, down: *down }), now);
        Entered::Taken
    },
    ..Prompt::DEFAULT
};
