//! The tables of the documentation are made from the tables of fields: `UPDATE_DOCS=1 cargo test docs` writes them.

use std::fmt::Write as _;

use super::super::activity::{ACTIVITY, COLUMN, GROUPING, PHASE};
use super::super::carried::{CARRIED, MET};
use super::super::note::NOTE;
use super::super::plan::{PERSON, ROOM, SESSION};
use super::super::poll::POLL;
use super::super::record::{AHEAD, ATTENDANCE, HAND, RECORD, ROUND, SETTLED, SKIPPED, STRETCH};
use super::super::row::{Described, Row, Value, either};
use super::super::run::RUN;

const DOC: &str = "docs/session-file.md";

/// The tables, each with the mark that stands above it.
const TABLES: &[(&str, &dyn Described)] = &[
    ("session", &SESSION),
    ("people", &PERSON),
    ("room", &ROOM),
    ("carried", &CARRIED),
    ("met", &MET),
    ("agenda", &ACTIVITY),
    ("groups", &GROUPING),
    ("columns", &COLUMN),
    ("phases", &PHASE),
    ("poll", &POLL),
    ("record", &RECORD),
    ("attendance", &ATTENDANCE),
    ("timing", &STRETCH),
    ("breakout", &ROUND),
    ("ahead", &AHEAD),
    ("note", &NOTE),
    ("run", &RUN),
    ("hand", &HAND),
    ("skipped", &SKIPPED),
    ("settled", &SETTLED),
];

/// What may stand under a key, for people.
fn value(row: &Row) -> String {
    match row.value {
        Value::Text | Value::Lines | Value::Filled | Value::Id | Value::Zone | Value::Attributes => "text".to_owned(),
        Value::Whole(1, 1) => "`1`".to_owned(),
        Value::Whole(least, most) if most >= u32::MAX.into() => format!("whole number from {least}"),
        Value::Whole(least, most) => format!("whole number from {least} to {most}"),
        Value::Minutes(_) => "minutes".to_owned(),
        Value::Flag => "yes or no".to_owned(),
        Value::Date => "date".to_owned(),
        Value::Time => "time".to_owned(),
        Value::Moment => "moment".to_owned(),
        Value::Share => "text or number".to_owned(),
        Value::Choice(words) => {
            let quoted: Vec<String> = words().iter().map(|(word, _)| format!("`{word}`")).collect();
            either(&quoted.iter().map(|word| (word.as_str(), "")).collect::<Vec<_>>())
        }
        Value::Texts(least, most) if least == most => format!("list of {least} texts"),
        Value::Texts(least, most) if least > 0 => format!("list of {least} to {most} texts"),
        Value::Texts(..) => "list of texts".to_owned(),
        Value::Counts(..) => "list of whole numbers".to_owned(),
        Value::Lists(true) => "list of names, or of such lists".to_owned(),
        Value::Lists(false) => "list of lists of names".to_owned(),
        Value::Scores => "whole numbers by name".to_owned(),
        Value::Ballots => "list, see below".to_owned(),
        Value::Pairs(a, b) => format!("list of `{{ {a} = \"…\", {b} = \"…\" }}`"),
        Value::Table(_) => "table".to_owned(),
        Value::Tables(_) => "list of tables".to_owned(),
        Value::Part(_) | Value::Misplaced | Value::Answer => String::new(),
    }
}

/// The default of a key, for people.
fn default(row: &Row) -> &str {
    match (row.required, row.otherwise, row.value) {
        (true, ..) => "required",
        (_, "", Value::Flag) => "`false`",
        (_, "", _) => "none",
        (_, otherwise, _) => otherwise,
    }
}

/// A table of the documentation; the examples only where there are some.
pub(super) fn documented(described: &'static dyn Described) -> String {
    let rows: Vec<&Row> = described.rows().into_iter().filter(|row| !matches!(row.value, Value::Misplaced)).collect();
    let record = described.header().starts_with("record");
    let mut out = String::from(if record {
        "| key | value | what it says | default |\n| --- | --- | --- | --- |\n"
    } else {
        "| key | value | what it says | default | example |\n| --- | --- | --- | --- | --- |\n"
    });
    for row in rows {
        let key = if matches!(row.value, Value::Attributes) { row.name.to_owned() } else { format!("`{}`", row.name) };
        let _ = write!(out, "| {key} | {} | {} | {} |", value(row), row.about, default(row));
        match (record, row.example, row.value) {
            (true, ..) => {}
            (false, "", _) => out.push_str("  |"),
            (false, example, Value::Attributes) => drop(write!(out, " `{example}` |")),
            (false, example, _) => drop(write!(out, " `{} = {example}` |", row.name)),
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_tables_of_the_documentation_are_those_of_the_fields() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(DOC);
    let doc = std::fs::read_to_string(&path).expect("the documentation");
    let mut made = doc.clone();
    for (mark, described) in TABLES {
        let mark = format!("<!-- fields: {mark} -->\n");
        let start = made.find(&mark).unwrap_or_else(|| panic!("{DOC} has no {mark}")) + mark.len();
        let end = start + made[start..].find("<!-- end -->").expect("an end of the table");
        made.replace_range(start..end, &documented(*described));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).expect("the documentation is written");
        return;
    }
    assert!(made == doc, "{DOC} is not as the fields are: UPDATE_DOCS=1 cargo test docs writes it anew");
}
