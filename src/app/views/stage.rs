//! The stage: only what the room may see, large.

use super::shared;
use crate::app::model::{Action, Bind, View};

/// The view.
pub static VIEW: View = View {
    id: "stage",
    title: "Stage",
    keys: &[&shared::CLOCK, &shared::POLLS, &shared::NOTES, &shared::UNDO, &shared::TROUBLE, &shared::EVERYWHERE],
    opener: Some(OPENER),
    leads: true,
    for_the_room: true,
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("stage", &["s"], "Show or leave the stage", |_, _| Some(Action::Show(&VIEW)))
    .synonyms("stage view, only what the room may see, projector, beamer, present, share")
    .hint(|m| if m.cursor.view == &VIEW { "close" } else { "stage" });
