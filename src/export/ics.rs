//! Owns calendar entries by RFC 5545: one for each planned session, by its own clock and time zone, with the agenda as
//! its description.

use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta, Utc};

use super::format::{Appointment, Format};
use super::lines::visible_lines;
use crate::workshop::Plan;

/// The format.
pub(super) const FORMAT: Format =
    Format { name: "ics", about: "calendar entries, by RFC 5545", calendar: Some(calendar), ..Format::DEFAULT };

/// Returns a name for a session that stays the same when its plan is edited: of file name and title, by FNV-1a.
pub fn uid(file: &str, title: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = file.bytes().chain([0]).chain(title.bytes());
    format!("{:016x}@roundtable", bytes.fold(0xcbf2_9ce4_8422_2325, step))
}

/// Returns the entries as one calendar.
fn calendar(appointments: &[Appointment<'_>]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(text, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//roundtable//roundtable//EN");
    let mut zones: Vec<FixedOffset> = Vec::new();
    for zone in appointments.iter().flat_map(|a| [*a.start.offset(), *a.end.offset()]) {
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    for zone in zones {
        let distance = zone.to_string().replace(':', "");
        line("BEGIN:VTIMEZONE");
        line(&format!("TZID:{}", zone_name(zone)));
        line("BEGIN:STANDARD");
        line("DTSTART:19700101T000000");
        line(&format!("TZOFFSETFROM:{distance}"));
        line(&format!("TZOFFSETTO:{distance}"));
        line(&format!("TZNAME:UTC{zone}"));
        line("END:STANDARD");
        line("END:VTIMEZONE");
    }
    for a in appointments {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", a.uid));
        line(&format!("DTSTAMP:{}", utc(a.changed)));
        line(&format!("LAST-MODIFIED:{}", utc(a.changed)));
        line(&format!("DTSTART;{}", local(a.start)));
        line(&format!("DTEND;{}", local(a.end)));
        line(&format!("SUMMARY:{}", escaped(&visible_lines(&a.plan.title).join(" "))));
        line(&format!("DESCRIPTION:{}", escaped(&description(a))));
        if !a.plan.tags.is_empty() {
            let tags: Vec<String> = a.plan.tags.iter().map(|t| escaped(&visible_lines(t).join(" "))).collect();
            line(&format!("CATEGORIES:{}", tags.join(",")));
        }
        if let Some(first) = a.plan.links.iter().find(|link| link.opens()) {
            line(&format!("URL:{}", first.url));
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// Returns what a participant sees of the plan: why, what when, and where more is.
fn description(a: &Appointment<'_>) -> String {
    let mut text: Vec<String> = a.plan.purpose.iter().flat_map(|p| visible_lines(p)).collect();
    if !a.plan.agenda.is_empty() {
        if !text.is_empty() {
            text.push(String::new());
        }
        // Whoever reads it elsewhere has to know by which clock.
        text.push(format!("All times are UTC{}:", a.start.offset()));
    }
    for (activity, start) in a.plan.agenda.iter().zip(&a.starts) {
        text.push(format!("{} {}", start.format("%H:%M"), visible_lines(&activity.title).join(" ")));
    }
    if !a.plan.links.is_empty() {
        text.push(String::new());
    }
    for link in &a.plan.links {
        text.push(visible_lines(&format!("{}: {}", link.label, link.url)).join(" "));
    }
    text.join("\n")
}

fn utc(moment: DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Returns a moment by the clock of its zone.
fn local(moment: DateTime<FixedOffset>) -> String {
    format!("TZID={}:{}", zone_name(*moment.offset()), moment.format("%Y%m%dT%H%M%S"))
}

/// Returns the name of a zone that keeps one distance from UTC all year: that of the time zone database where it has
/// one, which calendars know, and whose signs are the other way round; else one of our own, which the calendar
/// explains.
fn zone_name(zone: FixedOffset) -> String {
    let east = zone.local_minus_utc();
    match east / 3600 {
        0 if east == 0 => "Etc/UTC".to_owned(),
        hours if east % 3600 == 0 && (-12..=14).contains(&hours) => format!("Etc/GMT{:+}", -hours),
        _ => format!("UTC{}", zone.to_string().replace(':', "")),
    }
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

/// Returns how long a session is planned to take: to its hard end, else as long as its activities.
pub fn length(plan: &Plan, start: NaiveTime, activities: TimeDelta) -> TimeDelta {
    match plan.end {
        Some(end) if end > start => end - start,
        Some(end) => end - start + TimeDelta::days(1),
        None => activities,
    }
}
