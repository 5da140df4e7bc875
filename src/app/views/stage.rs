//! The stage: only what the room may see, large.

use super::live;
use crate::app::model::{Action, Bind, View};

/// The view.
pub static VIEW: View = View {
    id: "stage",
    title: "Stage",
    keys: live::KEYS,
    opener: Some(OPENER),
    leads: true,
    for_the_room: true,
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("stage", &["s"], "Show or leave the stage", |_, _| Some(Action::Show(&VIEW)))
    .hint(|_| "stage")
    .line(&[], "Stage: what the room sees")
    .on_stage();
