//! Owns letters that are read from afar, in two sizes: made of quarter blocks, four rows high, or of whole cells, eight
//! rows high. A letter without a glyph has no size but the plain one.

use std::borrow::Cow;

use font8x8::legacy::{BASIC_LEGACY, GREEK_LEGACY, LATIN_LEGACY};
use unicode_normalization::UnicodeNormalization;

use super::Pen;
use super::text::{width, wrap};
use crate::theme::Role;

/// The most lines of large letters: more of them is a wall.
const MOST_LINES: usize = 4;

/// The pixels between words.
const SPACE: u8 = 4;

/// A cell by its pixels: the lowest bit is the upper left quarter, then upper right, lower left, lower right.
const QUARTERS: [&str; 16] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"];

/// How large letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letters {
    /// As the terminal writes.
    Plain,
    /// Four rows high, about three and a half columns wide.
    Large,
    /// Eight rows high, about seven columns wide.
    Huge,
}

/// One letter: eight rows of pixels, the lowest bit on the left, and how many columns of pixels it takes.
struct Glyph {
    rows: [u8; 8],
    pixels: u8,
}

impl Letters {
    /// Returns how many rows a line takes.
    pub fn rows(self) -> u16 {
        match self {
            Self::Plain => 1,
            Self::Large => 4,
            Self::Huge => 8,
        }
    }

    /// Returns how many columns a line takes; nothing where one of its letters has no glyph.
    pub fn columns(self, line: &str) -> Option<u16> {
        if self == Self::Plain {
            return Some(width(line) as u16);
        }
        let pixels = letters(line).map(|letter| Some(usize::from(glyph(letter)?.pixels))).sum::<Option<usize>>()?;
        // The last letter is followed by nothing.
        let columns = if self == Self::Large { pixels / 2 } else { pixels.saturating_sub(1) };
        Some(columns.min(usize::from(u16::MAX)) as u16)
    }

    /// Returns a text broken at words into lines of so many columns; nothing where that needs too many lines, where a
    /// word has no room, or where a letter has no glyph. Plain letters take any text, marked where it is cut.
    pub fn lines(self, text: &str, columns: u16, most: usize) -> Option<Vec<String>> {
        if self == Self::Plain {
            return Some(wrap(text, usize::from(columns), most));
        }
        let mut lines: Vec<String> = Vec::new();
        for paragraph in text.trim_end().lines() {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if self.columns(&longer)? <= columns {
                    line = longer;
                    continue;
                }
                if line.is_empty() || self.columns(word)? > columns {
                    return None;
                }
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
            lines.push(line);
            if lines.len() > most.min(MOST_LINES) {
                return None;
            }
        }
        Some(lines)
    }

    /// Draws lines below one another from their upper left corner on, within so many columns; tells the rows they took.
    pub fn draw_lines(self, pen: &mut Pen<'_>, (x, y): (u16, u16), columns: u16, lines: &[String], role: Role) -> u16 {
        for (at, line) in (0..).zip(lines) {
            self.draw(pen, (x, y + at * self.rows()), columns, line, role);
        }
        lines.len() as u16 * self.rows()
    }

    /// Draws a line from its upper left corner on, within so many columns.
    pub fn draw(self, pen: &mut Pen<'_>, (x, y): (u16, u16), columns: u16, line: &str, role: Role) {
        if self == Self::Plain {
            pen.text(x, y, columns, line, role);
            return;
        }
        let mut at = 0;
        for glyph in letters(line).filter_map(glyph) {
            let (across, up) = if self == Self::Large { (2, 2) } else { (1, 1) };
            for cell in 0..u16::from(glyph.pixels).div_ceil(across) {
                for row in 0..8 / up {
                    let lit = |dx: u16, dy: u16| glyph.is_lit(cell * across + dx, row * up + dy);
                    let quarters =
                        if self == Self::Large { [lit(0, 0), lit(1, 0), lit(0, 1), lit(1, 1)] } else { [lit(0, 0); 4] };
                    let sign = (0..4).filter(|i| quarters[*i]).map(|i| 1 << i).sum::<usize>();
                    if sign > 0 && at + cell < columns {
                        pen.rule(x + at + cell, y + row, 1, QUARTERS[sign], role);
                    }
                }
            }
            at += u16::from(glyph.pixels).div_ceil(across);
        }
    }
}

impl Glyph {
    fn is_lit(&self, x: u16, y: u16) -> bool {
        x < 8 && self.rows[usize::from(y)] >> x & 1 == 1
    }
}

