//! The planning view: the plan, and what a key changes in the selected row.

use super::shared;
use crate::app::effect::{Effect, PlanPart, PlanText};
use crate::app::form_keys;
use crate::app::model::{About, Action, Bind, HintLine, KeyTable, Model, View};
use crate::app::plan_rows::{PlanRow, rows, selected};
use crate::app::plan_text::{as_planned, draft_row};
use crate::app::prompts::{library, new_activity, title};
use crate::app::rows::key;
use crate::workshop::{Command, Edit, Kind, Moment, OnPhase, SessionState};

/// The view.
pub static VIEW: View = View {
    id: "plan",
    title: "Plan",
    keys: &[("Plan", &ROWS), ("View", &shared::LIST), ("Notes", &shared::NOTES)],
    hints: &[HintLine {
        when: |_| true,
        rows: "new-activity open move-up+move-down drop duplicate | longer+shorter edit-session insert-from-library prompt-in-editor || undo help",
        narrow: "new-activity open move-up+move-down drop | longer+shorter edit-session || undo help",
    }],
    opener: Some(OPENER),
    opens_from: |view| view.shows_activity || view.for_the_room || view.edits_plan,
    leads: true,
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
    key!("new-activity", &["n"], "add", "Add activities, one a line", |m, _| Some(new_activity::at(place(m)))),
    key!("new-phase", &["N"], "add phase", "Add phases to the activity", |m, _| add_phase(m)).refuses(|m| selected(m).map(|_| "A poll and a break have no phases.".to_owned())),
    key!("open", &["Enter"], "edit", "Edit in a form", |m, _| selected(m).map(|_| Action::Do(form_keys::open_selected, 0))),
    key!("move-up", &["K"], "move", "Move the selected row up", |m, _| shift(m, -1)).was(&["earlier"]),
    key!("move-down", &["J"], "move", "Move the selected row down", |m, _| shift(m, 1)).was(&["later"]),
    key!("drop", &["x", "Del"], "delete", "Delete the activity or phase", |m, _| drop(m)),
    key!("duplicate", &["d"], "duplicate", "Duplicate the row", |m, _| duplicate(m)),
    key!("longer", &["+"], "min", "Add 1 minute", |m, _| longer(m, 1)),
    key!("shorter", &["-"], "min", "Remove 1 minute", |m, _| longer(m, -1)),
    key!("longer-5", &[">"], "5 min", "Add 5 minutes", |m, _| longer(m, 5)),
    key!("shorter-5", &["<"], "5 min", "Remove 5 minutes", |m, _| longer(m, -5)),
    key!("edit-session", &["S"], "session", "Edit title, times, purpose", |_, _| Some(Action::Do(form_keys::open_session, 0))),
    key!("insert-from-library", &["L"], "library", "Insert from the library", |m, _| Some(library::PROMPT.about(About::Index(place(m))))).was(&["insert"]),
    key!("prompt-in-editor", &["E"], "editor", "Edit the texts in the editor", |m, _| in_editor(m)).was(&["editor"]),
    key!("activity-above", &["←", "h"], "up", "Go to the activity above", |m, _| selected(m).map(|_| Action::Do(step_activity, -1))),
    key!("activity-below", &["→", "l"], "down", "Go to the activity below", |m, _| selected(m).map(|_| Action::Do(step_activity, 1))),
];

/// Selects what has words to be brought back, else what is running, or the first of what is shown.
fn begin(m: &mut Model) {
    let at = m.shown().unwrap_or(0);
    let here = |r: &PlanRow| draft_row(m).map_or(r.activity == at, |(row, _)| row == *r);
    m.cursor.selected = rows(m).iter().position(here).unwrap_or(0);
    title::begin(m);
}

/// Lets a session without activities begin in the plan.
pub(in crate::app) fn open_blank(m: &mut Model) {
    if m.session.plan.agenda.is_empty() && m.session.state() == SessionState::Planned {
        m.cursor.view = &VIEW;
        begin(m);
    }
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
        None => Edit::insert(row.activity + 1, a.clone()),
    }))
}

/// Returns a new phase behind the selected one, or the last one of the selected activity; a poll and a break have none.
fn add_phase(m: &Model) -> Option<Action> {
    let (row, a) = selected(m).filter(|(_, a)| !matches!(a.kind, Kind::Poll | Kind::Break))?;
    let at = row.phase.map_or(a.phases.len(), |p| p + 1);
    Some(new_activity::PHASE.about(About::Phase(a.id.clone(), Some(at))))
}

/// Selects the activity before the selected row's, or the one behind it.
fn step_activity(m: &mut Model, by: i32, _: Moment) {
    let Some((row, _)) = selected(m) else { return };
    // Up from a phase is its own activity.
    let by = if row.phase.is_some() && by < 0 { by + 1 } else { by };
    let last = m.session.plan.agenda.len() - 1;
    let activity = row.activity.saturating_add_signed(by as isize).min(last);
    let found = rows(m).iter().position(|r| *r == PlanRow { activity, phase: None });
    m.cursor.selected = found.unwrap_or(m.cursor.selected);
}

/// Opens prompt and script of the selected activity, or the prompt of a phase, in the facilitator's own editor.
fn in_editor(m: &Model) -> Option<Action> {
    let (row, a) = selected(m)?;
    let part = if row.phase.is_some() { PlanPart::Prompt } else { PlanPart::Both };
    let text = PlanText { id: a.id.clone(), phase: row.phase, part };
    let planned = as_planned(m, &text);
    Some(Action::Run(Effect::Edit(text, planned)))
}
