//! Owns the list that floats above a view while a line is typed: the palette, the library.

use ratatui::layout::Rect;

use super::Context;
use super::parts::{Pen, centred};
use crate::app::List;
use crate::app::palette::find;
use crate::theme::Role;

/// Draws what the typed letters find, commands with their key.
pub(super) fn draw(cx: &Context<'_>, list: &List, area: Rect, pen: &mut Pen<'_>) {
    let found = find(cx.m, &cx.keys.binds(cx.m.cursor.view));
    let inside = pen.card(centred(area, 84, 18.min(area.height)), list.title);
    if found.is_empty() {
        pen.text(inside.x, inside.y, inside.width, list.empty, Role::Dim);
    }
    let room = usize::from(inside.height);
    let skip = cx.m.prompt.offered.saturating_sub(room / 2).min(found.len().saturating_sub(room));
    for (row, at) in (skip..found.len()).take(room).enumerate() {
        let y = inside.y + row as u16;
        let [role, key_role] = pen.row(inside, y, at == cx.m.prompt.offered, [Role::Text, Role::Key]);
        let key = found[at].bind.map_or(String::new(), |b| cx.keys.shown(b));
        // The rest of the sentence is for the help; a title of the agenda is said whole.
        let words = &found[at].text;
        let name = found[at].bind.and_then(|_| words.split([':', ';']).next()).unwrap_or(words);
        pen.text_right(inside.right(), y, 10, &key, key_role);
        pen.text(inside.x, y, inside.width.saturating_sub(12), name, role);
    }
}
