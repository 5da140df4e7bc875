//! Owns the line for the title of a session that has none; the line for its first activity follows.

use super::new_activity;
use crate::app::TextInput;
use crate::app::model::{About, Entered, Model, Prompt, Purpose};
use crate::app::plan_rows::edit_plan;
use crate::app::preview::Preview;
use crate::workshop::{Details, Edit};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "title",
    label: |_, _, _, _| "title".to_owned(),
    preview: |_, _, _, _| Preview::default(),
    hints: [&["Enter saves · Esc leaves it untitled", "Enter saves"]; 2],
    enter: |m, _, text, now| {
        let next = if m.session.plan.agenda.is_empty() { Entered::Then(new_activity::at(0)) } else { Entered::Taken };
        let details = Details { title: text.to_owned(), ..m.session.plan.details() };
        if text.trim().is_empty() || edit_plan(m, Edit::SetDetails(Box::new(details)), now) {
            next
        } else {
            Entered::Refused
        }
    },
    leave: |m, _, _| open_next(m),
    back: Some("e"),
    ..Prompt::DEFAULT
};

/// Opens the line for the first activity of a session that has none.
fn open_next(m: &mut Model) {
    if m.session.plan.agenda.is_empty() {
        let purpose = Purpose { prompt: &new_activity::PROMPT, about: About::Index(0) };
        m.prompt.line = Some((purpose, TextInput::default()));
    }
}

/// Opens what a session without activities waits for: its title where it has none, else its first activity.
pub fn begin(m: &mut Model) {
    if m.session.plan.agenda.is_empty() && m.prompt.line.is_none() && m.saving.read_only.is_none() {
        if m.session.plan.is_untitled() {
            m.prompt.line = Some((Purpose { prompt: &PROMPT, about: About::Nothing }, TextInput::default()));
        } else {
            open_next(m);
        }
    }
}
