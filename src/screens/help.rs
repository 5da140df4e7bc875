//! Owns the cards that float above a view to be read: its keys, made from the table of keys, and all words of an
//! activity.

use ratatui::layout::Rect;

use super::Context;
use super::parts::text::{width, wrap};
use super::parts::{Pen, centred};
use crate::theme::Role;

/// One line: what it is, on the first line of a row, and words.
type Line = (String, String);

/// Draws the keys of the view.
pub(super) fn keys(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let title = format!("Keys · {}", cx.m.cursor.view.title);
    let columns = if area.width >= 110 { 2 } else { 1 };
    let rows = cx.keys.of_now(cx.m).into_iter().map(|bind| (cx.keys.all(bind), bind.help));
    card(cx, area, (&title, columns, Role::Key), rows, pen);
}

/// Draws all words of the activity on the screen, and what the session is for.
pub(super) fn full_text(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let title = cx.m.shown_activity().map_or(cx.m.session.plan.title.as_str(), |a| a.title.as_str());
    let rows = cx.m.full_text().into_iter().map(|(label, text)| (label.to_owned(), text));
    card(cx, area, (title, 1, Role::Dim), rows, pen);
}

/// Draws rows of a label and words on a card; where they have no room, `↑` and `↓` move them.
fn card<'a>(
    cx: &Context<'_>,
    area: Rect,
    (title, columns, role): (&str, usize, Role),
    rows: impl Iterator<Item = (String, &'a str)>,
    pen: &mut Pen<'_>,
) {
    let outer = (72 * columns as u16).min(area.width);
    let each = outer.saturating_sub(4) / columns as u16;
    let lines: Vec<Vec<Line>> = rows.map(|row| lines(row, each.saturating_sub(14), area.height)).collect();
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
    let from = (0..=cx.m.cursor.card_from.min(lines.len())).find(|from| fits(*from)).unwrap_or(cx.m.cursor.card_from);
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
        for (label, words) in row {
            let y = inside.y + at.1 as u16;
            pen.text(x + 10u16.saturating_sub(width(label) as u16), y, 10, label, role);
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

fn lines((label, text): (String, &str), columns: u16, most: u16) -> Vec<Line> {
    let words = wrap(text, usize::from(columns), usize::from(most.saturating_sub(2)).max(1));
    let words = if words.is_empty() { vec![String::new()] } else { words };
    std::iter::once(label).chain(std::iter::repeat(String::new())).zip(words).collect()
}
