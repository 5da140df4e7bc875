//! Decides what each column of a table of an agenda holds, by its heading or by what stands in it, and takes cells into
//! activities. What it does not know is kept with its heading, as words for the facilitator.

use csv::StringRecord;

use super::super::draft::is_break;
use super::super::length::{Length, length, number, table_length};
use super::super::suggest;
use super::audience::{Audience, audience, groups_behind};
use super::clock;
use super::elapsed;
use super::entry::Item;
use super::headings::{Holds, holds, is_plain_note};
use super::marks;
use crate::workshop::text::{search_key, tidy};
use crate::workshop::{Choice as _, Kind};

/// The cells of a row, with the index of its line.
pub(super) type Row = (usize, StringRecord);

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub holds: Holds,
    /// Its heading; blank where it has none.
    pub heading: String,
}

/// Returns what the columns below headings hold; each thing stands in one of them. `rows` are those below.
pub(super) fn of_headings<'h>(headings: impl Iterator<Item = &'h str>, rows: &[&Row]) -> Vec<Column> {
    let mut taken: Vec<Holds> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for (at, heading) in headings.enumerate() {
        let cells = || cells(rows, at);
        let numbers = cells().next().is_some() && cells().enumerate().all(|(n, cell)| is_number(cell, n + 1));
        let found = match holds(heading) {
            Some(Holds::Minutes | Holds::Start | Holds::End) | None if !numbers => holds(heading),
            _ if numbers => Some(Holds::Number).filter(|_| holds(heading).is_none_or(|h| h == Holds::Title)),
            found => found,
        };
        let found = found.filter(|h| *h == Holds::Number || !taken.contains(h)).unwrap_or(Holds::Other);
        taken.push(found);
        columns.push(Column { holds: found, heading: tidy(&marks::plain(heading)) });
    }
    // A column that is called time can hold lengths.
    if let Some(at) = columns.iter().position(|c| c.holds == Holds::Start)
        && !taken.contains(&Holds::Minutes)
        && holds_lengths(cells(rows, at))
    {
        columns[at].holds = Holds::Minutes;
    }
    count_from_the_start(&mut columns, rows);
    columns
}

/// Tells the number of a row: `1`, `1.`, `1)`.
fn is_number(cell: &str, n: usize) -> bool {
    cell.trim_end_matches(['.', ')']).parse() == Ok(n)
}

/// Marks a column with `0–5'`, `5–15'`, which counts the minutes from the start.
fn count_from_the_start(columns: &mut [Column], rows: &[&Row]) {
    let Some(at) = columns.iter().position(|c| matches!(c.holds, Holds::Start | Holds::Minutes)) else { return };
    let counted = elapsed::counted(cells(rows, at).enumerate());
    if !counted.is_empty() && counted.len() == cells(rows, at).count() {
        columns[at].holds = Holds::Elapsed;
    }
}

/// Returns what columns without headings hold, by what stands in them; nothing where none holds a title, or none holds
/// times or lengths.
pub(super) fn by_content(rows: &[&Row]) -> Option<Vec<Column>> {
    let width = rows.iter().map(|(_, cells)| cells.len()).max()?;
    let mut columns: Vec<Column> = Vec::new();
    let has = |columns: &[Column], holds| columns.iter().any(|c| c.holds == holds);
    for at in 0..width {
        let cells = || cells(rows, at);
        let times = cells().all(|cell| clock::cell_times(cell).is_some());
        let lengths = cells().all(|cell| matches!(table_length(cell), Some(Length::Minutes(_) | Length::Between(..))));
        let later = || {
            let started = rows.iter().filter_map(|(_, row)| {
                let at_of = |at: usize| clock::cell_times(row.get(at)?).map(|(written, _)| written.at);
                let start = columns.iter().position(|c| c.holds == Holds::Start)?;
                Some((at_of(start)?, at_of(at)?))
            });
            started.into_iter().all(|(start, end)| end >= start)
        };
        let numbers = cells().enumerate().all(|(n, cell)| is_number(cell, n + 1));
        let holds = if cells().next().is_none() {
            Holds::Other
        } else if times && !has(&columns, Holds::Start) {
            Holds::Start
        } else if times && !has(&columns, Holds::End) && has(&columns, Holds::Start) && later() {
            Holds::End
        } else if numbers && cells().count() > 1 && at == 0 {
            Holds::Number
        } else if lengths && !has(&columns, Holds::Minutes) {
            Holds::Minutes
        } else if !has(&columns, Holds::Kind)
            && cells().all(|cell| audience(cell).is_some() || kind(cell).is_some())
            && at > 1
        {
            Holds::Kind
        } else if !has(&columns, Holds::Title) && cells().any(|cell| cell.contains(char::is_alphabetic)) {
            Holds::Title
        } else {
            Holds::Other
        };
        columns.push(Column { holds, heading: String::new() });
    }
    let title = columns.iter().position(|c| c.holds == Holds::Title)?;
    let titled = cells(rows, title).count() * 5 >= rows.len() * 4;
    let is_timed = columns.iter().any(|c| matches!(c.holds, Holds::Start | Holds::Minutes));
    count_from_the_start(&mut columns, rows);
    (titled && is_timed).then_some(columns)
}

