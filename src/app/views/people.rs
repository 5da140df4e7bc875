//! The view of people: who is here, late or missing.

use super::shared;
use crate::app::model::{Action, Bind, HintLine, KeyTable, View};
use crate::app::prompts::newcomer;
use crate::app::rows::key;
use crate::workshop::{Command, Presence};

/// The view.
pub static VIEW: View = View {
    id: "people",
    title: "People",
    keys: &[
        ("Clock", &shared::CLOCK),
        ("Clock", &shared::MINUTES),
        ("Session", &shared::UNDO),
        ("People", &ROWS),
        ("People", &shared::LIST),
        ("Groups", &shared::GROUP_REPAIR),
        ("Notes", &shared::NOTES),
        ("Clock", &shared::TROUBLE),
        ("Session", &shared::EVERYWHERE),
    ],
    hints: &[HintLine {
        when: |_| true,
        rows: "open mark-absent mark-left add-person place-latecomers | search groups | start-or-pause",
        narrow: "",
    }],
    opener: Some(OPENER),
    leads: true,
    rows: |m| m.session.everybody().len(),
    person: |m| m.session.everybody().get(m.cursor.selected).map(|p| p.name.clone()),
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("people", &["p"], "Show the list of people", |_, _| Some(Action::Show(&VIEW)))
    .hint(|_| "people")
    .line(&[], "People")
    .place(1);

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("mark-absent", &["x"], "absent", "Mark as absent", |m, _| {
        let name = m.selected_name()?;
        (m.session.presence(&name) != Presence::Missing).then_some(Action::Perform(Command::MarkMissing(name)))
    }).was(&["missing"]),
    key!("mark-left", &["e"], "left", "Mark as left", |m, _| {
        let name = m.selected_name()?;
        (m.session.presence(&name) == Presence::Here).then_some(Action::Perform(Command::Leave(name)))
    }).was(&["left"]),
    key!("toggle-groups", &["o"], "no group", "Keep out of groups, or in", |m, _| m.selected_name().map(|name| Action::Perform(Command::ToggleGroups(name)))),
    key!("add-person", &["n"], "add", "Add a person", |_, _| Some(newcomer::PROMPT.open())).was(&["newcomer"]),
    key!("open", &["Enter"], "here", "Mark as here", |m, _| {
        let person = m.session.everybody().into_iter().nth(m.cursor.selected)?;
        Some(Action::Perform(Command::Arrive(person)))
    }),
];
