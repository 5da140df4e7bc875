//! Owns what floats above the list of the home screen: templates, a text that is typed, what was understood of it, and
//! the keys.

use ratatui::layout::{Position, Rect};

use crate::app::TextArea;
use crate::app::home::{HOME_KEYS, Home, HomeTemplate};
use crate::app::incoming::{Incoming, LineFate};
use crate::screens::day_choice::{days, lines_in_sight, rows_together};
use crate::screens::parts::text::{width, window, wrap};
use crate::screens::parts::{Pen, centred, first_shown};
use crate::theme::Role;

/// The rows of the table of keys that the help has, in its order; `+` joins two on one line.
const HELP: [&str; 14] = [
    CHOOSE,
    "run",
    "read",
    "report",
    "forget",
    "blank",
    "template",
    "paste",
    "follow-up",
    "open-file",
    "search",
    PASTED,
    "suspend",
    "quit",
];
/// The line for two rows that choose.
const CHOOSE: &str = "up+down";
/// The columns of the box of what was understood where the terminal has them.
const REVIEW_COLUMNS: u16 = 110;
/// The line for what is no key of the table: the terminal pastes.
const PASTED: &str = "ctrl-v";

/// Draws a card above the last row, as high as it needs to be.
fn card(title: &str, rows: usize, most_columns: u16, area: Rect, pen: &mut Pen<'_>) -> Rect {
    let above = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    let height = u16::try_from(rows + 2).unwrap_or(u16::MAX).min(above.height);
    pen.card(centred(above, most_columns.min(area.width), height), title)
}

/// Draws the templates that are offered.
pub(super) fn templates(found: &[(u8, &HomeTemplate)], at: usize, area: Rect, pen: &mut Pen<'_>) {
    let inside = card("Templates", found.len().max(1), 110, area, pen);
    let names = found.iter().map(|(_, t)| width(&t.name)).max().unwrap_or(0).min(usize::from(inside.width) / 2) as u16;
    let room = usize::from(inside.height);
    let skip = first_shown(at, found.len(), room);
    if found.is_empty() {
        pen.text(inside.x, inside.y, inside.width, "No template has this name.", Role::Dim);
    }
    for (y, (i, (_, template))) in (inside.y..).zip(found.iter().enumerate().skip(skip).take(room)) {
        let [role, dim] = pen.row(inside, y, i == at, [Role::Text, Role::Dim]);
        pen.text(inside.x, y, names, &template.name, role);
        let x = inside.x + names + 3;
        pen.text(x, y, inside.right().saturating_sub(x), &template.about, dim);
    }
}

/// Draws a text that is being typed; tells where the cursor is.
pub(super) fn text(text: &TextArea, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (lines, row) = text.rows();
    let most = usize::from(area.height.saturating_sub(10)).max(1);
    let inside = card("New session from a text", lines.len().clamp(6, most.max(6)) + 2, 100, area, pen);
    let help = [
        "Paste it, or type it: one activity a line, for example Coffee, 10, break.",
        "Enter on an empty line shows what was understood · Esc cancels",
    ];
    let room = inside.height.saturating_sub(2);
    let skip = (row + 1).saturating_sub(usize::from(room));
    let mut cursor = None;
    for (y, (i, line)) in (inside.y..).zip(lines.iter().enumerate().skip(skip).take(usize::from(room))) {
        let (before, behind) = line.halves();
        let behind = if i == row { behind } else { "" };
        let before = if i == row { before } else { line.text() };
        let (shown, column) = window(before, behind, usize::from(inside.width));
        pen.text(inside.x, y, inside.width, &shown, Role::Text);
        if i == row {
            cursor = Some(Position::new(inside.x + u16::try_from(column).unwrap_or(0), y));
        }
    }
    for (y, line) in (inside.bottom().saturating_sub(2)..).zip(help) {
        pen.text(inside.x, y, inside.width, line, Role::Dim);
    }
    cursor
}

