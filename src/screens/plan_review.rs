//! Owns the review of what was pasted to plan: line by line what was understood, before anything is changed.

use ratatui::layout::Rect;

use super::Context;
use super::parts::{Pen, centred, first_shown};
use super::plan_form::preview_pieces;
use crate::app::DayChoice;
use crate::app::agenda_review::{AgendaReview, PastedLine};
use crate::app::form_keys;
use crate::app::plan_preview::pasted_in_words;
use crate::theme::Role;
use crate::workshop::count_of;

/// The columns of the box where the terminal has them.
const COLUMNS: u16 = 100;

/// Where what a line becomes begins.
const BECOMES: u16 = 44;

/// Draws the review above everything.
pub(super) fn draw(cx: &Context<'_>, view: Rect, pen: &mut Pen<'_>) {
    let Some(review) = cx.m.prompt.pasted.as_deref() else { return };
    let taken = review.taken();
    let title = format!("Add activities · {taken} of {}", count_of(review.lines.len() + review.more, "pasted line"));
    let days = review.days.as_ref().map(DayChoice::rows).unwrap_or_default();
    let rows = (review.lines.len().max(days.len()) as u16).saturating_add(4).min(view.height);
    let area = centred(view, COLUMNS, rows);
    let inside = pen.card(area, &title);
    if inside.height < 3 {
        return;
    }
    let room = usize::from(inside.height - 2);
    let skip = first_shown(review.selected, review.lines.len(), room);
    for (i, line) in review.lines.iter().enumerate().skip(skip).take(room) {
        let row = Rect { y: inside.y + (i - skip) as u16, height: 1, ..inside };
        draw_line(line, i == review.selected, row, pen);
    }
    for (y, day) in (inside.y..inside.y + room as u16).zip(&days) {
        pen.text(inside.x + 2, y, inside.width.saturating_sub(2), day, Role::Text);
    }
    foot(cx, review, Rect { y: inside.bottom() - 1, height: 1, ..inside }, pen);
    let hint = match review.days {
        Some(_) => " 1 to 9 choose · Esc cancels ".to_owned(),
        None => format!(" Enter adds {taken} · x leaves one out · Esc cancels "),
    };
    pen.text_right(area.right() - 2, area.bottom() - 1, area.width.saturating_sub(6), &hint, Role::Dim);
}

fn draw_line(line: &PastedLine, chosen: bool, area: Rect, pen: &mut Pen<'_>) {
    let (sign, plain) = match (&line.becomes, line.left_out) {
        (_, true) => ("·", Role::Dim),
        (Ok(_), false) => ("✓", Role::Text),
        (Err(_), false) => ("!", Role::Soon),
    };
    let [role, dim] = pen.row(area, area.y, chosen, [plain, Role::Dim]);
    pen.text(area.x, area.y, 1, sign, role);
    let becomes = match &line.becomes {
        _ if line.left_out => "left out".to_owned(),
        Ok(line) => pasted_in_words(line),
        Err(why) => format!("line {}: {why}", line.number),
    };
    let wide = area.width >= BECOMES + 20;
    let room = if wide { BECOMES - 4 } else { area.width / 2 };
    let inset = if line.is_below() { 2 } else { 0 };
    pen.text(area.x + 2 + inset, area.y, room.saturating_sub(inset), &line.text, role);
    let x = area.x + 2 + room + 2;
    pen.text(x, area.y, area.right().saturating_sub(x), &becomes, if line.becomes.is_err() { role } else { dim });
}

/// Draws what the lines come to that are taken.
fn foot(cx: &Context<'_>, review: &AgendaReview, area: Rect, pen: &mut Pen<'_>) {
    let preview = form_keys::review_preview(cx.m, review, cx.now);
    pen.pieces(area.x, area.y, area.width, &preview_pieces(&preview));
}
