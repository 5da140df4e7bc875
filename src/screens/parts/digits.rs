//! Owns the big digits of the clock: three pixels wide and five high, in whole sizes, drawn with half blocks.

use ratatui::layout::Rect;

use super::Pen;
use crate::theme::Role;

/// Five rows of three pixels each, the highest bit on the left.
const FONT: &[(char, [u8; 5])] = &[
    ('0', [0b111, 0b101, 0b101, 0b101, 0b111]),
    ('1', [0b010, 0b110, 0b010, 0b010, 0b111]),
    ('2', [0b111, 0b001, 0b111, 0b100, 0b111]),
    ('3', [0b111, 0b001, 0b111, 0b001, 0b111]),
    ('4', [0b101, 0b101, 0b111, 0b001, 0b001]),
    ('5', [0b111, 0b100, 0b111, 0b001, 0b111]),
    ('6', [0b111, 0b100, 0b111, 0b101, 0b111]),
    ('7', [0b111, 0b001, 0b001, 0b001, 0b001]),
    ('8', [0b111, 0b101, 0b111, 0b101, 0b111]),
    ('9', [0b111, 0b101, 0b111, 0b001, 0b111]),
    ('+', [0b000, 0b010, 0b111, 0b010, 0b000]),
    (':', [0b000, 0b010, 0b000, 0b010, 0b000]),
];

/// Returns the columns and rows that a text takes in this size; in size 0 it is written as it is.
pub fn size(text: &str, scale: u16) -> (u16, u16) {
    let letters = text.chars().count() as u16;
    if scale == 0 {
        return (letters, 1);
    }
    ((letters * 4).saturating_sub(1) * scale, (5 * scale).div_ceil(2))
}

/// Returns the largest size, up to `most`, in which a text fits; 0 when none does.
pub fn largest(text: &str, columns: u16, rows: u16, most: u16) -> u16 {
    let fits = |scale: &u16| {
        let (w, h) = size(text, *scale);
        w <= columns && h <= rows
    };
    (1..=most).rev().find(fits).unwrap_or(0)
}

/// Draws digits from the upper left corner of an area.
pub fn draw(pen: &mut Pen<'_>, area: Rect, text: &str, scale: u16, role: Role) {
    if scale == 0 {
        pen.text(area.x, area.y, area.width, text, role);
        return;
    }
    let (columns, rows) = size(text, scale);
    let lit = |x: u16, y: u16| {
        let (letter, column) = (x / scale / 4, x / scale % 4);
        let glyph = text.chars().nth(usize::from(letter)).and_then(|c| FONT.iter().find(|(f, _)| *f == c));
        let row = usize::from(y / scale);
        glyph.is_some_and(|(_, rows)| column < 3 && row < 5 && rows[row] >> (2 - column) & 1 == 1)
    };
    pen.shade(Rect { width: columns.min(area.width), height: rows.min(area.height), ..area }, role);
    for y in 0..rows.min(area.height) {
        for x in 0..columns.min(area.width) {
            let sign = match (lit(x, y * 2), lit(x, y * 2 + 1)) {
                (true, true) => "█",
                (true, false) => "▀",
                (false, true) => "▄",
                (false, false) => " ",
            };
            pen.rule(area.x + x, area.y + y, 1, sign, role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_size_that_fits_is_taken() {
        assert_eq!(size("5:33", 0), (4, 1));
        assert_eq!(size("5:33", 1), (15, 3));
        assert_eq!(size("5:33", 2), (30, 5));
        assert_eq!(largest("5:33", 29, 9, 4), 1);
        assert_eq!(largest("5:33", 45, 8, 4), 3);
        assert_eq!(largest("5:33", 10, 8, 4), 0);
    }
}
