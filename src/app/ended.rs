//! Owns what the end of a session offers: what was agreed, in the order in which it is told, and what can be done next.

use super::model::{Model, Pane};
use crate::workshop::sort_by_key;
use crate::workshop::{CarriedKind, CarryOver, Note, NoteKind, Session, count_of};

/// What is told of a session, kind by kind.
pub const KINDS: [NoteKind; 5] =
    [NoteKind::Decision, NoteKind::Action, NoteKind::Takeaway, NoteKind::Question, NoteKind::Parked];

/// What can be done next, in the order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Write the report.
    Report,
    /// Make a session that follows this one.
    FollowUp,
    /// Reopen the session.
    Reopen,
    /// Leave.
    Quit,
}

/// Every row of what can be done next.
pub const NEXT: [Next; 4] = [Next::Report, Next::FollowUp, Next::Reopen, Next::Quit];

/// Returns whether an action says who does it until when.
pub fn is_complete(note: &Note) -> bool {
    note.kind != NoteKind::Action || note.done || (!note.owners.names().is_empty() && note.due.is_some())
}

/// Returns the notes of one kind by their indexes, oldest first; actions without an owner or a day come last.
pub fn of_kind(m: &Model, kind: NoteKind) -> Vec<usize> {
    let notes = &m.session.record.notes;
    let mut found: Vec<usize> = (0..notes.len()).filter(|&i| notes[i].kind == kind).collect();
    sort_by_key(&mut found, |&i| !is_complete(&notes[i]));
    found
}

/// Returns every note that can be selected at the end, in the order in which they are told.
pub fn entries(m: &Model) -> Vec<usize> {
    KINDS.iter().flat_map(|kind| of_kind(m, *kind)).collect()
}

/// Returns the selected note.
pub fn selected(m: &Model) -> Option<usize> {
    (m.cursor.pane == Pane::Activity).then(|| entries(m).get(m.cursor.selected).copied()).flatten()
}

/// Selects a note.
pub(super) fn select(m: &mut Model, note: usize) {
    if let Some(at) = entries(m).iter().position(|known| *known == note) {
        (m.cursor.pane, m.cursor.selected) = (Pane::Activity, at);
    }
}

/// Returns the selected row of what can be done next.
pub fn selected_next(m: &Model) -> Option<Next> {
    (m.cursor.pane == Pane::Agenda).then(|| NEXT.get(m.cursor.selected).copied()).flatten()
}

/// Returns the file of the report of a session in this file: `prep.toml` has `prep-report.html`.
pub fn report_name(file: &str) -> String {
    format!("{}-report.html", file.strip_suffix(".toml").unwrap_or(file))
}

/// Returns what the session that follows one in a file of this name takes along: what waits, the people, who has met,
/// and the entries that a canvas of the plan asks for.
pub fn takes_along(session: &Session, file: &str) -> CarryOver {
    let mut along = session.carry_over(file);
    let wanted: Vec<_> = session.plan.agenda.iter().filter_map(|activity| activity.rows_from.as_ref()).collect();
    along.carried.retain(|c| c.kind != CarriedKind::Entry || wanted.iter().any(|rows| rows.takes(c)));
    along
}

/// Returns what a session that follows takes along: `2 actions, 2 parked items, the people`.
pub fn carried_along(m: &Model) -> String {
    let carry_over = takes_along(&m.session, "");
    let mut said: Vec<String> = Vec::new();
    for (kind, noun) in [
        (CarriedKind::Action, "action"),
        (CarriedKind::Question, "question"),
        (CarriedKind::Parked, "parked item"),
        (CarriedKind::Homework, "piece of homework"),
        (CarriedKind::Entry, "entry"),
    ] {
        match carry_over.carried.iter().filter(|carried| carried.kind == kind).count() {
            0 => {}
            _ if kind == CarriedKind::Homework => said.push("homework".to_owned()),
            n => said.push(count_of(n, noun)),
        }
    }
    if !carry_over.people.is_empty() {
        said.push("the people".to_owned());
    }
    if said.is_empty() { "takes along the plan".to_owned() } else { format!("takes along {}", said.join(", ")) }
}
