//! Owns the bytes of a frame: cells become text, colours and as few movements of the cursor as possible.
//! It assumes nothing about widths on which terminals disagree.

use ratatui_core::buffer::{Cell, CellWidth};
use ratatui_core::style::{Color, Modifier};
use unicode_width::UnicodeWidthChar;

/// Turns changed cells into bytes, and knows where that leaves the cursor.
#[derive(Debug, Default)]
pub(crate) struct Painter {
    /// Nothing where not even the row is sure.
    cursor: Option<CursorPosition>,
    style: CellStyle,
    scratch: [Vec<u8>; 2],
}

/// Where the cursor is.
#[derive(Debug, Clone, Copy)]
struct CursorPosition {
    /// The column, where it is sure.
    x: Option<u16>,
    y: u16,
    /// The column is sure only for another ambiguous symbol: borders and bars stay in their columns, or are past help.
    doubtful: bool,
}

/// What the next character will look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct CellStyle {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// How far terminals agree about the width of a symbol.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WidthAgreement {
    Full,
    /// One column, but two in terminals set up for East Asian text; trusted until the run ends.
    Ambiguous,
    None,
}

impl Painter {
    /// Returns where the cursor is, if that is known.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        self.cursor.filter(|position| !position.doubtful).and_then(|position| position.x.map(|x| (x, position.y)))
    }

    /// Forgets where the cursor is: it may be anywhere.
    pub(crate) fn forget_cursor(&mut self) {
        self.cursor = None;
    }

    /// Paints a cell on a screen of this width.
    pub(crate) fn paint(&mut self, x: u16, y: u16, cell: &Cell, width: u16, out: &mut Vec<u8>) {
        let mut symbol = printable(cell.symbol());
        if usize::from(x) + widest(symbol) > usize::from(width) {
            // Drawn letter by letter it would go on in the next row.
            symbol = &symbol[..symbol.chars().next().map_or(0, char::len_utf8)];
        }
        let agreement = width_agreement(symbol);
        let columns = if symbol.len() == 1 { 1 } else { symbol.cell_width().max(1) };
        if let Some(position) = &mut self.cursor
            && agreement == WidthAgreement::Ambiguous
            && (position.x, position.y) == (Some(x), y)
        {
            position.doubtful = false;
        }
        self.move_to(x, y, out);
        self.set_style(CellStyle { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }, out);
        out.extend_from_slice(symbol.as_bytes());
        let next = x.saturating_add(columns);
        // Behind the last column terminals disagree about the column, and with a doubtful width about the row.
        let position = |x| Some(CursorPosition { x, y, doubtful: agreement == WidthAgreement::Ambiguous });
        self.cursor = match agreement {
            WidthAgreement::Full => position((next < width).then_some(next)),
            _ if next.saturating_add(1) >= width => None,
            WidthAgreement::Ambiguous => position(Some(next)),
            WidthAgreement::None => position(None),
        };
    }

    /// Resets the style to what it was before the frame.
    pub(crate) fn reset_style(&mut self, out: &mut Vec<u8>) {
        self.set_style(CellStyle::default(), out);
    }

    /// Moves the cursor with the fewest bytes.
    pub(crate) fn move_to(&mut self, x: u16, y: u16, out: &mut Vec<u8>) {
        if self.cursor() == Some((x, y)) {
            return;
        }
        let [best, other] = &mut self.scratch;
        best.clear();
        best.extend_from_slice(b"\x1b[");
        number(best, u32::from(y) + 1);
        if x > 0 {
            best.push(b';');
            number(best, u32::from(x) + 1);
        }
        best.push(b'H');
        let mut offer = |write: &dyn Fn(&mut Vec<u8>)| {
            other.clear();
            write(other);
            if other.len() < best.len() {
                std::mem::swap(best, other);
            }
        };
        let position = self.cursor.map(|position| (position.x.filter(|_| !position.doubtful), position.y));
        match position {
            Some((from, row)) if row == y => {
                if x == 0 {
                    offer(&|to| to.push(b'\r'));
                }
                offer(&|to| sequence(to, u32::from(x) + 1, 'G'));
                match from {
                    Some(from) if from < x => offer(&|to| move_by(to, x - from, 'C')),
                    Some(from) if from - x <= 3 => offer(&|to| to.resize(usize::from(from - x), 0x08)),
                    Some(from) => offer(&|to| move_by(to, from - x, 'D')),
                    None => {}
                }
            }
            Some((Some(from), row)) if from == x => {
                offer(&|to| sequence(to, u32::from(y) + 1, 'd'));
                offer(&|to| if row < y { move_by(to, y - row, 'B') } else { move_by(to, row - y, 'A') });
            }
            _ => {}
        }
        out.extend_from_slice(best);
        self.cursor = Some(CursorPosition { x: Some(x), y, doubtful: false });
    }

    /// Changes colours and modifiers with the fewest bytes.
    fn set_style(&mut self, style: CellStyle, out: &mut Vec<u8>) {
        if style == self.style {
            return;
        }
        if style == CellStyle::default() {
            out.extend_from_slice(b"\x1b[m");
        } else {
            let [anew, change] = &mut self.scratch;
            anew.clear();
            anew.push(b'0');
            CellStyle::default().write_change(style, anew);
            change.clear();
            self.style.write_change(style, change);
            let shorter = if anew.len() < change.len() { anew } else { change };
            out.extend_from_slice(b"\x1b[");
            out.extend_from_slice(shorter);
            out.push(b'm');
        }
        self.style = style;
    }
}

