//! Owns how a recap is handed to templates: its long lists are taken apart entry by entry, when a template asks for one,
//! so that hundreds of sessions need no second copy.

use std::fmt::Debug;
use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use serde::Serialize;

use crate::workshop::digest::{Entry, KeptEntry, Recap, RecapItem, RecapSession};

/// What becomes a value when a template asks for it.
trait Item: Debug + Send + Sync + 'static {
    fn value(&self) -> Value;
}

/// A list whose items become values one by one.
#[derive(Debug)]
struct List<T>(Vec<T>);

impl<T: Item> Object for List<T> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).map(T::value)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

impl Item for RecapItem {
    fn value(&self) -> Value {
        let of = Some((self.session().to_owned(), self.date()));
        Value::from_object(EntryFields { entry: self.0.entry(), of })
    }
}

impl Item for KeptEntry {
    fn value(&self) -> Value {
        Value::from_object(EntryFields { entry: self.entry(), of: None })
    }
}

impl Item for RecapSession {
    fn value(&self) -> Value {
        let mut short = self.clone();
        let [found, questions] = [&mut short.found, &mut short.questions]
            .map(|list| Value::from_object(List(std::mem::take(list).iter().collect::<Vec<KeptEntry>>())));
        with_lists(&short, [("found", found), ("questions", questions)])
    }
}

/// An entry, whose fields become values one by one; of a list of many sessions, with the title and the day of its own.
#[derive(Debug)]
struct EntryFields {
    entry: Entry,
    of: Option<(String, Option<NaiveDate>)>,
}

/// The fields of an entry, and those that only one with a session has.
const FIELDS: [&str; 21] = [
    "at", "kind", "text", "by", "owner", "owners", "due", "done", "dots", "voters", "votes", "headline", "scores",
    "merged", "hidden", "activity", "group", "column", "row", "session", "date",
];

impl Object for EntryFields {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let (e, of) = (&self.entry, self.of.as_ref());
        Some(match key {
            "at" => Value::from(Serde(e.at)),
            "kind" => Value::from(e.kind),
            "text" => Value::from(&*e.text),
            "by" => Value::from(e.by.as_deref()),
            "owner" => Value::from(e.owner.as_deref()),
            "owners" => Value::from(Serde(&e.owners)),
            "due" => Value::from(Serde(e.due)),
            "done" => Value::from(e.done),
            "dots" => Value::from(e.dots),
            "voters" => Value::from(e.voters),
            "votes" => Value::from(e.votes),
            "headline" => Value::from(e.headline),
            "scores" => Value::from(Serde(&e.scores)),
            "merged" => Value::from(Serde(&e.merged)),
            "hidden" => Value::from(e.hidden),
            "activity" => Value::from(e.activity.as_deref()),
            "group" => Value::from(e.group.as_deref()),
            "column" => Value::from(e.column.as_deref()),
            "row" => Value::from(e.row.as_deref()),
            "session" => Value::from(&*of?.0),
            "date" => Value::from(Serde(of?.1)),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(if self.of.is_some() { &FIELDS } else { &FIELDS[..FIELDS.len() - 2] })
    }
}

/// Names with what each stands for, in their order.
#[derive(Debug)]
struct Fields(Vec<(Value, Value)>);

impl Object for Fields {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| name.clone()).collect())
    }
}

/// Returns a recap as a template sees it.
pub(super) fn recap_value(mut recap: Recap) -> Value {
    let lists = [
        ("sessions", Value::from_object(List(std::mem::take(&mut recap.sessions)))),
        ("decisions", Value::from_object(List(std::mem::take(&mut recap.decisions)))),
        ("actions", Value::from_object(List(std::mem::take(&mut recap.actions)))),
    ];
    with_lists(&recap, lists)
}

/// Returns something of which lists were taken, with these lists in their places.
fn with_lists<const N: usize>(short: &impl Serialize, mut lists: [(&str, Value); N]) -> Value {
    let short = Value::from(Serde(short));
    let fields = short.try_iter().into_iter().flatten().map(|name| {
        let list = lists.iter_mut().find(|(list, _)| name.as_str() == Some(list));
        let value = list.map_or_else(|| short.get_item(&name).unwrap_or_default(), |(_, list)| std::mem::take(list));
        (name, value)
    });
    Value::from_object(Fields(fields.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::digest::{Audience, RecapFilter, RecapPart};

    /// Entries with everything that an entry can have.
    const NOTES: &str = r#"
[[record.note]]
at = 2026-11-17T15:10:00+01:00
kind = "action"
text = "Call the venue"
by = "Ivo Petrovski"
owners = ["Ana Lima", "Ben Osei"]
due = 2026-12-01

[[record.note]]
at = 2026-11-17T15:11:00+01:00
kind = "decision"
text = "Meet in May"

[[record.note]]
at = 2026-11-17T15:12:00+01:00
kind = "takeaway"
text = "Ask first"
dots = 3
headline = true
merged = [{ text = "Ask", by = "Ana Lima" }]

[[record.note]]
at = 2026-11-17T15:13:00+01:00
kind = "question"
text = "Who pays?"
asked = true
votes = ["Ana Lima", "Ben Osei"]

"#;

    /// Says whether a value has the same fields in the same order with the same values as what is serialized.
    fn same(value: &Value, of: &impl Serialize) {
        let whole = Value::from(Serde(of));
        assert_eq!(serde_json::to_string(value).unwrap(), serde_json::to_string(&whole).unwrap());
        for name in whole.try_iter().unwrap() {
            assert_eq!(value.get_item(&name).unwrap(), whole.get_item(&name).unwrap(), "{name}");
        }
    }

    #[test]
    fn a_template_sees_of_a_recap_what_is_in_it() {
        let mut entries = 0;
        for sample in crate::library::SAMPLES {
            let text = sample.text.replace("[record.journal]", &format!("{NOTES}[record.journal]"));
            let session = crate::file::read_session(text.as_bytes()).unwrap();
            let parts = vec![RecapPart::of(&session, Audience::Facilitator)];
            let recap = Recap::of(parts, Audience::Facilitator, &RecapFilter::default());
            for session in &recap.sessions {
                same(&session.value(), session);
                for entry in session.found.iter().chain(session.questions.iter()) {
                    same(&entry.value(), &entry);
                    entries += 1;
                }
            }
            for item in recap.decisions.iter().chain(&recap.actions) {
                same(&item.value(), item);
                entries += 1;
            }
            same(&recap_value(recap.clone()), &recap);
        }
        assert!(entries >= 4 * crate::library::SAMPLES.len(), "{entries}");
    }
}
