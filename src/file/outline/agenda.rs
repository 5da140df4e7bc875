//! Reads an agenda that somebody wrote elsewhere: lines with times or minutes, lists, mails, Markdown, tables with commas
//! or tabs, calendar files, and lines of the grammar. It tells of each line what it became, and writes nothing.

mod about;
mod apart;
mod assemble;
mod audience;
mod calendar;
mod clock;
mod columns;
mod days;
mod decode;
mod elapsed;
mod entry;
mod headings;
mod levels;
mod lines;
mod marks;
mod rounds;
mod schedule;
mod table;
mod titled;
mod titles;
mod typed;
mod weekdays;
mod words;

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use crate::file::{activity, plan};
use crate::workshop::{Activity, Plan};
use days::Days;
use entry::Reading;
pub use entry::{Agenda, AgendaDay, AgendaLine, DayPick, LineMeaning};

/// Reads an agenda from the bytes of a file or of what was pasted; `day` chooses a day of one with several. One sentence
/// says why a text is none at all.
pub fn read_agenda(bytes: &[u8], day: Option<DayPick>) -> Result<Agenda, String> {
    let text = decode::text(bytes)?;
    if text.lines().any(|line| line.trim() == "[[agenda]]") {
        return Err("it is a session file, not an agenda".to_owned());
    }
    if calendar::is_calendar(&text) {
        let mut reading = Reading::default();
        if let Some(words) = calendar::read(&mut reading, &text, day) {
            return Ok(invited(reading, &words));
        }
        assemble::activities(&mut reading);
        return Ok(reading.agenda);
    }
    let days = days::days(&text);
    if days.found.len() > 1
        && let Some(agenda) = of_several_days(&text, days, day)
    {
        return Ok(agenda);
    }
    Ok(of_one_day(&text))
}

/// Reads the agenda of one day.
fn of_one_day(text: &str) -> Agenda {
    let mut reading;
    if let Some((from, rows)) = table::separated(text) {
        let raw: Vec<&str> = text.lines().collect();
        reading = lines::above(&raw[..from]);
        table::read(&mut reading, from, &rows, &raw[from..]);
    } else {
        reading = lines::read(text);
    }
    schedule::afternoons(&mut reading.items);
    assemble::activities(&mut reading);
    reading.agenda
}

/// The most days of one agenda among which one is chosen.
const MOST_DAYS: usize = 60;

/// Reads the day that is chosen of an agenda of several, or which there are; nothing where only one has activities.
fn of_several_days(text: &str, mut days: Days, pick: Option<DayPick>) -> Option<Agenda> {
    let lines: Vec<&str> = text.lines().collect();
    let kept = |days: &Days, chosen: Option<usize>| -> Vec<usize> {
        let is_here =
            |at: &usize| days.of_line[*at].is_none_or(|day| Some(day) == chosen) && !days.headings.contains(at);
        (0..lines.len()).filter(is_here).collect()
    };
    let only = |days: &Days, chosen: Option<usize>| {
        let mut text = String::new();
        for at in kept(days, chosen) {
            text.push_str(lines[at]);
            text.push('\n');
        }
        of_one_day(&text)
    };
    let read: Vec<Agenda> = (0..days.found.len().min(MOST_DAYS)).map(|n| only(&days, Some(n))).collect();
    let above = only(&days, None).activities.len();
    for (day, agenda) in days.found.iter_mut().zip(&read) {
        day.entries = agenda.activities.len().saturating_sub(above);
    }
    let held: Vec<usize> = (0..read.len()).filter(|n| days.found[*n].entries > 0).collect();
    if held.len() < 2 || above > 0 {
        return None;
    }
    let chosen = match pick {
        Some(DayPick::Nth(n)) => held.get(n).copied(),
        Some(DayPick::Date(date)) => held.iter().copied().find(|n| days.found[*n].date == Some(date)),
        None => None,
    };
    let mut agenda = chosen.map_or_else(|| only(&days, None), |n| read[n].clone());
    let kept = kept(&days, chosen);
    let mut read_lines = std::mem::take(&mut agenda.lines).into_iter();
    for (at, text) in lines.iter().enumerate() {
        let mut line = match kept.binary_search(&at) {
            Ok(_) => read_lines.next(),
            Err(_) => None,
        };
        if let Some(LineMeaning::Joined(with)) = line.as_mut().map(|line| &mut line.meaning) {
            *with = kept[*with];
        }
        let left_out = match chosen {
            _ if text.trim().is_empty() => LineMeaning::Blank,
            _ if (days.of_line[at] == chosen || chosen.is_none()) && days.headings.contains(&at) => {
                LineMeaning::LeftOut(LineMeaning::DAY_TITLE)
            }
            Some(_) => LineMeaning::LeftOut(LineMeaning::OTHER_DAY),
            None => LineMeaning::LeftOut(LineMeaning::NO_DAY),
        };
        let text = text.trim_end().to_owned();
        let other = || AgendaLine { number: at + 1, text, meaning: left_out, remark: None };
        agenda.lines.push(line.map_or_else(other, |line| AgendaLine { number: at + 1, ..line }));
    }
    let offered: Vec<AgendaDay> = held.iter().map(|n| days.found[*n].clone()).collect();
    if let Some(n) = chosen {
        agenda.date = days.found[n].date.or(agenda.date);
        agenda.title.get_or_insert_with(|| days.found[n].label.clone());
        return Some(agenda);
    }
    agenda.activities.clear();
    let mut remark = days::choose(&offered);
    if let Some(DayPick::Date(date)) = pick.filter(|_| offered.iter().any(|day| day.date.is_some())) {
        remark = format!("nothing is on {date}: {remark}");
        agenda.date = Some(date);
    }
    agenda.remarks.push(remark);
    agenda.days = offered;
    Some(agenda)
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
