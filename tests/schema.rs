//! The schema of the session file knows what its documentation knows, and takes every session there is.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("it can be read")
}

fn schema() -> Value {
    serde_json::from_str(&roundtable::file::schema()).expect("the schema is JSON")
}

/// The tables of the documentation: where each stands, and the part of the schema that says the same.
const TABLES: &[(&str, &str)] = &[
    ("## The session", ""),
    ("## People", "people"),
    ("## From earlier sessions", "carried"),
    ("One `[[met]]`", "met"),
    ("## Activities", "agenda"),
    ("## Canvas", "agenda.columns"),
    ("## Phases", "agenda.phases"),
    ("## Poll", "agenda.poll"),
    ("## The record", "record"),
    ("`[[record.attendance]]`", "record.attendance"),
    ("`[[record.timing]]`", "record.timing"),
    ("`[[record.breakout]]`", "record.breakout"),
    ("`[[record.ahead]]`", "record.ahead"),
    ("`[[record.note]]`", "record.note"),
    ("`[[record.poll]]`", "record.poll"),
    ("`[[record.hand]]`", "record.hand"),
    ("`[[record.skipped]]`", "record.skipped"),
    ("`[[record.settled]]`", "record.settled"),
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
        let known: BTreeSet<&str> = known.keys().map(String::as_str).collect();
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
    let of = |wanted: &Value, value: &Value| {
        let mut found = Vec::new();
        faults(root, wanted, value, place, &mut found);
        found
    };
    if let Some(ways) = wanted["anyOf"].as_array()
        && ways.iter().all(|way| !of(way, value).is_empty())
    {
        found.push(format!("{place}: none of {} fits", wanted["anyOf"]));
    }
    if !wanted["if"].is_null() && of(&wanted["if"], value).is_empty() {
        found.extend(of(&wanted["then"], value));
    }
    if wanted["minProperties"].as_u64().zip(value.as_object()).is_some_and(|(least, t)| (t.len() as u64) < least) {
        found.push(format!("{place} is empty"));
    }
    let list = value.as_array().map_or(&[][..], Vec::as_slice);
    if wanted["uniqueItems"] == true && (1..list.len()).any(|i| list[..i].contains(&list[i])) {
        found.push(format!("{place}: something is there twice"));
    }
    for key in wanted["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(key).is_none() {
            found.push(format!("{place}: {key} is missing"));
        }
    }
    if let (Some(pattern), Some(text)) = (wanted["pattern"].as_str(), value.as_str())
        && !regex_lite::Regex::new(pattern).expect("a pattern").is_match(text)
    {
        found.push(format!("{place}: {value} is not like {pattern}"));
    }
    let length = value.as_array().map(|list| list.len() as u64);
    let bound = |key: &str| wanted[key].as_u64().zip(length);
    if bound("minItems").is_some_and(|(least, n)| n < least) || bound("maxItems").is_some_and(|(most, n)| n > most) {
        found.push(format!("{place}: {value} is too short or too long"));
    }
    for (key, value) in value.as_object().into_iter().flatten() {
        let place = format!("{place}.{key}");
        match (&wanted["properties"][key], &wanted["additionalProperties"]) {
            (Value::Null, _) if key.starts_with("x-") => {}
            (Value::Null, Value::Null) => {}
            (Value::Null, Value::Bool(false)) => found.push(format!("{place} is unknown")),
            (Value::Null, others) => faults(root, others, value, &place, found),
            (wanted, _) => faults(root, wanted, value, &place, found),
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
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a session");
        assert_eq!(faults_of(&text), Vec::<String>::new(), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 4);
    let played = crate::pictures::exercise().press("a").types("a person").press("Enter → → →").press("1 2");
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
        ("date-text", "date"),
        ("groups", "size"),
        ("groups-empty", "none of"),
        ("minutes-missing", "minutes"),
        ("poll-missing", "poll is missing"),
        ("poll-no-options", "options is missing"),
        ("poll-twice", "twice"),
        ("suits-empty", "suits is empty"),
        ("person-without-name", "name is missing"),
        ("phase-faults", "does"),
        ("poll-rules", "pass"),
        ("record-values", "seed"),
        ("timezone", "timezone"),
        ("title-empty", "title"),
    ] {
        let found = faults_of(&read(&format!("tests/broken/{name}.toml")));
        assert!(found.iter().any(|f| f.contains(fault)), "{name}: {found:?}");
    }
}

#[test]
fn it_knows_times_and_finds_keys_that_nobody_reads() {
    let plan = "format = 1\ntitle = \"T\"\ndate = 2026-11-24\nstart = 15:00:00\nend = 16:30:00.5\n";
    let activity = "[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\nat = 15:10:00\n";
    assert_eq!(faults_of(&format!("{plan}{activity}")), Vec::<String>::new());
    for (text, fault) in [
        (format!("{plan}[[agendaa]]\ntitle = \"A\"\n"), ".agendaa is unknown"),
        (format!("{plan}{activity}prompts = \"Who?\"\n"), ".agenda[0].prompts is unknown"),
        (plan.replace("2026-11-24", "\"in May\""), ".date"),
    ] {
        let found = faults_of(&text);
        assert!(found.iter().any(|f| f.starts_with(fault)), "{fault}: {found:?}");
    }
    assert_eq!(faults_of(&format!("x-mine = 1\n{plan}")), Vec::<String>::new());
}
