//! Reads the plan out of a parsed text: the first half of a session file.
//! It leaves the record alone.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::de::DeValue;

use super::agenda::{Roster, agenda};
use super::carried;
use super::faults::Faults;
use super::fields::{Fields, found};
use super::problem::quoted;
use crate::workshop::{Link, Person, Plan, Suits};

/// How many people a session can be meant for.
const PEOPLE: std::ops::RangeInclusive<i64> = 1..=10_000;

/// Reads everything above the record; faults are noted, and the plan is as complete as they allow.
pub(super) fn plan(root: &mut Fields<'_, '_>) -> Plan {
    let title = root.required_text("title", "title = \"Prep with peers\"");
    let mut plan = Plan {
        title: title.map(|t| t.text).unwrap_or_default(),
        series: root.string("series"),
        date: root.date("date"),
        start: root.time("start"),
        end: root.time("end"),
        timezone: root.offset("timezone"),
        facilitators: root.strings("facilitators"),
        purpose: root.string("purpose"),
        guidelines: root.strings("guidelines"),
        tags: root.strings("tags"),
        suits: suits(root),
        links: links(root),
        homework: root.strings("homework"),
        carried: carried::carried(root),
        met: carried::met(root),
        ..Plan::default()
    };
    plan.people = people(root);
    let mut roster = Roster { names: HashSet::new(), attributes: HashSet::new(), carried: &plan.carried };
    for person in &plan.people {
        roster.names.insert(person.name.as_str());
        roster.attributes.extend(person.attributes.iter().map(|(k, _)| k.as_str()));
    }
    let agenda = agenda(root, &roster);
    plan.agenda = agenda;
    plan
}

fn suits(root: &mut Fields<'_, '_>) -> Option<Suits> {
    let example = "write suits = { from = 6, to = 30 }";
    let mut heads = root.table("suits", "this table of sizes", example)?;
    let (from, to) = (heads.whole("from", PEOPLE), heads.whole("to", PEOPLE));
    let (has_from, has_to) = (heads.table.contains_key("from"), heads.table.contains_key("to"));
    if !has_from && !has_to {
        let message = "suits says neither from how many people nor to how many";
        heads.faults.error(heads.place.clone(), message, example);
    }
    if let (Some(least), Some(most)) = (from, to)
        && least > most
    {
        let message = format!("suits goes from {least} to {most}");
        heads.faults.error(
            heads.place.clone(),
            message,
            format!("write the smaller number first: suits = {{ from = {most}, to = {least} }}"),
        );
    }
    heads.finish();
    let wrong = (has_from && from.is_none()) || (has_to && to.is_none());
    (!wrong && (has_from || has_to)).then(|| Suits { from: from.unwrap_or(1) as u32, to: to.map(|n| n as u32) })
}

fn links(root: &mut Fields<'_, '_>) -> Vec<Link> {
    let example = "write links = [{ label = \"Recording\", url = \"https://example.org/rec\" }]";
    let mut links = Vec::new();
    for mut link in root.tables("links", "this link", example) {
        let label = link.required_text("label", "label = \"Recording\"");
        let url = link.required_text("url", "url = \"https://example.org/rec\"");
        link.finish();
        if let (Some(label), Some(url)) = (label, url) {
            links.push(Link { label: label.text, url: url.text });
        }
    }
    links
}

fn people(root: &mut Fields<'_, '_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut seen: HashMap<String, Range<usize>> = HashMap::new();
    for mut fields in root.tables("people", "this person", "write [[people]] on a line of its own for each person") {
        let Some(name) = fields.required_text("name", "name = \"Ana Lima\"") else { continue };
        if let Some(first) = seen.get(&name.text) {
            let line = fields.faults.line(first);
            let message = format!("the name {} is already on line {line}", quoted(&name.text));
            fields.faults.error(name.place, message, "names are unique: add an initial or a surname to one of them");
            continue;
        }
        seen.insert(name.text.clone(), name.place);
        people.push(Person { name: name.text, attributes: attributes(&fields, &["name"]) });
    }
    people
}

/// Every further text key of a person, in its order.
pub(super) fn attributes(fields: &Fields<'_, '_>, known: &[&str]) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    for (key, value) in fields.table {
        let name: &str = key.get_ref();
        if known.contains(&name) {
            continue;
        }
        match value.get_ref() {
            DeValue::String(text) => attributes.push((name.to_owned(), text.to_string())),
            _ if name.starts_with("x-") => {}
            other => {
                let found = found(other, fields.faults.source.text.get(value.span()));
                let message = format!("{} is {found}, and only a text is an attribute of a person", quoted(name));
                fields.faults.warning(
                    value.span(),
                    message,
                    "put it in quotes; as it stands it does nothing and is kept",
                );
            }
        }
    }
    attributes
}

/// Says whether the text is a session of a format that this program reads; nothing else is worth saying if not.
pub(super) fn format(root: &mut Fields<'_, '_>, faults: &Faults<'_>) -> bool {
    let has = |key: &str| root.table.contains_key(key);
    if !has("format") {
        let mut lacking = vec!["`format = 1` is missing"];
        if !has("title") {
            lacking.push("it has no title");
        }
        if !has("agenda") {
            lacking.push("it has no [[agenda]]");
        }
        let message = format!("this is not a roundtable session: {}", lacking.join(", "));
        let help = "if it is meant to be one, begin it with the line: format = 1";
        faults.error(0..0, message, help);
        return has("title") && has("agenda");
    }
    let value = root.table.get("format").and_then(|v| Some((v.span(), v.get_ref().as_integer()?)));
    if let Some((place, number)) = value {
        let newer = match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(n) => n > 1,
            Err(_) => !number.as_str().starts_with('-'),
        };
        if newer {
            let shown = quoted(number.as_str());
            let message =
                format!("this file is written in format {}; this program reads format 1", shown.trim_matches('"'));
            faults.error(place, message, "get a newer roundtable, or ask whoever wrote the file for an older one");
            return false;
        }
    }
    root.whole("format", 1..=1);
    true
}
