//! Owns the frame: what the terminal shows and what it shall show. Every frame is one write, and a frame in
//! which nothing changed is none.

use std::io::{self, Write};

use ratatui_core::buffer::{Buffer, Cell, CellWidth};
use ratatui_core::layout::{Position, Rect, Size};

use crate::output::Output;
use crate::painter::{Painter, is_width_agreed, widest};

/// A screen to draw on that writes the fewest bytes it can.
#[derive(Debug)]
pub struct Terminal<W: Write = Output> {
    writer: W,
    bytes: Vec<u8>,
    painter: Painter,
    /// What is on the screen.
    shown: Buffer,
    /// What is drawn next; blank between two frames.
    drawn: Buffer,
    /// Whether the cursor is visible, where that is known.
    cursor: Option<bool>,
    fixed_size: Option<Size>,
}

impl Terminal<Output> {
    /// Returns the terminal on standard output, of the size it has.
    pub fn stdout() -> Self {
        Self::new(Output, None)
    }

    /// Returns whether the last frame was not taken yet; then drawing makes no sense.
    pub fn busy(&self) -> bool {
        self.writer.busy()
    }
}

impl<W: Write> Terminal<W> {
    /// Returns a screen of fixed size that is written anywhere.
    pub fn with_size(writer: W, size: Size) -> Self {
        Self::new(writer, Some(size))
    }

    /// Returns what is written to.
    pub fn writer_mut(&mut self) -> &mut W {
        &mut self.writer
    }

    /// Changes the fixed size.
    pub fn resize(&mut self, size: Size) {
        self.fixed_size = Some(size);
    }

    /// Draws everything anew with the next frame: after a stop, or a new size, the screen may show anything.
    pub fn clear(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[2J");
        self.shown.reset();
        self.painter.forget_cursor();
        self.cursor = None;
    }

    /// Draws a frame; the cursor stands where the closure says, or is hidden.
    pub fn draw(&mut self, render: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        let area = Rect::from(self.size()?);
        if area != self.shown.area {
            self.shown.resize(area);
            self.drawn.resize(area);
            self.clear();
        }
        let cursor = render(area, &mut self.drawn);
        self.paint();
        self.show_cursor(cursor.is_some());
        if let Some(at) = cursor {
            self.painter.move_to(at.x, at.y, &mut self.bytes);
        }
        let sent = self.send();
        // Cleared while nobody waits for it.
        std::mem::swap(&mut self.shown, &mut self.drawn);
        self.drawn.reset();
        sent
    }

    fn new(writer: W, fixed_size: Option<Size>) -> Self {
        let bytes = Vec::with_capacity(64 * 1024);
        let (shown, drawn) = (Buffer::default(), Buffer::default());
        Self { writer, bytes, painter: Painter::default(), shown, drawn, cursor: None, fixed_size }
    }

    fn size(&self) -> io::Result<Size> {
        let size = self.fixed_size.map_or_else(window_size, Ok)?;
        // Without rows there are no columns either: some widgets look only at the width before they draw.
        Ok(if size.height == 0 { Size::ZERO } else { size })
    }

    /// Paints what has changed.
    fn paint(&mut self) {
        let width = self.shown.area.width;
        let columns = usize::from(width.max(1));
        let rows = self.shown.content.chunks(columns).zip(self.drawn.content.chunks(columns));
        for (y, (was, row)) in rows.enumerate() {
            for_each_changed_cell(was, row, |x, cell| self.painter.paint(x, y as u16, cell, width, &mut self.bytes));
        }
        self.painter.reset_style(&mut self.bytes);
    }

    fn show_cursor(&mut self, visible: bool) {
        if self.cursor != Some(visible) {
            self.bytes.extend_from_slice(if visible { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.cursor = Some(visible);
        }
    }

    fn send(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        // Taken even where writing fails: half a frame twice is worse than none.
        let written = self.writer.write_all(&self.bytes);
        self.bytes.clear();
        written?;
        self.writer.flush()
    }
}

/// Passes on the cells of a row that have to be painted, in the order in which they have to be.
fn for_each_changed_cell<'a>(was: &[Cell], row: &'a [Cell], mut paint: impl FnMut(u16, &'a Cell)) {
    static BLANK: Cell = Cell::EMPTY;
    // A wide symbol that is painted over, even in part, is gone, and what it covered has to be shown anew.
    let (mut x, mut uncovered) = (0, 0);
    while x < row.len() {
        let (cell, before) = (&row[x], &was[x]);
        // Thousands of cells are looked at for each frame, and nearly all of them are one byte that stays.
        let byte = matches!((cell.symbol().as_bytes(), before.symbol().as_bytes()), ([a], [b]) if a == b);
        if byte && x >= uncovered && cell.fg == before.fg && cell.bg == before.bg && cell.modifier == before.modifier {
            x += 1;
            continue;
        }
        let end = (x + columns(cell)).min(row.len());
        if x < uncovered || cell != before {
            uncovered = (x..end).fold(uncovered, |uncovered, x| uncovered.max(x + columns(&was[x])));
            if end > x + 1 && !is_width_agreed(cell.symbol()) {
                // A terminal that takes it for narrower shows what is behind it. Blanks first: painted
                // afterwards they would wipe out its other half.
                (x + 1..end).for_each(|x| paint(x as u16, &BLANK));
            }
            paint(x as u16, cell);
            // A terminal that takes it for wider has painted over what is behind it.
            uncovered = uncovered.max(x + widest(cell.symbol()));
        }
        x = end;
    }
}

fn columns(cell: &Cell) -> usize {
    usize::from(cell.cell_width().max(1))
}

/// Asks for the size of the terminal; no program is started to find it out.
fn window_size() -> io::Result<Size> {
    #[cfg(unix)]
    {
        let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
        Ok(Size::new(size.ws_col, size.ws_row))
    }
    #[cfg(not(unix))]
    crossterm::terminal::size().map(Size::from)
}

/// Returns how many columns the terminal on standard output has; nothing where there is none.
pub fn stdout_width() -> Option<usize> {
    window_size().ok().map(|size| usize::from(size.width)).filter(|columns| *columns > 0)
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;
