//! Owns the prompt for an activity of the library: the list of them floats above the view.

use crate::app::effect::Effect;
use crate::app::model::{Action, List, ListItem, Prompt};
use crate::workshop::{Command, Edit};

/// The prompt; it is about the index of the agenda where the activity goes.
pub static PROMPT: Prompt = Prompt {
    id: "library",
    label: |_, _, _, _| "from the library".to_owned(),
    hints: [&["↑ ↓ choose · Enter adds it · Esc closes", "Enter adds it"]; 2],
    list: Some(List {
        title: "Library",
        one: "activity",
        does: "adds",
        offers: |m, _, _, _| {
            let at = m.prompt.line.as_ref().map_or(0, |(purpose, _)| purpose.about.index());
            let offer = |(template, activity): &(String, crate::workshop::Activity)| {
                let minutes = activity.planned(None, 1).num_minutes();
                let text = format!("{} · {minutes} min {} · {template}", activity.title, activity.kind.word());
                let edit = Edit::insert(at, activity.clone());
                ListItem::new(&text, Action::Perform(Command::Plan(Box::new(edit))))
            };
            m.prompt.library.iter().map(offer).collect()
        },
    }),
    open: |m| {
        (m.prompt.offered, m.prompt.picked) = (0, false);
        Some(Effect::Library)
    },
    ..Prompt::DEFAULT
};
