//! Owns calendar entries by RFC 5545: one for each planned session, with the agenda as its description. Start and end
//! are written in UTC, which every reader takes and which no change of the clocks can bend.

use std::borrow::Cow;
use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use super::format::{Appointment, Format};
use super::lines::{in_one_line, visible_lines};
use crate::workshop::Zone;

/// The format.
pub(super) const FORMAT: Format =
    Format { name: "ics", about: "calendar entries, by RFC 5545", calendar: Some(calendar), ..Format::DEFAULT };

/// Returns a fingerprint of what a calendar shows of a session, by FNV-1a: it changes when the entry does.
pub fn fingerprint(a: &Appointment<'_>) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", content(a).join("\n").bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

/// Returns the entries as one calendar.
fn calendar(appointments: &[Appointment<'_>]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(text, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//roundtable//roundtable//EN");
    for a in appointments {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@roundtable", a.id));
        line(&format!("SEQUENCE:{}", a.sequence));
        line(&format!("DTSTAMP:{}", utc(a.changed)));
        line(&format!("LAST-MODIFIED:{}", utc(a.changed)));
        for text in content(a) {
            line(&text);
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// Returns the lines that say what the entry is about.
fn content(a: &Appointment<'_>) -> Vec<String> {
    let mut lines = vec![format!("DTSTART:{}", utc(a.start.to_utc()))];
    // An entry that takes no time has no end.
    if a.end > a.start {
        lines.push(format!("DTEND:{}", utc(a.end.to_utc())));
    }
    lines.push(format!("SUMMARY:{}", escaped(&in_one_line(&a.plan.title))));
    lines.push(format!("DESCRIPTION:{}", escaped(&description(a))));
    if !a.plan.tags.is_empty() {
        let tags: Vec<String> = a.plan.tags.iter().map(|t| escaped(&in_one_line(t))).collect();
        lines.push(format!("CATEGORIES:{}", tags.join(",")));
    }
    if let Some(first) = a.plan.links.iter().find(|link| link.opens()) {
        lines.push(format!("URL:{}", uri(&first.url)));
    }
    lines
}

/// Returns an address with every byte that a URI cannot hold (RFC 3986) by its number.
fn uri(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'!'..=b'~' if !b"\"<>\\^`{|}".contains(&byte) => out.push(char::from(byte)),
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

/// Returns what a participant sees of the plan: why, what when, and where more is.
fn description(a: &Appointment<'_>) -> String {
    let mut text: Vec<String> = a.plan.purpose.iter().flat_map(|p| visible_lines(p)).map(Cow::into_owned).collect();
    if !a.plan.agenda.is_empty() {
        if !text.is_empty() {
            text.push(String::new());
        }
        // Whoever reads it elsewhere has to know by which clock.
        text.push(format!("Times in {}:", a.plan.timezone.clone().unwrap_or(Zone::Fixed(*a.start.offset()))));
    }
    for (activity, start) in a.plan.agenda.iter().zip(&a.starts) {
        // Where the clocks change meanwhile, a time of day alone would say too little.
        let offset =
            if start.offset() == a.start.offset() { String::new() } else { format!(" (UTC{})", start.offset()) };
        text.push(format!("{}{offset} {}", start.format("%H:%M"), in_one_line(&activity.title)));
    }
    if !a.plan.links.is_empty() {
        text.push(String::new());
    }
    for link in &a.plan.links {
        text.push(in_one_line(&format!("{}: {}", link.label, link.url)).into_owned());
    }
    text.join("\n")
}

fn utc(moment: DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Returns text as section 3.3.11 wants it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// Writes a line in pieces of at most 75 octets, as section 3.1 wants it; no letter is torn.
fn fold(line: &str, out: &mut String) {
    const MOST: usize = 75;
    let mut rest = line;
    let mut room = MOST;
    while rest.len() > room {
        let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
        let _ = write!(out, "{head}\r\n ");
        rest = tail;
        // The blank at the front of a further piece counts.
        room = MOST - 1;
    }
    let _ = write!(out, "{rest}\r\n");
}
