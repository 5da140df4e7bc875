//! Works out how long each line of an agenda takes from the times around it, and tells where times and lengths
//! contradict each other.

use chrono::{NaiveTime, TimeDelta, Timelike as _};

use super::super::draft::USUAL_MINUTES;
use super::clock::{LONGEST, Written};
use super::entry::{Agenda, Item};
use crate::workshop::text::visible;

/// What was worked out for each line.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    pub minutes: u32,
    /// Its start does not move: there is time before it for which nothing is planned.
    pub pinned: bool,
    /// It begins together with the line above it.
    pub parallel: bool,
}

/// Works out the slots of lines, of which these are the minutes that they say by themselves; takes the start of the
/// session from them.
pub(super) fn slots(items: &mut [Item], said: &[Option<u32>], agenda: &mut Agenda) -> Vec<Slot> {
    let mut slots = vec![Slot::default(); items.len()];
    let timed: Vec<usize> = timed(items, &mut slots);
    let elapsed = timed.first().is_some_and(|i| items[*i].start == Some(NaiveTime::MIN));
    for (i, slot) in slots.iter_mut().enumerate() {
        slot.minutes = own(&mut items[i], said[i]).unwrap_or(0);
    }
    for (n, &i) in timed.iter().enumerate() {
        let next = timed.get(n + 1).copied();
        let until = next.unwrap_or(items.len());
        let span = next
            .map(|j| between(items[i].start, items[j].start))
            .or_else(|| last(&items[i], agenda.end, i + 1 == until));
        spread(items, &mut slots, i..until, span);
        if next.is_none() && i + 1 == until && agenda.end.is_some() {
            let (said, left) = (slots[i].minutes, between(items[i].start, agenda.end));
            if said > left && left > 0 {
                items[i].note(format!("it says {said} min, but the session ends after {left} min"));
            }
        }
        let Some((j, span)) = next.zip(span) else { continue };
        let taken: u32 = slots[i..j].iter().filter(|s| !s.parallel).map(|s| s.minutes).sum();
        if taken < span {
            slots[j].pinned = !elapsed;
            let free = span - taken;
            items[j].note(format!("{free} min before it are free"));
        }
    }
    for (item, slot) in items.iter_mut().zip(&mut slots) {
        if slot.minutes == 0 && !slot.parallel {
            slot.minutes = USUAL_MINUTES;
            if item.foreign && !item.text.is_empty() {
                item.note(format!("no length is given: {USUAL_MINUTES} min"));
            }
        }
    }
    if let Some(&first) = timed.first().filter(|_| !elapsed) {
        let before: u32 = slots[..first].iter().map(|s| s.minutes).sum();
        let begins = items[first].start.map(|at| at.overflowing_sub_signed(TimeDelta::minutes(before.into())).0);
        match (agenda.start, begins) {
            (None, begins) => agenda.start = begins,
            (Some(start), Some(begins)) if start != begins => slots[first].pinned = true,
            _ => {}
        }
    }
    slots
}

/// Reads times without `pm` that go on after noon, as in 11:00, 12:00, 1:00; leaves out a time before the one above, and
/// an end before its start.
pub(super) fn afternoons(items: &mut [Item]) {
    let mut last: Option<NaiveTime> = None;
    for item in items {
        let Some(start) = item.start else { continue };
        let end = item.end.map(|at| Written { at, exact: item.exact[1] });
        // A start before 6:00 is hardly meant in the morning.
        let most = if start.hour() < 6 { 9 } else { 6 };
        let written = Written { at: start, exact: item.exact[0] };
        let Some(begins) = last.map_or(Some(start), |last| written.after(last, most)) else {
            item.note(format!("{} is before the line above: left out", hm(start)));
            let minutes = item.end.map(|_| between(item.start, item.end)).filter(|_| item.end > item.start);
            item.minutes = item.minutes.or(minutes);
            (item.start, item.end) = (None, None);
            continue;
        };
        if begins != start {
            item.note(format!("{} is read as {}", start.format("%-H:%M"), hm(begins)));
        }
        (item.start, last) = (Some(begins), Some(begins));
        if let Some(end) = end {
            item.end = end.after(begins, LONGEST);
            if item.end.is_none() {
                item.note(format!("{}–{} ends before it begins: the end is left out", hm(begins), hm(end.at)));
            }
        }
    }
}

/// Lists the lines with a time; marks those that begin together with the one above.
fn timed(items: &[Item], slots: &mut [Slot]) -> Vec<usize> {
    let mut timed: Vec<usize> = Vec::new();
    for (i, item) in items.iter().enumerate().filter(|(_, item)| item.start.is_some()) {
        match timed.last() {
            Some(&before)
                if items[before].start == item.start
                    && before + 1 == i - slots[before..i].iter().filter(|s| s.parallel).count() =>
            {
                slots[i].parallel = true;
            }
            _ => timed.push(i),
        }
    }
    timed
}

/// Returns the minutes from one time to another, which may be on the next day.
fn between(from: Option<NaiveTime>, to: Option<NaiveTime>) -> u32 {
    let (Some(from), Some(to)) = (from, to) else { return 0 };
    (to - from).num_minutes().rem_euclid(24 * 60) as u32
}

/// Returns the minutes that a line says by itself: from its start to its end, or in words.
fn own(item: &mut Item, said: Option<u32>) -> Option<u32> {
    let said = item.minutes.or(said);
    let Some((start, end)) = item.start.zip(item.end) else { return said };
    let range = between(item.start, item.end);
    if range == 0 {
        return said;
    }
    if let Some(said) = said.filter(|said| *said != range) {
        let times = format!("{}–{}", hm(start), hm(end));
        item.note(format!("{times} is {range} min, but it says {said} min: {range} min is used"));
    }
    Some(range)
}

fn hm(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

/// Returns the minutes of the last line: until the session ends, where nothing else is known.
fn last(item: &Item, end: Option<NaiveTime>, alone: bool) -> Option<u32> {
    let span = between(item.start, end);
    (alone && item.end.is_none() && item.minutes.is_none() && end.is_some() && (1..=600).contains(&span))
        .then_some(span)
}

/// Spreads a span of time over the line that it begins with and those below it without a time.
fn spread(items: &mut [Item], slots: &mut [Slot], lines: std::ops::Range<usize>, span: Option<u32>) {
    let lines: Vec<usize> = lines.filter(|i| !slots[*i].parallel).collect();
    let known: u32 = lines.iter().map(|i| slots[*i].minutes).sum();
    let open: Vec<usize> = lines.iter().copied().filter(|i| slots[*i].minutes == 0).collect();
    let Some(span) = span else { return };
    let next = lines
        .last()
        .and_then(|i| items.get(i + 1))
        .map(|item| visible(&item.text).into_owned())
        .filter(|t| !t.is_empty());
    let next = next.map_or_else(|| "the next line".to_owned(), |title| format!("“{title}”"));
    if open.is_empty() {
        if known > span {
            let first = lines[0];
            if lines.len() == 1 {
                slots[first].minutes = span;
                items[first]
                    .note(format!("it says {known} min, but {next} begins after {span} min: {span} min is used"));
            } else {
                items[first]
                    .note(format!("with the lines below it, it takes {known} min, but {next} begins after {span} min"));
            }
        }
        return;
    }
    let left = span.saturating_sub(known);
    let count = open.len() as u32;
    for (n, i) in open.iter().enumerate() {
        let more = u32::from((n as u32) < left % count);
        slots[*i].minutes = left / count + more;
    }
}
