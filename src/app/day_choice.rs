//! Owns the days of a calendar among which one is chosen: a few at a time, each with its digit. It reads no calendar.

use std::sync::Arc;

use chrono::NaiveDate;
use terminal::Key;

use super::rows::stepped;
use crate::file::outline::Agenda;
use crate::workshop::count_of;

/// The most days that are offered at a time: each has a digit.
const MOST: usize = 9;

/// The days of a calendar, none of which is chosen yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayChoice {
    /// Every day, with its number of entries.
    days: Vec<(NaiveDate, usize)>,
    /// The first one that is offered.
    first: usize,
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
        let mut choice = Self { days: agenda.days.clone(), first: 0, source: source.into() };
        let to_come = choice.days.iter().position(|(day, _)| *day >= today);
        choice.scroll(to_come.unwrap_or(choice.days.len()) as i32);
        Some(choice)
    }

    /// Returns the calendar.
    pub(super) fn source(&self) -> &[u8] {
        &self.source
    }

    /// Returns the first day that is offered, as an example.
    pub fn example(&self) -> NaiveDate {
        self.days[self.first].0
    }

    /// Returns what is said of the days, a row each: those that are offered, and how many there are before and behind.
    pub fn rows(&self) -> Vec<String> {
        let offered = &self.days[self.first..self.days.len().min(self.first + MOST)];
        let behind = self.days.len() - self.first - offered.len();
        let more = |days: usize, which: &str, key| (days > 0).then(|| format!("{days} {which} · {key}"));
        let words = |(i, (day, entries)): (usize, &(NaiveDate, usize))| {
            format!("press {} for {} · {}", i + 1, day.format("%a %-d %b %Y"), count_of(*entries, "entry"))
        };
        let rows = offered.iter().enumerate().map(words);
        more(self.first, "before", "↑").into_iter().chain(rows).chain(more(behind, "later", "↓")).collect()
    }

    /// Takes a key: one that scrolls, or a digit, for which it returns the day.
    pub(super) fn press(&mut self, key: Key) -> Option<NaiveDate> {
        let page = MOST as i32;
        match key {
            Key::Char(c @ '1'..='9') => {
                let at = self.first + (c as usize - '1' as usize);
                return self.days.get(at).map(|(day, _)| *day);
            }
            Key::Down | Key::Char('j') => self.scroll(1),
            Key::Up | Key::Char('k') => self.scroll(-1),
            Key::PageDown | Key::Char(' ') => self.scroll(page),
            Key::PageUp => self.scroll(-page),
            Key::Home => self.scroll(i32::MIN),
            Key::End => self.scroll(i32::MAX),
            _ => {}
        }
        None
    }

    fn scroll(&mut self, by: i32) {
        self.first = stepped(self.first, by, self.days.len().saturating_sub(MOST) + 1);
    }
}
