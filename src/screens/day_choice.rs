//! Owns the rows of a calendar's days at the foot of a box, and the lines of a pasted text, each whole. It reads nothing.

use ratatui::layout::Rect;

use super::parts::{Pen, first_whole};
use crate::app::DayChoice;
use crate::theme::Role;

/// Draws the days among which one is chosen at the foot of an area; returns what is left of it above them.
pub(super) fn days(choice: Option<&DayChoice>, area: Rect, pen: &mut Pen<'_>) -> Rect {
    let rows = choice.map(DayChoice::rows).unwrap_or_default();
    let height = (rows.len() as u16).min(area.height);
    let foot = Rect { x: area.x + 2, y: area.bottom() - height, width: area.width.saturating_sub(2), height };
    pen.lines(foot, rows.iter().take(usize::from(height)).map(|row| (row, Role::Text)));
    Rect { height: area.height - height, ..area }
}

/// Returns the lines that are shown of a text, each with the rows that it takes: the selected one is whole where it fits.
pub(super) fn lines_in_sight(
    selected: usize,
    lines: usize,
    area: Rect,
    rows: impl Fn(usize) -> usize,
) -> Vec<(usize, Rect)> {
    let first = first_whole(selected, lines, usize::from(area.height), &rows);
    let mut shown = Vec::new();
    let mut y = area.y;
    for line in first..lines {
        if y >= area.bottom() {
            break;
        }
        let height = (rows(line) as u16).min(area.bottom() - y);
        shown.push((line, Rect { y, height, ..area }));
        y += height;
    }
    shown
}

/// Returns how many rows some lines take at most, counted no further than `most`.
pub(super) fn rows_together(lines: usize, most: usize, rows: impl Fn(usize) -> usize) -> usize {
    let mut together = 0;
    for line in 0..lines {
        together += rows(line);
        if together >= most {
            return most;
        }
    }
    together
}
