//! Owns the fields of what was carried over from earlier sessions: `[[carried]]` and `[[met]]`.
//! It never decides what is carried.

use std::slice;

use super::encode;
use super::reader::TableReader;
use super::row::Value;
use super::table::{Field, derived, field, inner, table};
use crate::workshop::{CarriedItem, Met};

table! {
    pub(super) CARRIED: CarriedItem = "carried", "this carried item";
    field!(CarriedItem.kind, "what it is").required().like("\"action\""),
    field!(CarriedItem.text, "what was said").of(Value::Filled).required().like("\"Call the venue\""),
    field!(CarriedItem.by, "who said it").like("\"Zoe Adams\""),
    derived!(CarriedItem, "owner", String, "for an action: who does it", |c| c.owners.only(), |c, name| c.owners.add(name))
        .like("\"Ben Osei\""),
    derived!(CarriedItem, "owners", Vec<String>, "for an action of several people: who does it", |c| c.owners.several(),
        |c, names| c.owners.extend(names)).like("[\"Ana Lima\", \"Ben Osei\"]"),
    field!(CarriedItem.due, "for an action: the due date").like("2026-12-01"),
    field!(CarriedItem.activity, "for an entry: the activity's id in that session").like("\"personas\""),
    field!(CarriedItem.column, "for an entry: the column's id in that session").like("\"who\""),
    field!(CarriedItem.row, "for an entry: its row").like("\"Sales\""),
    field!(CarriedItem.group, "for an entry: the group that wrote it").like("\"Group 1\""),
    field!(CarriedItem.from, "the title of the session where it was first said").like("\"Part 1\""),
    field!(CarriedItem.file, "the name of that session's file").like("\"part-1.toml\""),
    field!(CarriedItem.at, "when it was first said").like("2026-11-24T15:22:05-05:00"),
}

table! {
    pub(super) MET: Met = "met", "this earlier round of groups";
    field!(Met.from, "the title of the session").like("\"Part 1\""),
    field!(Met.activity, "the activity's title").like("\"Personas\""),
    field!(Met.on, "the day").like("2026-11-24"),
    Field::new("groups", Value::Lists(false), "who was together",
        |r, _, met: &mut Met| met.groups = groups(r),
        |met, _, row, w| {
            let groups: Vec<String> = met.groups.iter().map(|g| format!("  {},", encode::strings(g))).collect();
            w.put(row.name, format!("[\n{}\n]", groups.join("\n")));
        }).required().like("[[\"Ana Lima\", \"Ben Osei\"]]"),
    field!(Met.sit_out, "who sat out").or("nobody").like("[\"Zoe Adams\"]"),
}

inner!(CarriedItem: CARRIED, Met: MET);

/// Reads who was together; people who are not in a list of their own are one group.
fn groups(r: &TableReader<'_, '_>) -> Vec<Vec<String>> {
    let Some(value) = r.raw("groups") else { return Vec::new() };
    let lists = value.get_ref().as_array().map_or(slice::from_ref(value), |lists| lists);
    lists.iter().map(|list| r.texts_of("groups", list)).collect()
}