/// Returns the cells of a column with something in them.
fn cells<'r>(rows: &'r [&Row], at: usize) -> impl Iterator<Item = &'r str> {
    rows.iter().filter_map(move |(_, cells)| cells.get(at)).map(str::trim).filter(|cell| !is_blank(cell))
}

/// Tells whether the cells below `Time` are lengths: all can be, and some are no times, or they do not go on.
fn holds_lengths<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    const MOST: u32 = 6 * 60;
    let (mut sure, mut back, mut last) = (false, false, 0);
    for cell in cells {
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
pub(super) fn is_blank(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—" | "n/a" | "N/A")
}

impl Item {
    /// Takes one cell; `false` where it is not understood.
    pub(super) fn take(&mut self, column: &Column, cell: &str) -> bool {
        match column.holds {
            Holds::Title => self.text = tidy(cell),
            Holds::Lead => {
                let names = cell.split(['/', '&', ',', '+', ';', '\n']).flat_map(|part| {
                    let joins = [" and ", " und ", " et ", " y ", " en ", " oraz "];
                    let join = joins.into_iter().find(|join| part.contains(join)).unwrap_or(" and ");
                    part.split(join)
                });
                for name in names.map(|name| tidy(name.trim().trim_start_matches('@'))).filter(|name| !name.is_empty())
                {
                    match audience(&name) {
                        Some(Audience::Whole) => {}
                        Some(Audience::Groups(split)) => self.groups = Some(split),
                        None => self.lead.push(name),
                    }
                }
            }
            Holds::Notes => self.say.extend(cell.lines().map(|l| l.trim().to_owned())),
            Holds::Kind => match (kind(cell), audience(cell)) {
                (Some(kind), _) => self.kind = Some(kind),
                (None, Some(Audience::Groups(split))) => self.groups = Some(split),
                (None, Some(Audience::Whole)) => {}
                (None, None) => self.note_of(&column.heading, cell),
            },
            Holds::Other | Holds::Day => {
                // `Method: pairs` asks for groups, too.
                let said = match audience(cell) {
                    Some(Audience::Groups(split)) => Some(split),
                    _ => groups_behind(cell).map(|(split, _)| split),
                };
                self.groups = self.groups.or(said);
                self.note_of(&column.heading, cell);
            }
            Holds::Number => {}
            Holds::Elapsed => match elapsed::stretch(cell) {
                Some((from, to, _)) => self.counts(from, to),
                None => return false,
            },
            Holds::End => match clock::cell_times(cell) {
                Some((end, _)) => self.ends(end),
                None => return false,
            },
            Holds::Minutes => match table_length(cell).or_else(|| marks::sure_length(cell)) {
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

    /// Keeps a cell as words for the facilitator: with its heading, where that says more than that they are notes.
    fn note_of(&mut self, heading: &str, cell: &str) {
        let mut lines = cell.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
        let Some(first) = lines.next() else { return };
        let plain = heading.is_empty() || is_plain_note(heading);
        self.say.push(if plain { first } else { format!("{}: {first}", heading.trim_end_matches(':')) });
        self.say.extend(lines);
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
