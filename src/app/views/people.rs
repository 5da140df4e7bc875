//! The view of people: who is here, late or missing.

use super::shared;
use crate::app::model::{Action, Bind, View};
use crate::app::prompts::newcomer;
use crate::app::rows::key;
use crate::workshop::{Command, Presence};

/// The view.
pub static VIEW: View = View {
    id: "people",
    title: "in the list of people",
    keys: &[
        shared::CLOCK,
        shared::NOTES,
        ROWS,
        shared::GROUP_REPAIR,
        shared::LIST,
        shared::UNDO,
        shared::TROUBLE,
        shared::EVERYWHERE,
    ],
    opener: Some(OPENER),
    leads: true,
    rows: |m| m.session.everybody().len(),
    person: |m| m.session.everybody().get(m.cursor.selected).map(|p| p.name.clone()),
    ..View::USUAL
};

const OPENER: Bind =
    Bind::new("people", &["p"], "people: who is here, late or missing", |_, _| Some(Action::Show(&VIEW)))
        .hint(|m| if m.cursor.view == &VIEW { "close" } else { "people" })
        .rank(6);

const ROWS: &[Bind] = &[
    key!("mark-absent", &["x"], "did not come", "the selected person did not come", |m, _| {
        let name = m.selected_name()?;
        (m.session.presence(&name) != Presence::Missing).then_some(Action::Say(Command::Miss(name)))
    })
    .was(&["missing"])
    .rank(2),
    key!("mark-left", &["e"], "has left", "the selected person has left", |m, _| {
        let name = m.selected_name()?;
        (m.session.presence(&name) == Presence::Here).then_some(Action::Say(Command::Leave(name)))
    })
    .was(&["left"])
    .rank(2),
    key!(
        "add-person",
        &["n"],
        "somebody new",
        "somebody new is here; type the name, and perhaps `, department: Sales`",
        |_, _| Some(newcomer::PROMPT.open())
    )
    .was(&["newcomer"])
    .rank(1),
    key!("open", &["Enter"], "is here", "the selected person is here", |m, _| {
        let person = m.session.everybody().into_iter().nth(m.cursor.selected)?;
        Some(Action::Say(Command::Arrive(person)))
    })
    .rank(1)
    .unlisted(),
];
