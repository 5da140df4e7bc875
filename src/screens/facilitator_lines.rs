//! Owns what only the facilitator reads of an activity: who leads, what was carried over, and the script of the phase
//! that runs.

use super::{Context, status};
use crate::workshop::{Activity, CarriedKind, Kind, SessionState, script_in_phase};

/// The label of the script.
pub(super) const SCRIPT: &str = "script";

/// Returns when a break ends, while it runs.
pub(super) fn back_at(cx: &Context<'_>, activity: &Activity) -> Option<String> {
    let step = cx.m.shown_step().filter(|_| activity.kind == Kind::Break)?;
    let left = cx.m.session.total(step) - cx.m.session.elapsed(step, cx.now);
    Some(status::time(cx.now + left.max(chrono::TimeDelta::zero())))
}

/// Returns all of it, each with its label; the script is the last.
pub(super) fn all(cx: &Context<'_>, activity: &Activity, back_at: Option<String>) -> Vec<(&'static str, String)> {
    let session = &cx.m.session;
    let mut lines = Vec::new();
    if cx.clock.state == SessionState::Planned && cx.m.cursor.viewed.is_none() {
        let people = match session.everybody().len() {
            0 => "nobody yet: p adds people".to_owned(),
            n => format!("{n} expected: p shows the list"),
        };
        lines.push(("people", people));
        lines.extend(session.plan.purpose.clone().map(|purpose| ("purpose", purpose)));
    }
    if cx.m.shown() == Some(0) {
        lines.extend(carried_text(cx).map(|text| ("earlier", text)));
    }
    if cx.m.shown().is_some_and(|at| at + 1 == session.plan.agenda.len()) && !session.plan.homework.is_empty() {
        lines.push(("at home", session.plan.homework.join(" · ")));
    }
    if !activity.lead.is_empty() {
        lines.push(("lead", activity.lead.join(", ")));
    }
    lines.extend(back_at.map(|at| ("back at", at)));
    let phase = cx.m.shown_step().and_then(|step| step.phase);
    let script = activity.script.as_ref().map(|script| script_in_phase(script, &activity.phases, phase));
    lines.extend(script.filter(|script| !script.is_empty()).map(|script| (SCRIPT, script)));
    lines
}

/// Returns what opens a session that follows another: its homework, and how much else waits.
fn carried_text(cx: &Context<'_>) -> Option<String> {
    let carried = &cx.m.session.plan.carried;
    let homework: Vec<&str> =
        carried.iter().filter(|c| c.kind == CarriedKind::Homework).map(|c| c.text.as_str()).collect();
    let waiting = cx.m.session.open_items();
    let counts = match (carried.is_empty(), waiting.is_empty()) {
        (true, _) => return None,
        (false, true) => "all done: c shows them".to_owned(),
        (false, false) => format!("{waiting}: c shows them"),
    };
    Some(homework.into_iter().map(|h| format!("homework: {h}")).chain([counts]).collect::<Vec<_>>().join("\n"))
}
