//! Owns the cards that float above a view to be read: its keys, made from the table of keys, and all words of an
//! activity.

use ratatui::layout::Rect;

use super::Context;
use super::parts::text::{width, wrap};
use super::parts::{Pen, centred};
use crate::app::help_sheet::{self, EVERYWHERE, SheetGroup, SheetLine};
use crate::theme::Role;

/// One line: what it is, on the first line of a row, and words.
type Line = (String, String);

/// The columns of a line of the sheet: its keys, two blanks, and 29 for its text.
const LINE: u16 = 37;
/// Columns of a page, each with its rows; a row without a line is a heading, or empty.
type Page<'a> = Vec<Vec<(&'static str, Option<&'a SheetLine>)>>;

/// Draws the keys of the view, below headings, in up to three columns; where they have no room, on several pages.
pub(super) fn keys(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let groups = help_sheet::of_now(cx.m, cx.keys);
    let (columns, outer) = match area.width {
        120.. => (3, 120),
        80.. => (2, 80),
        width => (1, width.min(LINE + 4)),
    };
    let rows = usize::from(area.height.saturating_sub(2));
    let pages = pages(&groups, columns, rows);
    let at = cx.m.cursor.card_from % pages.len().max(1);
    let Some(page) = pages.get(at) else { return };
    let mut title = format!("Keys · {}", cx.m.cursor.view.title);
    if pages.len() > 1 {
        title = format!("{title} · {} of {}", at + 1, pages.len());
    }
    let height = page.iter().map(Vec::len).max().unwrap_or(0).min(rows) as u16 + 2;
    let inside = pen.card(centred(area, outer, height), &title);
    // At three columns there is one more for the keys.
    let stride = if columns == 3 { LINE + 2 } else { LINE + 2 - u16::from(columns == 1) };
    let keys = if columns == 3 { 7 } else { 6 };
    for (column, x) in page.iter().zip((inside.x..).step_by(usize::from(stride))) {
        for ((text, line), y) in column.iter().zip(inside.y..) {
            let Some(line) = line else {
                pen.text(x, y, inside.right().saturating_sub(x), text, Role::Strong);
                continue;
            };
            let [key, words] = if line.works { [Role::Key, Role::Text] } else { [Role::Dim; 2] };
            pen.text_right(x + keys, y, keys, &line.keys, key);
            pen.text(x + keys + 2, y, inside.right().saturating_sub(x + keys + 2).min(29), line.text, words);
        }
    }
    let turn = if pages.len() > 1 { "Tab turns the page · " } else { "" };
    let hints = [
        format!(" {turn}press a key to use it · Esc closes "),
        format!(" {turn}Esc closes "),
        " Esc closes ".to_owned(),
    ];
    if let Some(hint) = hints.iter().find(|hint| width(hint) <= usize::from(inside.width)) {
        pen.text_right(inside.right(), inside.bottom(), inside.width, hint, Role::Dim);
    }
}

/// Parts the lines into pages: one where that has room for all, else what is used every day first.
fn pages(groups: &[SheetGroup], columns: usize, rows: usize) -> Vec<Page<'_>> {
    let all: Vec<(&'static str, Vec<&SheetLine>)> = chosen(groups, |_| true);
    if let Some(page) = page(&all, columns, rows) {
        return vec![page];
    }
    let (first, rest) = (chosen(groups, |line| !line.later), chosen(groups, |line| line.later));
    let mut pages = page(&first, columns, rows).map_or_else(|| flow(&first, columns, rows), |page| vec![page]);
    pages.extend(flow(&rest, columns, rows));
    pages
}

fn chosen(groups: &[SheetGroup], which: fn(&SheetLine) -> bool) -> Vec<(&'static str, Vec<&SheetLine>)> {
    let all =
        groups.iter().map(|group| (group.heading, group.lines.iter().filter(|line| which(line)).collect::<Vec<_>>()));
    all.filter(|(_, lines)| !lines.is_empty()).collect()
}

/// Puts everything on one page: what every view has in the first column, the rest as evenly as can be in the others.
/// Nothing where that has no room.
fn page<'a>(groups: &[(&'static str, Vec<&'a SheetLine>)], columns: usize, rows: usize) -> Option<Page<'a>> {
    let everywhere = groups.iter().take_while(|(heading, _)| EVERYWHERE.contains(heading)).count();
    let (left, right) = groups.split_at(if columns == 1 { groups.len() } else { everywhere });
    let mut page = vec![column(left)];
    if columns == 2 {
        page.push(column(right));
    } else if columns > 2 {
        let parts = (0..=right.len()).rev().map(|at| [column(&right[..at]), column(&right[at..])]);
        page.extend(parts.min_by_key(|parts| parts.iter().map(Vec::len).max())?);
    }
    page.iter().all(|column| column.len() <= rows).then_some(page)
}

