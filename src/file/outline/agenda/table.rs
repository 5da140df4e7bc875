//! Reads agendas in tables: of Markdown, with commas, semicolons or tabs. It finds the table and its headings, and makes
//! an activity of each row.

use std::collections::HashSet;

use csv::StringRecord;

use super::super::length::Length;
use super::super::line::SessionLine;
use super::columns::{self, Column, Row, is_blank};
use super::entry::{Item, LineMeaning, Reading};
use super::headings::{Holds, holds};
use super::marks;
use super::typed::is_typed;
use super::words;
use crate::file::roster::is_total;
use crate::file::separated;

/// Returns the rows of the table of Markdown that lines begin with, and how many of the lines it takes.
pub(super) fn markdown(lines: &[&str]) -> Option<(Vec<Row>, usize)> {
    let rule = lines.get(1).filter(|l| l.contains('-') && l.contains('|'))?;
    if !lines[0].contains('|') || !rule.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '+')) {
        return None;
    }
    let end = lines.iter().position(|l| !l.contains('|')).unwrap_or(lines.len());
    let rows = (0..end).filter(|i| *i != 1).map(|i| (i, markdown_cells(lines[i]).into_iter().collect())).collect();
    Some((rows, end))
}

fn markdown_cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line);
    let cells = line.replace("\\|", "\u{1}");
    cells.split('|').map(|c| marks::plain(&c.replace('\u{1}', "|").replace("<br>", " "))).collect()
}

/// How many lines with something on them may stand above the headings.
const MOST_ABOVE: usize = 20;

/// Returns the index of the line in which a table with separators begins, and its rows; nothing where no row has headings.
pub(super) fn separated(text: &str) -> Option<(usize, Vec<Row>)> {
    let top = text.len() - text.trim_start_matches(['\n', ' ']).len();
    let named = separated::named_separator(&text[top..]);
    let start = named.map_or(0, |(_, behind)| top + behind);
    let mut from = named.map_or(0, |(_, behind)| top + behind);
    let mut above = 0;
    while above < MOST_ABOVE && from < text.len() {
        let line = text[from..].split_inclusive('\n').next().unwrap_or_default();
        let separator = named.map_or_else(|| separated::likely_separator(line), |(separator, _)| separator);
        let cells = separated::reader(line, separator).records().next().and_then(Result::ok);
        if line.contains(char::from(separator)) && cells.is_some_and(|cells| is_heading(&cells)) {
            return Some((text[..from].matches('\n').count(), rows(&text[from..], separator)));
        }
        // Below lines of the grammar there is no table.
        if line.contains(',') && is_typed(line.trim()) {
            return None;
        }
        above += usize::from(!line.trim().is_empty());
        from += line.len();
    }
    unheaded(text, start, named.map(|(separator, _)| separator))
}

/// Returns a table without headings that are known, by its separator: most lines have it, and by what stands in the
/// columns there are titles, with times or lengths.
fn unheaded(text: &str, start: usize, named: Option<u8>) -> Option<(usize, Vec<Row>)> {
    for separator in named.map_or(vec![b'\t', b';', b','], |one| vec![one]) {
        let has = |line: &&str| line.contains(char::from(separator));
        let lines = || text[start..].split_inclusive('\n').filter(|line| !line.trim().is_empty());
        let first = lines().find(has).map(|line| line.as_ptr() as usize - text.as_ptr() as usize);
        let Some(from) = first else { continue };
        let below = || text[from..].lines().filter(|line| !line.trim().is_empty());
        if below().count() < 2 || below().filter(has).count() * 5 < below().count() * 4 {
            continue;
        }
        let rows = rows(&text[from..], separator);
        // A comma is a sign of the grammar, too: only a table that begins with times is one.
        let timed = |(_, cells): &Row| cells.get(0).is_some_and(|c| super::clock::cell_times(c).is_some());
        let even =
            rows.first().is_some_and(|(_, head)| head.len() > 2 && rows.iter().all(|(_, c)| c.len() == head.len()));
        if separator == b',' && !(even && rows.iter().all(timed)) {
            continue;
        }
        let all: Vec<&Row> = rows.iter().collect();
        // The first row may be headings in words that are not known.
        if columns::by_content(&all).is_some() || is_worded(&rows[0].1) && columns::by_content(&all[1..]).is_some() {
            return Some((text[..from].matches('\n').count(), rows));
        }
    }
    None
}

