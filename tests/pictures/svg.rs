//! Owns `docs/live.svg`: cells as a picture that looks the same in every viewer. Blocks, bars and lines are shapes, so
//! that they join; each word has its own place and length, so that columns stay straight in any font.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const WIDE: u16 = 9;
const HIGH: u16 = 20;
const MARGIN: u16 = 18;
const FONT: &str = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/// A piece of a picture, ordered by how it looks, so that what looks alike stands in one element.
type Look = (String, bool);

/// Draws cells; `ground` is the colour behind them.
pub(super) fn of(buf: &Buffer, title: &str, ground: Color) -> String {
    let (width, height) = (buf.area.width * WIDE + 2 * MARGIN, buf.area.height * HIGH + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\">\n<title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"12\" fill=\"{}\"/>\n",
        escaped(title),
        hex(ground),
    );
    for (colour, path) in shapes(buf, ground) {
        let _ = writeln!(svg, "<path fill=\"{colour}\" d=\"{path}\"/>");
    }
    let _ = writeln!(svg, "<g font-family=\"{FONT}\" font-size=\"15\">");
    for ((colour, bold), lines) in words(buf) {
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(svg, "<g fill=\"{colour}\"{weight}>\n{lines}</g>");
    }
    svg + "</g>\n</svg>\n"
}

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        other => panic!("{other} is not #rrggbb"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What is drawn of a cell, and what is behind it.
fn colours(cell: &Cell) -> (Color, Color) {
    if cell.modifier.contains(Modifier::REVERSED) { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) }
}

/// Puts text under a key, and keeps the order in which keys came.
fn put<K: PartialEq>(all: &mut Vec<(K, String)>, key: K, text: &str) {
    match all.iter_mut().find(|(k, _)| *k == key) {
        Some((_, known)) => known.push_str(text),
        None => all.push((key, text.to_owned())),
    }
}

/// Everything that is no letter, as one path for each colour: backgrounds first.
fn shapes(buf: &Buffer, ground: Color) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for y in 0..buf.area.height {
        runs(
            buf,
            y,
            |cell| colours(cell).1,
            |behind, from, to| {
                if behind != ground {
                    let (x, top) = corner(from, y);
                    put(&mut paths, hex(behind), &rectangle(x, top, (to - from) * WIDE, HIGH));
                }
            },
        );
    }
    let mut done = vec![false; buf.content().len()];
    for y in 0..buf.area.height {
        let key = |cell: &Cell| (cell.symbol().to_owned(), colours(cell).0);
        runs(buf, y, key, |(symbol, colour), from, to| {
            // A block that goes on below is one rectangle, so that no seam shows between the rows.
            let columns = from..to;
            let place = |x: u16, y: u16| usize::from(y) * usize::from(buf.area.width) + usize::from(x);
            if symbol == "█" {
                if done[place(from, y)] {
                    return;
                }
                let solid = |x: u16, y: u16| key(&buf[(x, y)]) == (symbol.clone(), colour);
                let same = |row: u16| {
                    let ends = |x: Option<u16>| x.is_none_or(|x| x >= buf.area.width || !solid(x, row));
                    columns.clone().all(|x| solid(x, row)) && ends(from.checked_sub(1)) && ends(Some(to))
                };
                let below = (y..buf.area.height).take_while(|row| same(*row)).count() as u16;
                (y..y + below).for_each(|row| done[place(from, row)] = true);
                let (x, top) = corner(from, y);
                put(&mut paths, hex(colour), &rectangle(x, top, (to - from) * WIDE, below * HIGH));
            } else if let Some(path) = shape(&symbol, from, to, y) {
                put(&mut paths, hex(colour), &path);
            }
        });
    }
    paths
}

/// The runs of a row in which every cell has the same of what is asked for.
fn runs<K: PartialEq>(buf: &Buffer, y: u16, key: impl Fn(&Cell) -> K, mut each: impl FnMut(K, u16, u16)) {
    let mut from = 0;
    while from < buf.area.width {
        let of = key(&buf[(from, y)]);
        let to = (from..buf.area.width).find(|x| key(&buf[(*x, y)]) != of).unwrap_or(buf.area.width);
        each(of, from, to);
        from = to;
    }
}

fn corner(x: u16, y: u16) -> (u16, u16) {
    (MARGIN + x * WIDE, MARGIN + y * HIGH)
}

