//! Owns the agenda on the screen: planned beside actual, what is done, what runs, what comes.

use ratatui::layout::Rect;

use super::parts::{Pen, first_shown};
use super::{Context, status};
use crate::app::Pane;
use crate::theme::Role;
use crate::workshop::{Moment, SessionState, Step};

/// From this width of the screen on the agenda has a column of its own.
pub(super) const WIDE: u16 = 96;

/// Parts an area into the column of the agenda and the one beside it, with a rule between them.
pub(super) fn panes(body: Rect, pen: &mut Pen<'_>) -> [Rect; 2] {
    let left = (body.width * 3 / 10).clamp(32, 46);
    for y in body.top()..body.bottom() {
        pen.rule(body.x + left + 1, y, 1, "│", Role::Line);
    }
    let x = body.x + left + 4;
    let beside = Rect { x, width: body.right().saturating_sub(x + 2), ..body };
    [Rect { x: body.x + 3, width: left - 3, ..body }, beside]
}

/// One line of the list.
struct AgendaRow {
    indent: u16,
    sign: &'static str,
    title: String,
    planned: i64,
    actual: Option<i64>,
    role: Role,
    chosen: bool,
}

/// Draws the list with its ends below; tells the rows they took.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let lines = lines(cx);
    if lines.is_empty() {
        pen.text(area.x, area.y, area.width, "The agenda is empty: e opens the plan.", Role::Dim);
        return 1;
    }
    let foot = if area.height > 10 { 2 + ends(cx).len() as u16 } else { 0 };
    let room = usize::from(area.height - foot);
    let running = cx.m.session.step().map(|s| s.activity);
    let is_current = |s: &Step| s.phase.is_none() && (is_chosen(cx, s.activity) || running == Some(s.activity));
    let current = lines.iter().position(is_current).unwrap_or(0);
    let skip = first_shown(current, lines.len(), room);
    let mut y = area.y;
    for &line in lines.iter().skip(skip).take(room) {
        draw_row(&row(cx, line), Rect { y, height: 1, ..area }, pen);
        y += 1;
    }
    if foot > 0 {
        y = feet(cx, Rect { y: y + 1, ..area }, area.bottom(), pen);
    }
    y - area.y
}

/// Says above the list what its numbers are.
pub(super) fn heading(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let begun = cx.m.session.record.started.is_some();
    if begun {
        pen.text_right(area.right(), area.y, 4, "took", Role::Dim);
    }
    let word = if begun { "plan" } else { "min" };
    pen.text_right(area.right().saturating_sub(5), area.y, 4, word, Role::Dim);
}

/// Lists what has a line of its own: each activity, and the phases of the one that runs.
fn lines(cx: &Context<'_>) -> Vec<Step> {
    let session = &cx.m.session;
    let running = session.step().map(|s| s.activity);
    let mut lines = Vec::new();
    for (activity, of) in session.plan.agenda.iter().enumerate() {
        lines.push(Step { activity, phase: None });
        if running == Some(activity) {
            lines.extend((0..of.phases.len()).map(|phase| Step { activity, phase: Some(phase) }));
        }
    }
    lines
}

fn is_chosen(cx: &Context<'_>, activity: usize) -> bool {
    cx.m.cursor.pane == Pane::Agenda && cx.m.cursor.viewed == Some(activity)
}

/// Returns the line of an activity, or of a phase.
fn row(cx: &Context<'_>, line: Step) -> AgendaRow {
    let session = &cx.m.session;
    let activity = &session.plan.agenda[line.activity];
    let Some(phase) = line.phase else {
        let runs = session.step().is_some_and(|c| c.activity == line.activity);
        let held = session.has_begun(line.activity);
        let skipped = session.is_skipped(line.activity);
        let took = || status::minutes(session.elapsed_activity(line.activity, cx.now));
        return AgendaRow {
            indent: 0,
            sign: if skipped { "–" } else { sign(runs, held) },
            title: activity.title.clone(),
            planned: status::minutes(session.planned_activity(line.activity)),
            actual: (held && !skipped).then(took),
            role: role(runs, held || skipped),
            chosen: is_chosen(cx, line.activity),
        };
    };
    let runs = session.step() == Some(line);
    let held = session.was_held(line);
    AgendaRow {
        indent: 2,
        sign: sign(runs, held),
        title: activity.phases[phase].title.clone(),
        planned: status::minutes(session.planned(line)),
        actual: held.then(|| status::minutes(session.elapsed(line, cx.now))),
        role: role(runs, held),
        chosen: false,
    }
}

fn role(runs: bool, held: bool) -> Role {
    match (runs, held) {
        (true, _) => Role::Strong,
        (false, true) => Role::Dim,
        (false, false) => Role::Text,
    }
}

fn sign(runs: bool, held: bool) -> &'static str {
    match (runs, held) {
        (true, _) => "▸",
        (false, true) => "✓",
        (false, false) => "",
    }
}

fn draw_row(row: &AgendaRow, area: Rect, pen: &mut Pen<'_>) {
    let right = area.right();
    let actual = row.actual.map_or(String::new(), |m| m.to_string());
    if row.chosen {
        pen.rule(area.x.saturating_sub(1), area.y, area.width + 1, " ", Role::Selected);
    }
    let role = if row.chosen { Role::Selected } else { row.role };
    pen.text_right(right, area.y, 4, &actual, role);
    pen.text_right(
        right.saturating_sub(5),
        area.y,
        4,
        &row.planned.to_string(),
        if role == Role::Strong { Role::Dim } else { role },
    );
    let x = area.x + row.indent;
    pen.text(x, area.y, 1, row.sign, if role == Role::Strong { Role::Accent } else { role });
    pen.text(x + 2, area.y, area.width.saturating_sub(row.indent + 13), &row.title, role);
}

/// Returns when the session ends: as planned, as it goes now, and at the latest.
fn ends(cx: &Context<'_>) -> Vec<(&'static str, Moment, Role)> {
    let s = &cx.clock;
    let past = if status::over_hard_end(s).is_some() { Role::Over } else { Role::Text };
    let now = match s.state {
        SessionState::Planned => None,
        SessionState::Done => Some(("ended", s.ends, Role::Text)),
        SessionState::Live | SessionState::Paused => Some(("now ending", s.ends, past)),
    };
    let planned = Some(("planned end", s.planned_end, Role::Text));
    let hard = s.hard_end.filter(|h| *h != s.planned_end).map(|h| ("hard end", h, Role::Text));
    [planned, now, hard].into_iter().flatten().collect()
}

/// Draws the ends below a rule; tells the row below them.
fn feet(cx: &Context<'_>, area: Rect, bottom: u16, pen: &mut Pen<'_>) -> u16 {
    let mut y = area.y;
    if y < bottom {
        pen.rule(area.x, y, area.width, "─", Role::Line);
        y += 1;
    }
    for (word, moment, role) in ends(cx) {
        if y >= bottom {
            break;
        }
        pen.text(area.x, y, 12, word, Role::Dim);
        pen.text(area.x + 13, y, 6, &status::time(moment), role);
        y += 1;
    }
    y
}
