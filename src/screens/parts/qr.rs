//! Owns QR codes made of cells: a link as dark modules on light ground, in black and white whatever the theme says.

use qrcode::{EcLevel, QrCode, Version};
use ratatui::style::{Color, Modifier, Style};

use super::Pen;
use crate::workshop::text::shortest_link;

/// The modules of light ground around a code.
const QUIET: u16 = 4;

/// The versions that fit a screen, the smallest one first.
const VERSIONS: [i16; 2] = [3, 4];

/// Black and white of the 256 colours: no theme of a terminal changes them.
const BLACK: Color = Color::Indexed(16);
const WHITE: Color = Color::Indexed(231);

/// How many cells a module takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modules {
    /// One column and half a row.
    Half,
    /// Two columns and one row.
    Whole,
}

/// A QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    dark: Vec<bool>,
    side: u16,
}

impl Qr {
    /// Makes the code of a link; nothing where the link is too long for one that fits a screen.
    pub fn of(link: &str) -> Option<Self> {
        let text = shortest_link(link);
        let code = VERSIONS.iter().find_map(|n| QrCode::with_version(&text, Version::Normal(*n), EcLevel::M).ok())?;
        let dark: Vec<bool> = code.to_colors().iter().map(|c| *c == qrcode::Color::Dark).collect();
        Some(Self { side: code.width() as u16, dark })
    }

    /// Returns the columns and rows that it takes, with the ground around it.
    pub fn size(&self, modules: Modules) -> (u16, u16) {
        let side = self.side + 2 * QUIET;
        match modules {
            Modules::Half => (side, side.div_ceil(2)),
            Modules::Whole => (2 * side, side),
        }
    }

    /// Draws it from its upper left corner on, if all of it has room.
    pub fn draw(&self, pen: &mut Pen<'_>, (x, y): (u16, u16), modules: Modules) {
        let (columns, rows) = self.size(modules);
        if x + columns > pen.buf.area.right() || y + rows > pen.buf.area.bottom() {
            return;
        }
        let style = Style::new().fg(WHITE).bg(BLACK).remove_modifier(Modifier::all());
        for row in 0..rows {
            for column in 0..columns {
                let light = match modules {
                    Modules::Half => [row * 2, row * 2 + 1].map(|down| !self.is_dark(column, down)),
                    Modules::Whole => [!self.is_dark(column / 2, row); 2],
                };
                let sign = match light {
                    [true, true] => "█",
                    [true, false] => "▀",
                    [false, true] => "▄",
                    [false, false] => " ",
                };
                pen.buf[(x + column, y + row)].set_symbol(sign).set_style(style);
            }
        }
    }

    /// Returns whether a module is dark, counted with the ground around the code.
    fn is_dark(&self, x: u16, y: u16) -> bool {
        let inside = |at: u16| at.checked_sub(QUIET).filter(|at| *at < self.side).map(usize::from);
        let (Some(x), Some(y)) = (inside(x), inside(y)) else { return false };
        self.dark[y * usize::from(self.side) + x]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_takes_the_smallest_version_that_holds_it() {
        let token = "A".repeat(26);
        let qr = |host: &str| Qr::of(&format!("http://{host}/j/{token}")).map(|qr| qr.size(Modules::Half));
        assert_eq!(qr("192.168.17.24:4710"), Some((37, 19)));
        assert_eq!(qr("255.255.255.255:65535"), Some((37, 19)));
        assert_eq!(qr(&"a".repeat(40)), Some((41, 21)));
        assert_eq!(qr(&"a".repeat(80)), None);
        assert_eq!(Qr::of("http://10.0.0.4:4710/j/A").map(|qr| qr.size(Modules::Whole)), Some((74, 37)));
    }
}
