//! Owns the pane of the running activity, from top to bottom: the clock with what is asked beside it, what only the
//! facilitator reads, and then the groups, the poll or the notes. How many rows each gets is in `activity_rows`.

use ratatui::layout::Rect;

use super::activity_rows::{Rows, Shape};
use super::parts::{Pen, big_clock};
use super::{Context, canvas, plenary, poll};
use crate::theme::Role;
use crate::workshop::Activity;

/// Draws the activity that runs, or the one looked at.
pub(super) fn draw(cx: &Context<'_>, area: Rect, shape: Shape, pen: &mut Pen<'_>) {
    let Some(activity) = cx.m.shown_activity() else {
        pen.text(area.x, area.y, area.width, "Nothing is planned yet.", Role::Dim);
        return;
    };
    let rows = Rows::of(cx, activity, area, shape);
    let mut y = area.y + rows.gap;
    let clock = Rect { y, height: rows.clock.digits.1.min(area.bottom().saturating_sub(y)), ..area };
    if cx.m.shown_step().is_some() {
        big_clock(&cx.clock, Rect { width: area.width * 2 / 3, ..clock }, rows.clock.scale, pen);
    }
    let asked = Rect { x: area.x + rows.clock.at.0, y: y + rows.clock.at.1, ..area };
    let asked = Rect { width: area.right().saturating_sub(asked.x), ..asked };
    pen.lines(asked, rows.clock.asked.iter().map(|(line, role)| (line, *role)));
    y += rows.clock.rows;
    if !rows.words.is_empty() {
        y += rows.gap;
        for (at, (label, text)) in rows.words.iter().enumerate() {
            let last = at + 1 == rows.words.len();
            words_line(Rect { y: y + at as u16, height: 1, ..area }, label, text, rows.more && last, pen);
        }
        y += rows.words.len() as u16;
    }
    y += rows.gap;
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    if rest.height > 0 {
        cx.kept("activity", rest, pen, |pen| what_it_brings(cx, activity, rows.folding, rest, pen));
    }
}

/// Draws a line of what only the facilitator reads; where more follows, the key that shows it.
fn words_line(area: Rect, label: &str, text: &str, more: bool, pen: &mut Pen<'_>) {
    let mut right = area.right();
    if more {
        right = right.saturating_sub(10);
        pen.pieces(right, area.y, 6, &[("v".to_owned(), Role::Key), (" more".to_owned(), Role::Dim)]);
        right = right.saturating_sub(2);
    }
    pen.text(area.x, area.y, 7, label, Role::Dim);
    let room = right.saturating_sub(area.x + super::activity_rows::LABEL);
    pen.text(area.x + super::activity_rows::LABEL, area.y, room, text, Role::Text);
}

/// Draws the canvas or the notes where there is room for nothing else.
pub(super) fn entries(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    if area.height > 0 {
        cx.kept("activity", area, pen, |pen| what_it_brings(cx, activity, canvas::Folding::TIGHT, area, pen));
    }
}

/// Draws the poll, the canvas or the notes.
fn what_it_brings(cx: &Context<'_>, activity: &Activity, folding: canvas::Folding, area: Rect, pen: &mut Pen<'_>) {
    if cx.m.reading {
        return reading(area, pen);
    }
    if cx.m.shows_poll() {
        let used = poll::draw(cx, activity, area, pen);
        let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        plenary::draw(cx, activity, rest, pen);
    } else if !activity.columns.is_empty() || cx.m.session.has_groups(activity) {
        canvas::draw(cx, activity, folding, area, pen);
    } else {
        plenary::draw(cx, activity, area, pen);
    }
}

/// Says in place of the notes, and of everything that counts them, that they are still being read.
pub(super) fn reading(area: Rect, pen: &mut Pen<'_>) {
    if area.height > 0 {
        pen.text(area.x, area.y, area.width, "reading notes …", Role::Dim);
    }
}
