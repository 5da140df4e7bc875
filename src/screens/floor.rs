//! Draws the floor: who and what waits for the facilitator, each with how long it does.

use std::collections::HashMap;

use chrono::TimeDelta;
use ratatui::layout::Rect;

use super::Context;
use super::parts::text::{clip, width, wrap};
use super::parts::{Pen, first_whole};
use super::people::running;
use crate::app::room::FloorRow;
use crate::app::views::floor::rows;
use crate::theme::Role;
use crate::workshop::text::wording::count_of;
use crate::workshop::{EntryKey, Moment, Note, digits};

/// Somebody who waits longer than this is shown as late.
const LONG: TimeDelta = TimeDelta::minutes(3);
/// From so many columns on there is a column in the middle.
const WIDE: u16 = 100;
/// Where rows begin below their heading, and the column in the middle.
const INDENT: u16 = 4;
const MIDDLE: u16 = 30;
/// The columns from where it stands who asked to the right edge.
const ASKED: u16 = 37;
/// The most rows for the text of what is selected.
const MOST_ROWS: usize = 8;

/// A line of the screen.
enum Line {
    Heading(&'static str),
    Blank,
    Row(Box<Row>),
}

/// One thing that waits.
struct Row {
    what: FloorRow,
    /// Before the text: the place in the order.
    number: String,
    text: String,
    /// In the middle.
    middle: String,
    /// At the right: since when, or how many votes.
    right: String,
    right_role: Role,
    /// It is hidden, or read.
    quiet: bool,
}

/// Draws it.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x, area.y, area.width, "Floor · first come, first served", Role::Strong);
    if let Some((words, role)) = running(cx) {
        pen.text_right(area.right() + 1, area.y, area.width / 2, &words, role);
    }
    let lines = lines(cx, area.width >= WIDE);
    let below = speaking(cx);
    let kept = if below.is_some() { 2 } else { 0 };
    let list = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + kept), ..area };
    if lines.is_empty() && below.is_none() {
        pen.text(area.x, list.y, area.width, "Nobody is waiting.", Role::Text);
        return;
    }
    let end = draw_lines(cx, &lines, list, pen);
    if let Some((name, since)) = below {
        let y = (end + u16::from(end > list.y)).min(area.bottom().saturating_sub(1));
        pen.text(area.x, y, 11, "Speaking", Role::Strong);
        pen.text(area.x + 11, y, area.width.saturating_sub(20), &name, Role::Text);
        pen.text_right(area.right(), y, 8, &digits(since), Role::Dim);
    }
}

/// Draws the lines, so that what is selected is in sight with all that it says; tells the first free row.
fn draw_lines(cx: &Context<'_>, lines: &[Line], area: Rect, pen: &mut Pen<'_>) -> u16 {
    let is_selected = |line: &Line| matches!(line, Line::Row(row) if Some(&row.what) == cx.m.cursor.floor.as_ref());
    let at = lines.iter().position(is_selected).unwrap_or(0);
    let texts: Vec<Vec<String>> = lines.iter().map(|line| text_of(line, is_selected(line), area.width)).collect();
    let first = first_whole(at, lines.len(), area.height.into(), |line| texts[line].len());
    // Its heading is worth more than what stands below.
    let first = if first == 1 { 0 } else { first };
    let mut y = area.y;
    for (line, text) in lines.iter().zip(&texts).skip(first) {
        if y >= area.bottom() {
            break;
        }
        match line {
            Line::Blank => {}
            Line::Heading(words) => _ = pen.text(area.x, y, area.width, words, Role::Strong),
            Line::Row(row) => {
                let shown = Rect { y, height: area.bottom() - y, ..area };
                draw_row(row, text, is_selected(line), shown, pen);
            }
        }
        y += text.len() as u16;
    }
    y.min(area.bottom())
}

/// Returns the rows of text of a line: of what is selected all that it says.
fn text_of(line: &Line, selected: bool, columns: u16) -> Vec<String> {
    let Line::Row(row) = line else { return vec![String::new()] };
    let room = usize::from(room_for(row, columns));
    if selected { wrap(&row.text, room, MOST_ROWS) } else { vec![clip(&row.text, room).to_string()] }
}

/// Returns where the text of a row begins and how many columns it has.
fn begins(row: &Row, columns: u16) -> u16 {
    match row.what {
        FloorRow::Message(_) if columns >= WIDE => MIDDLE,
        _ => INDENT + if row.number.is_empty() { 0 } else { width(&row.number) as u16 + 2 },
    }
}

fn room_for(row: &Row, columns: u16) -> u16 {
    let right = width(&row.right) as u16 + 2;
    let middle = match row.what {
        FloorRow::Question(_) if columns >= WIDE => (ASKED + 2).saturating_sub(right),
        _ => 0,
    };
    let whole = columns.saturating_sub(begins(row, columns) + right + middle);
    match row.what {
        FloorRow::Name(_) | FloorRow::Hand(_) if columns >= WIDE && !row.middle.is_empty() => {
            whole.min(MIDDLE.saturating_sub(begins(row, columns) + 2))
        }
        _ => whole,
    }
    .max(8)
}

