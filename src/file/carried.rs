//! Reads and writes what was carried over from earlier sessions: `[[carried]]` and `[[met]]`.
//! It never decides what is carried.

use toml::de::DeValue;

use super::fields::Fields;
use super::fresh;
use crate::workshop::{Carried, Leftover, Met};

/// Reads every `[[carried]]`.
pub(super) fn carried(root: &mut Fields<'_, '_>) -> Vec<Carried> {
    let help = "write [[carried]] on a line of its own for each thing carried over";
    let mut all = Vec::new();
    for mut f in root.tables("carried", "this carried thing", help) {
        let words = Leftover::ALL.map(Leftover::word);
        let kind = f.choice("kind", &words).map(|i| Leftover::ALL[i]);
        if kind.is_none() && !f.table.contains_key("kind") {
            f.missing("kind", "kind = \"action\"  (action, question, parked, entry or homework)");
        }
        let text = f.required_text("text", "text = \"Call the venue\"");
        let thing = Carried {
            kind: kind.unwrap_or(Leftover::Parked),
            text: text.map(|t| t.text).unwrap_or_default(),
            by: f.string("by"),
            owner: f.string("owner"),
            due: f.date("due"),
            from: f.string("from"),
            file: f.string("file"),
            at: f.moment("at"),
            activity: f.string("activity"),
            column: f.string("column"),
            row: f.string("row"),
            group: f.string("group"),
        };
        f.finish();
        all.push(thing);
    }
    all
}

/// Reads every `[[met]]`.
pub(super) fn met(root: &mut Fields<'_, '_>) -> Vec<Met> {
    let help = "write [[met]] on a line of its own for each round of groups";
    let mut all = Vec::new();
    for mut f in root.tables("met", "this round of an earlier session", help) {
        let example = "groups = [[\"Ana Lima\", \"Ben Osei\"]]";
        let groups = match f.raw("groups") {
            None => {
                f.missing("groups", example);
                Vec::new()
            }
            Some(value) => match value.get_ref() {
                DeValue::Array(lists) => lists.iter().map(|l| f.texts_of("groups", l)).collect(),
                _ => vec![f.texts_of("groups", value)],
            },
        };
        let groups = groups.into_iter().map(|g| g.into_iter().map(|said| said.text).collect()).collect();
        all.push(Met { from: f.string("from"), activity: f.string("activity"), on: f.date("on"), groups });
        f.finish();
    }
    all
}

/// A carried thing as `[[carried]]`.
pub(super) fn carried_text(c: &Carried) -> String {
    let mut f = fresh::Fields::default();
    f.put("kind", fresh::string(c.kind.word()));
    f.put("text", fresh::string(&c.text));
    f.text("by", c.by.as_ref());
    f.text("owner", c.owner.as_ref());
    f.put("due", c.due.map(fresh::date));
    f.text("activity", c.activity.as_ref());
    f.text("column", c.column.as_ref());
    f.text("row", c.row.as_ref());
    f.text("group", c.group.as_ref());
    f.text("from", c.from.as_ref());
    f.text("file", c.file.as_ref());
    f.moment("at", c.at);
    fresh::table("[[carried]]", &f.0)
}

/// A round of an earlier session as `[[met]]`.
pub(super) fn met_text(m: &Met) -> String {
    let mut f = fresh::Fields::default();
    f.text("from", m.from.as_ref());
    f.text("activity", m.activity.as_ref());
    f.put("on", m.on.map(fresh::date));
    let groups: Vec<String> = m.groups.iter().map(|g| format!("  {},", fresh::strings(g))).collect();
    f.put("groups", format!("[\n{}\n]", groups.join("\n")));
    fresh::table("[[met]]", &f.0)
}
