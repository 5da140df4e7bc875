//! Owns the list from which is chosen what a new session takes over.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::carry_over::row_of;
use super::parts::{Pen, first_shown};
use crate::app::carry_over_review::CarryOverReview;
use crate::theme::{Role, Theme};

/// Draws what may be taken over, what is kept marked.
pub fn carry_over_review(list: &CarryOverReview, title: &str, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let mut pen = Pen::on_ground(theme, area, buf);
    let area = Rect { x: area.x + 3, width: area.width.saturating_sub(6), ..area };
    let kept = list.lines.iter().filter(|l| l.kept).count();
    pen.text_right(area.right(), area.y + 1, 16, &format!("{kept} of {}", list.lines.len()), Role::Dim);
    pen.text(
        area.x,
        area.y + 1,
        area.width.saturating_sub(18),
        &format!("From earlier sessions to {title}"),
        Role::Strong,
    );
    let mut rows: Vec<(Option<usize>, String)> = Vec::new();
    for (i, line) in list.lines.iter().enumerate() {
        if i == 0 || list.lines[i - 1].heading != line.heading {
            let (kept, all) = list.count(line.heading);
            rows.push((None, String::new()));
            rows.push((None, format!("{}   {kept} of {all}", line.heading)));
        }
        rows.push((Some(i), line.text.clone()));
    }
    let room = usize::from(area.height.saturating_sub(4));
    let at = rows.iter().position(|(i, _)| *i == Some(list.selected)).unwrap_or(0);
    let skip = first_shown(at, rows.len(), room);
    for (row, (line, text)) in rows.iter().skip(skip).take(room).enumerate() {
        let y = area.y + 2 + row as u16;
        let Some(line) = line.map(|i| &list.lines[i]) else {
            pen.text(area.x, y, area.width, text, Role::Dim);
            continue;
        };
        let plain = if line.kept { Role::Text } else { Role::Dim };
        let roles = pen.row(area, y, rows[skip + row].0 == Some(list.selected), [plain, Role::Dim]);
        let sign = if line.kept { "✓" } else { "·" };
        row_of(sign, text, &line.from, roles, Rect { y, ..area }, &mut pen);
    }
    let y = area.bottom().saturating_sub(1);
    let mut x = area.x;
    for (key, word) in [
        ("space", "choose"),
        ("Enter", "create session"),
        ("Esc", "cancel"),
        ("Tab", "all of a kind"),
        ("a", "all"),
        ("n", "none"),
    ] {
        let columns = (key.len() + word.len() + 4) as u16;
        if x + columns > area.right() + 3 {
            break;
        }
        x += pen.text(x, y, 8, key, Role::Key) + 1;
        x += pen.text(x, y, 16, word, Role::Dim) + 3;
    }
}
