//! Makes the JSON Schema of the session file out of the tables of its fields. Only what must stand together it says by
//! itself.

use serde_json::{Map, Value as Json, json};

use super::plan::SESSION;
use super::row::{Described, Row, Value};
use super::zones;
use crate::workshop::poll::METHODS;

const DATE: &str = r"\d{4}-\d{2}-\d{2}";
const TIME: &str = r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?";

/// Returns what a session file may say, as a JSON Schema. Moments, dates and times are the texts that editors make of
/// them, so it cannot tell whether they stand in quotes.
pub fn schema() -> String {
    let mut parts = Map::new();
    let mut root = table(&SESSION, &mut parts);
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("A session of roundtable, format 1");
    root["description"] = json!("Keys that begin with x- are your own.");
    root["$defs"] = Json::Object(parts);
    format!("{root:#}\n")
}

/// Describes a table; those with a header of their own are put among the parts, so that they are described once.
pub(super) fn table(described: &'static dyn Described, parts: &mut Map<String, Json>) -> Json {
    let rows = described.rows();
    let mut known = Map::new();
    for row in &rows {
        if !matches!(row.value, Value::Misplaced | Value::Attributes) {
            let mut value = value(row, parts);
            value["description"] = json!(without_links(row.about));
            known.insert(row.name.to_owned(), value);
        }
    }
    let required = rows.iter().filter(|row| row.required || row.otherwise == "required").map(|row| row.name);
    let others = if described.has_attributes() { json!({ "type": "string" }) } else { json!(false) };
    let mut schema = together(described);
    let own = json!({
        "type": "object",
        "properties": known,
        "required": required.collect::<Vec<_>>(),
        "patternProperties": { "^x-": true },
        "additionalProperties": others,
    });
    schema.extend(own.as_object().cloned().unwrap_or_default());
    Json::Object(schema)
}

/// Says which keys of a table need each other.
fn together(described: &'static dyn Described) -> Map<String, Json> {
    let any = |keys: &[&str]| keys.iter().map(|key| json!({ "required": [key] })).collect::<Json>();
    let when = |key: &str, words: &[&str]| json!({ "properties": { key: { "enum": words } }, "required": [key] });
    let rules = match (described.header(), described.what()) {
        ("agenda", _) => json!({
            "anyOf": any(&["minutes", "phases"]), "if": when("kind", &["poll"]), "then": { "required": ["poll"] },
        }),
        ("agenda.poll", _) => {
            let methods: Vec<&str> = METHODS.iter().filter(|m| m.needs_options).map(|m| m.name).collect();
            json!({ "if": when("method", &methods), "then": { "required": ["options"] } })
        }
        (_, "this table of groups") => json!({ "anyOf": any(&["size", "count", "keep"]) }),
        (_, "this table of sizes") => json!({ "minProperties": 1 }),
        _ => json!({}),
    };
    rules.as_object().cloned().unwrap_or_default()
}

/// Takes the links out of a text of the documentation: `see [phases](#phases)`.
fn without_links(text: &str) -> String {
    let mut parts = text.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("](") {
            Some((label, rest)) => out.extend([label, rest.split_once(')').map_or("", |(_, behind)| behind)]),
            None => out.extend(["[", part]),
        }
    }
    out
}

/// Refers to a table with a header, or describes it here.
fn inner(described: &'static dyn Described, parts: &mut Map<String, Json>) -> Json {
    let header = described.header();
    if header.is_empty() {
        return table(described, parts);
    }
    if !parts.contains_key(header) {
        let part = table(described, parts);
        parts.insert(header.to_owned(), part);
    }
    json!({ "$ref": format!("#/$defs/{header}") })
}

fn value(row: &Row, parts: &mut Map<String, Json>) -> Json {
    let text = |pattern: &str| json!({ "type": "string", "pattern": format!("^{pattern}$") });
    let list = |items: Json| json!({ "type": "array", "items": items });
    match row.value {
        Value::Text | Value::Lines => json!({ "type": "string" }),
        Value::Filled => json!({ "type": "string", "pattern": r"\S" }),
        Value::Id => text("[A-Za-z0-9_-]{8,64}"),
        Value::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Value::Minutes(least) => json!({ "type": "number", "minimum": least, "maximum": 1_000_000 }),
        Value::Flag => json!({ "type": "boolean" }),
        Value::Date => text(DATE),
        Value::Time => text(TIME),
        Value::Moment => text(&format!(r"{DATE}[Tt ]{TIME}([Zz]|[+-]\d{{2}}:\d{{2}})")),
        Value::Zone => json!({ "anyOf": [text(r"(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)"), { "enum": zones::names() }] }),
        Value::Share => json!({
            "type": ["string", "number"],
            "pattern": r"^\s*(half|\d+\s*/\s*\d+|\d+\s*%|0*([2-9]|[1-9]\d+)|0?\.\d+)\s*$",
            "exclusiveMinimum": 0,
            "maximum": 100,
            "not": { "const": 1 },
        }),
        Value::Choice(words) => {
            let (words, meanings): (Vec<_>, Vec<_>) = words().into_iter().unzip();
            json!({ "enum": words, "x-taplo": { "docs": { "enumValues": meanings } } })
        }
        Value::Texts(0, _) => list(json!({ "type": "string" })),
        Value::Texts(least, most) => {
            let text = json!({ "type": "string" });
            json!({ "type": "array", "items": text, "minItems": least, "maxItems": most, "uniqueItems": least < most })
        }
        Value::Counts(least, most) => list(json!({ "type": "integer", "minimum": least, "maximum": most })),
        Value::Lists(loose) => {
            let kinds = if loose { json!(["string", "array"]) } else { json!("array") };
            list(json!({ "type": kinds, "items": { "type": "string" } }))
        }
        Value::Scores => json!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } }),
        Value::Pairs(a, b) => list(json!({ "type": "object", "required": [a, b] })),
        Value::Table(described) => inner(described, parts),
        Value::Tables(described) => list(inner(described, parts)),
        Value::Ballots | Value::Answer | Value::Attributes | Value::Part(_) | Value::Misplaced => {
            json!({ "type": "array" })
        }
    }
}
