//! The view of the seating.

use crate::app::model::{Action, Bind, KeyTable, View};
use crate::app::prompts::last_word;
use crate::app::rows::key;

/// The view.
pub static VIEW: View = View {
    id: "seating",
    title: "Seating",
    keys: &[("Seating", &ROWS)],
    opener: Some(OPENER),
    leads: true,
    ..View::DEFAULT
};

const OPENER: Bind = key!("seating", &["F7"], "seating", "Show the seating", |_, _| Some(Action::Show(&VIEW)));

static ROWS: KeyTable = &[key!("last-word", &["F8"], "last word", "Type a last word", |_, _| Some(last_word::PROMPT.open()))];
