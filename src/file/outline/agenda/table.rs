//! Reads agendas in tables: of Markdown, with commas, semicolons or tabs. Columns are found by their
//! headings.

use std::collections::HashSet;

use csv::StringRecord;

use super::super::draft::is_break;
use super::super::length::{Length, length, number, table_length};
use super::super::suggest;
use super::clock;
use super::entry::{Item, LineMeaning, Reading};
use super::headings::{Holds, holds};
use super::marks;
use super::typed::is_typed;
use crate::file::roster::is_total;
use crate::file::separated;
use crate::workshop::text::{search_key, tidy};
use crate::workshop::{Choice as _, Kind};

/// The cells of a row, with the index of its line.
type Row = (usize, StringRecord);

/// Returns the rows of the table of Markdown that lines begin with, and how many of the lines it takes.
pub(super) fn markdown(lines: &[&str]) -> Option<(Vec<Row>, usize)> {
    let rule = lines.get(1).filter(|l| l.contains('-') && l.contains('|'))?;
    if !lines[0].contains('|') || !rule.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '+')) {
        return None;
    }
    let end = lines.iter().position(|l| !l.contains('|')).unwrap_or(lines.len());
    let cells = |line: &str| {
        let line = line.trim().trim_start_matches('|');
        let line = line.strip_suffix('|').unwrap_or(line);
        line.replace("\\|", "\u{1}")
            .split('|')
            .map(|c| marks::plain(&c.replace('\u{1}', "|").replace("<br>", " ")))
            .collect()
    };
    let rows = (0..end).filter(|i| *i != 1).map(|i| (i, cells(lines[i]))).collect();
    Some((rows, end))
}

/// How many lines with something on them may stand above the headings.
const MOST_ABOVE: usize = 20;

