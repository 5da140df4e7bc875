//! Owns the meeting of ratatui and the terminal: every frame is one write, and a frame in which nothing
//! changed is none.

use std::io::{self, Write};

use ratatui::backend::{ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::output::Output;
use super::paint::Painter;

/// A ratatui backend that writes the fewest bytes it can.
#[derive(Debug)]
pub struct Backend<W: Write = Output> {
    to: W,
    frame: Vec<u8>,
    painter: Painter,
    /// Whether the cursor is shown, where that is known.
    shown: Option<bool>,
    /// Where the cursor was last put on purpose.
    put: Position,
    fixed: Option<Size>,
    /// The columns of the last size asked for.
    columns: std::cell::Cell<u16>,
}

impl Backend<Output> {
    /// The backend for the terminal.
    pub fn terminal() -> Self {
        Self::of(Output, None)
    }

    /// Whether the terminal has not taken the last frame yet; then drawing has no sense.
    pub fn busy(&self) -> bool {
        self.to.busy()
    }
}

impl<W: Write> Backend<W> {
    /// A backend for a screen of fixed size that is written anywhere.
    pub fn with_size(to: W, size: Size) -> Self {
        Self::of(to, Some(size))
    }

    /// What is written to.
    pub fn writer_mut(&mut self) -> &mut W {
        &mut self.to
    }

    /// Changes the fixed size.
    pub fn resize(&mut self, size: Size) {
        self.fixed = Some(size);
    }

    fn of(to: W, fixed: Option<Size>) -> Self {
        let frame = Vec::with_capacity(64 * 1024);
        let (painter, columns) = (Painter::default(), std::cell::Cell::new(u16::MAX));
        Self { to, frame, painter, shown: None, put: Position::ORIGIN, fixed, columns }
    }

    fn show(&mut self, shown: bool) {
        if self.shown != Some(shown) {
            self.frame.extend_from_slice(if shown { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.shown = Some(shown);
        }
    }
}

impl<W: Write> ratatui::backend::Backend for Backend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.painter.paint(content, self.columns.get(), &mut self.frame);
        Ok(())
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        self.frame.resize(self.frame.len() + usize::from(lines), b'\n');
        self.painter.forget();
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true);
        Ok(())
    }

    /// Where the cursor was put last; the terminal is never asked, because its answer would be typed.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.put)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.put = position.into();
        self.painter.go(self.put.x, self.put.y, &mut self.frame);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.frame.extend_from_slice(match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        });
        if region == ClearType::All {
            // Whoever clears everything does not trust the screen any more: after a stop, or a new size.
            self.painter.forget();
            self.shown = None;
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let size = match self.fixed {
            Some(size) => size,
            None => window()?.columns_rows,
        };
        // Without rows there are no columns either: some widgets look only at the width before they draw.
        let size = if size.height == 0 { Size::ZERO } else { size };
        self.columns.set(size.width);
        Ok(size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        match self.fixed {
            Some(columns_rows) => Ok(WindowSize { columns_rows, pixels: Size::default() }),
            None => window(),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.is_empty() {
            // Taken even where writing fails: half a frame twice is worse than none.
            let written = self.to.write_all(&self.frame);
            self.frame.clear();
            written?;
            self.to.flush()?;
        }
        Ok(())
    }
}

/// The size of the terminal; no program is started to find it out.
fn window() -> io::Result<WindowSize> {
    #[cfg(unix)]
    {
        let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
        Ok(WindowSize {
            columns_rows: Size::new(size.ws_col, size.ws_row),
            pixels: Size::new(size.ws_xpixel, size.ws_ypixel),
        })
    }
    #[cfg(not(unix))]
    {
        let (columns, rows) = crossterm::terminal::size()?;
        Ok(WindowSize { columns_rows: Size::new(columns, rows), pixels: Size::default() })
    }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;