/// A line of what was understood takes at most so many rows.
const MOST_ROWS: usize = 4;

/// Draws what was understood of a text, line by line.
pub(super) fn review(incoming: &Incoming, selected: usize, area: Rect, pen: &mut Pen<'_>) {
    let title = format!("New session · {}", incoming.title);
    let left_out = incoming.left_out().filter(|_| incoming.is_ready());
    let foot = 1 + u16::from(left_out.is_some());
    let columns = usize::from(REVIEW_COLUMNS.min(area.width).saturating_sub(6));
    let rows_of = |line: usize| wrap(&incoming.lines[line].text, columns, MOST_ROWS);
    let rows = |line: usize| rows_of(line).len().max(1);
    let days_rows = incoming.days.as_ref().map_or(0, |days| days.rows().len());
    let together = rows_together(incoming.lines.len(), usize::from(area.height), rows);
    let inside = card(&title, together + days_rows + usize::from(foot), REVIEW_COLUMNS, area, pen);
    if inside.height < 2 {
        return;
    }
    let above = days(incoming.days.as_ref(), Rect { height: inside.height.saturating_sub(foot), ..inside }, pen);
    let in_sight = lines_in_sight(selected, incoming.lines.len(), above, rows);
    let is_whole = in_sight.len() == incoming.lines.len();
    for (i, place) in in_sight {
        let line = &incoming.lines[i];
        let [sign, plain] = match line.fate {
            LineFate::Understood => [Role::Good, Role::Text],
            LineFate::LeftOut => [Role::Dim; 2],
            LineFate::Unclear => [Role::Soon; 2],
        };
        for ((at, y), text) in (place.y..place.bottom()).enumerate().zip(rows_of(i)) {
            let [sign, role] = pen.row(place, y, i == selected && incoming.days.is_none(), [sign, plain]);
            if at == 0 {
                pen.text(place.x, y, 1, line.fate.sign(), sign);
            }
            pen.text(place.x + 2, y, place.width.saturating_sub(2), &text, role);
        }
    }
    let y = inside.bottom().saturating_sub(1);
    pen.text(inside.x, y, inside.width, &incoming.summary(), Role::Text);
    if let Some(words) = left_out {
        pen.text(inside.x, y.saturating_sub(1), inside.width, &words, Role::Soon);
    }
    let enter = match incoming.days {
        Some(_) => "1 to 9 choose · ",
        None if incoming.is_ready() => "Enter makes it · ",
        None => "",
    };
    let scroll = if is_whole { "" } else { "↑ ↓ more · " };
    let hint = format!(" {enter}{scroll}Esc cancels ");
    pen.text_right(inside.right(), inside.bottom(), inside.width, &hint, Role::Dim);
}

/// Draws the keys of the home screen.
pub(super) fn help(home: &Home, area: Rect, pen: &mut Pen<'_>) {
    let inside = card("Keys · Home", HELP.len(), 60, area, pen);
    for (y, ids) in (inside.y..inside.bottom()).zip(HELP) {
        let about = HOME_KEYS.iter().find(|row| row.id == ids).map_or("", |row| row.about);
        let (keys, about) = match ids {
            PASTED => (PASTED.to_owned(), "Pasted text begins a session anywhere here"),
            CHOOSE => (keys_of(home, ids), "Choose; PgUp PgDn by page"),
            _ => (keys_of(home, ids), about),
        };
        pen.text_right(inside.x + 6, y, 6, &keys, Role::Key);
        pen.text(inside.x + 8, y, inside.width.saturating_sub(8), about, Role::Text);
    }
}

/// Returns the first keys of these rows of the table, as they are shown.
pub(super) fn keys_of(home: &Home, ids: &str) -> String {
    let keys: Vec<String> = ids.split('+').map(|id| home.keys.shown(id)).filter(|key| !key.is_empty()).collect();
    keys.join(" ")
}
