//! Reads a calendar file (RFC 5545): the entries of one day in their order. It tells of entries that repeat, last all
//! day or are cancelled, and makes no activity of them by itself.

use crate::workshop::sort_by_key;
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _, Utc};

use super::super::line::SessionLine;
use super::days::choose;
use super::entry::{AgendaDay, DayPick, Item, LineMeaning, Reading};
use crate::file::content_lines::{property, unescaped, unfolded};
use crate::file::zones::zone as zone_of;
use crate::workshop::text::{MOST_NAME, same, tidy, visible};

/// Tells whether a text is a calendar.
pub(super) fn is_calendar(text: &str) -> bool {
    text.lines().take(50).any(|line| same(line, "BEGIN:VCALENDAR"))
}

/// When something is.
#[derive(Debug, Clone, PartialEq)]
enum When {
    Day(NaiveDate),
    Local(NaiveDateTime, Option<String>),
    Utc(DateTime<Utc>),
}

/// One entry.
#[derive(Debug, Default)]
struct Event {
    line: usize,
    summary: String,
    description: String,
    start: Option<When>,
    end: Option<When>,
    duration: Option<TimeDelta>,
    repeats: bool,
    cancelled: bool,
}

/// What a calendar holds.
#[derive(Default)]
struct Calendar {
    name: Option<String>,
    zone: Option<String>,
    events: Vec<Event>,
}

/// Reads a calendar. Where it has entries on several days, `day` chooses one of them. Returns the words of an only
/// entry, which may be an agenda by themselves.
pub(super) fn read(reading: &mut Reading, text: &str, day: Option<DayPick>) -> Option<String> {
    let calendar = parsed(text);
    let named = calendar.zone.as_deref().and_then(zone_of);
    let zones = calendar.events.iter().filter_map(|e| match &e.start {
        Some(When::Local(_, Some(id))) => zone_of(id),
        _ => None,
    });
    let zone = named.or_else(|| zones.into_iter().next());
    let local = |when: &When| match (when, &zone) {
        (When::Day(day), _) => (*day).into(),
        // The zone of an entry counts where the session has another one.
        (When::Local(at, Some(id)), Some(here)) => zone_of(id)
            .filter(|there| there != here)
            .map_or(*at, |there| here.at(&there.moment(*at).with_timezone(&Utc)).naive_local()),
        (When::Local(at, _), _) => *at,
        (When::Utc(at), Some(zone)) => zone.at(at).naive_local(),
        (When::Utc(at), None) => at.naive_utc(),
    };
    let mut timed: Vec<(NaiveDateTime, Option<NaiveDateTime>, &Event, usize)> = Vec::new();
    let mut utc = false;
    let mut repeating = Vec::new();
    for event in &calendar.events {
        let shown = |start: Option<&When>| match start {
            Some(When::Day(day)) => format!("{day} {}", event.summary),
            Some(when) => format!("{} {}", local(when).format("%Y-%m-%d %H:%M"), event.summary),
            None => event.summary.clone(),
        };
        let line = reading.line(event.line, &shown(event.start.as_ref()));
        let left_out = match &event.start {
            _ if event.cancelled => Some(LineMeaning::LeftOut("it is cancelled")),
            None => Some(LineMeaning::Unclear("it has no start")),
            Some(When::Day(_)) => Some(LineMeaning::LeftOut("it lasts all day")),
            Some(_) if event.summary.is_empty() => Some(LineMeaning::Unclear("it has no title")),
            Some(_) => None,
        };
        if let Some(meaning) = left_out {
            reading.mean(line, meaning);
            continue;
        }
        let Some(when) = &event.start else { continue };
        utc |= matches!(when, When::Utc(_)) && zone.is_none();
        let start = local(when);
        let end = event.end.as_ref().map(local).or_else(|| event.duration.and_then(|d| start.checked_add_signed(d)));
        if event.repeats {
            repeating.push(event.summary.clone());
        }
        timed.push((start, end.filter(|end| *end > start), event, line));
    }
    let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (start, ..) in &timed {
        *days.entry(start.date()).or_default() += 1;
    }
    let chosen = match day {
        Some(DayPick::Date(day)) => Some(day),
        Some(DayPick::Nth(n)) => days.keys().nth(n).copied(),
        None if days.len() == 1 => days.keys().next().copied(),
        None => None,
    };
    if !repeating.is_empty() {
        let first: Vec<String> = repeating.iter().take(3).map(|t| format!("“{}”", visible(t))).collect();
        let more = if repeating.len() > 3 { format!(" and {} more", repeating.len() - 3) } else { String::new() };
        let verb = if repeating.len() == 1 { "repeats" } else { "repeat" };
        reading.agenda.remarks.push(format!("{}{more} {verb}: only the first day of each is read", first.join(", ")));
    }
    let Some(chosen) = chosen else {
        for (.., line) in &timed {
            reading.mean(*line, LineMeaning::LeftOut(LineMeaning::NO_DAY));
        }
        if days.len() > 1 {
            reading.agenda.remarks.push(choose(&offered(&days)));
        }
        reading.agenda.days = offered(&days);
        return None;
    };
    if utc {
        reading.agenda.timezone = zone_of("UTC");
        reading.agenda.remarks.push("its times are in UTC, and it names no zone".to_owned());
    } else {
        reading.agenda.timezone = zone;
    }
    if !timed.iter().any(|(start, ..)| start.date() == chosen) && !days.is_empty() {
        reading.agenda.remarks.push(format!("nothing is on {chosen}: {}", choose(&offered(&days))));
        reading.agenda.days = offered(&days);
    }
    reading.agenda.date = Some(chosen);
    sort_by_key(&mut timed, |(start, ..)| *start);
    let mut words = None;
    for (start, end, event, line) in &timed {
        if start.date() != chosen {
            reading.mean(*line, LineMeaning::LeftOut(LineMeaning::OTHER_DAY));
            continue;
        }
        words = Some((event.description.clone(), event.summary.clone(), *start, *end, *line));
        let say: Vec<String> = event.description.lines().map(|l| l.trim().to_owned()).collect();
        reading.items.push(Item {
            line: *line,
            text: tidy(&event.summary),
            foreign: true,
            start: Some(start.time()),
            end: end.map(|end| end.time()),
            say: if say.iter().all(String::is_empty) { Vec::new() } else { say },
            ..Item::default()
        });
    }
    // An invitation has its agenda in its description.
    if reading.items.len() == 1
        && let Some((description, summary, start, end, line)) = words
        && description.lines().filter(|l| !l.trim().is_empty()).count() > 1
    {
        reading.agenda.title = Some(tidy(&summary));
        reading.agenda.start = Some(start.time());
        reading.agenda.end = end.map(|end| end.time());
        reading.mean(line, LineMeaning::Session(SessionLine::Title(tidy(&summary))));
        return Some(description);
    }
    reading.agenda.title =
        calendar.name.filter(|name| !name.contains('@') && !name.is_empty() && name.len() < MOST_NAME);
    None
}

