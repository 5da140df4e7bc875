//! Owns what is said to the facilitator, read whole: a message that has no room in the bottom line, the warning above it,
//! and the question at the end.

use ratatui::layout::Rect;

use super::parts::text::{rows_beside, width, wrap};
use super::parts::{Pen, centred};
use super::{Context, hint_line};
use crate::app::Message;
use crate::theme::Role;

/// The most rows that a message takes.
const MOST_ROWS: usize = 5;

fn most(area: Rect) -> usize {
    usize::from(area.height / 4).clamp(1, MOST_ROWS)
}

/// Returns the rows of the message that have no room in the bottom line.
pub(super) fn above(cx: &Context<'_>, area: Rect) -> Vec<String> {
    let Some(message) = &cx.m.messages.message else { return Vec::new() };
    let room = usize::from(area.width.saturating_sub(2));
    let shown = signed(message);
    if cx.m.prompt.line.is_some() {
        // Beside a line that is being typed there is half the room.
        return if width(&shown) <= room / 2 { Vec::new() } else { wrap(&shown, room, most(area)) };
    }
    let mut rows = rows_of(cx, &shown, area);
    rows.pop();
    rows
}

/// Returns the rows of a message; the last one leaves room for the hints at the right edge.
fn rows_of(cx: &Context<'_>, shown: &str, area: Rect) -> Vec<String> {
    let room = area.width.saturating_sub(2);
    rows_beside(shown, room.into(), hint_line::beside(cx, room).into(), most(area))
}

/// Returns what a message says, with the sign of one that refuses.
fn signed(message: &Message) -> String {
    format!("{}{}", if message.bad { "! " } else { "" }, message.text)
}

/// Draws the rows of the message above the bottom line, over whatever is there.
pub(super) fn draw_above(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let rows = above(cx, area);
    let bad = cx.m.messages.message.as_ref().is_some_and(|message| message.bad);
    if rows.is_empty() || cx.m.cursor.card.is_some() || cx.m.cursor.view.for_the_room {
        return;
    }
    let y = area.bottom().saturating_sub(1 + rows.len() as u16);
    for (y, row) in (y..).zip(&rows) {
        pen.rule(area.x, y, area.width, " ", Role::Text);
        pen.text(area.x + 1, y, area.width.saturating_sub(2), row, if bad { Role::Bad } else { Role::Text });
    }
}

/// Returns the last row of a message, which stands in the bottom line.
pub(super) fn last_row(cx: &Context<'_>, message: &Message, area: Rect) -> String {
    rows_of(cx, &signed(message), area).pop().unwrap_or_default()
}

/// Returns the rows of what has to be known until it is closed.
pub(super) fn warning(cx: &Context<'_>, area: Rect) -> Vec<String> {
    let text = warning_text(cx);
    text.map_or_else(Vec::new, |text| wrap(&text, usize::from(area.width.saturating_sub(2)), most(area)))
}

fn warning_text(cx: &Context<'_>) -> Option<String> {
    if cx.m.saving.leaving {
        return None; // the card says it
    }
    match (&cx.m.saving.trouble, &cx.m.messages.notice) {
        (Some(trouble), _) => Some(format!("! not saved: {} W saves elsewhere.", trouble.sentence)),
        (None, Some(notice)) => Some(format!("! {notice}")),
        (None, None) => None,
    }
}

/// Draws the question whether to leave while the last changes are not saved.
pub(super) fn unsaved_card(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let card = centred(area, 76, area.height);
    let columns = usize::from(card.width.saturating_sub(4));
    let why = cx.m.saving.trouble.as_ref().map_or("", |t| t.sentence.as_str());
    let mut rows: Vec<(&str, String, Role)> = Vec::new();
    for (key, words) in [
        ("W", "save to another file"),
        ("r", "try again now"),
        ("q", "quit anyway: a copy is saved elsewhere, and its path printed"),
        ("Esc", "stay"),
    ] {
        let lines = wrap(words, columns.saturating_sub(5), 3).into_iter().enumerate();
        rows.extend(lines.map(|(at, line)| (if at == 0 { key } else { "" }, line, Role::Text)));
    }
    let most = usize::from(area.height).saturating_sub(rows.len() + 3).max(1);
    let why = wrap(why, columns, most);
    let inside = pen.card(centred(area, 76, (rows.len() + why.len() + 3) as u16), "The last changes are not saved");
    pen.lines(Rect { y: inside.y + 1, ..inside }, why.iter().map(|line| (line, Role::Bad)));
    for (y, (key, words, role)) in (inside.y + 1 + why.len() as u16..inside.bottom()).zip(&rows) {
        pen.text(inside.x, y, 4, key, Role::Key);
        pen.text(inside.x + 5, y, inside.width.saturating_sub(5), words, *role);
    }
}