/// Puts groups below one another, with an empty row between two of them.
fn column<'a>(groups: &[(&'static str, Vec<&'a SheetLine>)]) -> Vec<(&'static str, Option<&'a SheetLine>)> {
    let mut column = Vec::new();
    for (heading, lines) in groups {
        if !column.is_empty() {
            column.push(("", None));
        }
        column.push((*heading, None));
        column.extend(lines.iter().map(|line| ("", Some(*line))));
    }
    column
}

/// Lets groups run on from column to column and page to page; a group that is parted has its heading twice.
fn flow<'a>(groups: &[(&'static str, Vec<&'a SheetLine>)], columns: usize, rows: usize) -> Vec<Page<'a>> {
    let mut all: Page<'a> = vec![Vec::new()];
    let mut at = 0;
    for (heading, lines) in groups {
        let mut begun = false;
        for line in lines {
            let more = if begun { 1 } else { 2 + usize::from(!all[at].is_empty()) };
            if !all[at].is_empty() && all[at].len() + more > rows {
                all.push(Vec::new());
                at += 1;
                begun = false;
            }
            if !begun {
                if !all[at].is_empty() {
                    all[at].push(("", None));
                }
                all[at].push((*heading, None));
                begun = true;
            }
            all[at].push(("", Some(*line)));
        }
    }
    all.retain(|column| !column.is_empty());
    all.chunks(columns).map(<[_]>::to_vec).collect()
}

/// Draws all words of the activity on the screen, and what the session is for.
pub(super) fn full_text(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let title = cx.m.shown_activity().map_or(cx.m.session.plan.title.as_str(), |a| a.title.as_str());
    let rows = cx.m.full_text().into_iter().map(|(label, text)| (label.to_owned(), text));
    card(cx, area, (title, 1, Role::Dim), rows, pen);
}

/// Draws rows of a label and words on a card; where they have no room, `↑` and `↓` move them.
fn card<'a>(
    cx: &Context<'_>,
    area: Rect,
    (title, columns, role): (&str, usize, Role),
    rows: impl Iterator<Item = (String, &'a str)>,
    pen: &mut Pen<'_>,
) {
    let outer = (72 * columns as u16).min(area.width);
    let each = outer.saturating_sub(4) / columns as u16;
    let lines: Vec<Vec<Line>> = rows.map(|row| lines(row, each.saturating_sub(14), area.height)).collect();
    let all: usize = lines.iter().map(Vec::len).sum();
    // As short as its text, with the two columns about equal.
    let height = (all.div_ceil(columns) + 3 * (columns - 1) + 2).min(usize::from(area.height)) as u16;
    let inside = pen.card(centred(area, outer, height), title);
    if inside.height == 0 {
        return;
    }
    let room = usize::from(inside.height);
    let fits = |from: usize| {
        let mut left = vec![room; columns];
        let mut column = 0;
        lines[from..].iter().all(|l| {
            while column < columns && left[column] < l.len() {
                column += 1;
            }
            column < columns && {
                left[column] -= l.len();
                true
            }
        })
    };
    let from = (0..=cx.m.cursor.card_from.min(lines.len())).find(|from| fits(*from)).unwrap_or(cx.m.cursor.card_from);
    let mut at = (0, 0);
    let mut shown = from;
    for row in &lines[from.min(lines.len())..] {
        if at.1 + row.len() > room {
            at = (at.0 + 1, 0);
        }
        if at.0 >= columns || row.len() > room {
            break;
        }
        let x = inside.x + at.0 as u16 * each;
        for (label, words) in row {
            let y = inside.y + at.1 as u16;
            pen.text(x + 10u16.saturating_sub(width(label) as u16), y, 10, label, role);
            pen.text(x + 12, y, each.saturating_sub(14), words, Role::Text);
            at.1 += 1;
        }
        shown += 1;
    }
    let more = match (from > 0, shown < lines.len()) {
        (true, true) => " ↑ ↓ more ",
        (true, false) => " ↑ more ",
        (false, true) => " ↓ more ",
        (false, false) => " Esc closes ",
    };
    pen.text_right(inside.right(), inside.bottom(), 12, more, Role::Key);
}

fn lines((label, text): (String, &str), columns: u16, most: u16) -> Vec<Line> {
    let words = wrap(text, usize::from(columns), usize::from(most.saturating_sub(2)).max(1));
    let words = if words.is_empty() { vec![String::new()] } else { words };
    std::iter::once(label).chain(std::iter::repeat(String::new())).zip(words).collect()
}