/// Returns the days to choose from.
fn offered(days: &BTreeMap<NaiveDate, usize>) -> Vec<AgendaDay> {
    days.iter().map(|(day, n)| AgendaDay { date: Some(*day), label: String::new(), entries: *n }).collect()
}

/// Reads the properties that matter.
fn parsed(text: &str) -> Calendar {
    let mut calendar = Calendar::default();
    let mut event: Option<Event> = None;
    // Alarms within an entry have words and times of their own.
    let mut inner = 0_usize;
    for (number, line) in unfolded(text) {
        let Some((name, parameters, value)) = property(&line) else { continue };
        let is = |other: &str| same(&name, other);
        if is("BEGIN") {
            match &event {
                None if same(value, "VEVENT") => event = Some(Event { line: number, ..Event::default() }),
                Some(_) => inner += 1,
                None => {}
            }
        } else if is("END") {
            if inner > 0 {
                inner -= 1;
            } else if let Some(done) = event.take() {
                calendar.events.push(done);
            }
        } else if inner > 0 {
        } else if let Some(event) = &mut event {
            if is("SUMMARY") {
                event.summary = tidy(&unescaped(value));
            } else if is("DESCRIPTION") {
                event.description = without_html(&unescaped(value));
            } else if is("DTSTART") {
                event.start = when(parameters, value);
            } else if is("DTEND") {
                event.end = when(parameters, value);
            } else if is("DURATION") {
                event.duration = duration(value);
            } else if is("RRULE") || is("RDATE") {
                event.repeats = true;
            } else if is("STATUS") {
                event.cancelled = same(value, "CANCELLED");
            }
        } else if is("X-WR-CALNAME") {
            calendar.name = Some(tidy(&unescaped(value)));
        } else if is("X-WR-TIMEZONE") {
            calendar.zone = Some(value.trim().to_owned());
        }
    }
    calendar
}

/// Returns words without the tags of HTML, in which calendars on the web write them; paragraphs are lines.
fn without_html(text: &str) -> String {
    if !["<br", "<p>", "<li>", "<div"].iter().any(|tag| text.contains(tag)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let Some((tag, behind)) = behind.split_once('>') else {
            rest = behind;
            break;
        };
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if matches!(name, "br" | "p" | "li" | "div" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3") {
            out.push('\n');
        }
        if tag == "li" {
            out.push_str("- ");
        }
        rest = behind;
    }
    out.push_str(rest);
    out.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn when(parameters: &str, value: &str) -> Option<When> {
    let value = value.trim();
    if value.len() == 8 {
        return NaiveDate::parse_from_str(value, "%Y%m%d").ok().map(When::Day);
    }
    let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
    if let Some(utc) = value.strip_suffix('Z') {
        return at(utc).map(|at| When::Utc(Utc.from_utc_datetime(&at)));
    }
    let id = parameters.split(';').find_map(|p| p.split_once('=').filter(|(name, _)| same(name, "TZID")));
    at(value).map(|at| When::Local(at, id.map(|(_, id)| id.trim_matches('"').to_owned())))
}

/// Reads a length: `PT1H30M`, `P1D`.
fn duration(value: &str) -> Option<TimeDelta> {
    let mut seconds = 0_i64;
    let mut digits = String::new();
    for c in value.trim().trim_start_matches('+').strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' => {
                digits.push(c);
                continue;
            }
            'T' => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(digits.parse::<i64>().ok()?.checked_mul(unit)?)?;
        digits.clear();
    }
    TimeDelta::try_seconds(seconds)
}
