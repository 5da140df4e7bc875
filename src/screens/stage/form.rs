//! Owns a list on the stage in one of its forms: rows of text, drawn in the middle, and what is left out where there is no
//! room for all.

use ratatui::layout::Rect;

use crate::screens::grid::Line;
use crate::screens::parts::Pen;
use crate::screens::parts::text::width;
use crate::theme::Role;

/// A list in one of its forms.
#[derive(Default)]
pub(super) struct Form {
    /// The rows, from the left edge of the list on.
    pub lines: Vec<Line>,
    /// The columns that it takes.
    pub columns: u16,
    /// What stands at the right of the screen in each of these rows, where there is room; the list does not move for it.
    pub beside: Vec<(usize, String)>,
    /// What is counted when there is no room for all: `group`.
    pub noun: &'static str,
    /// How many of them begin in each row.
    pub begin: Vec<usize>,
}

impl Form {
    /// Creates a list from rows of plain text.
    pub(super) fn of(lines: impl IntoIterator<Item = (String, Role)>) -> Self {
        let mut form = Self::default();
        for (row, (text, role)) in lines.into_iter().enumerate() {
            form.put(row, [(0, text, role)], 1);
        }
        form.columns = form.width();
        form
    }

    /// Adds pieces to a row, in which so many more of what is listed begin.
    pub(super) fn put(&mut self, row: usize, pieces: impl IntoIterator<Item = (u16, String, Role)>, begin: usize) {
        self.lines.resize(self.lines.len().max(row + 1), Line::new());
        self.begin.resize(self.lines.len(), 0);
        self.lines[row].extend(pieces);
        self.begin[row] += begin;
    }

    /// Returns the columns that its rows take.
    pub(super) fn width(&self) -> u16 {
        let end = |(x, text, _): &(u16, String, Role)| x + width(text) as u16;
        self.lines.iter().flatten().map(end).max().unwrap_or(0)
    }

    /// Draws the list in an area from a column on, a row every so many rows.
    pub(super) fn draw(&self, area: Rect, left: u16, step: u16, pen: &mut Pen<'_>) {
        let room = usize::from(area.height.div_ceil(step));
        let shown = if self.lines.len() > room { room.saturating_sub(1) } else { self.lines.len() };
        for (i, line) in self.lines[..shown].iter().enumerate() {
            let y = area.y + i as u16 * step;
            for (x, text, role) in line {
                pen.text(left + x, y, area.right().saturating_sub(left + x), text, *role);
            }
        }
        for (i, text) in self.beside.iter().filter(|(i, _)| *i < shown) {
            let end = self.lines[*i].iter().map(|(x, text, _)| left + x + width(text) as u16).max().unwrap_or(left);
            if end + 2 + width(text) as u16 <= area.right() {
                pen.text_right(area.right(), area.y + *i as u16 * step, area.width, text, Role::Dim);
            }
        }
        if shown < self.lines.len() {
            let more: usize = self.begin[shown..].iter().sum();
            let words = crate::workshop::count_of(more, &format!("more {}", self.noun));
            pen.text(left, area.y + shown as u16 * step, area.width, &format!("… {words}"), Role::Dim);
        }
    }
}
