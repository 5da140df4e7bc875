//! Owns the help: the keys of this view, made from the table of keys.

use ratatui::layout::Rect;

use super::Cx;
use super::parts::text::{width, wrap};
use super::parts::{Pen, centred};
use crate::app::{Keymap, View, binds};
use crate::theme::Role;

/// Draws the keys of the view, as many as there is room for.
pub fn draw(cx: &Cx<'_>, area: Rect, pen: &mut Pen<'_>) {
    let title = match cx.m.view {
        View::Live => "Keys while it runs",
        View::Groups => "Keys in the groups",
        View::People => "Keys in the list of people",
        View::Search => "Keys in the search",
        View::Stage => "Keys on the stage",
    };
    let rows = Keymap::of_view(cx.m.view);
    let columns = if area.width >= 130 { 2 } else { 1 };
    let inside = pen.card(centred(area, 74 * columns, area.height), title);
    let each = inside.width / columns;
    let mut at = (0, 0);
    for row in rows {
        let bind = &binds::TABLE[row];
        let keys = cx.keys.all(row);
        let room = each.saturating_sub(14);
        let lines = wrap(bind.about, usize::from(room), 2);
        if at.1 + lines.len() as u16 > inside.height {
            at = (at.0 + 1, 0);
            if at.0 >= columns {
                pen.text_right(inside.right(), inside.bottom(), 20, " more with : ", Role::Dim);
                return;
            }
        }
        let x = inside.x + at.0 * each;
        let y = inside.y + at.1;
        pen.text(x + 10u16.saturating_sub(width(&keys) as u16), y, 10, &keys, Role::Key);
        for (i, line) in lines.iter().enumerate() {
            pen.text(x + 12, y + i as u16, room, line, Role::Text);
        }
        at.1 += lines.len() as u16;
    }
}
