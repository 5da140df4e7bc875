//! Owns the shape of a session: the plan somebody wrote and the record of what happened.
//! It holds data only; what may change it is in `apply`.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use super::{Activity, Ahead, Carried, Met, Note, Past, Person, PollRun, Settled, Thumbs};

/// A point in time with the offset it was written down with.
pub type Moment = DateTime<FixedOffset>;

/// A whole session: what was planned and what happened, and what is remembered of earlier ones.
///
/// Cloning is cheap enough to do for every save: the plan and the long lists are shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// What somebody wrote.
    pub plan: Arc<Plan>,
    /// What happened.
    pub record: Record,
    /// What the files of other sessions of the series tell. It is no part of this session's file.
    pub past: Arc<Past>,
}

impl Session {
    /// A session with this plan, in which nothing has happened yet.
    pub fn new(plan: Plan) -> Self {
        Self { plan: Arc::new(plan), record: Record::default(), past: Arc::default() }
    }
}

/// The plan: the half of the session that a facilitator writes.
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
    /// The offset of the local times; this machine's own where absent.
    pub timezone: Option<FixedOffset>,
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
    /// What everybody is to do until the next session.
    pub homework: Vec<String>,
    /// The roster.
    pub people: Vec<Person>,
    /// What earlier sessions have left over.
    pub carried: Vec<Carried>,
    /// Who met whom in earlier sessions.
    pub met: Vec<Met>,
    /// The activities, in order.
    pub agenda: Vec<Activity>,
}

/// For how many people a plan is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suits {
    /// At least so many.
    pub from: u32,
    /// At most so many; any number where absent.
    pub to: Option<u32>,
}

impl Suits {
    /// Whether it is meant for so many.
    pub fn holds(self, heads: usize) -> bool {
        heads >= self.from as usize && self.to.is_none_or(|to| heads <= to as usize)
    }
}

impl fmt::Display for Suits {
    /// `8–24`, `12 or more`, or `6` alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) if to == self.from => write!(f, "{to}"),
            Some(to) => write!(f, "{}–{to}", self.from),
            None => write!(f, "{} or more", self.from),
        }
    }
}

/// A labelled address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What to call it.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// The record: the half of the session that the program writes while the room works.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// When the session was started.
    pub started: Option<Moment>,
    /// When it was ended.
    pub ended: Option<Moment>,
    /// Whoever met in earlier sessions of the series counts as not having met.
    pub forgets: bool,
    /// People who are not to meet, as it was wished while the session ran: each list pairwise.
    pub apart: Vec<Vec<String>>,
    /// People who are to stay together, as it was wished while the session ran.
    pub together: Vec<Vec<String>>,
    /// Who came, and when.
    pub attendance: Vec<Attendance>,
    /// One stretch of one activity or phase after another.
    pub timing: Vec<Stretch>,
    /// Every round of groups that was formed.
    pub breakouts: Vec<Round>,
    /// Groups of activities to come, as they were planned when the last ones were formed.
    pub ahead: Vec<Ahead>,
    /// Everything captured.
    pub notes: Vec<Arc<Note>>,
    /// Every run of a poll.
    pub polls: Vec<Arc<PollRun>>,
    /// What was carried over and is done now.
    pub settled: Vec<Settled>,
    /// One readable line for each step: `15:01:12 started`.
    pub journal: Vec<Arc<str>>,
}

/// One stay of one person: came, and perhaps left.
///
/// Without `arrived` the person was expected and did not come. Somebody who leaves and comes back has two entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attendance {
    /// Who.
    pub name: String,
    /// When they came; `None` for somebody who did not.
    pub arrived: Option<Moment>,
    /// When they left.
    pub left: Option<Moment>,
    /// What is known of somebody who is not on the roster: department, role, …
    pub attributes: Vec<(String, String)>,
}

/// One stretch of one activity or phase. The time of a step is the sum of its stretches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The activity's id.
    pub activity: String,
    /// The phase's title, where the activity has phases.
    pub phase: Option<String>,
    /// Whose turn it was, where the phase gives turns: a group's or a person's name.
    pub turn: Option<String>,
    /// When it began.
    pub started: Moment,
    /// When it ended; `None` while it runs.
    pub ended: Option<Moment>,
    /// The time the plan gives it; nothing for a second stretch of the same step.
    pub planned: TimeDelta,
    /// Time given (or, negative, taken) live.
    pub added: TimeDelta,
    /// Time on hold, not counting a hold that goes on.
    pub paused: TimeDelta,
    /// Since when it is on hold, if it is.
    pub held: Option<Moment>,
    /// What the room's thumbs said when its time was up, in order.
    pub thumbs: Vec<Thumbs>,
}

/// One round of breakout groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The activity's id.
    pub activity: String,
    /// When it was formed.
    pub formed: Moment,
    /// Where its shuffle began; below 2^63, as the file format holds no more.
    pub seed: u64,
    /// Pairs of people in it who had met before, at its last change; those who were to stay together and those who had
    /// left are not counted.
    pub repeats: u32,
    /// The phase that it was formed for, where the phases say with whom everybody works.
    pub phase: Option<String>,
    /// What became of the round before it.
    pub origin: Origin,
    /// The groups.
    pub groups: Vec<Group>,
}

/// How a round came about, which tells whether the round before it in the same activity was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// It was formed anew and takes the place of the round before it.
    #[default]
    Formed,
    /// The hosts of the round before it stayed, and everybody else went on.
    HostsStayed,
    /// The groups of the round before it were merged two by two.
    Merged,
}

impl Origin {
    /// Every origin that the session file has a word for, with the word.
    pub const WORDS: [(Self, &'static str); 2] = [(Self::HostsStayed, "hosts-stayed"), (Self::Merged, "merged")];
}

/// One breakout group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Who is in it, by name.
    pub members: Vec<String>,
    /// Who stays and tells what was found.
    pub host: Option<String>,
}
