//! Owns the list that floats above a view while a line is typed: the palette, the library.

use ratatui::layout::Rect;

use super::Context;
use super::parts::text::width;
use super::parts::{Pen, first_in_sight};
use crate::app::palette::{CONTAINS, find, hint, typed};
use crate::app::{List, ListItem};
use crate::theme::Role;

/// The columns of the list.
const COLUMNS: u16 = 84;
/// The rows of the list that are shown at once.
const ROWS: usize = 6;

/// Returns the area of the list: above the line that is typed, from the same column on.
pub(super) fn area(screen: Rect) -> Rect {
    let height = (ROWS as u16 + 2).min(screen.height.saturating_sub(1));
    let y = screen.bottom().saturating_sub(height + 1);
    Rect { x: screen.x, y, width: COLUMNS.min(screen.width), height }
}

/// Draws what the typed words find, commands with their keys; returns what is said beside the line.
pub(super) fn draw(cx: &Context<'_>, list: &List, screen: Rect, pen: &mut Pen<'_>) -> String {
    let found = find(cx.m, &cx.keys.all_rows(cx.m.cursor.view), cx.now);
    let inside = pen.card(area(screen), list.title);
    if found.is_empty() {
        pen.text(inside.x, inside.y, inside.width, &format!("No {} found.", list.one), Role::Dim);
    }
    let typed = typed(cx.m);
    // Rows of the list, and between them the line that says where only a part of a word matches.
    let parts = found.iter().position(|item| item.class == CONTAINS);
    let mut rows: Vec<Option<usize>> = (0..found.len()).map(Some).collect();
    if let Some(at) = parts {
        rows.insert(at, None);
    }
    let room = usize::from(inside.height);
    let at = rows.iter().position(|row| *row == Some(cx.m.prompt.offered)).unwrap_or(0);
    let skip = first_in_sight(at, rows.len(), room);
    let clear = found.first().is_some_and(|item| (1..CONTAINS).contains(&item.class));
    for (row, y) in rows.iter().skip(skip).take(room).zip(inside.y..) {
        let Some(at) = *row else {
            pen.text(inside.x, y, inside.width, &format!("also containing “{typed}”"), Role::Dim);
            continue;
        };
        let selected = at == cx.m.prompt.offered && (clear || cx.m.prompt.picked);
        draw_item(cx, &found[at], Rect { y, height: 1, ..inside }, selected, pen);
    }
    hint(cx.m, &found)
}

fn draw_item(cx: &Context<'_>, item: &ListItem, area: Rect, selected: bool, pen: &mut Pen<'_>) {
    let text = if item.action.is_ok() { Role::Text } else { Role::Dim };
    let [text, key] = pen.row(area, area.y, selected, [text, Role::Key]);
    let keys: Vec<String> = item.rows.iter().map(|bind| cx.keys.shown(bind)).filter(|key| !key.is_empty()).collect();
    let keys = keys.join(" ");
    let mut right = area.right();
    if !keys.is_empty() {
        right = pen.text_right(right, area.y, 12, &keys, key).saturating_sub(3);
    }
    let used = pen.text(area.x, area.y, right.saturating_sub(area.x), &item.text, text);
    if let Err(why) = &item.action {
        let left = right.saturating_sub(area.x + used + 2);
        if left > 8 && width(why) > 0 {
            pen.text_right(right, area.y, left, why, if selected { text } else { Role::Dim });
        }
    }
}
