//! Owns the live screen: the agenda and the running activity.

use ratatui::layout::Rect;

use super::context::ROOMY;
use super::parts::Pen;
use super::{Context, activity, agenda};
use crate::theme::Role;

/// From this width on the agenda has a column of its own.
const WIDE: u16 = 96;

/// Draws the agenda beside the running activity, or above it where the screen is narrow.
pub(super) fn draw(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    if body.width < WIDE {
        agenda::line(cx, Rect { height: 1, ..body }, pen);
        let gap = if body.height >= 16 { 2 } else { 1 };
        let rest = Rect { y: body.y + gap, height: body.height.saturating_sub(gap), ..body };
        // The line above names what runs; where rows are short the title is not said twice.
        let titled = rest.height >= 12 || cx.m.shown_step().is_none();
        activity::draw(cx, Rect { x: rest.x + 1, width: rest.width - 2, ..rest }, titled, pen);
        return;
    }
    let left = (body.width * 3 / 10).clamp(32, 46);
    let list = Rect { x: body.x + 3, width: left - 3, ..body };
    agenda::draw(cx, list, pen);
    if pen.buf.area.height >= ROOMY {
        agenda::heading(cx, Rect { y: body.y - 1, height: 1, ..list }, pen);
    }
    for y in body.top()..body.bottom() {
        pen.rule(body.x + left + 1, y, 1, "│", Role::Line);
    }
    let x = body.x + left + 4;
    activity::draw(cx, Rect { x, width: body.right().saturating_sub(x + 3), ..body }, true, pen);
}
