//! The view of what was found; its prompt is open as long as it is shown.

use super::shared;
use crate::app::model::{About, Action, Bind, KeyTable, Purpose, View};
use crate::app::prompts::search;
use crate::app::rows::key;

/// The view.
pub static VIEW: View = View {
    id: "search",
    title: "Search",
    keys: &[("Search", &ROWS), ("Search", &shared::LIST)],
    opener: Some(OPENER),
    // There, `/` finds a person.
    opens_from: |view| !view.moves_people && view.id != "people",
    open: |m| {
        let purpose = Purpose { prompt: &search::PROMPT, about: About::Nothing };
        m.prompt.offered = 0;
        m.prompt.line = Some((purpose, crate::app::TextInput::default()));
    },
    ..View::DEFAULT
};

const OPENER: Bind =
    key!("search", &["/"], "search", "Search notes, people and the agenda", |_, _| Some(Action::Show(&VIEW)))
        .line(&[], "Search")
        .place(4);

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("open", &["Enter"], "open", "Go to the selected result", |_, _| Some(Action::Do(search::go_there, 0))),
];
