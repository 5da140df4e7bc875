//! Owns what a plan says of the session as a whole and a facilitator changes on the screen: title, times, purpose,
//! guidelines, and who may see what. Activities and people are elsewhere.

use chrono::{NaiveDate, NaiveTime};

use crate::workshop::{Plan, Zone};

/// The title of a session that nobody has named yet; a file cannot be without one.
pub const UNTITLED: &str = "Untitled session";

/// What a plan says of the session as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Details {
    /// What the session is called.
    pub title: String,
    /// The day it is planned for.
    pub date: Option<NaiveDate>,
    /// The planned start, local time.
    pub start: Option<NaiveTime>,
    /// The hard end, local time.
    pub end: Option<NaiveTime>,
    /// The zone of the local times.
    pub timezone: Option<Zone>,
    /// Why people come.
    pub purpose: Option<String>,
    /// What everybody keeps to.
    pub guidelines: Vec<String>,
    /// Who leads.
    pub facilitators: Vec<String>,
    /// Attributes of people that everybody may see.
    pub public: Vec<String>,
    /// What everybody is to do until the next session.
    pub homework: Vec<String>,
}

impl Details {
    /// Lists what differs from others, in words: `title`, `start`.
    pub fn changes(&self, from: &Self) -> Vec<&'static str> {
        let changed = [
            ("title", self.title != from.title),
            ("day", self.date != from.date),
            ("start", self.start != from.start),
            ("end", self.end != from.end),
            ("time zone", self.timezone != from.timezone),
            ("purpose", self.purpose != from.purpose),
            ("guidelines", self.guidelines != from.guidelines),
            ("facilitators", self.facilitators != from.facilitators),
            ("public attributes", self.public != from.public),
            ("homework", self.homework != from.homework),
        ];
        changed.into_iter().filter(|(_, differs)| *differs).map(|(word, _)| word).collect()
    }
}

impl Plan {
    /// Returns what it says of the session as a whole.
    pub fn details(&self) -> Details {
        Details {
            title: self.title.clone(),
            date: self.date,
            start: self.start,
            end: self.end,
            timezone: self.timezone.clone(),
            purpose: self.purpose.clone(),
            guidelines: self.guidelines.clone(),
            facilitators: self.facilitators.clone(),
            public: self.public.clone(),
            homework: self.homework.clone(),
        }
    }

    /// Lets it say this of the session as a whole.
    pub(in crate::workshop) fn set_details(&mut self, details: Details) {
        let Details { title, date, start, end, timezone, purpose, guidelines, facilitators, public, homework } =
            details;
        (self.title, self.date, self.start, self.end, self.timezone) = (title, date, start, end, timezone);
        (self.purpose, self.guidelines, self.facilitators) = (purpose, guidelines, facilitators);
        (self.public, self.homework) = (public, homework);
    }

    /// Returns whether nobody has given the session a title yet.
    pub fn is_untitled(&self) -> bool {
        self.title.trim().is_empty() || self.title == UNTITLED
    }
}
