//! Owns the list of what earlier sessions have left over.

use ratatui::layout::Rect;

use super::Context;
use super::parts::text::width;
use super::parts::{Pen, first_shown};
use crate::app::carry_over_review::{heading, origin, words};
use crate::theme::Role;
use crate::workshop::CarriedKind;

/// Draws what was carried over, kind by kind, and what of it is done.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let carried = &session.plan.carried;
    let head = match session.open_items() {
        none if none.is_empty() => "From earlier sessions · all done".to_owned(),
        some => format!("From earlier sessions · {some}"),
    };
    pen.text(area.x, area.y, area.width, &head, Role::Strong);
    // A heading above each kind, where there is room for the air.
    let mut rows: Vec<(Option<usize>, &'static str)> = Vec::new();
    let airy = area.height >= 14;
    for (i, thing) in carried.iter().enumerate() {
        if airy && (i == 0 || carried[i - 1].kind != thing.kind) {
            if i > 0 {
                rows.push((None, ""));
            }
            rows.push((None, heading(thing.kind)));
        }
        rows.push((Some(i), ""));
    }
    let room = usize::from(area.height.saturating_sub(2));
    let at = rows.iter().position(|(i, _)| *i == Some(cx.m.cursor.selected)).unwrap_or(0);
    let skip = first_shown(at, rows.len(), room);
    for (row, (place, title)) in rows.iter().skip(skip).take(room).enumerate() {
        let y = area.y + 2 + row as u16;
        let Some(place) = *place else {
            pen.text(area.x, y, area.width, title, Role::Dim);
            continue;
        };
        let thing = &carried[place];
        let done = session.record.has_settled(thing);
        let plain = if done { Role::Dim } else { Role::Text };
        let roles = pen.row(area, y, place == cx.m.cursor.selected, [plain, Role::Dim]);
        let sign = if done { "✓" } else { kind_sign(thing.kind) };
        row_of(sign, &words(thing), &origin(thing), roles, Rect { y, ..area }, pen);
    }
}

/// Draws one carried thing: its sign, its words, and where it comes from.
pub(super) fn row_of(sign: &str, text: &str, from: &str, [role, dim]: [Role; 2], area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x + 1, area.y, 1, sign, role);
    let left = area.width.saturating_sub(3 + width(text) as u16 + 3);
    let left = if area.width >= 60 { left.max(area.width / 4) } else { left };
    let x = pen.text_right(area.right(), area.y, left, from, dim);
    pen.text(area.x + 3, area.y, x.saturating_sub(area.x + 5), text, role);
}

/// Returns the sign before a carried thing: what is typed to keep one.
pub(super) fn kind_sign(kind: CarriedKind) -> &'static str {
    match kind {
        CarriedKind::Homework | CarriedKind::Entry => "•",
        CarriedKind::Action => "@",
        CarriedKind::Question => "?",
        CarriedKind::Parked => "~",
    }
}