fn rectangle(x: u16, y: u16, width: u16, height: u16) -> String {
    format!("M{x} {y}h{width}v{height}h-{width}z")
}

/// The shape of a run of one symbol, where the symbol is one that has to join or to be measured.
fn shape(symbol: &str, from: u16, to: u16, y: u16) -> Option<String> {
    let (x, top) = corner(from, y);
    let columns = to - from;
    let (wide, middle) = (columns * WIDE, top + HIGH / 2);
    let each = |draw: &dyn Fn(u16) -> String| (0..columns).map(|i| draw(x + i * WIDE)).collect::<String>();
    let eighths = |first: char| symbol.chars().next().map(|c| u32::from(c).wrapping_sub(u32::from(first)));
    Some(match symbol {
        "─" => rectangle(x, middle, wide, 1),
        "━" => rectangle(x, middle - 1, wide, 3),
        "╸" => rectangle(x, middle - 1, WIDE / 2, 3),
        "╺" => rectangle(x + WIDE / 2, middle - 1, WIDE - WIDE / 2, 3),
        "┈" => each(&|x| rectangle(x + 1, middle, 2, 1) + &rectangle(x + 5, middle, 2, 1)),
        "│" => each(&|x| rectangle(x + WIDE / 2, top, 1, HIGH)),
        "┃" => each(&|x| rectangle(x + WIDE / 2 - 1, top, 3, HIGH)),
        "▸" => each(&|x| format!("M{x} {}l8 5l-8 5z", middle - 5)),
        "▀" | "▐" | "▖" | "▗" | "▘" | "▙" | "▚" | "▛" | "▜" | "▝" | "▞" | "▟" => {
            let (right, low) = (WIDE.div_ceil(2), HIGH / 2);
            let quarter =
                |set: &str, x, y, wide| if set.contains(symbol) { rectangle(x, y, wide, low) } else { String::new() };
            each(&|x| {
                quarter("▀▘▙▚▛▜", x, top, right)
                    + &quarter("▀▐▛▜▝▞▟", x + right, top, WIDE - right)
                    + &quarter("▖▙▛▞▟", x, top + low, right)
                    + &quarter("▐▗▙▚▜▟", x + right, top + low, WIDE - right)
            })
        }
        _ => match (eighths('▉'), eighths('▁')) {
            // ▉ is seven eighths of the width, ▏ one; ▁ is one eighth of the height, ▇ seven.
            (Some(n @ 0..=6), _) => each(&|x| rectangle(x, top, (WIDE * (7 - n as u16)).div_ceil(8), HIGH)),
            (_, Some(n @ 0..=6)) => {
                let high = (HIGH * (n as u16 + 1)).div_ceil(8);
                rectangle(x, top + HIGH - high, wide, high)
            }
            _ => return None,
        },
    })
}

/// The words of each look, each in its place.
fn words(buf: &Buffer) -> Vec<(Look, String)> {
    let mut all = Vec::new();
    for y in 0..buf.area.height {
        // Where the word began, what it looks like, and its letters with the column after them.
        let mut word: Option<(u16, Look, String, u16)> = None;
        let mut x = 0;
        while x < buf.area.width {
            let cell = &buf[(x, y)];
            let symbol = cell.symbol();
            let end = x + (symbol.width() as u16).max(1);
            let letter = !symbol.trim().is_empty() && symbol != "█" && shape(symbol, x, end, y).is_none();
            let look = (hex(colours(cell).0), cell.modifier.contains(Modifier::BOLD));
            match &mut word {
                Some((_, same, letters, to)) if letter && *same == look => {
                    letters.push_str(symbol);
                    *to = end;
                }
                _ => {
                    finish(&mut all, word.take(), y);
                    word = letter.then(|| (x, look, symbol.to_owned(), end));
                }
            }
            x = end;
        }
        finish(&mut all, word, y);
    }
    all
}

fn finish(all: &mut Vec<(Look, String)>, word: Option<(u16, Look, String, u16)>, y: u16) {
    let Some((from, look, letters, to)) = word else { return };
    let (x, top) = corner(from, y);
    // One letter has nothing to stretch.
    let length = if to - from > 1 { format!(" textLength=\"{}\"", (to - from) * WIDE) } else { String::new() };
    let line = format!("<text x=\"{x}\" y=\"{}\"{length}>{}</text>\n", top + 15, escaped(&letters));
    put(all, look, &line);
}
