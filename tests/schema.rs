//! The schema of the session file knows what its documentation knows, and takes every session there is.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("it can be read")
}

fn schema() -> Value {
    serde_json::from_str(&read("src/file/schema.json")).expect("the schema is JSON")
}

/// The tables of the documentation: where each stands, and the part of the schema that says the same.
const TABLES: &[(&str, &str)] = &[
    ("## The session", ""),
    ("## People", "person"),
    ("## Carried over", "carried"),
    ("One `[[met]]`", "met"),
    ("## Activities", "activity"),
    ("## Groups", "grouping"),
    ("## Canvas", "column"),
    ("## Phases", "phase"),
    ("## Poll", "poll"),
    ("| key of `[record]` |", "record"),
    ("`[[record.attendance]]`", "record_attendance"),
    ("`[[record.timing]]`", "record_timing"),
    ("`[[record.breakout]]`", "record_breakout"),
    ("`[[record.ahead]]`", "record_ahead"),
    ("`[[record.note]]`", "record_note"),
    ("`[[record.poll]]`", "record_poll"),
    ("`[[record.settled]]`", "record_settled"),
];

/// The keys of the first table below a place.
fn documented<'a>(doc: &'a str, place: &str) -> BTreeSet<&'a str> {
    let start = doc.find(&format!("\n{place}")).unwrap_or_else(|| panic!("the documentation has no {place}")) + 1;
    let rows = doc[start..].lines().skip_while(|l| !l.starts_with("| `")).take_while(|l| l.starts_with("| `"));
    let keys = |row: &'a str| row.split('|').nth(1).into_iter().flat_map(|cell| cell.split('`').skip(1).step_by(2));
    rows.flat_map(keys).collect()
}

#[test]
fn it_knows_the_keys_of_the_documentation() {
    let (doc, schema) = (read("docs/session-file.md"), schema());
    let record = |place: &str| place.starts_with("`[[record.");
    assert_eq!(doc.lines().filter(|l| record(l)).count(), TABLES.iter().filter(|(place, _)| record(place)).count());
    for (place, name) in TABLES {
        let part = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        let known = part["properties"].as_object().unwrap_or_else(|| panic!("the schema has no {name}"));
        // What is a table of its own is described below.
        let simple = |value: &Value| {
            let of = value.pointer("/items/$ref").or(value.get("$ref")).and_then(Value::as_str);
            of.is_none_or(|r| r.ends_with("/link") || r.ends_with("/grouping") || r.ends_with("/group"))
        };
        let known: BTreeSet<&str> = known
            .iter()
            .filter(|(key, value)| simple(value) && (*name != "record" || *key != "journal"))
            .map(|(key, _)| key.as_str())
            .collect();
        assert_eq!(known, documented(&doc, place), "{place}");
    }
}

/// A TOML value as the schema sees it: moments, dates and times are texts.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.as_str()),
        toml::Value::Integer(n) => Value::from(*n),
        toml::Value::Float(n) => Value::from(*n),
        toml::Value::Boolean(yes) => Value::from(*yes),
        toml::Value::Datetime(moment) => Value::from(moment.to_string()),
        toml::Value::Array(values) => values.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(k, v)| (k.clone(), json(v))).collect(),
    }
}

/// What in a value is not as the schema wants it; as much of JSON Schema as ours uses.
fn faults(root: &Value, wanted: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    if let Some(name) = wanted["$ref"].as_str() {
        let part = root.pointer(&name[1..]).unwrap_or_else(|| panic!("{name} is nowhere"));
        return faults(root, part, value, place, found);
    }
    let is = |kind: &str| match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        kind => panic!("nothing is {kind}"),
    };
    let kinds = wanted["type"].as_array().cloned().unwrap_or_else(|| vec![wanted["type"].clone()]);
    if !kinds.iter().filter_map(Value::as_str).any(is) && !wanted["type"].is_null() {
        found.push(format!("{place}: {value} is not {}", wanted["type"]));
    }
    let one_of = wanted["enum"].as_array().is_none_or(|words| words.contains(value));
    let bound = |key: &str| wanted[key].as_i64().zip(value.as_i64());
    let within =
        bound("minimum").is_none_or(|(least, n)| n >= least) && bound("maximum").is_none_or(|(most, n)| n <= most);
    if !one_of || !within || wanted.get("const").is_some_and(|only| only != value) {
        found.push(format!("{place}: {value} is not allowed"));
    }
    for key in wanted["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(key).is_none() {
            found.push(format!("{place}: {key} is missing"));
        }
    }
    for (key, value) in value.as_object().into_iter().flatten() {
        if let Some(wanted) = wanted["properties"].get(key).or_else(|| wanted.get("additionalProperties")) {
            faults(root, wanted, value, &format!("{place}.{key}"), found);
        }
    }
    for (i, value) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(wanted) = wanted.get("items") {
            faults(root, wanted, value, &format!("{place}[{i}]"), found);
        }
    }
}

fn faults_of(text: &str) -> Vec<String> {
    let value: toml::Value = toml::from_str(text).expect("it is TOML");
    let mut found = Vec::new();
    faults(&schema(), &schema(), &json(&value), "", &mut found);
    found
}

#[test]
fn it_takes_every_session_there_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of the sessions") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a session");
        assert_eq!(faults_of(&text), Vec::<String>::new(), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 4);
    let played = crate::pictures::exercise().press("a").types("a person").press("Enter Esc → → →").press("1 2");
    assert_eq!(faults_of(&played.file()), Vec::<String>::new());
}

#[test]
fn it_refuses_what_is_wrong() {
    for (name, fault) in [
        ("title-number", "title"),
        ("title-missing", "title is missing"),
        ("kind-unknown", "kind"),
        ("minutes-text", "minutes"),
        ("format-zero", "format"),
        ("poll-method", "method"),
        ("texts-with-number", "is not \"string\""),
    ] {
        let found = faults_of(&read(&format!("tests/broken/{name}.toml")));
        assert!(found.iter().any(|f| f.contains(fault)), "{name}: {found:?}");
    }
}