fn rows(table: &str, separator: u8) -> Vec<Row> {
    let mut rows = Vec::new();
    for record in separated::reader(table, separator).records() {
        let Ok(record) = record else { break };
        rows.push((separated::place(table, &record).line, record));
    }
    rows
}

/// Tells whether a line is the row of headings of a table.
pub(super) fn is_heading_line(line: &str) -> bool {
    if line.contains('|') && markdown_cells(line).iter().filter_map(|cell| holds(cell)).count() > 1 {
        return is_heading(&markdown_cells(line).into_iter().collect());
    }
    let separator = separated::likely_separator(line);
    let cells = separated::reader(line, separator).records().next().and_then(Result::ok);
    line.contains(char::from(separator)) && cells.is_some_and(|cells| is_heading(&cells) && cells.len() > 1)
}

/// Tells whether every cell of a row holds words, and none a number.
fn is_worded(cells: &StringRecord) -> bool {
    let words = |cell: &str| cell.contains(char::is_alphabetic) && !cell.contains(|c: char| c.is_ascii_digit());
    cells.iter().filter(|cell| !is_blank(cell)).all(words) && cells.iter().any(|cell| !is_blank(cell))
}

/// Tells whether a row is one of headings.
pub(super) fn is_heading_row(cells: &StringRecord) -> bool {
    is_heading(cells)
}

/// Returns the column that holds this, by the headings of a table.
pub(super) fn column_of(rows: &[Row], wanted: Holds) -> Option<usize> {
    let (_, head) = rows.iter().find(|(_, cells)| is_heading(cells))?;
    head.iter().position(|cell| holds(cell) == Some(wanted))
}

/// Returns the index of the line in which the only table of Markdown begins, and its rows.
pub(super) fn in_markdown(text: &str) -> Option<(usize, Vec<Row>)> {
    let lines: Vec<&str> = text.lines().collect();
    let from = (0..lines.len()).find(|at| markdown(&lines[*at..]).is_some())?;
    markdown(&lines[from..]).map(|(rows, _)| (from, rows))
}

/// Tells whether cells are headings: two are known, one of them for a title or a time.
fn is_heading(cells: &StringRecord) -> bool {
    let found: Vec<Holds> = cells.iter().filter_map(holds).collect();
    found.contains(&Holds::Title) && (found.len() >= 2 || cells.len() == 1)
}