fn draw_row(row: &Row, text: &[String], selected: bool, area: Rect, pen: &mut Pen<'_>) {
    let plain = if row.quiet { Role::Dim } else { Role::Text };
    let y = area.y;
    let roles =
        pen.row(Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area }, y, selected, [plain, Role::Dim]);
    if selected {
        pen.text(area.x + 2, y, 1, "▸", Role::Selected);
    }
    let x = area.x + begins(row, area.width);
    pen.text(area.x + INDENT, y, area.width.saturating_sub(INDENT), &row.number, roles[1]);
    let is_wide = area.width >= WIDE;
    let right =
        pen.text_right(area.right(), y, area.width / 2, &row.right, if selected { roles[1] } else { row.right_role });
    match row.what {
        FloorRow::Message(_) if is_wide => {
            pen.text(area.x + INDENT, y, MIDDLE - INDENT - 2, &row.middle, roles[0]);
        }
        FloorRow::Question(_) if is_wide => {
            let from = area.right().saturating_sub(ASKED);
            pen.text(from, y, right.saturating_sub(from + 2), &row.middle, roles[1]);
        }
        FloorRow::Name(_) | FloorRow::Hand(_) if is_wide => {
            let from = area.x + MIDDLE;
            pen.text(from, y, right.saturating_sub(from + 2), &row.middle, roles[1]);
        }
        _ => {}
    }
    for (y, line) in (y..area.bottom()).zip(text) {
        pen.text(x, y, area.right().saturating_sub(x), line, roles[0]);
    }
}

/// Returns who has the floor, and for how long.
fn speaking(cx: &Context<'_>) -> Option<(String, TimeDelta)> {
    let hand = cx.m.session.speaker()?;
    Some((hand.by.clone(), (cx.now - hand.floor?).max(TimeDelta::zero())))
}

fn lines(cx: &Context<'_>, is_wide: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut heading = "";
    let mut number = 0;
    let questions: HashMap<EntryKey, &Note> = cx.m.session.questions().map(|(_, key, note)| (key, note)).collect();
    for row in rows(cx.m) {
        let of = match row {
            FloorRow::Name(_) => "Names",
            FloorRow::Hand(_) => "Hands",
            FloorRow::Question(_) => "Questions",
            FloorRow::Message(_) => "Messages",
        };
        if heading != of {
            if !heading.is_empty() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Heading(of));
            heading = of;
        }
        if matches!(row, FloorRow::Hand(_)) {
            number += 1;
        }
        lines.extend(seen(cx, row, number, is_wide, &questions).map(|row| Line::Row(Box::new(row))));
    }
    lines
}

/// Returns a row as it is shown; nothing where it has gone.
fn seen(
    cx: &Context<'_>,
    what: FloorRow,
    number: usize,
    is_wide: bool,
    questions: &HashMap<EntryKey, &Note>,
) -> Option<Row> {
    let waits = |since: Moment| {
        let time = (cx.now - since).max(TimeDelta::zero());
        (digits(time), if time > LONG { Role::Soon } else { Role::Dim })
    };
    let nobody = || "no name".to_owned();
    let (no, none) = (String::new(), String::new());
    Some(match &what {
        FloorRow::Name(name) => Row {
            text: name.clone(),
            number: no,
            middle: "asks to join on a second phone".to_owned(),
            right: "Enter lets in · X refuses".to_owned(),
            right_role: Role::Dim,
            quiet: false,
            what,
        },
        FloorRow::Hand(by) => {
            let hand = cx.m.session.hands().find(|hand| hand.by == *by)?;
            let (right, right_role) = waits(hand.raised);
            let text = by.clone();
            Row { text, number: number.to_string(), middle: none, right, right_role, quiet: false, what }
        }
        FloorRow::Question(key) => {
            let note = questions.get(key)?;
            let right = match (note.review, note.is_hidden()) {
                (true, _) => "to review".to_owned(),
                (false, true) => format!("{} · hidden", count_of(note.votes(), "vote")),
                (false, false) => count_of(note.votes(), "vote"),
            };
            Row {
                text: note.text.clone(),
                number: no,
                middle: note.by.clone().unwrap_or_else(nobody),
                right,
                right_role: if note.review { Role::Accent } else { Role::Dim },
                quiet: note.is_hidden() && !note.review,
                what,
            }
        }
        FloorRow::Message(id) => {
            let message = cx.m.room.messages.iter().find(|message| message.id == *id)?;
            let (right, right_role) = if message.read { ("read".to_owned(), Role::Dim) } else { waits(message.at) };
            let by = message.by.clone().unwrap_or_else(nobody);
            // Where there is no column in the middle, the name stands with the words.
            let text = if is_wide { message.text.clone() } else { format!("{by}: {}", message.text) };
            Row { text, number: no, middle: by, right, right_role, quiet: message.read, what }
        }
    })
}
