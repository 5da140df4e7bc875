//! Owns JSON: a digest as it is, indented, in the order of its fields.

use std::fmt::Write as _;

use minijinja::value::{Serde, Value};

use super::format::Format;
use super::lists::recap_value;
use crate::workshop::text::visible;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "everything, for programs",
    report: Some(|digest, _, _| Ok(text(&Value::from(Serde(digest))))),
    recap: Some(|recap, _| Ok(text(&recap_value(recap)))),
    ..Format::DEFAULT
};

/// Returns a value as indented JSON. Whatever a terminal could act on is escaped; the value stays exactly what it was.
fn text(value: &Value) -> String {
    // By way of the value that templates are filled with: one way of taking a digest apart is enough. It holds text,
    // numbers and lists of them, and no map with keys that are not text.
    let text = serde_json::to_string_pretty(value).expect("a digest can be written");
    escaped(&text) + "\n"
}

/// Escapes in a JSON text whatever a terminal could act on; the value stays exactly what it was.
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        // Other than in ASCII, which is escaped already, such a character can only stand in a string.
        let joins = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}');
        let shown = || visible(c.encode_utf8(&mut [0; 4])).contains(c);
        if c == '\n' || joins || (' '..='~').contains(&c) || shown() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}