/// Returns the letters of a line as they are drawn: an accent is part of its letter, and quotes, dashes and dots that
/// typography has made are those of a typewriter.
fn letters(line: &str) -> impl Iterator<Item = char> {
    line.nfc().flat_map(|letter| {
        let plain: Cow<'static, str> = match letter {
            '“' | '”' | '„' | '‟' | '«' | '»' => "\"".into(),
            '‘' | '’' | '‚' | '‛' | '‹' | '›' => "'".into(),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-".into(),
            '…' => "...".into(),
            '\u{2009}' | '\u{202f}' => " ".into(),
            other => other.to_string().into(),
        };
        plain.chars().collect::<Vec<_>>()
    })
}

/// Returns a letter of Latin or Greek, cut to its ink and one pixel, and made even.
fn glyph(letter: char) -> Option<Glyph> {
    let code = letter as usize;
    let rows = match code {
        0x20..=0x7e => BASIC_LEGACY[code],
        0xa0..=0xff => LATIN_LEGACY[code - 0xa0],
        0x390..=0x3c9 => GREEK_LEGACY[code - 0x390],
        _ => return None,
    };
    let ink = rows.iter().fold(0, |ink, row| ink | row);
    if ink == 0 {
        return matches!(letter, ' ' | '\u{a0}').then_some(Glyph { rows, pixels: SPACE });
    }
    let left = ink.trailing_zeros();
    let pixels = (8 - ink.leading_zeros() - left + 1).next_multiple_of(2) as u8;
    Some(Glyph { rows: rows.map(|row| row >> left), pixels })
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::theme::Theme;

    /// Draws a line and returns its rows.
    fn drawn(size: Letters, line: &str) -> Vec<String> {
        let area = Rect::new(0, 0, size.columns(line).unwrap(), size.rows());
        let mut buf = Buffer::empty(area);
        let theme = Theme::terminal();
        size.draw(&mut Pen { buf: &mut buf, theme: &theme }, (0, 0), area.width, line, Role::Strong);
        let row = |y| (0..area.width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..area.height).map(row).collect()
    }

    #[test]
    fn large_letters_are_four_rows_of_quarter_blocks() {
        let rows = [
            "                        ▟▀▙",
            "▜▞▜▖▟▀▙ ▜▟▜▖▟▀▀ ▟▀▙ █▀▙  ▗▛",
            "▐▙▟▘█▀▀ ▐▌▝▘▝▀▙ █ █ █ █  ▀",
            "▟▙  ▝▀▘ ▀▀  ▀▀▘ ▝▀▘ ▀ ▀  ▀",
        ];
        assert_eq!(drawn(Letters::Large, "person?"), rows);
    }

    #[test]
    fn huge_letters_have_one_pixel_a_cell() {
        let rows = ["", "", "█████", "██  ██", "██  ██", "██  ██", "██  ██", ""];
        assert_eq!(drawn(Letters::Huge, "n"), rows);
        assert_eq!(Letters::Huge.columns("n"), Some(7));
        assert_eq!(Letters::Large.columns("n"), Some(4));
    }

    #[test]
    fn what_has_no_glyph_has_no_size() {
        for text in ["Kai 陈", "Łódź", "Привет", "שלום", "x\u{1b}y", "🎉"] {
            assert_eq!(Letters::Large.columns(text), None, "{text}");
            assert_eq!(Letters::Huge.lines(text, 200, 4), None, "{text}");
            assert!(Letters::Plain.lines(text, 200, 4).is_some(), "{text}");
        }
        for text in ["Größe", "Ça va ?", "Αλφα", "“so – what…”", "e\u{301}te\u{301}"] {
            assert!(Letters::Large.columns(text).is_some(), "{text}");
        }
        assert_eq!(Letters::Large.columns("…"), Letters::Large.columns("..."));
    }

    #[test]
    fn lines_break_at_words_and_are_four_at_most() {
        let text = "Whom do you want to coach or mentor, and what moves that person?";
        let lines = ["Whom do you want to coach or", "mentor, and what moves that", "person?"];
        assert_eq!(Letters::Large.lines(text, 100, 4).unwrap(), lines);
        assert_eq!(Letters::Huge.lines(text, 160, 4).unwrap().len(), 4);
        assert_eq!(Letters::Large.lines(text, 40, 4), None);
        assert_eq!(Letters::Large.lines("Rindfleischetikettierung", 40, 4), None);
        assert_eq!(Letters::Large.lines("a\nb\nc\nd\ne", 100, 4), None);
        assert_eq!(Letters::Large.lines("", 100, 4), Some(Vec::new()));
    }
}