/// Returns the index of the line in which a table with separators begins, and its rows; nothing where no row has headings.
pub(super) fn separated(text: &str) -> Option<(usize, Vec<Row>)> {
    let top = text.len() - text.trim_start_matches(['\n', ' ']).len();
    let named = separated::named_separator(&text[top..]);
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
    let columns = columns((0..width).map(|at| below(at).or(first.get(at)).unwrap_or_default()), rows);
    let is_head = |cells: &StringRecord| {
        let like = |head: &&StringRecord| cells.iter().map(holds).eq(head.iter().map(holds));
        is_heading(cells) && [Some(first), second].iter().flatten().any(like)
    };
    let told = |reading: &mut Reading, row: usize, meaning| {
        if let Some(line) = indexes.get(row).filter(|_| !raw[row].trim().is_empty()) {
            reading.mean(*line, meaning);
        }
    };
    let taken: HashSet<usize> = rows.iter().map(|(row, _)| *row).collect();
    for (i, _) in raw.iter().enumerate().filter(|(i, line)| !line.trim().is_empty() && !taken.contains(i)) {
        told(reading, i, LineMeaning::LeftOut("it belongs to the table"));
    }
    if !columns.contains(&Some(Holds::Title)) {
        for (row, _) in rows {
            let why = "no column of this table is called title, topic or activity";
            told(reading, *row, LineMeaning::Unclear(why));
        }
        return;
    }
    for (row, cells) in rows {
        let begin = cells.iter().find(|c| !c.is_empty()).unwrap_or_default();
        if is_head(cells) {
            told(reading, *row, LineMeaning::LeftOut("it is the heading of the table"));
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
            if let Some(column) = column
                && !item.take(*column, cell)
            {
                unread.get_or_insert_with(|| cell.to_owned());
            }
        }
        if item.start.is_none() && (is_total(begin) || is_total(&item.text)) {
            told(reading, *row, LineMeaning::LeftOut("it adds up the rows above"));
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

/// Returns what each column holds; each thing stands in one of them.
fn columns<'h>(headings: impl Iterator<Item = &'h str>, rows: &[Row]) -> Vec<Option<Holds>> {
    let mut taken: Vec<Holds> = Vec::new();
    let mut columns = Vec::new();
    for heading in headings {
        let found = holds(heading).filter(|h| !taken.contains(h));
        taken.extend(found);
        columns.push(found);
    }
    // A column that is called time can hold lengths.
    if let Some(at) = columns.iter().position(|c| *c == Some(Holds::Start))
        && !taken.contains(&Holds::Minutes)
        && holds_lengths(rows.iter().skip(1).filter_map(|(_, cells)| cells.get(at)).filter(|c| !is_blank(c)))
    {
        columns[at] = Some(Holds::Minutes);
    }
    columns
}

/// Tells whether the cells below `Time` are lengths: all can be, and some are no times, or they do not go on.
fn holds_lengths<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    const MOST: u32 = 6 * 60;
    let (mut sure, mut back, mut last) = (false, false, 0);
    for cell in cells.filter(|cell| holds(cell).is_none()) {
        let Some(Length::Minutes(n) | Length::Between(_, n)) = table_length(cell) else { return false };
        match clock::cell_times(cell) {
            None => sure = true,
            Some((_, None)) if n <= MOST => {
                back |= n < last;
                last = n;
            }
            Some(_) => return false,
        }
    }
    sure || back
}

/// Tells a cell with nothing in it.
fn is_blank(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—" | "n/a" | "N/A")
}

impl Item {
    /// Takes one cell; `false` where it is not understood.
    fn take(&mut self, column: Holds, cell: &str) -> bool {
        match column {
            Holds::Title => self.text = tidy(cell),
            Holds::Lead => self.lead = cell.split(['/', '&', ',', '+']).map(tidy).filter(|n| !n.is_empty()).collect(),
            Holds::Notes => self.say.extend(cell.lines().map(|l| l.trim().to_owned())),
            Holds::Kind => match kind(cell) {
                Some(kind) => self.kind = Some(kind),
                None => return false,
            },
            Holds::End => match clock::cell_times(cell) {
                Some((end, _)) => self.ends(end),
                None => return false,
            },
            Holds::Minutes => match table_length(cell) {
                Some(Length::Minutes(n)) => self.minutes = Some(n),
                Some(Length::Between(_, to)) => {
                    self.minutes = Some(to);
                    self.remark = Some(format!("{cell}: {to} min is used"));
                }
                _ => return false,
            },
            Holds::Start => match (clock::cell_times(cell), length(cell)) {
                (Some((start, end)), _) => self.starts(start, end.filter(|_| self.end.is_none())),
                (None, Some(Length::Minutes(n))) if number(&search_key(cell)).is_none_or(|n| n > 0) => {
                    self.minutes = Some(n);
                }
                _ => return false,
            },
        }
        true
    }
}

/// Words for kinds in other languages.
const KINDS: &[(Kind, &[&str])] = &[
    (
        Kind::Talk,
        &[
            "vortrag",
            "prasentation",
            "impuls",
            "expose",
            "presentacion",
            "charla",
            "apresentacao",
            "presentazione",
            "presentatie",
            "prezentacja",
        ],
    ),
    (
        Kind::Discussion,
        &["diskussion", "gesprach", "discusion", "discussao", "discussione", "discussie", "dyskusja", "debat"],
    ),
    (
        Kind::Exercise,
        &[
            "ubung",
            "gruppenarbeit",
            "atelier",
            "exercice",
            "ejercicio",
            "exercicio",
            "esercizio",
            "oefening",
            "cwiczenie",
            "workshop",
        ],
    ),
    (
        Kind::Poll,
        &[
            "abstimmung",
            "umfrage",
            "sondage",
            "encuesta",
            "votacion",
            "enquete",
            "sondaggio",
            "stemming",
            "glosowanie",
            "vote",
            "voting",
        ],
    ),
];

/// Returns the kind that a cell names.
fn kind(cell: &str) -> Option<Kind> {
    let key = search_key(cell);
    let known = || KINDS.iter().find(|(_, words)| words.contains(&key.as_ref())).map(|(kind, _)| *kind);
    let pause = || is_break(cell).then_some(Kind::Break);
    Kind::of(&key).or_else(pause).or_else(known).or_else(|| suggest::kind(&key))
}
