//! Owns the rows of the planning screen, which one is selected, and how the selection follows a change of the plan.

use super::model::Model;
use super::perform::perform;
use crate::workshop::{Activity, Command, Edit, Moment};

/// One row of the planning screen: an activity, or a phase of it.
pub use crate::workshop::Step as PlanRow;

/// Returns every row, in order.
pub fn rows(m: &Model) -> Vec<PlanRow> {
    let agenda = m.session.plan.agenda.iter().enumerate();
    agenda
        .flat_map(|(activity, a)| {
            let phases = (0..a.phases.len()).map(move |p| PlanRow { activity, phase: Some(p) });
            std::iter::once(PlanRow { activity, phase: None }).chain(phases)
        })
        .collect()
}

/// Returns the selected row, and its activity.
pub fn selected(m: &Model) -> Option<(PlanRow, &Activity)> {
    let row = rows(m).get(m.cursor.selected).copied().filter(|_| m.cursor.view.edits_plan)?;
    Some((row, &m.session.plan.agenda[row.activity]))
}

/// Returns the first place of the agenda that is not past.
pub(super) fn first_to_come(m: &Model) -> usize {
    m.session.step().map_or(0, |step| step.activity + 1)
}

/// Changes the plan and keeps the selection on what was changed.
pub(super) fn edit_plan(m: &mut Model, edit: Edit, now: Moment) -> bool {
    let before = selected(m).map(|(row, a)| (row, a.clone()));
    let known: Vec<String> = m.session.plan.agenda.iter().map(|a| a.id.clone()).collect();
    if perform(m, Command::Plan(Box::new(edit)), now).is_none() {
        return false;
    }
    let agenda = &m.session.plan.agenda;
    let new = agenda.iter().rposition(|a| !known.contains(&a.id)).map(|activity| PlanRow { activity, phase: None });
    let same = before.and_then(|(row, was)| {
        let activity = m.session.plan.position(&was.id)?;
        Some(PlanRow { activity, phase: followed(&was, &agenda[activity], row.phase) })
    });
    if let Some(row) = new.or(same).filter(|_| m.cursor.view.edits_plan) {
        m.cursor.selected = rows(m).iter().position(|r| *r == row).unwrap_or(m.cursor.selected);
    }
    true
}

/// Returns where the selection is after the phases of an activity have changed: on what is new, else on the same phase,
/// else in the same place.
fn followed(was: &Activity, is: &Activity, phase: Option<usize>) -> Option<usize> {
    let at = |title: &str| is.phases.iter().position(|p| p.title == title);
    let new = || is.phases.iter().position(|p| !was.phases.iter().any(|w| w.title == p.title));
    if is.phases.len() == was.phases.len() + 1 {
        return new();
    }
    let last = is.phases.len().checked_sub(1)?;
    phase.map(|p| at(&was.phases[p].title).unwrap_or(p.min(last)))
}
