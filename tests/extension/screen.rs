//! Owns the screen of the seating.

use ratatui::layout::Rect;

use super::Context;
use super::parts::Pen;
use crate::theme::Role;

/// Draws the seating.
pub fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x, area.y, area.width, &format!("Seats for {}", cx.m.session.plan.title), Role::Strong);
}
