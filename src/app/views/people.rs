//! The view of people: who is here, late or missing.

use super::shared;
use crate::app::model::{Action, Bind, HintLine, KeyTable, Model, View};
use crate::app::prompts::{find_person, newcomer};
use crate::app::rows::key;
#[cfg(feature = "room")]
use crate::workshop::text::same;
use crate::workshop::{Command, Presence};

/// The view.
pub static VIEW: View = View {
    id: "people",
    title: "People",
    keys: &[
        ("Clock", &shared::MINUTES),
        ("People", &ROWS),
        #[cfg(feature = "room")]
        ("Room", &PHONES),
        ("People", &shared::LIST),
        ("Groups", &shared::GROUP_REPAIR),
        ("Notes", &shared::NOTES),
    ],
    hints: &[HintLine {
        when: |_| true,
        rows: "open mark-absent mark-left add-person place-latecomers | find-person next-unplaced groups | start-or-pause || undo help",
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
    key!("open", &["Enter"], "here", "Mark as here, or as absent", |m, _| {
        let person = m.session.everybody().into_iter().nth(m.cursor.selected)?;
        let here = m.session.presence(&person.name) == Presence::Here;
        Some(Action::Perform(if here { Command::MarkMissing(person.name) } else { Command::Arrive(person) }))
    }),
    key!("find-person", &["/"], "find", "Find a person by name", |_, _| Some(find_person::PROMPT.open())),
    key!("next-unplaced", &["Tab"], "next unplaced", "Select who is in no group", |m, _| {
        (!m.session.unplaced().is_empty()).then_some(Action::Do(|m, _, _| select_unplaced(m), 0))
    }).missing(|_| Some("Everybody here is in a group.".to_owned())),
];

#[cfg(feature = "room")]
#[rustfmt::skip]
static PHONES: KeyTable = &[
    key!("remove-phone", &["X"], "remove phone", "Remove a phone; again, drop the ballot", |m, _| {
        let name = m.selected_name()?;
        if m.room.open.as_ref()?.has_phone(&name) {
            return Some(Action::Perform(Command::RemovePhones(name)));
        }
        can_drop_ballot(m, &name).then_some(Action::Perform(Command::DropBallot(name)))
    }).missing(|m| Some(match (&m.room.open, m.selected_name()) {
        (None, _) => "The room is closed: nobody takes part by phone.".to_owned(),
        (Some(_), Some(name)) => format!("{name} does not take part by phone."),
        (Some(_), None) => "Nobody is selected.".to_owned(),
    })).line(&[], "Remove a phone"),
];

/// Returns whether a phone of this person was removed and their ballot in the open poll can go, too.
#[cfg(feature = "room")]
fn can_drop_ballot(m: &Model, name: &str) -> bool {
    let removed = m.session.removed_phones.iter().any(|removed| same(removed, name));
    removed && m.session.poll_run().is_some_and(|run| run.closed.is_none() && run.vote_of(name).is_some())
}

/// Selects the next person below who is here and in no group; after the last one the first.
fn select_unplaced(m: &mut Model) {
    let unplaced = m.session.unplaced();
    let is_unplaced = |name: &str| unplaced.iter().any(|p| p.name == name);
    let places: Vec<usize> =
        m.session.names().iter().enumerate().filter(|(_, name)| is_unplaced(name)).map(|(at, _)| at).collect();
    if let Some(at) = places.iter().find(|at| **at > m.cursor.selected).or(places.first()) {
        m.cursor.selected = *at;
    }
}
