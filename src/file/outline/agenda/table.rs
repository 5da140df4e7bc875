//! Reads agendas in tables: of Markdown, with commas, semicolons or tabs. Columns are found by their
//! headings.

use std::collections::HashSet;

use super::super::length::{Length, length, number, table_length};
use super::super::suggest;
use super::clock;
use super::entry::{Item, LineMeaning, Reading};
use super::headings::{Holds, holds};
use super::marks;
use crate::file::separated;
use crate::workshop::text::{search_key, tidy};
use crate::workshop::{Choice as _, Kind};

/// Rows of a table, and how many lines of the text they take.
pub(super) struct Rows {
    /// The cells of each row, with the index of its line.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How many lines of the text they take.
    pub lines: usize,
}

/// Returns the table of Markdown that a text begins with.
pub(super) fn markdown(lines: &[&str]) -> Option<Rows> {
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
    Some(Rows { rows, lines: end })
}

/// Returns the table with separators that a text is, if its first row has headings.
pub(super) fn separated(text: &str) -> Option<Rows> {
    // Where the first line with something on it begins.
    let written = |from: usize| {
        let blank = text[from..].split_inclusive('\n').take_while(|line| line.trim().is_empty());
        from + blank.map(str::len).sum::<usize>()
    };
    let top = written(0);
    let (separator, from) = match separated::named_separator(&text[top..]) {
        Some((separator, behind)) => (separator, written(top + behind)),
        None => (separated::likely_separator(text), top),
    };
    let first = text[from..].lines().next()?;
    first.contains(char::from(separator)).then_some(())?;
    let above = text[..from].matches('\n').count();
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let table = &text[from..];
    for record in separated::reader(table, separator).records() {
        let Ok(record) = record else { break };
        let line = above + separated::place(table, &record).line;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if rows.is_empty() && !is_heading(&cells) {
            return None;
        }
        rows.push((line, cells));
    }
    Some(Rows { rows, lines: text.lines().count() })
}

/// Tells whether cells are headings: two are known, one of them for a title or a time.
fn is_heading(cells: &[String]) -> bool {
    let found: Vec<Holds> = cells.iter().filter_map(|c| holds(c)).collect();
    found.contains(&Holds::Title) && (found.len() >= 2 || cells.len() == 1)
}

/// Reads the rows of a table whose first line has this index; `raw` are its lines.
pub(super) fn read(reading: &mut Reading, from: usize, rows: &[(usize, Vec<String>)], raw: &[&str]) {
    let mut indexes: Vec<usize> = Vec::with_capacity(raw.len());
    for (i, line) in raw.iter().enumerate() {
        indexes.push(reading.line(from + i + 1, line));
    }
    let Some(first) = rows.iter().find(|(_, cells)| cells.iter().any(|c| !c.is_empty())) else { return };
    let headings = &first.1;
    let columns: Vec<Option<Holds>> = columns(headings);
    let told = |reading: &mut Reading, row: usize, why| {
        if let Some(line) = indexes.get(row) {
            reading.mean(*line, LineMeaning::LeftOut(why));
        }
    };
    let taken: HashSet<usize> = rows.iter().map(|(row, _)| *row).collect();
    for (i, _) in raw.iter().enumerate().filter(|(i, line)| !line.trim().is_empty() && !taken.contains(i)) {
        told(reading, i, "it belongs to the table");
    }
    if !columns.contains(&Some(Holds::Title)) {
        for (row, _) in rows {
            told(reading, *row, "no column of this table is called title, topic or activity");
        }
        return;
    }
    for (row, cells) in rows {
        if is_heading(cells) && cells.iter().zip(headings).all(|(a, b)| holds(a) == holds(b)) {
            told(reading, *row, "it is the heading of the table");
            continue;
        }
        let Some(line) = indexes.get(*row).copied() else { continue };
        let mut item = Item { line, foreign: true, block: usize::MAX, ..Item::default() };
        let mut unread = None;
        for (cell, column) in cells.iter().zip(&columns) {
            let cell = cell.trim();
            if matches!(cell, "" | "-" | "–" | "—" | "n/a" | "N/A") {
                continue;
            }
            if let Some(column) = column
                && !item.take(*column, cell)
            {
                unread.get_or_insert_with(|| cell.to_owned());
            }
        }
        if item.text.is_empty() {
            told(reading, *row, if item.start.is_some() { "it is a time without a title" } else { "it has no title" });
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
fn columns(headings: &[String]) -> Vec<Option<Holds>> {
    let mut taken: Vec<Holds> = Vec::new();
    let mut columns = Vec::new();
    for heading in headings {
        let found = holds(heading).filter(|h| !taken.contains(h));
        taken.extend(found);
        columns.push(found);
    }
    columns
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
    (Kind::Break, &["pause", "pausa", "pauze", "przerwa", "descanso"]),
];

/// Returns the kind that a cell names.
fn kind(cell: &str) -> Option<Kind> {
    let key = search_key(cell);
    let known = || KINDS.iter().find(|(_, words)| words.contains(&key.as_ref())).map(|(kind, _)| *kind);
    Kind::of(&key).or_else(known).or_else(|| suggest::kind(&key))
}
