//! Finds the row of headings: below whatever a program writes above it, also where there are two. It does not decide
//! what the columns are used for.

use super::headings::{Meaning, meaning, plain};
use super::names::{is_mail, is_no_name};
use super::rows::Row;
use crate::workshop::text::{heading, same};

/// Within so many rows the headings are looked for.
pub(super) const SEARCHED: usize = 200;

/// The headings of a table.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// The index of their row.
    pub row: usize,
    /// Where their row begins in the text, in bytes.
    pub at: usize,
    /// The index of the first row below them.
    pub below: usize,
    /// The headings as they are written.
    pub cells: Vec<String>,
    /// What each of them means.
    pub meanings: Vec<Meaning>,
}

impl Head {
    fn of(rows: &[Row], row: usize) -> Self {
        let cells = rows[row].cells.clone();
        let meanings = cells.iter().map(|c| meaning(c)).collect();
        Self { row, at: rows[row].at, below: row + 1, cells, meanings }
    }

    /// Returns how many of the headings are understood.
    pub(super) fn understood(&self) -> usize {
        self.meanings.iter().filter(|m| **m != Meaning::Other).count()
    }

    /// Returns the columns that can make a name.
    pub(super) fn name_columns(&self) -> impl Iterator<Item = usize> {
        self.meanings.iter().enumerate().filter(|(_, m)| m.names()).map(|(i, _)| i)
    }

    /// Tells headings none of which is for a name: most of them are understood, or the first one, where it is not a word
    /// such as `Stan`; or it is no name, as in `who,role`.
    pub(super) fn is_without_name(&self) -> bool {
        let filled = self.cells.iter().filter(|c| !c.is_empty()).count();
        let values = self.cells.iter().any(|c| is_mail(c) || c.contains(|c: char| c.is_ascii_digit()));
        let first = !matches!(self.meanings[0], Meaning::Other | Meaning::Status);
        let small = self.cells[0].starts_with(char::is_lowercase);
        let understood = self.understood();
        filled > 1
            && !values
            && self.name_columns().next().is_none()
            && (first || understood * 2 > filled || small && understood > 0)
    }

    fn has_better_name_than_an_account(&self) -> bool {
        self.name_columns().any(|i| self.meanings[i] != Meaning::Account)
    }
}

/// Returns the headings of the first table among these rows that has one for a name.
pub(super) fn find(rows: &[Row]) -> Option<Head> {
    let heads: Vec<Head> = (0..rows.len().min(SEARCHED)).filter_map(|row| head_at(rows, row)).collect();
    let several = |head: &&Head| head.understood() > 1 || head.cells.iter().filter(|c| !c.is_empty()).count() == 1;
    let good = |head: &&Head| several(head) && head.has_better_name_than_an_account();
    // A lone word such as `Participants` above a table is no heading of it.
    let best = heads.iter().find(|h| h.understood() > 1 && h.has_better_name_than_an_account());
    let best = best.or_else(|| heads.iter().find(good)).or_else(|| heads.iter().find(several)).or(heads.first());
    best.map(|head| with_second_row(rows, head.clone()))
}

/// Returns the headings in this row, where one of them is for a name and what stands below can be one.
pub(super) fn head_at(rows: &[Row], row: usize) -> Option<Head> {
    if is_numbered(&rows[row]) {
        return None;
    }
    let head = Head::of(rows, row);
    let first = head.name_columns().next()?;
    // `Participants, 4` of a report's summary tells a number, and `Participants` above the headings no name.
    let Some(next) = rows.get(row + 1) else { return Some(head) };
    let below = next.cell(first);
    let heads_too = next.cells.iter().any(|c| meaning(c).names());
    let number = is_no_name(below) && below.contains(|c: char| c.is_ascii_digit());
    (heads_too || !number).then_some(head)
}

/// Returns the headings in the first row that has all of these, by name.
pub(super) fn find_named(rows: &[Row], wanted: &[&str]) -> Option<Head> {
    let has = |row: &Row| wanted.iter().all(|w| row.cells.iter().any(|c| same(&heading(c), &heading(w))));
    let row = rows.iter().take(SEARCHED).position(has)?;
    Some(Head::of(rows, row))
}

/// Returns the headings of a table that begins with this row, whatever they are.
pub(super) fn first_row(rows: &[Row]) -> Head {
    Head::of(rows, 0)
}

/// Tells the title of a numbered section: `2. Participants`.
pub(super) fn is_numbered(row: &Row) -> bool {
    row.alone().is_some_and(|title| {
        let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < title.len() && rest.starts_with(". ")
    })
}

/// Takes a second row of headings in: the one that says more counts, and fills what the other leaves open.
fn with_second_row(rows: &[Row], mut head: Head) -> Head {
    let Some(next) = rows.get(head.below) else { return head };
    let second = Head::of(rows, head.below);
    let filled = |h: &Head, i: usize| h.cells.get(i).is_some_and(|c| !c.is_empty());
    let names: Vec<usize> = head.name_columns().collect();
    if second.name_columns().next().is_some() && head_at(rows, head.below).is_some() {
        if second.understood() > head.understood() {
            let first = std::mem::replace(&mut head, second);
            for i in 0..first.cells.len() {
                if !filled(&head, i) && i < head.cells.len() {
                    (head.cells[i], head.meanings[i]) = (first.cells[i].clone(), first.meanings[i]);
                }
            }
            return with_second_row(rows, head);
        }
        // The same once more, as in a form with two languages.
        if second.understood() * 2 > head.understood() {
            head.below += 1;
            return with_second_row(rows, head);
        }
        return head;
    }
    let no_name = names.iter().all(|i| next.cell(*i).is_empty());
    let response = |c: &String| matches!(plain(c).as_str(), "" | "response" | "open ended response");
    let imported = next.cells.iter().any(|c| c.starts_with("{\"ImportId\""));
    if imported || no_name && next.cells.iter().all(response) {
        head.below += 1;
    } else if no_name && second.understood() > 0 {
        for i in 0..second.cells.len().min(head.cells.len()) {
            if filled(&second, i) {
                (head.cells[i], head.meanings[i]) = (second.cells[i].clone(), second.meanings[i]);
            }
        }
        head.below += 1;
    }
    head
}
