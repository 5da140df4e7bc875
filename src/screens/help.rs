//! Owns the help: the keys of this view, made from the table of keys.

use ratatui::layout::Rect;

use super::Cx;
use super::parts::text::{width, wrap};
use super::parts::{Pen, centred};
use crate::app::{Keymap, View, binds};
use crate::theme::Role;

/// One line: the keys, on the first line of a row, and words.
type Line = (String, String);

/// Draws the keys of the view; where they have no room, `↑` and `↓` move them.
pub fn draw(cx: &Cx<'_>, area: Rect, pen: &mut Pen<'_>) {
    let title = match cx.m.view {
        View::Live => "Keys while it runs",
        View::Groups => "Keys in the groups",
        View::People => "Keys in the list of people",
        View::Search => "Keys in the search",
        View::Stage => "Keys on the stage",
    };
    let rows = Keymap::of_view(cx.m.view);
    let columns: usize = if area.width >= 110 { 2 } else { 1 };
    let outer = (72 * columns as u16).min(area.width);
    let each = outer.saturating_sub(4) / columns as u16;
    let lines: Vec<Vec<Line>> = rows.iter().map(|row| lines(cx, *row, each.saturating_sub(14))).collect();
    let all: usize = lines.iter().map(Vec::len).sum();
    // As short as its text, with the two columns about equal.
    let height = (all.div_ceil(columns) + 3 * (columns - 1) + 2).min(usize::from(area.height)) as u16;
    let inside = pen.card(centred(area, outer, height), title);
    if inside.height == 0 {
        return;
    }
    let room = usize::from(inside.height);
    let fits = |from: usize| {
        let mut left = vec![room; columns];
        let mut column = 0;
        lines[from..].iter().all(|l| {
            while column < columns && left[column] < l.len() {
                column += 1;
            }
            column < columns && {
                left[column] -= l.len();
                true
            }
        })
    };
    let from = (0..=cx.m.help_from.min(lines.len())).find(|from| fits(*from)).unwrap_or(cx.m.help_from);
    let mut at = (0, 0);
    let mut shown = from;
    for row in &lines[from.min(lines.len())..] {
        if at.1 + row.len() > room {
            at = (at.0 + 1, 0);
        }
        if at.0 >= columns || row.len() > room {
            break;
        }
        let x = inside.x + at.0 as u16 * each;
        for (keys, words) in row {
            let y = inside.y + at.1 as u16;
            pen.text(x + 10u16.saturating_sub(width(keys) as u16), y, 10, keys, Role::Key);
            pen.text(x + 12, y, each.saturating_sub(14), words, Role::Text);
            at.1 += 1;
        }
        shown += 1;
    }
    let more = match (from > 0, shown < lines.len()) {
        (true, true) => " ↑ ↓ more ",
        (true, false) => " ↑ more ",
        (false, true) => " ↓ more ",
        (false, false) => " Esc closes ",
    };
    pen.text_right(inside.right(), inside.bottom(), 12, more, Role::Key);
}

fn lines(cx: &Cx<'_>, row: usize, columns: u16) -> Vec<Line> {
    let words = wrap(binds::TABLE[row].about, usize::from(columns), 6);
    let keys = std::iter::once(cx.keys.all(row)).chain(std::iter::repeat(String::new()));
    keys.zip(words).collect()
}