/// Reads the rows of a table whose first line has this index; `raw` are its lines.
pub(super) fn read(reading: &mut Reading, from: usize, rows: &[Row], raw: &[&str]) {
    let mut indexes: Vec<usize> = Vec::with_capacity(raw.len());
    for (i, line) in raw.iter().enumerate() {
        indexes.push(reading.line(from + i + 1, line));
    }
    let mut heads = rows.iter().map(|(_, cells)| cells).filter(|cells| cells.iter().any(|c| !c.is_empty()));
    let Some(first) = heads.next() else { return };
    // The second of two rows of headings says more.
    let second = heads.next().filter(|cells| is_heading(cells));
    let width = second.map_or(0, StringRecord::len).max(first.len());
    let below = |at: usize| second.and_then(|cells| cells.get(at)).filter(|c| !c.is_empty());
    let is_head = |cells: &StringRecord| {
        let like = |head: &&StringRecord| cells.iter().map(holds).eq(head.iter().map(holds));
        is_heading(cells) && [Some(first), second].iter().flatten().any(like)
    };
    let filled = |cells: &StringRecord| cells.iter().any(|c| !is_blank(c));
    let under: Vec<&Row> = rows.iter().filter(|(_, cells)| filled(cells) && !is_head(cells)).collect();
    let headed = is_heading(first);
    // Headings in words that are not known stand above what can be told by itself.
    let guessed = if headed { None } else { under.get(1..).filter(|_| is_worded(first)).and_then(columns::by_content) };
    let is_guessed = guessed.is_some();
    let columns = if headed {
        columns::of_headings((0..width).map(|at| below(at).or(first.get(at)).unwrap_or_default()), &under)
    } else if let Some(mut columns) = guessed {
        for (at, column) in columns.iter_mut().enumerate() {
            first.get(at).unwrap_or_default().clone_into(&mut column.heading);
        }
        columns
    } else {
        columns::by_content(&under).unwrap_or_default()
    };
    let has = |wanted: Holds| columns.iter().any(|c| c.holds == wanted);
    let told = |reading: &mut Reading, row: usize, meaning| {
        if let Some(line) = indexes.get(row).filter(|_| !raw[row].trim().is_empty()) {
            reading.mean(*line, meaning);
        }
    };
    let taken: HashSet<usize> = rows.iter().map(|(row, _)| *row).collect();
    for (i, _) in raw.iter().enumerate().filter(|(i, line)| !line.trim().is_empty() && !taken.contains(i)) {
        told(reading, i, LineMeaning::LeftOut(LineMeaning::TABLE_PART));
    }
    if !has(Holds::Title) {
        for (row, _) in rows {
            let why = "no column of this table is called title, topic or activity";
            told(reading, *row, LineMeaning::Unclear(why));
        }
        return;
    }
    let one_day = day_of(reading, &columns, &under, &indexes);
    for (row, cells) in rows {
        let begin = cells.iter().find(|c| !c.is_empty()).unwrap_or_default();
        if is_head(cells) || is_guessed && cells == first {
            told(reading, *row, LineMeaning::LeftOut(LineMeaning::TABLE_HEAD));
            continue;
        }
        let Some(line) = indexes.get(*row).copied() else { continue };
        let mut item = Item { line, foreign: true, block: usize::MAX, ..Item::default() };
        let mut unread = None;
        for (cell, column) in cells.iter().zip(&columns) {
            let cell = cell.trim();
            if is_blank(cell) {
                continue;
            }
            if column.holds == Holds::Day && one_day {
                continue;
            }
            if !item.take(column, cell) {
                unread.get_or_insert_with(|| cell.to_owned());
            }
        }
        if item.start.is_none() && (is_total(begin) || is_total(&item.text)) {
            told(reading, *row, LineMeaning::LeftOut(words::SUM));
            continue;
        }
        if item.text.is_empty() {
            let why = if item.start.is_some() { "it is a time without a title" } else { "it has no title" };
            let has_words = cells.iter().any(|cell| cell.contains(char::is_alphabetic));
            let may_be_one = has_words || item.start.is_some() || item.minutes.is_some();
            told(reading, *row, if may_be_one { LineMeaning::Unclear(why) } else { LineMeaning::LeftOut(why) });
            continue;
        }
        if let Some((title, length)) = marks::length_off(&item.text).filter(|_| item.minutes.is_none()) {
            item.minutes = match length {
                Length::Minutes(n) | Length::Between(_, n) => Some(n),
                Length::Outside => None,
            };
            item.text = title;
        }
        if let Some(cell) = unread {
            item.remark = Some(format!("“{cell}” is not understood and left out"));
        }
        reading.items.push(item);
    }
}

/// Takes the day of a column that names one day, and tells whether there is such a column.
fn day_of(reading: &mut Reading, columns: &[Column], rows: &[&Row], indexes: &[usize]) -> bool {
    let Some(at) = columns.iter().position(|c| c.holds == Holds::Day) else { return false };
    let mut days = rows.iter().filter_map(|(_, cells)| cells.get(at)).map(str::trim).filter(|c| !is_blank(c));
    let (Some(first), Some((row, _))) = (days.next(), rows.first()) else { return false };
    if days.any(|other| other != first) {
        return false;
    }
    let (Some(day), Some(line)) = (words::day(first), indexes.get(*row)) else { return true };
    let meaning = reading.agenda.lines[*line].meaning.clone();
    if reading.agenda.date.is_none() {
        reading.session(*line, SessionLine::Date(day));
    }
    reading.mean(*line, meaning);
    true
}
