//! Owns the second layer of a picture: which roles of a theme its cells have, whatever colours a theme gives them.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Color;
use roundtable::theme::{self, Role, Theme};
use unicode_width::UnicodeWidthStr;

/// The role that fills cells with no letter in them; where it lies behind another role, both are told.
const FILLS: Role = Role::Selected;

fn colour(role: Role) -> Color {
    Color::Rgb(0, 0, role as u8 + 1)
}

/// The role that has this colour in the theme of the pictures.
fn role_of(found: Color) -> Option<Role> {
    Role::ALL.into_iter().find(|role| colour(*role) == found)
}

/// A theme in which every role has a colour of its own, so that each cell tells its role.
pub(super) fn theme() -> Theme {
    let mut text = "name = \"Roles\"\nabout = \"Tells roles apart.\"\n[roles]\n".to_owned();
    for role in Role::ALL {
        let own = format!("#0000{:02x}", role as u8 + 1);
        let ground = if [Role::Text, FILLS].contains(&role) { format!(" on {own}") } else { String::new() };
        let _ = writeln!(text, "{} = \"{own}{ground}\"", role.word());
    }
    theme::parse(&text).expect("every role is in it")
}

/// A piece of a row.
enum Piece {
    /// So many words in a role.
    Words(Role, usize),
    /// Columns that are filled, with the words on them that are in another role.
    Filled(u16, u16, Vec<(Role, usize)>),
}

/// Whether a cell is part of a QR code: it has the same colours in every theme, and no role.
fn is_code(cell: &ratatui::buffer::Cell) -> bool {
    cell.fg == Color::Indexed(231) && cell.bg == Color::Indexed(16)
}

/// The roles of each row, one line a row; and where the cursor is.
pub(super) fn of(buf: &Buffer, cursor: Option<Position>) -> String {
    let mut text = String::new();
    for y in 0..buf.area.height {
        let _ = writeln!(text, "{}", row(buf, y).iter().map(written).collect::<Vec<_>>().join(", "));
    }
    if let Some(Position { x, y }) = cursor {
        let _ = writeln!(text, "cursor in row {}, column {}", y + 1, x + 1);
    }
    text
}

fn written(piece: &Piece) -> String {
    match piece {
        Piece::Words(role, count) => format!("{} {count}", role.word()),
        Piece::Filled(from, to, others) => {
            let on = others.iter().map(|(role, count)| format!(" + {} {count}", role.word()));
            format!("{} {}–{}{}", FILLS.word(), from + 1, to + 1, on.collect::<String>())
        }
    }
}

fn row(buf: &Buffer, y: u16) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // The role of the word that the last cell belongs to.
    let mut word = None;
    let mut x = 0;
    while x < buf.area.width {
        let cell = &buf[(x, y)];
        let wide = (cell.symbol().width() as u16).max(1);
        let blank = cell.symbol().trim().is_empty() || is_code(cell);
        let role = (!blank).then(|| role_of(cell.fg).unwrap_or_else(|| panic!("({x}, {y}) has no role: {cell:?}")));
        let begins = role.is_some() && role != word;
        word = role;
        let last = x + wide - 1;
        match (cell.bg == colour(FILLS), pieces.last_mut()) {
            (true, Some(Piece::Filled(_, to, others))) if *to + 1 == x => {
                *to = last;
                if let Some(role) = role.filter(|r| begins && *r != FILLS) {
                    add(others, role);
                }
            }
            (true, _) => {
                let others = role.filter(|r| *r != FILLS).map(|r| (r, 1)).into_iter().collect();
                pieces.push(Piece::Filled(x, last, others));
            }
            (false, Some(Piece::Words(same, count))) if Some(*same) == role => *count += usize::from(begins),
            (false, _) => pieces.extend(role.map(|r| Piece::Words(r, 1))),
        }
        x += wide;
    }
    pieces
}

fn add(words: &mut Vec<(Role, usize)>, role: Role) {
    match words.last_mut() {
        Some((same, count)) if *same == role => *count += 1,
        _ => words.push((role, 1)),
    }
}
