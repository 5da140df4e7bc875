//! The view of people: who is here, late or missing.

use super::shared;
use crate::app::model::{Action, Bind, KeyTable, View};
use crate::app::prompts::newcomer;
use crate::app::rows::key;
use crate::workshop::{Command, Presence};

/// The view.
pub static VIEW: View = View {
    id: "people",
    title: "People",
    keys: &[
        &shared::CLOCK,
        &shared::NOTES,
        &ROWS,
        &shared::GROUP_REPAIR,
        &shared::LIST,
        &shared::UNDO,
        &shared::TROUBLE,
        &shared::EVERYWHERE,
    ],
    opener: Some(OPENER),
    leads: true,
    rows: |m| m.session.everybody().len(),
    person: |m| m.session.everybody().get(m.cursor.selected).map(|p| p.name.clone()),
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("people", &["p"], "Show the list of people", |_, _| Some(Action::Show(&VIEW)))
    .synonyms("who is here, late, absent or missing, attendance, participants, roster")
    .hint(|m| if m.cursor.view == &VIEW { "close" } else { "people" })
    .rank(6);

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("mark-absent", &["x"], "absent", "Mark the selected person as absent", |m, _| {
        let name = m.selected_name()?;
        (m.session.presence(&name) != Presence::Missing).then_some(Action::Perform(Command::MarkMissing(name)))
    }).was(&["missing"]).synonyms("did not come, missing, no show")
    .rank(2),
    key!("mark-left", &["e"], "left", "Mark the selected person as left", |m, _| {
        let name = m.selected_name()?;
        (m.session.presence(&name) == Presence::Here).then_some(Action::Perform(Command::Leave(name)))
    }).was(&["left"]).synonyms("has left, gone home, leave")
    .rank(2),
    key!("add-person", &["n"], "add", "Add a person", |_, _| Some(newcomer::PROMPT.open())).was(&["newcomer"]).synonyms("somebody new is here, newcomer, guest, arrive, late").rank(1),
    key!("open", &["Enter"], "here", "Mark the selected person as here", |m, _| {
        let person = m.session.everybody().into_iter().nth(m.cursor.selected)?;
        Some(Action::Perform(Command::Arrive(person)))
    }).synonyms("is here, present, arrived")
    .rank(1)
    .unlisted(),
];
