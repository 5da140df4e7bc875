//! Owns the fields of a note, with all that was put together under it.

use super::encode::{self, TableWriter};
use super::reader::TableReader;
use super::row::{Row, Value};
use super::table::{Field, Plain, derived, field, inner, table};
use crate::workshop::{Note, ScoredBy};

table! {
    pub(super) NOTE: Note = "record.note", "this entry of the record";
    field!(Note.at, "when").required().like("2026-11-24T15:22:05-05:00"),
    field!(Note.activity, "the activity's id"),
    field!(Note.group, "the group that it belongs to"),
    field!(Note.column, "the column's id; a plain note has none"),
    field!(Note.row, "the row, where the canvas has rows"),
    field!(Note.kind, "what kind of note it is").or("`note`"),
    field!(Note.text, "what was said, exactly as typed").required().like("\"What was said\""),
    field!(Note.by, "who said it"),
    derived!(Note, "owner", String, "for an action: who does it", |n| n.owners.only(), |n, name| n.owners.add(name)),
    derived!(Note, "owners", Vec<String>, "for an action of several people: who does it", |n| n.owners.several(),
        |n, names| n.owners.extend(names)),
    field!(Note.due, "for an action: the due date"),
    field!(Note.done, "`true`: the action is done, the question answered, the parked item taken up"),
    field!(Note.dots, "for a dot vote: how many dots; those of `merged` are added"),
    field!(Note.voters, "for a dot vote: from how many people"),
    field!(Note.dots_by, "for dots given by phone: who gave how many, besides `dots`: `dots_by = { \"Ana Lima\" = 2 }`").or("none"),
    field!(Note.headline, "`true`: the entry that its group presents first"),
    field!(Note.hidden, "`true`: it was saved in a phase that hides entries"),
    field!(Note.revealed, "when it was revealed; until then, the room cannot see a hidden note"),
    field!(Note.withheld, "`true`: the facilitator hides it from the room; `hidden` is `true`, too"),
    field!(Note.review, "`true`: it waits until the facilitator has looked at it"),
    field!(Note.asked, "for a question: `true`: it was put to the room"),
    field!(Note.votes, "for a question to the room: who wants it answered").like("[\"Ben Osei\"]"),
    field!(Note.scores, "for a ranking by two axes: `scores = { Impact = 4, Effort = 2 }`").or("none"),
    Field::new("scores_by", Value::Tables(&SCORED), "scores given by phone; without `scores`, the middle one of them counts, and of two in the middle the lower",
        |r, row, n: &mut Note| n.scores_by = Plain::read(r, row).unwrap_or_default(),
        |n, _, row, w| if !n.scores_by.is_empty() {
            w.put(row.name, encode::list(n.scores_by.iter().map(|given| SCORED.inline(given))));
        }).like("[{ by = \"Ana Lima\", scores = { Impact = 4, Effort = 2 } }]"),
    Field::new("merged", Value::Tables(&MERGED), "similar entries that were merged into this one", merged, write_merged)
        .like("[{ text = \"What was said\" }]"),
}

table! {
    MERGED: Note = "", "this entry";
    field!(Note.text, "what was said").required().like("\"What was said\""),
    field!(Note.by, "as of any note"),
    field!(Note.dots, "as of any note"),
    field!(Note.voters, "as of any note"),
    field!(Note.dots_by, "as of any note"),
    Field::new("at", Value::Moment, "when, where it was not with its headline",
        |r, _, m: &mut Note| m.at = r.moment("at").unwrap_or(m.at),
        |m, headline, row, w| if (m.at, m.at.offset()) != (headline.at, headline.at.offset()) {
            w.put(row.name, encode::moment(m.at));
        }),
    field!(Note.group, "as of any note"),
    field!(Note.column, "as of any note"),
    field!(Note.row, "as of any note"),
    field!(Note.kind, "as of any note"),
    field!(Note.headline, "as of any note"),
    field!(Note.hidden, "as of any note"),
    field!(Note.revealed, "as of any note"),
    field!(Note.withheld, "as of any note"),
    field!(Note.review, "as of any note"),
    field!(Note.asked, "as of any note"),
    field!(Note.votes, "as of any note"),
    field!(Note.scores, "as of any note"),
    Field::new("scores_by", Value::Tables(&SCORED), "as of any note",
        |r, row, n: &mut Note| n.scores_by = Plain::read(r, row).unwrap_or_default(),
        |n, _, row, w| if !n.scores_by.is_empty() {
            w.put(row.name, encode::list(n.scores_by.iter().map(|given| SCORED.inline(given))));
        }).like("[{ by = \"Ana Lima\", scores = { Impact = 4, Effort = 2 } }]"),
}

table! {
    SCORED: ScoredBy = "", "these scores";
    field!(ScoredBy.by, "who").of(Value::Filled).required().like("\"Ana Lima\""),
    field!(ScoredBy.scores, "their score on each axis").always().like("{ Impact = 4, Effort = 2 }"),
}

inner!(ScoredBy: SCORED);

/// Returns an entry as it is where nothing is said of it under its headline.
fn under(headline: &Note) -> Note {
    Note {
        at: headline.at,
        activity: headline.activity.clone(),
        group: headline.group.clone(),
        column: headline.column.clone(),
        row: headline.row.clone(),
        ..Note::default()
    }
}

fn merged(r: &TableReader<'_, '_>, row: &Row, headline: &mut Note) {
    for inner in r.tables(row.name, &MERGED, row.example) {
        let mut entry = under(headline);
        MERGED.read(&inner, &mut entry);
        for place in [&mut entry.group, &mut entry.column, &mut entry.row] {
            place.take_if(|place| place.is_empty());
        }
        inner.finish();
        headline.merged.push(entry);
    }
}

fn write_merged(headline: &Note, _: &Note, row: &Row, w: &mut TableWriter<'_>) {
    if !headline.merged.is_empty() {
        let under = under(headline);
        let entries: Vec<String> = headline.merged.iter().map(|m| MERGED.inline_beside(m, &under)).collect();
        w.put(row.name, format!("[\n  {},\n]", entries.join(",\n  ")));
    }
}
