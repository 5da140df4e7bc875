//! The view of what earlier sessions left open.

use super::shared;
use crate::app::model::{Action, Bind, View};
use crate::app::rows::key;
use crate::workshop::Command;

/// The view.
pub static VIEW: View = View {
    id: "carried",
    title: "for what was carried over",
    keys: &[shared::CLOCK, shared::NOTES, ROWS, shared::LIST, shared::UNDO, shared::TROUBLE, shared::EVERYWHERE],
    opener: Some(OPENER),
    leads: true,
    rows: |m| m.session.plan.carried.len(),
    ..View::USUAL
};

const OPENER: Bind =
    Bind::new("carry-over", &["c"], "carried over: what earlier sessions have left open, and homework", |m, _| {
        let some = !m.session.plan.carried.is_empty();
        (some || m.cursor.view == &VIEW).then_some(Action::Show(&VIEW))
    })
    .was(&["carried"])
    .hint(|m| if m.cursor.view == &VIEW { "close" } else { "carried over" })
    .rank(6)
    .missing(|_| Some("Nothing was carried over: roundtable new --from lets a session follow another.".to_owned()));

const ROWS: &[Bind] =
    &[key!("done", &["d"], "done", "mark the selected thing as done, answered or taken up; or no longer", |m, _| {
        let thing = m.session.plan.carried.get(m.cursor.selected).filter(|c| c.kind.waits())?;
        let done = !m.session.record.has_settled(thing);
        Some(Action::Say(Command::Settle { carried: m.cursor.selected, done }))
    })
    .rank(2)];
