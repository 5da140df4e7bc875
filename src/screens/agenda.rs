//! Owns the agenda on the screen: planned beside actual, what is done, what runs, what comes.

use ratatui::layout::Rect;

use super::parts::Pen;
use super::{Context, status};
use crate::app::Pane;
use crate::theme::Role;
use crate::workshop::{SessionState, Step};

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

/// Draws the list with its ends below.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let rows = rows(cx);
    if rows.is_empty() {
        pen.text(area.x, area.y, area.width, "The agenda is empty: e opens the plan.", Role::Dim);
        return;
    }
    let foot = if area.height > 10 { 4 } else { 0 };
    let room = usize::from(area.height - foot);
    let current = rows.iter().position(|r| r.chosen || matches!(r.role, Role::Accent | Role::Strong)).unwrap_or(0);
    let skip = if rows.len() <= room { 0 } else { current.saturating_sub(room / 2).min(rows.len() - room) };
    let mut y = area.y;
    for row in rows.iter().skip(skip).take(room) {
        draw_row(row, Rect { y, height: 1, ..area }, pen);
        y += 1;
    }
    if foot > 0 {
        feet(cx, Rect { y: y + 1, ..area }, area.bottom(), pen);
    }
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

/// Draws one line in place of the list: what runs and what is next.
pub(super) fn line(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let title = |s: Step| {
        let a = &session.plan.agenda[s.activity];
        s.phase.map_or_else(|| a.title.clone(), |p| format!("{} · {}", a.title, a.phases[p].title))
    };
    let now = session.step();
    let next = (now.is_some() || session.state() == SessionState::Planned).then(|| session.step_after(now)).flatten();
    let coming = |s: Step| match s.phase {
        // Within an activity the phase says enough.
        Some(p) if now.is_some_and(|n| n.activity == s.activity) => {
            session.plan.agenda[s.activity].phases[p].title.clone()
        }
        _ => session.plan.agenda[s.activity].title.clone(),
    };
    let turn = session.turn();
    let follows = || next.map_or_else(|| "last step".to_owned(), |s| format!("next: {}", coming(s)));
    let next = turn.as_ref().filter(|t| t.next.is_some()).map_or_else(follows, status::next_turn);
    let running = |s: Step| match (&turn, s.phase) {
        (Some(turn), Some(p)) => {
            format!("{} · {}", session.plan.agenda[s.activity].phases[p].title, status::turn(turn))
        }
        _ => title(s),
    };
    let half = area.width / 2;
    let used = match now {
        Some(step) => {
            let held = if session.state() == SessionState::Paused { "Paused · " } else { "" };
            pen.text(area.x + 1, area.y, half + half / 4, &format!("▸ {held}{}", running(step)), Role::Accent)
        }
        None if session.state() == SessionState::Done => pen.text(area.x + 1, area.y, half, "✓ over", Role::Dim),
        None => pen.text(area.x + 1, area.y, half, "not started", Role::Dim),
    };
    if session.state() != SessionState::Done {
        pen.text_right(area.right() - 1, area.y, area.width.saturating_sub(used + 4), &next, Role::Dim);
    }
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
            role: role(runs, held || skipped, Role::Strong),
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
                role: role(runs, held, Role::Accent),
                chosen: false,
            });
        }
    }
    rows
}

fn role(runs: bool, held: bool, running: Role) -> Role {
    match (runs, held) {
        (true, _) => running,
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
        if row.chosen { role } else { Role::Dim },
    );
    let x = area.x + row.indent;
    pen.text(x, area.y, 1, row.sign, role);
    pen.text(x + 2, area.y, area.width.saturating_sub(row.indent + 13), &row.title, role);
}

fn feet(cx: &Context<'_>, area: Rect, bottom: u16, pen: &mut Pen<'_>) {
    let s = &cx.clock;
    let now = match s.state {
        SessionState::Planned => None,
        SessionState::Done => Some(("ended", s.ends)),
        SessionState::Live | SessionState::Paused => Some(("expected end", s.ends)),
    };
    let planned = Some(("planned end", s.planned_end));
    let hard = s.hard_end.filter(|h| *h != s.planned_end).map(|h| ("hard end", h));
    let mut y = area.y;
    if y < bottom {
        pen.rule(area.x, y, area.width, "─", Role::Line);
        y += 1;
    }
    for (word, moment) in [planned, now, hard].into_iter().flatten() {
        if y >= bottom {
            break;
        }
        let late = word == "expected end" && status::over_hard_end(s).is_some();
        pen.text(area.x, y, 12, word, Role::Dim);
        pen.text(area.x + 13, y, 6, &status::time(moment), if late { Role::Over } else { Role::Text });
        y += 1;
    }
}
