//! The planning view: the plan, and what a key changes in the selected row.

use super::shared;
use crate::app::effect::{Effect, PlanText};
use crate::app::model::{About, Action, Bind, HintLine, KeyTable, Model, View};
use crate::app::plan_rows::{PlanRow, rows, selected};
use crate::app::plan_text::{as_planned, draft_row};
use crate::app::prompts::{library, new_activity, new_phase, title};
use crate::app::rows::key;
use crate::workshop::{Command, Edit, Kind, OnPhase, PhaseKind, SessionState};

/// The view.
pub static VIEW: View = View {
    id: "plan",
    title: "Plan",
    keys: &[("Session", &shared::UNDO), ("Plan", &ROWS), ("View", &shared::LIST), ("Session", &shared::EVERYWHERE)],
    hints: &[HintLine {
        when: |_| true,
        rows: "new-activity open move-up+move-down drop duplicate | longer+shorter | insert-from-library || undo help",
        narrow: "",
    }],
    opener: Some(OPENER),
    opens_from: |view| view.shows_activity || view.for_the_room || view.edits_plan,
    edits_plan: true,
    open: begin,
    rows: |m| rows(m).len(),
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("plan", &["e"], "Open the plan", |m, _| {
    (m.session.state() != SessionState::Done || m.cursor.view == &VIEW).then_some(Action::Show(&VIEW))
})
.hint(|_| "plan")
.line(&[], "Plan")
.place(2);

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("open", &["Enter"], "edit", "Edit the prompt", |m, _| text(m, false).map(Action::Write)),
    key!("longer", &["+"], "min", "Add 1 minute", |m, _| longer(m, 1)),
    key!("shorter", &["-"], "min", "Remove 1 minute", |m, _| longer(m, -1)),
    key!("longer-5", &[">"], "5 min", "Add 5 minutes", |m, _| longer(m, 5)),
    key!("shorter-5", &["<"], "5 min", "Remove 5 minutes", |m, _| longer(m, -5)),
    key!("move-up", &["K"], "move", "Move the selected row up", |m, _| shift(m, -1)).was(&["earlier"]),
    key!("move-down", &["J"], "move", "Move the selected row down", |m, _| shift(m, 1)).was(&["later"]),
    key!("new-activity", &["n", "a"], "add", "Add an activity", |m, _| Some(new_activity::PROMPT.about(About::Index(place(m))))),
    key!("new-phase", &["N"], "add phase", "Add a phase", |m, _| add_phase(m)),
    key!("insert-from-library", &["i"], "library", "Insert from the library", |m, _| Some(library::PROMPT.about(About::Index(place(m))))).was(&["insert"]),
    key!("rename", &["r"], "rename", "Rename the activity or phase", |m, _| retitle(m)).was(&["retitle"]),
    key!("edit-prompt", &["p"], "prompt", "Edit the prompt", |m, _| text(m, false).map(Action::Write)).was(&["prompt"]),
    key!("edit-script", &["s"], "script", "Edit the script", |m, _| text(m, true).map(Action::Write)).was(&["script"]),
    key!("prompt-in-editor", &["E"], "editor", "Edit the prompt in the editor", |m, _| in_editor(m, false)).was(&["editor"]),
    key!("script-in-editor", &["S"], "editor", "Edit the script in the editor", |m, _| in_editor(m, true)).was(&["script-editor"]),
    key!("drop", &["x", "Del"], "delete", "Delete the activity or phase", |m, _| drop(m)),
    key!("duplicate", &["d"], "duplicate", "Duplicate the row", |m, _| duplicate(m)),
    key!("toggle-optional", &["o"], "optional", "Make it optional or required", |m, _| optional(m)).was(&["optional"]),
    key!("change-kind", &["t"], "kind", "Change the kind", |m, _| other_kind(m)).was(&["kind"]),
    key!("hide-entries", &["h"], "hide", "Hide entries until revealed", |m, _| hide(m)).was(&["hide"]),
];

/// Selects what has words to be brought back, else what is running, or the first of what is shown.
fn begin(m: &mut Model) {
    let at = m.shown().unwrap_or(0);
    let here = |r: &PlanRow| draft_row(m).map_or(r.activity == at, |(row, _)| row == *r);
    m.cursor.selected = rows(m).iter().position(here).unwrap_or(0);
}

