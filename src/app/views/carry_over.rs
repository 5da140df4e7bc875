//! The view of what earlier sessions left open.

use super::shared;
use crate::app::model::{Action, Bind, HintLine, KeyTable, View};
use crate::app::rows::key;
use crate::workshop::Command;

/// The view.
pub static VIEW: View = View {
    id: "carry-over",
    title: "From earlier sessions",
    keys: &[("Clock", &shared::MINUTES), ("Notes", &ROWS), ("Notes", &shared::NOTES), ("Notes", &shared::LIST)],
    hints: &[HintLine {
        when: |_| true,
        rows: "up+down done | start-or-pause add-minute+remove-minute | note | people stage search close",
        narrow: "",
    }],
    opener: Some(OPENER),
    leads: true,
    rows: |m| m.session.plan.carried.len(),
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("carry-over", &["c"], "Show items from earlier sessions", |m, _| {
    let some = !m.session.plan.carried.is_empty();
    (some || m.cursor.view == &VIEW).then_some(Action::Show(&VIEW))
})
.was(&["carried"])
.hint(|_| "earlier items")
.group("Notes")
.line(&[], "From earlier sessions")
.place(5)
.missing(|_| Some("Nothing from earlier sessions. Start a follow-up with roundtable new --from.".to_owned()));

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("done", &["d"], "done", "Mark done, answered or taken up", |m, _| {
        let thing = m.session.plan.carried.get(m.cursor.selected).filter(|c| c.kind.is_task())?;
        let done = !m.session.record.has_settled(thing);
        Some(Action::Perform(Command::Settle { carried: m.cursor.selected, done }))
    }).line(&[], "Mark done, answered, taken up"),
];
