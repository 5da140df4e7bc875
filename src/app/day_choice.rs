//! Owns the days of a calendar among which one is chosen: a few at a time, each with its digit. It reads no calendar.

use std::sync::Arc;

use chrono::NaiveDate;
use terminal::Key;

use super::list_keys::{step_of, stepped};
use crate::file::outline::{Agenda, AgendaDay, DayPick};
use crate::workshop::count_of;
use crate::workshop::text::visible;
use crate::workshop::text::wording::capitalised;

/// The most days that are offered at a time: each has a digit.
const MOST: usize = 9;

/// What is asked while a day has to be chosen.
pub(super) const WHICH_DAY: &str = "Which day?";
/// What is said where none was.
pub(super) const PRESS_A_DIGIT: &str = "Press the digit of a day.";

/// The days of a calendar, none of which is chosen yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayChoice {
    /// Every day.
    days: Vec<AgendaDay>,
    /// The first one that is offered.
    first: usize,
    /// The day that was asked for, on which nothing is.
    empty: Option<NaiveDate>,
    /// Which days there are, and the option that chooses one on the command line.
    sentence: String,
    /// The calendar, which is read again for the day that is chosen.
    source: Arc<[u8]>,
}

impl DayChoice {
    /// Returns the days of a calendar on none of which an activity was read; nothing where there is no day to choose.
    /// Those from `today` on are offered first.
    pub(super) fn of(agenda: &Agenda, source: &[u8], today: NaiveDate) -> Option<Self> {
        if agenda.days.is_empty() || !agenda.activities.is_empty() {
            return None;
        }
        let (days, empty, sentence) = (agenda.days.clone(), agenda.date, agenda.why_empty());
        let mut choice = Self { days, first: 0, empty, sentence, source: source.into() };
        let to_come = choice.days.iter().position(|day| day.date.is_none_or(|date| date >= today));
        choice.scroll(to_come.unwrap_or(choice.days.len()) as i32);
        Some(choice)
    }

    /// Returns the calendar.
    pub(super) fn source(&self) -> &[u8] {
        &self.source
    }

    /// Says which days there are, and how one is chosen on the command line.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// Returns what is said of the days, a row each: how many there are, those that are offered, and how many are before
    /// and behind these.
    pub fn rows(&self) -> Vec<String> {
        let offered = &self.days[self.first..self.days.len().min(self.first + MOST)];
        let behind = self.days.len() - self.first - offered.len();
        let more = |days: usize, which: &str, key| (days > 0).then(|| format!("{days} {which} · {key}"));
        let all = format!("entries on {}", count_of(self.days.len(), "day"));
        let head = match self.empty {
            Some(day) => format!("Nothing is on {day}; {all}"),
            None => capitalised(&all),
        };
        let words = |(i, day): (usize, &AgendaDay)| {
            let named = match day.date {
                Some(date) => date.format("%a %-d %b %Y").to_string(),
                None => visible(&day.label).into_owned(),
            };
            format!("press {} for {named} · {}", i + 1, count_of(day.entries, "entry"))
        };
        let rows = offered.iter().enumerate().map(words);
        let (before, behind) = (more(self.first, "earlier", "↑"), more(behind, "later", "↓"));
        std::iter::once(head).chain(before).chain(rows).chain(behind).collect()
    }

    /// Takes a key: one that scrolls, or a digit, for which it returns the day.
    pub(super) fn press(&mut self, key: Key) -> Option<DayPick> {
        if let Key::Char(c @ '1'..='9') = key {
            let at = self.first + (c as usize - '1' as usize);
            return (at < self.days.len()).then_some(DayPick::Nth(at));
        }
        self.scroll(step_of(key).unwrap_or(0));
        None
    }

    fn scroll(&mut self, by: i32) {
        self.first = stepped(self.first, by, self.days.len().saturating_sub(MOST) + 1);
    }
}
