//! What a terminal shows after the bytes is what was drawn.

use std::num::NonZero;

use proptest::prelude::*;
use ratatui_core::style::{Color, Modifier, Style};
use ratatui_core::widgets::Widget;

use super::*;

struct Pair {
    terminal: Terminal<Vec<u8>>,
    screen: vt100::Parser,
}

impl Pair {
    fn new(width: u16, height: u16) -> Self {
        Self {
            terminal: Terminal::with_size(Vec::new(), Size::new(width, height)),
            screen: vt100::Parser::new(NonZero::new(height).unwrap(), NonZero::new(width).unwrap(), 0),
        }
    }

    /// Draws, shows the bytes to a terminal, and gives them.
    fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) -> Vec<u8> {
        let picture = |_, buffer: &mut Buffer| {
            paint(buffer);
            None
        };
        self.terminal.draw(picture).unwrap();
        let bytes = std::mem::take(self.terminal.writer_mut());
        self.screen.process(&bytes);
        bytes
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Compares every cell with what was drawn.
    fn check(&self, drawn: &Buffer) {
        let area = drawn.area;
        for y in 0..area.height {
            for x in 0..area.width {
                let (cell, seen) = (&drawn[(x, y)], self.screen.screen().cell(y, x).unwrap());
                if seen.is_wide_continuation() {
                    continue;
                }
                let text = if seen.contents().is_empty() { " " } else { seen.contents() };
                assert_eq!(text, cell.symbol(), "at {x},{y}");
                let look = (seen.bold(), seen.dim(), seen.italic(), seen.underline(), seen.inverse());
                let m = |modifier| cell.modifier.contains(modifier);
                let wanted = (
                    m(Modifier::BOLD) && !m(Modifier::DIM),
                    m(Modifier::DIM),
                    m(Modifier::ITALIC),
                    m(Modifier::UNDERLINED),
                    m(Modifier::REVERSED),
                );
                // This terminal knows only one of bold and dim at a time.
                if !(m(Modifier::BOLD) && m(Modifier::DIM)) {
                    assert_eq!(look, wanted, "at {x},{y}: {cell:?}");
                }
                assert_eq!(seen.fgcolor(), seen_as(cell.fg), "at {x},{y}");
                assert_eq!(seen.bgcolor(), seen_as(cell.bg), "at {x},{y}");
            }
        }
    }
}

fn seen_as(colour: Color) -> vt100::Color {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        named => vt100::Color::Idx(NAMED.iter().position(|c| *c == named).unwrap() as u8),
    }
}

#[test]
fn a_frame_without_a_change_is_no_bytes() {
    let mut pair = Pair::new(40, 10);
    let paint = |buffer: &mut Buffer| buffer.set_string(3, 4, "hello", Style::new().fg(Color::Red));
    pair.draw(paint);
    assert_eq!(pair.draw(paint), b"");
    assert_eq!(pair.text().trim(), "hello");
}

#[test]
fn a_clock_costs_few_bytes() {
    let mut pair = Pair::new(120, 40);
    let digits = ["█▀▀█ █▀▀█", "█  █   ▄▀", "█▄▄█ ▄█▄▄"];
    let paint = |buffer: &mut Buffer, seconds: u32| {
        buffer.set_string(60, 2, format!("12:{seconds:02}"), Style::new().add_modifier(Modifier::BOLD));
        buffer.set_string(100, 39, format!("4m {seconds:02}s left"), Style::new().fg(Color::DarkGray));
        for (row, line) in digits.iter().enumerate() {
            let turned: String = line.chars().cycle().skip(seconds as usize % 2).take(9).collect();
            buffer.set_string(50, 10 + row as u16, turned, Style::new());
        }
    };
    pair.draw(|b| paint(b, 10));
    for seconds in [11, 12, 13, 20] {
        let bytes = pair.draw(|b| paint(b, seconds));
        assert!(bytes.len() < 150, "{} bytes: {:?}", bytes.len(), String::from_utf8_lossy(&bytes));
    }
    let plain = pair.draw(|b| {
        paint(b, 20);
        b.set_string(60, 2, "12:21", Style::new().add_modifier(Modifier::BOLD));
    });
    assert!(plain.len() < 24, "{:?}", String::from_utf8_lossy(&plain));
}

#[test]
fn doubtful_widths_move_nothing_else() {
    // This terminal takes a joined family for three pictures and a flag for two, ours for one.
    for symbol in ["👨‍👩‍👧", "🇩🇪", "❤️", "é́́", "☕", "🫠", "中", "…", "·"] {
        let mut pair = Pair::new(20, 3);
        pair.draw(|b| {
            b.set_string(0, 1, format!("ab{symbol}cd|ef"), Style::new());
        });
        let row = pair.screen.screen().rows(0, 20).nth(1).unwrap();
        assert!(row.starts_with("ab") && row.trim_end().ends_with("cd|ef"), "{symbol}: {row:?}");
        let column = |x| pair.screen.screen().cell(1, x).unwrap().contents().to_owned();
        let width = symbol.chars().count().min(1) as u16 * ratatui_core::buffer::CellWidth::cell_width(symbol);
        assert_eq!(column(2 + width), "c", "{symbol}");
        assert_eq!(column(4 + width), "|", "{symbol}");
    }
}

