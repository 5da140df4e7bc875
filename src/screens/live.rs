//! Owns the live screen: the agenda, the running activity, and what the session has brought so far, at every size.

use ratatui::layout::Rect;

use super::activity_rows::Shape;
use super::heading::Heading;
use super::parts::text::{width, wrap};
use super::parts::{Pen, time_role};
use super::{Context, activity, agenda, badges, poll, so_far, status};
use crate::app::{Look, Model, Pane, views};
use crate::theme::Role;
use crate::workshop::{SessionState, digits as clock};

/// The smallest screen on which more is shown than the title, the step, the clock and what is asked.
const LEAST_PANES: (u16, u16) = (60, 16);

/// The least that the live screen itself needs.
pub(super) const LEAST: (u16, u16) = (20, 5);

/// Returns whether nothing but the live screen is drawn: no card, no line that is typed.
pub(super) fn stands_alone(m: &Model) -> bool {
    m.cursor.view == &views::live::VIEW
        && m.cursor.card.is_none()
        && m.prompt.line.is_none()
        && m.prompt.area.is_none()
        && !m.saving.leaving
}

/// Returns whether a screen is too small for panes.
pub(super) fn is_small(screen: Rect) -> bool {
    screen.width < LEAST_PANES.0 || screen.height < LEAST_PANES.1
}

/// Draws the agenda beside the running activity, or a line in its place where the screen is narrow. The row above the
/// body belongs to it, too.
pub(super) fn draw(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    if body.height == 0 {
        return;
    }
    match pen.buf.area {
        screen if is_small(screen) => small(cx, body, pen),
        _ if body.width < agenda::WIDE => narrow(cx, body, pen),
        _ => wide(cx, body, pen),
    }
}

fn wide(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    let [list, area] = agenda::panes(body, pen);
    agenda::heading(cx, Rect { y: body.y - 1, height: 1, ..list }, pen);
    let right = body.right().saturating_sub(1);
    badges::draw(cx, right, body.y - 1, right.saturating_sub(list.right() + 3), pen);
    // What there is so far keeps a line, with a blank one above it.
    let kept = if cx.m.so_far().next().is_some() && body.height > 12 { 2 } else { 0 };
    let used = agenda::draw(cx, Rect { height: body.height - kept, ..list }, pen);
    if kept > 0 {
        let y = body.y + used + 1;
        so_far::draw(cx, Rect { y, height: body.bottom().saturating_sub(y), ..list }, pen);
    }
    if let Some(heading) = Heading::of(cx) {
        heading.draw(area, pen);
    }
    activity::draw(cx, Rect { y: area.y + 1, height: area.height - 1, ..area }, Shape::Wide, pen);
}

fn narrow(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    let area = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let counts = so_far::counts(cx, usize::from(area.width));
    let counted = pen.text(area.x, body.y - 1, area.width, &counts, Role::Dim);
    let left = area.width.saturating_sub(if counted == 0 { 0 } else { counted + 3 });
    badges::draw(cx, area.right(), body.y - 1, left, pen);
    step_line(cx, area, pen);
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let apart = u16::from(below.height >= 12);
    let inside = Rect { y: below.y + apart, height: below.height - apart, ..below };
    if cx.m.cursor.pane == Pane::SoFar {
        // There is no pane for it: while it is moved in, it takes the place of the activity.
        return so_far::draw(cx, inside, pen);
    }
    activity::draw(cx, below, Shape::Narrow, pen);
}

/// Draws what runs and what is next in one line.
fn step_line(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    match Heading::of(cx) {
        _ if cx.clock.state == SessionState::Done && cx.m.cursor.viewed.is_none() => {
            pen.text(area.x, area.y, area.width, "✓ over", Role::Dim);
        }
        Some(heading) => heading.draw_line(area, pen),
        None => {}
    }
}

/// Draws the step, the clock in one line, and what is asked; where rows are left, what the activity brings.
fn small(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    let area = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    step_line(cx, area, pen);
    let rows = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if cx.m.cursor.pane == Pane::SoFar {
        return so_far::draw(cx, rows, pen);
    }
    let mut y = rows.y;
    if cx.m.shown_step().is_some() && y < rows.bottom() {
        pen.text(rows.x, y, rows.width, &clock(cx.clock.remaining()), time_role(&cx.clock));
        y += 1;
    }
    if cx.m.shows_poll() {
        // Counting has to go on however small the screen is: the question leaves room for the options.
        y += asked(cx, Rect { y, height: rows.bottom().saturating_sub(y).min(2), ..rows }, pen);
        let Some(activity) = cx.m.shown_activity() else { return };
        let rest = Rect { y, height: rows.bottom().saturating_sub(y), ..rows };
        cx.kept("activity", rest, pen, |pen| poll::draw(cx, activity, rest, pen));
        return;
    }
    if let Some(minutes) = cx.m.session.extension().filter(|_| cx.m.shown_step().is_some() && cx.clock.is_up()) {
        y += u16::from(y < rows.bottom());
        pen.text(rows.x, y - 1, rows.width, &status::thumbs(minutes, cx.m.phone_thumbs()), Role::Accent);
    }
    let rest = Rect { y, height: rows.bottom().saturating_sub(y), ..rows };
    let looks_at_entries = cx.m.cursor.pane == Pane::Activity || cx.m.cursor.look != Look::Overview;
    match cx.m.shown_activity().filter(|_| looks_at_entries) {
        // Whoever went to the entries sees them in place of the question.
        Some(activity) => activity::entries(cx, activity, rest, pen),
        None => _ = asked(cx, rest, pen),
    }
}

/// Draws what is asked; tells the rows it took.
fn asked(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let lines = wrap(&cx.m.question_here(), usize::from(area.width), usize::from(area.height));
    debug_assert!(lines.iter().all(|line| width(line) <= usize::from(area.width)));
    pen.lines(area, lines.iter().map(|line| (line, Role::Strong)));
    lines.len() as u16
}
