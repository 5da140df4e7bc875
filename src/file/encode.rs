//! Encodes values as TOML. It decides the shape of what is new and touches nothing that is there.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Offset as _, TimeDelta, Timelike};

use super::row::Described;
use crate::workshop::{Moment, Zone};

/// A key and its value, both as they stand in the file.
pub(super) type KeyValue = (Cow<'static, str>, String);

/// Keys and values on their way into the file.
pub(super) struct TableWriter<'e> {
    /// How the lines of the file end.
    pub eol: &'e str,
    /// What was written so far.
    pub fields: Vec<KeyValue>,
}

impl TableWriter<'_> {
    /// Puts a key and its value in.
    pub(super) fn put(&mut self, key: &'static str, value: String) {
        self.fields.push((Cow::Borrowed(key), value));
    }

    /// Puts what is known of a person in. An attribute that is called like a key would be read as that key.
    pub(super) fn attributes(&mut self, attributes: &[(String, String)], described: &'static dyn Described) {
        for (name, value) in attributes {
            let key = key(name);
            if !described.knows(name) && !self.fields.iter().any(|(k, _)| *k == key) {
                self.fields.push((Cow::Owned(key), string(value)));
            }
        }
    }
}

/// Writes one step of the journal on a line of its own.
pub(super) fn journal_line(out: &mut String, line: &str) {
    out.push_str("  ");
    push_string(out, line);
    out.push_str(",\n");
}

/// Returns the whole journal.
pub(super) fn journal(lines: &[Arc<str>]) -> String {
    let mut out = String::with_capacity(lines.len() * 48);
    out.push('[');
    if !lines.is_empty() {
        out.push('\n');
    }
    for line in lines {
        journal_line(&mut out, line);
    }
    out.push(']');
    out
}

/// Returns a header and the lines below it.
pub(super) fn table(header: &str, fields: &[KeyValue]) -> String {
    let mut out = String::from(header);
    out.push('\n');
    for (key, value) in fields {
        let _ = writeln!(out, "{key} = {value}");
    }
    out
}

/// Returns a key, in quotes where it needs them.
pub(super) fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if bare { name.to_owned() } else { string(name) }
}

/// Returns a text in quotes, on one line, with every control character written out.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_string(&mut out, text);
    out
}

/// Returns a text of the plan: over several lines where it has them, so that it reads as it was meant. In a file whose
/// lines end otherwise the line ends of a text are written out: they would be read as other ones.
pub(super) fn words(text: &str, eol: &str) -> String {
    if !text.contains('\n') || text.contains('\r') || eol != "\n" {
        return string(text);
    }
    let lines = text.split('\n').map(|line| {
        let quoted = string(line);
        // Two quotes in a row end nothing; a third one is written out.
        quoted[1..quoted.len() - 1].replace("\\\"", "\"").replace("\"\"\"", "\"\"\\\"")
    });
    let mut out = format!("\"\"\"\n{}", lines.collect::<Vec<_>>().join("\n"));
    // A quote at the very end would belong to the mark.
    if out.ends_with('"') && !out.ends_with("\\\"") {
        out.pop();
        out.push_str("\\\"");
    }
    out.push_str("\"\"\"");
    out
}

pub(super) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Returns a list of texts on one line.
pub(super) fn strings(texts: &[String]) -> String {
    list(texts.iter().map(|t| string(t)))
}

pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// Returns a day as TOML writes it.
pub(super) fn date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year().clamp(0, 9999), date.month(), date.day())
}

/// Returns a time of day as TOML writes it, to the second or, where it has them, to the millisecond.
pub(super) fn time(time: NaiveTime) -> String {
    let mut out = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    // A leap second has more than a thousand milliseconds; a file cannot say so.
    let milli = (time.nanosecond() / 1_000_000).min(999);
    if milli > 0 {
        let _ = write!(out, ".{milli:03}");
    }
    out
}

/// Returns a time zone as its name, or as its offset.
pub(super) fn zone(zone: &Zone) -> String {
    string(&match zone {
        Zone::Fixed(offset) => offset.to_string(),
        Zone::Named(_) => zone.to_string(),
    })
}

pub(super) fn moment(at: Moment) -> String {
    // Offsets are written in whole minutes.
    let offset = at.offset().fix().local_minus_utc() / 60;
    let at = FixedOffset::east_opt(offset * 60).map_or(at, |o| at.with_timezone(&o));
    let local = at.naive_local();
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    format!("{}T{}{sign}{hours:02}:{minutes:02}", date(local.date()), time(local.time()))
}

/// Returns a length in minutes with as many decimals as its milliseconds need.
pub(super) fn minutes(length: TimeDelta) -> String {
    let milliseconds = length.num_milliseconds();
    let minutes = milliseconds as f64 / 60_000.0;
    for decimals in 1..6 {
        let text = format!("{minutes:.decimals$}");
        if text.parse::<f64>().is_ok_and(|m| (m * 60_000.0).round() as i64 == milliseconds) {
            return text;
        }
    }
    format!("{minutes:.6}")
}
