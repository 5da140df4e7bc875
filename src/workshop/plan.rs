//! The plan: the half of a session that a facilitator writes. Its types know nothing of what happened.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::text::visible;
use super::time::zone::Zone;
use super::{Activity, CarriedItem, Met, Moment, Person};
use room_rules::RoomRules;

pub(super) mod activity;
pub(super) mod carried_item;
pub(crate) mod continued;
pub(super) mod details;
pub(super) mod edit;
pub(super) mod grouping;
pub mod lint;
pub(super) mod phase;
pub(super) mod places;
pub(super) mod public_attributes;
pub(super) mod room_rules;
pub(super) mod script;

/// What a facilitator wrote.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// What the session is called.
    pub title: String,
    /// Sessions of one series follow one another.
    pub series: Option<String>,
    /// The day it is planned for.
    pub date: Option<NaiveDate>,
    /// The planned start, local time.
    pub start: Option<NaiveTime>,
    /// The hard end, local time.
    pub end: Option<NaiveTime>,
    /// The zone of the local times; this machine's own where absent.
    pub timezone: Option<Zone>,
    /// Who leads.
    pub facilitators: Vec<String>,
    /// Why people come.
    pub purpose: Option<String>,
    /// What everybody keeps to.
    pub guidelines: Vec<String>,
    /// Words to find the session by.
    pub tags: Vec<String>,
    /// For how many people it is meant.
    pub suits: Option<Suits>,
    /// Where more is.
    pub links: Vec<Link>,
    /// What the session is known by, whatever it is called: no other session has the same.
    pub id: Option<String>,
    /// What calendars were told last.
    pub calendar: Option<CalendarEntry>,
    /// What everybody is to do until the next session.
    pub homework: Vec<String>,
    /// Attributes of people that everybody may see, besides those that groups are formed by.
    pub public: Vec<String>,
    /// People who take part but are in no group.
    pub no_group: Vec<String>,
    /// What holds for a room that phones take part in.
    pub room: RoomRules,
    /// The roster.
    pub people: Vec<Person>,
    /// What earlier sessions have left over.
    pub carried: Vec<CarriedItem>,
    /// Who met whom in earlier sessions.
    pub met: Vec<Met>,
    /// The activities, in order.
    pub agenda: Vec<Activity>,
}

/// What a calendar was told of a session: enough to tell the next time whether anything is new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarEntry {
    /// How many changes there were.
    pub sequence: u32,
    /// A fingerprint of the entry.
    pub content: String,
    /// When it was last changed.
    pub changed: Moment,
}

/// For how many people a plan is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suits {
    /// At least so many.
    pub from: u32,
    /// At most so many; any number where absent.
    pub to: Option<u32>,
}

impl Default for Suits {
    fn default() -> Self {
        Self { from: 1, to: None }
    }
}

impl Suits {
    /// Returns whether it is meant for so many.
    pub fn holds(self, heads: usize) -> bool {
        heads >= self.from as usize && self.to.is_none_or(|to| heads <= to as usize)
    }
}

impl fmt::Display for Suits {
    /// Returns `8–24`, `12 or more`, or `6` alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) if to == self.from => write!(f, "{to}"),
            Some(to) => write!(f, "{}–{to}", self.from),
            None => write!(f, "{} or more", self.from),
        }
    }
}

/// A labelled address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Link {
    /// What to call it.
    pub label: String,
    /// Where it leads, as somebody wrote it; only [`Link::opens`] says whether it may be followed.
    pub url: String,
}

impl Link {
    /// Returns whether this is an address that a page may lead to: of the web or of mail, and nothing hidden in it.
    pub fn opens(&self) -> bool {
        let scheme = self.url.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
        let plain = !self.url.contains(char::is_whitespace) && visible(&self.url) == self.url;
        plain && ["http", "https", "mailto"].contains(&scheme.as_str())
    }
}

impl Plan {
    /// Returns every step of the agenda in order.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for (activity, a) in self.agenda.iter().enumerate() {
            if a.phases.is_empty() {
                steps.push(Step { activity, phase: None });
            } else {
                steps.extend((0..a.phases.len()).map(|p| Step { activity, phase: Some(p) }));
            }
        }
        steps
    }

    /// Returns the place of the activity with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.agenda.iter().position(|a| a.id == id)
    }
}

/// One place in the agenda: an activity, or one phase of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The activity's place in the agenda.
    pub activity: usize,
    /// The phase's place in the activity, where it has phases.
    pub phase: Option<usize>,
}
