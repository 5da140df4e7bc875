//! Owns the home screen: continue, open, start.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::parts::Pen;
use super::parts::text::width;
use crate::app::home::{Home, HomeTarget};
use crate::theme::{Role, Theme};

/// Draws what can be continued, opened and started.
pub fn home(home: &Home, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let mut pen = Pen::on_ground(theme, area, buf);
    let area = Rect { x: area.x + 3, width: area.width.saturating_sub(6), ..area };
    pen.text(area.x, area.y + 1, area.width, "roundtable", Role::Strong);
    pen.text(area.x + 12, area.y + 1, area.width.saturating_sub(12), "run roundtables and workshops", Role::Dim);
    let mut lines: Vec<(Option<usize>, String)> = Vec::new();
    let mut heading = "";
    for (i, entry) in home.entries.iter().enumerate() {
        let above = match entry.target {
            HomeTarget::Continue(_) => "Continue",
            HomeTarget::Open(_) => "Open",
            HomeTarget::Template(_) => "Start from a template",
        };
        if above != heading {
            lines.push((None, String::new()));
            lines.push((None, above.to_owned()));
            heading = above;
        }
        lines.push((Some(i), entry.title.clone()));
    }
    let room = usize::from(area.height.saturating_sub(4));
    let at = lines.iter().position(|(i, _)| *i == Some(home.selected)).unwrap_or(0);
    let skip = at.saturating_sub(room / 2).min(lines.len().saturating_sub(room));
    let longest = home.entries.iter().map(|e| width(&e.title)).max().unwrap_or(0) as u16;
    let titles = longest.min(area.width / 2);
    for (row, (entry, text)) in lines.iter().skip(skip).take(room).enumerate() {
        let y = area.y + 2 + row as u16;
        let Some(i) = entry else {
            pen.text(area.x, y, area.width, text, Role::Dim);
            continue;
        };
        let [role, dim] = pen.row(area, y, *i == home.selected, [Role::Text, Role::Dim]);
        pen.text(area.x + 2, y, titles, text, role);
        let x = area.x + 2 + titles + 3;
        pen.text(x, y, area.right().saturating_sub(x), &home.entries[*i].note, dim);
    }
    let y = area.bottom().saturating_sub(1);
    let mut x = area.x;
    for (key, word) in [("↑ ↓", "choose"), ("Enter", "open"), ("q", "quit")] {
        x += pen.text(x, y, 8, key, Role::Key) + 1;
        x += pen.text(x, y, 8, word, Role::Dim) + 3;
    }
    let sign = match (skip > 0, skip + room < lines.len()) {
        (true, true) => "↑↓",
        (true, false) => "↑",
        (false, true) => "↓",
        (false, false) => return,
    };
    let left = area.right().saturating_sub(x - 2);
    let more = if left >= 9 { format!("{sign} more") } else { sign.to_owned() };
    pen.text_right(area.right(), y, left, &more, Role::Dim);
}