/// Returns the place where something new goes: behind the selected activity.
fn place(m: &Model) -> usize {
    selected(m).map_or(0, |(row, _)| row.activity + 1)
}

fn edit(edit: Edit) -> Action {
    Action::Perform(Command::Plan(Box::new(edit)))
}

/// Returns what gives the selected row so many minutes more, or takes them.
fn longer(m: &Model, by: i32) -> Option<Action> {
    let (row, a) = selected(m)?;
    let minutes = row.phase.map_or(a.minutes, |p| a.phases[p].minutes).saturating_add_signed(by).max(1);
    Some(edit(Edit::SetMinutes { id: a.id.clone(), phase: row.phase, minutes }))
}

/// Changes the selected phase so, or the selected activity.
fn either(m: &Model, change: OnPhase, activity: impl FnOnce(String) -> Edit) -> Option<Action> {
    let (row, a) = selected(m)?;
    let id = a.id.clone();
    Some(edit(match row.phase {
        Some(at) => Edit::Phase { id, at, change },
        None => activity(id),
    }))
}

fn shift(m: &Model, by: i32) -> Option<Action> {
    either(m, OnPhase::Shift(by), |id| Edit::Shift { id, by })
}

fn drop(m: &Model) -> Option<Action> {
    either(m, OnPhase::Drop, Edit::Drop)
}

fn duplicate(m: &Model) -> Option<Action> {
    let (row, a) = selected(m)?;
    Some(edit(match row.phase {
        Some(p) => {
            let change = OnPhase::Insert(Box::new(a.phases[p].clone()));
            Edit::Phase { id: a.id.clone(), at: p + 1, change }
        }
        None => Edit::Insert { at: row.activity + 1, activity: Box::new(a.clone()) },
    }))
}

/// Returns a new phase behind the selected one, or the last one of the selected activity; a poll and a break have none.
fn add_phase(m: &Model) -> Option<Action> {
    let (row, a) = selected(m).filter(|(_, a)| !matches!(a.kind, Kind::Poll | Kind::Break))?;
    let at = row.phase.map_or(a.phases.len(), |p| p + 1);
    Some(new_phase::PROMPT.about(About::Phase(a.id.clone(), Some(at))))
}

/// Lets the selected phase hide what is kept in it, or no longer.
fn hide(m: &Model) -> Option<Action> {
    let (row, a) = selected(m)?;
    let at = row.phase?;
    Some(edit(Edit::Phase { id: a.id.clone(), at, change: OnPhase::SetHidden(!a.phases[at].hidden) }))
}

/// Returns the line for another title of the selected activity or phase.
fn retitle(m: &Model) -> Option<Action> {
    selected(m).map(|(row, a)| title::PROMPT.about(About::Phase(a.id.clone(), row.phase)))
}

fn optional(m: &Model) -> Option<Action> {
    let (_, a) = selected(m).filter(|(row, _)| row.phase.is_none())?;
    Some(edit(Edit::SetOptional { id: a.id.clone(), optional: !a.optional }))
}

/// Returns the next kind; a poll is one only where it says what is asked. Of a phase, what the room does in it.
fn other_kind(m: &Model) -> Option<Action> {
    let (row, a) = selected(m)?;
    if let Some(at) = row.phase {
        let next = PhaseKind::ALL.iter().cycle().skip_while(|d| **d != a.phases[at].does).nth(1)?;
        return Some(edit(Edit::Phase { id: a.id.clone(), at, change: OnPhase::SetKind(*next) }));
    }
    let at = Kind::ALL.iter().position(|k| *k == a.kind)?;
    let others = Kind::ALL.iter().cycle().skip(at + 1);
    let kind = *others.take(Kind::ALL.len()).find(|k| **k != Kind::Poll || a.poll.is_some())?;
    Some(edit(Edit::SetKind { id: a.id.clone(), kind }))
}

/// Returns the text of the selected row: its prompt, or the script of its activity.
fn text(m: &Model, script: bool) -> Option<PlanText> {
    let (row, a) = selected(m)?;
    Some(PlanText { id: a.id.clone(), phase: row.phase.filter(|_| !script), script })
}

/// Returns the same in the facilitator's own editor.
fn in_editor(m: &Model, script: bool) -> Option<Action> {
    let text = text(m, script)?;
    let planned = as_planned(m, &text);
    Some(Action::Run(Effect::Edit(text, planned)))
}
