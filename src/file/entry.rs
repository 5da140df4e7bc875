//! Writes a note as TOML, with all that was put together under it. It touches nothing that is there.

use std::sync::Arc;

use super::fresh::{Element, Field, Fields, date, key, moment, string};
use crate::workshop::{Note, NoteKind};

impl Element for Arc<Note> {
    const TABLE: &'static str = "note";

    fn fields(&self) -> Vec<Field> {
        let mut f = Fields::default();
        f.put("at", moment(self.at));
        f.text("activity", self.activity.as_ref());
        f.text("group", self.group.as_ref());
        f.text("column", self.column.as_ref());
        f.text("row", self.row.as_ref());
        f.put("kind", string(self.kind.word()));
        f.put("text", string(&self.text));
        f.text("by", self.by.as_ref());
        f.text("owner", self.owner.as_ref());
        f.put("due", self.due.map(date));
        f.flag("done", self.done);
        f.put("dots", self.dots.map(|n| n.to_string()));
        f.put("voters", self.voters.map(|n| n.to_string()));
        f.flag("headline", self.headline);
        f.flag("hidden", self.hidden);
        f.moment("revealed", self.revealed);
        f.put("scores", scores(&self.scores));
        if !self.merged.is_empty() {
            let tables: Vec<String> = self.merged.iter().map(|m| merged(m, self)).collect();
            f.put("merged", format!("[\n  {},\n]", tables.join(",\n  ")));
        }
        f.0
    }

    fn identity(&self) -> String {
        self.at.timestamp_millis().to_string()
    }
}

/// An entry that was put together under a headline: its own words, and what it does not have from the headline.
fn merged(note: &Note, headline: &Note) -> String {
    let mut f = Fields::default();
    f.put("text", string(&note.text));
    f.text("by", note.by.as_ref());
    f.put("dots", note.dots.map(|n| n.to_string()));
    f.put("voters", note.voters.map(|n| n.to_string()));
    f.moment("at", Some(note.at).filter(|at| *at != headline.at || at.offset() != headline.at.offset()));
    let places = [("group", &note.group, &headline.group), ("column", &note.column, &headline.column)];
    for (key, own, theirs) in places.into_iter().chain([("row", &note.row, &headline.row)]) {
        f.put(key, (own != theirs).then(|| string(own.as_deref().unwrap_or_default())));
    }
    f.put("kind", Some(note.kind).filter(|k| *k != NoteKind::Note).map(|k| string(k.word())));
    f.flag("headline", note.headline);
    f.flag("hidden", note.hidden);
    f.moment("revealed", note.revealed);
    f.put("scores", scores(&note.scores));
    let fields: Vec<String> = f.0.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// Scores by their axes, where there are any.
fn scores(scores: &[(String, u32)]) -> Option<String> {
    let all: Vec<String> = scores.iter().map(|(axis, score)| format!("{} = {score}", key(axis))).collect();
    (!all.is_empty()).then(|| format!("{{ {} }}", all.join(", ")))
}
