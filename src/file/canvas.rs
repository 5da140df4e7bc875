//! Reads the canvas of an activity and its phases, and says what in them does not fit together.
//! It never knows what happens when they are carried out.

use std::collections::HashSet;

use super::activity::{COLUMN, PHASE};
use super::names::{Ids, Names};
use super::problem::quoted;
use super::reader::TableReader;
use crate::workshop::{Activity, Column, Phase, slug};

/// Reads the columns, and makes the ids that nobody gave.
pub(super) fn columns(r: &TableReader<'_, '_>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut given = Names::of_ids("the column id");
    let mut taken = Ids::of(r.raw("columns"));
    COLUMN.each(r, "columns", |c, mut column| {
        if let Some(id) = c.said("id") {
            given.add(c.faults, &id, "give one of the columns another id");
        }
        if column.id.is_empty() {
            column.id = taken.free(&slug(&column.title), "column");
        }
        columns.push(column);
    });
    columns
}

/// Says which rows are there twice.
pub(super) fn rows(r: &TableReader<'_, '_>) {
    let mut names = Names::new("the row");
    for said in r.every_text("rows") {
        names.add(r.faults, &said, "rows are unique: rename one of them");
    }
}

/// Reads the phases of an activity whose columns are known.
pub(super) fn phases(r: &TableReader<'_, '_>, a: &Activity) -> Vec<Phase> {
    let mut phases = Vec::new();
    let mut titles = Names::new("the phase");
    let ids: HashSet<&str> = a.columns.iter().map(|c| c.id.as_str()).collect();
    PHASE.each(r, "phases", |p, phase| {
        if let Some(title) = p.said("title") {
            titles.add(p.faults, &title, "phases of one activity have different titles: rename one of them");
        }
        for said in p.every_text("columns").filter(|said| !ids.contains(said.text)) {
            let message = format!("this activity has no column {}", quoted(said.text));
            let all = || a.columns.iter().map(|c| c.id.as_str());
            let help = p.faults.meant(said.text, all, "write the id of one of its [[agenda.columns]]");
            p.faults.error(said.place, message, help);
        }
        phases.push(phase);
    });
    phases
}
