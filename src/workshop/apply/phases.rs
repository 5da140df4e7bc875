//! Adds, deletes and moves phases of an activity in the plan. What was held stays as it was.

use std::sync::Arc;

use crate::workshop::text::tidy;
use crate::workshop::{Activity, KnownNames, OnPhase, Phase, Refusal, Session, Step};

pub(super) fn edit(session: &mut Session, id: &str, at: usize, change: &OnPhase) -> Result<String, Refusal> {
    let activity = session.plan.position(id).ok_or_else(|| Refusal::NoActivity(id.to_owned()))?;
    let step = Step { activity, phase: Some(at) };
    let phases = &session.plan.agenda[activity].phases;
    if at >= phases.len() && !matches!(change, OnPhase::Insert(_)) {
        return Err(Refusal::NoActivity(id.to_owned()));
    }
    match change {
        OnPhase::Insert(phase) => insert(session, step, phase),
        OnPhase::Drop => drop(session, step),
        OnPhase::Shift(by) => shift(session, step, *by),
    }
}

fn of(session: &mut Session, activity: usize) -> &mut Activity {
    &mut Arc::make_mut(&mut session.plan).agenda[activity]
}

/// Returns the first place among the phases of an activity that is not past; refused where all of it is.
pub(super) fn first_to_come(session: &Session, activity: usize) -> Result<usize, Refusal> {
    match session.step() {
        Some(step) if step.activity > activity => Err(Refusal::PastStays),
        Some(step) if step.activity == activity => Ok(step.phase.map_or(0, |p| p + 1)),
        _ => Ok(0),
    }
}

/// Changes the phases; a sum of minutes that is written down as well stays right, and `least` stays possible.
fn change<T>(activity: &mut Activity, with: impl FnOnce(&mut Vec<Phase>) -> T) -> T {
    let before = activity.phase_minutes();
    let done = with(&mut activity.phases);
    let now = activity.phase_minutes();
    activity.minutes = match (before, now, activity.minutes) {
        // From now on its phases make its length.
        (0, ..) => 0,
        // Its only phase was all of it, and it stays as long.
        (_, 0, said) => said.max(before),
        (_, _, said) if said == before => now,
        (_, _, said) => said,
    };
    let length = now.max(activity.minutes);
    activity.least = activity.least.map(|least| least.min(length));
    done
}

fn insert(session: &mut Session, step: Step, phase: &Phase) -> Result<String, Refusal> {
    let activity = &session.plan.agenda[step.activity];
    let wish = tidy(&phase.title);
    if wish.is_empty() {
        return Err(Refusal::NoTitle);
    }
    if activity.phases.is_empty() && session.record.timing.iter().any(|s| s.activity == activity.id) {
        return Err(Refusal::HasBegun(activity.title.clone()));
    }
    let at = step.phase.unwrap_or(0).max(first_to_come(session, step.activity)?).min(activity.phases.len());
    let taken: KnownNames = activity.phases.iter().map(|p| p.title.as_str()).collect();
    let is_free = |title: &String| taken.get(title).is_none();
    let free = (2..10_000).map(|n| format!("{wish} {n}")).find(is_free).filter(|_| !is_free(&wish));
    let title = free.unwrap_or(wish);
    let words = format!("Added “{title}” to “{}”", activity.title);
    let columns = phase.columns.iter().filter(|id| activity.column(id).is_some()).cloned().collect();
    let phase = Phase { title, columns, ..phase.clone() };
    change(of(session, step.activity), |phases| phases.insert(at, phase));
    Ok(words)
}

fn drop(session: &mut Session, step: Step) -> Result<String, Refusal> {
    let at = step.phase.unwrap_or(0);
    let title = session.plan.agenda[step.activity].phases[at].title.clone();
    if session.step() == Some(step) {
        return Err(Refusal::IsRunning(title));
    }
    let activity = &session.plan.agenda[step.activity];
    let formed = |r: &crate::workshop::GroupRound| r.activity == activity.id && r.phase.as_ref() == Some(&title);
    if session.was_held(step) || session.record.breakouts.iter().any(formed) {
        return Err(Refusal::WasHeld(title));
    }
    change(of(session, step.activity), |phases| phases.remove(at));
    Ok(format!("Deleted “{title}”"))
}

fn shift(session: &mut Session, step: Step, by: i32) -> Result<String, Refusal> {
    let at = step.phase.unwrap_or(0);
    let past = first_to_come(session, step.activity)?;
    let phases = &session.plan.agenda[step.activity].phases;
    let title = phases[at].title.clone();
    if at < past || session.was_held(step) {
        return Err(Refusal::PastStays);
    }
    let to = at.saturating_add_signed(by as isize).clamp(past, phases.len() - 1);
    if to == at {
        return Err(if by < 0 && past > 0 { Refusal::PastStays } else { Refusal::NoFurther(title) });
    }
    change(of(session, step.activity), |phases| {
        let phase = phases.remove(at);
        phases.insert(to, phase);
    });
    let phases = &session.plan.agenda[step.activity].phases;
    Ok(moved(&title, phases.get(to + 1).map(|next| &*next.title)))
}

/// Says where something was moved.
pub(super) fn moved(title: &str, before: Option<&str>) -> String {
    match before {
        Some(next) => format!("Moved “{title}” before “{next}”"),
        None => format!("Moved “{title}” to the end"),
    }
}
