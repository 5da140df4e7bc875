//! Owns the prompt of the palette: every command by its name.

use crate::app::commands::offers;
use crate::app::model::{List, Prompt};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "command",
    label: |_, _, _, _| "command".to_owned(),
    list: Some(List { title: "Commands", one: "command", does: "runs", offers }),
    open: |m| {
        (m.prompt.offered, m.prompt.picked) = (0, false);
        None
    },
    changes: false,
    ..Prompt::DEFAULT
};
