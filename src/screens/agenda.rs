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
    let rows = rows(cx);
    if rows.is_empty() {
        pen.text(area.x, area.y, area.width, "The agenda is empty: e opens the plan.", Role::Dim);
        return 1;
    }
    let foot = if area.height > 10 { 2 + ends(cx).len() as u16 } else { 0 };
    let room = usize::from(area.height - foot);
    let current = rows.iter().position(|r| r.chosen || r.role == Role::Strong).unwrap_or(0);
    let skip = first_shown(current, rows.len(), room);
    let mut y = area.y;
    for row in rows.iter().skip(skip).take(room) {
        draw_row(row, Rect { y, height: 1, ..area }, pen);
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

fn rows(cx: &Context<'_>) -> Vec<AgendaRow> {
    let session = &cx.m.session;
    let current = session.step();
    let mut rows = Vec::new();
    for (i, activity) in session.plan.agenda.iter().enumerate() {
        let runs = current.is_some_and(|c| c.activity == i);
        let elapsed = session.elapsed_activity(i, cx.now);
        let held = session.has_begun(i);
        let skipped = session.is_skipped(i);
        let chosen = cx.m.cursor.pane == Pane::Agenda && cx.m.cursor.viewed == Some(i);
        rows.push(AgendaRow {
            indent: 0,
            sign: if skipped { "–" } else { sign(runs, held) },
            title: activity.title.clone(),
            planned: status::minutes(session.planned_activity(i)),
            actual: (held && !skipped).then(|| status::minutes(elapsed)),
            role: role(runs, held || skipped),
            chosen,
        });
        if !runs {
            continue;
        }
        for (p, phase) in activity.phases.iter().enumerate() {
            let step = Step { activity: i, phase: Some(p) };
            let runs = current == Some(step);
            let held = session.was_held(step);
            rows.push(AgendaRow {
                indent: 2,
                sign: sign(runs, held),
                title: phase.title.clone(),
                planned: status::minutes(session.planned(step)),
                actual: held.then(|| status::minutes(session.elapsed(step, cx.now))),
                role: role(runs, held),
                chosen: false,
            });
        }
    }
    rows
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