#[test]
fn a_picture_is_not_wiped_by_the_clearing_of_its_second_column() {
    let mut pair = Pair::new(10, 1);
    pair.draw(|b| b.set_string(0, 0, "abcdef", Style::new()));
    let bytes = pair.draw(|b| b.set_string(0, 0, "a❤️def", Style::new()));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.find('❤') > text.find(' '), "{text:?}");
}

#[test]
fn cells_cannot_drive_the_terminal() {
    let mut bytes = Vec::new();
    let cells: Vec<Cell> = ["\x1b", "\x1b]0;x\x07", "", "\u{9b}", "\u{200b}"]
        .iter()
        .map(|symbol| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            cell
        })
        .collect();
    let mut painter = Painter::default();
    painter.move_to(0, 0, &mut bytes);
    cells.iter().enumerate().for_each(|(x, cell)| painter.paint(x as u16, 0, cell, 80, &mut bytes));
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.matches('\x1b').count(), text.matches("\x1b[").count(), "{text:?}");
    assert!(!text.contains('\x07') && !text.contains('\u{9b}'), "{text:?}");
}

#[test]
fn no_size_is_too_small() {
    for (width, height) in [(0, 0), (1, 1), (0, 5), (3, 0)] {
        let mut terminal = Terminal::with_size(Vec::new(), Size::new(width, height));
        let hello = |area, buffer: &mut Buffer| {
            "hello".render(area, buffer);
            Some(Position::ORIGIN)
        };
        terminal.draw(hello).unwrap();
        terminal.resize(Size::new(20, 2));
        terminal.draw(hello).unwrap();
    }
}

/// Symbols that this terminal draws letter by letter, so wider or narrower than they are for us, and plain ones.
fn joined() -> impl Strategy<Value = String> {
    let symbols = ["👋🏽", "👧‍👦", "👩‍👩‍👧", "🇩🇪", "❤️", "❤️‍🔥", "🧑🏿‍🦱", "1️⃣", "☕", "中", "é", "a", "b", " ", "─", "नि"];
    proptest::collection::vec(proptest::sample::select(symbols.to_vec()), 1..12).prop_map(|s| s.concat())
}

fn styles() -> impl Strategy<Value = Style> {
    let colours = || {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::Red),
            Just(Color::DarkGray),
            Just(Color::White),
            (16_u8..).prop_map(Color::Indexed),
            any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        ]
    };
    (colours(), colours(), 0_u16..512)
        .prop_map(|(fg, bg, bits)| Style::new().fg(fg).bg(bg).add_modifier(Modifier::from_bits_truncate(bits & 0x4f)))
}

proptest! {
    #[test]
    fn what_is_shown_is_what_was_drawn(
        frames in proptest::collection::vec(
            proptest::collection::vec((0_u16..30, 0_u16..8, "[a-z ─█…Яé]{1,12}", styles()), 0..8), 1..6)
    ) {
        let mut pair = Pair::new(30, 8);
        for strings in frames {
            let mut drawn = Buffer::default();
            pair.draw(|buffer| {
                for (x, y, text, style) in &strings {
                    buffer.set_stringn(*x, *y, text, usize::from(30 - x), *style);
                }
                drawn = buffer.clone();
            });
            pair.check(&drawn);
        }
    }

    #[test]
    fn wide_letters_are_where_they_were_drawn(
        frames in proptest::collection::vec(
            proptest::collection::vec((0_u16..20, "[a-z ─…Яé中日]{1,9}", styles()), 1..8), 1..4)
    ) {
        let mut pair = Pair::new(40, 8);
        for rows in frames {
            let mut drawn = Buffer::default();
            pair.draw(|buffer| {
                for (y, (x, text, style)) in rows.iter().enumerate() {
                    buffer.set_string(*x, y as u16, text, *style);
                }
                drawn = buffer.clone();
            });
            pair.check(&drawn);
        }
    }

    #[test]
    fn what_is_joined_leaves_nothing_behind_where_it_is_drawn_letter_by_letter(
        frames in proptest::collection::vec(
            proptest::collection::vec((0_u16..30, 0_u16..4, joined()), 0..6), 1..5)
    ) {
        let mut pair = Pair::new(30, 4);
        for strings in frames {
            let mut drawn = Buffer::default();
            pair.draw(|buffer| {
                for (x, y, text) in &strings {
                    buffer.set_stringn(*x, *y, text, usize::from(30 - x), Style::new());
                }
                drawn = buffer.clone();
            });
            for y in 0..4 {
                let mut x = 0;
                while x < 30 {
                    let (symbol, columns) = (drawn[(x, y)].symbol(), columns(&drawn[(x, y)]) as u16);
                    let cells = (x..x + columns).map(|x| pair.screen.screen().cell(y, x).unwrap().contents());
                    let seen: String = cells.collect();
                    let first = symbol.chars().next().filter(|c| *c != ' ');
                    prop_assert_eq!(seen.trim().chars().next(), first, "at {},{}", x, y);
                    prop_assert!(symbol.starts_with(seen.trim()), "{:?} at {},{}", seen, x, y);
                    x += columns;
                }
            }
        }
    }
}