impl CellStyle {
    /// Writes the parameters that change this style to another.
    fn write_change(self, to: CellStyle, out: &mut Vec<u8>) {
        let mut put = |text: &str| {
            if !out.is_empty() {
                out.push(b';');
            }
            out.extend_from_slice(text.as_bytes());
        };
        let gone = self.modifier.difference(to.modifier);
        let mut new = to.modifier.difference(self.modifier);
        // One number takes several away; those that stay have to be set again.
        for (off, set) in [
            ("22", Modifier::BOLD.union(Modifier::DIM)),
            ("23", Modifier::ITALIC),
            ("24", Modifier::UNDERLINED),
            ("25", Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK)),
            ("27", Modifier::REVERSED),
            ("28", Modifier::HIDDEN),
            ("29", Modifier::CROSSED_OUT),
        ] {
            if gone.intersects(set) {
                put(off);
                new |= to.modifier.intersection(set);
            }
        }
        for (on, modifier) in [
            ("1", Modifier::BOLD),
            ("2", Modifier::DIM),
            ("3", Modifier::ITALIC),
            ("4", Modifier::UNDERLINED),
            ("5", Modifier::SLOW_BLINK),
            ("6", Modifier::RAPID_BLINK),
            ("7", Modifier::REVERSED),
            ("8", Modifier::HIDDEN),
            ("9", Modifier::CROSSED_OUT),
        ] {
            if new.contains(modifier) {
                put(on);
            }
        }
        if self.fg != to.fg {
            put(&colour(to.fg, 30));
        }
        if self.bg != to.bg {
            put(&colour(to.bg, 40));
        }
    }
}

fn colour(colour: Color, base: u8) -> String {
    let named = match colour {
        Color::Reset => 9,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Indexed(index) => return format!("{};5;{index}", base + 8),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
    };
    (base + named).to_string()
}

/// Writes an escape sequence with one number.
fn sequence(to: &mut Vec<u8>, n: u32, letter: char) {
    to.extend_from_slice(b"\x1b[");
    number(to, n);
    to.push(letter as u8);
}

/// Writes a number; a frame has hundreds, too many for the formatter.
fn number(to: &mut Vec<u8>, mut n: u32) {
    let start = to.len();
    loop {
        to.push(b'0' + (n % 10) as u8);
        n /= 10;
        if n == 0 {
            break;
        }
    }
    to[start..].reverse();
}

fn move_by(to: &mut Vec<u8>, steps: u16, letter: char) {
    match steps {
        1 => to.extend_from_slice(&[0x1b, b'[', letter as u8]),
        _ => sequence(to, u32::from(steps), letter),
    }
}

/// Returns the symbol, unless it could drive the terminal or has no width: the last place to stop that.
fn printable(symbol: &str) -> &str {
    match *symbol.as_bytes() {
        [byte] if (0x20..0x7f).contains(&byte) => symbol,
        [] | [_] => " ",
        _ if symbol.chars().any(char::is_control) => "\u{fffd}",
        _ if symbol.cell_width() == 0 => " ",
        _ => symbol,
    }
}

/// Returns whether terminals agree about the width of a symbol, or nearly.
pub(super) fn is_width_agreed(symbol: &str) -> bool {
    width_agreement(symbol) != WidthAgreement::None
}

/// Returns the most columns that any terminal gives a symbol on whose width they do not agree: some draw what was joined
/// letter by letter. None where they agree, for then its own width is all there is.
pub(super) fn widest(symbol: &str) -> usize {
    if is_width_agreed(symbol) {
        return 0;
    }
    let columns = |letter: char| match u32::from(letter) {
        // Half a flag is one column for some and two for others.
        0x1f000..=0x1ffff => 2,
        // The sign that makes a picture of a letter may make it wider.
        0xfe0f => 1,
        _ => letter.width().unwrap_or(0),
    };
    symbol.chars().map(columns).sum()
}

fn width_agreement(symbol: &str) -> WidthAgreement {
    if symbol.len() == 1 {
        return WidthAgreement::Full;
    }
    let mut letters = symbol.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return WidthAgreement::None };
    match letter.width() {
        // Pictures: every year brings new ones, and terminals learn them at different times.
        Some(2) if matches!(u32::from(letter), 0x1f000.. | 0x2300..=0x2bff) => WidthAgreement::None,
        Some(width) if letter.width_cjk() == Some(width) => WidthAgreement::Full,
        Some(1) => WidthAgreement::Ambiguous,
        _ => WidthAgreement::None,
    }
}
