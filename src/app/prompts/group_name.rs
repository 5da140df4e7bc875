//! Owns the prompt for another name of a group.

use crate::app::model::{Entered, Prompt};
use crate::app::perform::perform;
use crate::app::rows::ENTER_SETS;
use crate::workshop::Command;

/// The prompt; it is about the index of the group.
pub static PROMPT: Prompt = Prompt {
    id: "group-name",
    label: |_, _, _, _| "group name".to_owned(),
    hints: [ENTER_SETS, ENTER_SETS],
    start: |m, about| {
        let round = m.session.round();
        round.and_then(|r| r.groups.get(about.index())).map_or(String::new(), |g| g.name.clone())
    },
    enter: |m, about, text, now| {
        let command = Command::RenameGroup { group: about.index(), name: text.to_owned() };
        Entered::taken_if(perform(m, command, now).is_some())
    },
    back: Some("g, then n on the same group"),
    ..Prompt::DEFAULT
};
