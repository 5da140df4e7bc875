//! Owns JSON: a digest as it is, indented, in the order of its fields.

use std::fmt::Write as _;

use minijinja::value::{Serde, Value};

use super::format::Format;
use super::lists::recap_value;
use super::sink::{Bytes, Sink};
use super::template::TemplateError;
use crate::workshop::text::visible;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "everything, for programs",
    report: Some(|digest, _, _| text(&Value::from(Serde(digest)))),
    recap: Some(|recap, _, to| write(&recap_value(recap), to)),
    ..Format::DEFAULT
};

fn text(value: &Value) -> Result<String, TemplateError> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

/// Writes a value as indented JSON. Whatever a terminal could act on is escaped; the value stays exactly what it was.
fn write(value: &Value, to: Sink<'_>) -> Result<(), TemplateError> {
    // By way of the value that templates are filled with: one way of taking a digest apart is enough. It holds text,
    // numbers and lists of them, and no map with keys that are not text.
    let mut to = Escaped(to);
    let written = serde_json::to_writer_pretty(Bytes::new(&mut to), value);
    written
        .map_err(|e| e.to_string())
        .and_then(|()| to.write_str("\n").map_err(|e| e.to_string()))
        .map_err(|message| TemplateError { name: "JSON".to_owned(), line: None, message })
}

/// Hands on a JSON text in which whatever a terminal could act on is escaped.
struct Escaped<'a>(Sink<'a>);

impl std::fmt::Write for Escaped<'_> {
    fn write_str(&mut self, json: &str) -> std::fmt::Result {
        // Almost every piece can stay.
        if json.bytes().all(|b| b == b'\n' || (b' '..=b'~').contains(&b)) {
            return self.0.write_str(json);
        }
        self.0.write_str(&escaped(json))
    }
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
