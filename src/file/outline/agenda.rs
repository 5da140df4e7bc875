//! Reads an agenda that somebody wrote elsewhere: lines with times or minutes, lists, mails, Markdown, tables with commas
//! or tabs, calendar files, and lines of the grammar. It tells of each line what it became, and writes nothing.

mod assemble;
mod audience;
mod calendar;
mod clock;
mod columns;
mod decode;
mod elapsed;
mod entry;
mod headings;
mod lines;
mod marks;
mod rounds;
mod schedule;
mod table;
mod titles;
mod typed;
mod words;

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::file::{activity, plan};
use crate::workshop::{Activity, Plan};
use entry::Reading;
pub use entry::{Agenda, AgendaLine, LineMeaning};

/// Reads an agenda from the bytes of a file or of what was pasted; `day` chooses a day of a calendar. One sentence says
/// why a text is none at all.
pub fn read_agenda(bytes: &[u8], day: Option<NaiveDate>) -> Result<Agenda, String> {
    let text = decode::text(bytes)?;
    if text.lines().any(|line| line.trim() == "[[agenda]]") {
        return Err("it is a session file, not an agenda".to_owned());
    }
    let mut reading = Reading::default();
    if calendar::is_calendar(&text) {
        if let Some(words) = calendar::read(&mut reading, &text, day) {
            return Ok(invited(reading, &words));
        }
    } else {
        if let Some((from, rows)) = table::separated(&text) {
            let raw: Vec<&str> = text.lines().collect();
            reading = lines::above(&raw[..from]);
            table::read(&mut reading, from, &rows, &raw[from..]);
        } else {
            reading = lines::read(&text);
        }
        schedule::afternoons(&mut reading.items);
    }
    assemble::activities(&mut reading);
    Ok(reading.agenda)
}

/// Reads the agenda in the words of an invitation; where there is none, the invitation is the only activity.
fn invited(mut entry: Reading, words: &str) -> Agenda {
    let mut inner = lines::read(words);
    schedule::afternoons(&mut inner.items);
    inner.agenda.end = inner.agenda.end.or(entry.agenda.end);
    assemble::activities(&mut inner);
    if inner.agenda.activities.len() < 2 {
        assemble::activities(&mut entry);
        return entry.agenda;
    }
    let (outer, inner) = (entry.agenda, inner.agenda);
    let mut lines = outer.lines;
    lines.extend(inner.lines);
    Agenda {
        title: outer.title,
        date: outer.date,
        start: outer.start.or(inner.start),
        end: outer.end.or(inner.end),
        timezone: outer.timezone,
        activities: inner.activities,
        lines,
        remarks: outer.remarks,
        days: Vec::new(),
    }
}

impl Agenda {
    /// Returns the text of a session file with this agenda, called so where the agenda has no title of its own.
    pub fn session_text(&self, otherwise: &str) -> String {
        let head = Plan {
            title: self.title.clone().unwrap_or_else(|| otherwise.to_owned()),
            date: self.date,
            start: self.start,
            end: self.end,
            timezone: self.timezone.clone(),
            ..Plan::default()
        };
        let mut out = String::from("format = 1\n");
        for (key, value) in plan::SESSION.fields(&head, "\n") {
            let _ = writeln!(out, "{key} = {value}");
        }
        let kept = |a: &Activity| {
            let keeps = |b: &Activity| b.groups.as_ref().is_some_and(|g| g.keep.as_ref() == Some(&a.id));
            self.activities.iter().any(keeps)
        };
        for a in &self.activities {
            out.push('\n');
            out.push_str(&activity::text(a, kept(a).then_some(a.id.as_str()), "\n"));
        }
        out
    }

    /// Says why there is no activity.
    pub fn why_empty(&self) -> String {
        if let Some(choose) = self.remarks.last().filter(|_| !self.days.is_empty()) {
            return choose.clone();
        }
        "no line of it was understood as an activity: write one a line, such as Welcome, 5, talk".to_owned()
    }
}
