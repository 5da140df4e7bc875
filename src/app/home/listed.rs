//! Owns what the home screen says of one session file: when the session is, how it stands, and where the file lies. The
//! moment arrives as an argument.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

use crate::workshop::time::wording::{day_words, time};
use crate::workshop::{Moment, Session, SessionState, count_of, digits, duration_in_words};

/// A session file that the home screen lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The file.
    pub path: PathBuf,
    /// The file as it is shown, `~` for the home folder.
    pub place: String,
    /// The title of the session, or what the file is called where it cannot be read.
    pub title: String,
    /// What is known of the session.
    pub summary: Summary,
    /// Why the file cannot be used now.
    pub trouble: Option<ListedTrouble>,
}

/// Why a listed file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListedTrouble {
    /// It is not there.
    Missing,
    /// Something in this line is wrong; without a line, the file as a whole.
    Unreadable(Option<usize>),
}

/// How far a session is, as the sections of the home screen tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// It runs, or is paused.
    Live,
    /// It has not begun.
    Planned,
    /// It is over.
    Ended,
}

/// What is known of a session without opening it.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// How far it is.
    pub section: Section,
    /// The day it is planned for, began or ended.
    pub day: Option<NaiveDate>,
    /// When it begins, began or ended, where a time is known.
    pub at: Option<Moment>,
    /// How much is in it; unknown while only its first lines were read.
    pub content: Option<Content>,
    /// The whole session while it runs: its clock says how much time is left.
    pub live: Option<Arc<Session>>,
}

/// How much is in a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Content {
    /// How long the plan is.
    pub minutes: u32,
    /// How many people are on the roster.
    pub people: usize,
    /// How many activities it has.
    pub activities: usize,
    /// How many actions are open.
    pub open_actions: usize,
}

/// A part of what is said of the state, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatePart {
    /// Plain words.
    Words(String),
    /// The time that is left.
    Left(String),
    /// The time that is over.
    Over(String),
    /// Actions that are open.
    Open(String),
    /// Why the file cannot be used.
    Bad(String),
}

impl StatePart {
    /// Returns the words.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Left(text) | Self::Over(text) | Self::Open(text) | Self::Bad(text) => text,
        }
    }
}

impl Default for Summary {
    fn default() -> Self {
        Self { section: Section::Planned, day: None, at: None, content: None, live: None }
    }
}

impl Summary {
    /// Returns what the first lines of a file say.
    pub fn of_head(session: &Session) -> Self {
        let (plan, record) = (&session.plan, &session.record);
        let own = |moment: Moment| session.zone(moment).at(&moment);
        match (record.started.map(own), record.ended.map(own)) {
            (_, Some(ended)) => Self::at(Section::Ended, ended),
            (Some(started), None) => Self::at(Section::Live, started),
            (None, None) => {
                let at = plan.date.zip(plan.start).map(|(day, start)| session.laid_on(day.and_time(start)));
                Self { day: plan.date, at, ..Self::default() }
            }
        }
    }

    /// Returns what a whole session says.
    pub fn of(session: Session) -> Self {
        let section = match session.state() {
            SessionState::Live | SessionState::Paused => Section::Live,
            SessionState::Planned => Section::Planned,
            SessionState::Done => Section::Ended,
        };
        let planned: TimeDelta = (0..session.plan.agenda.len()).map(|i| session.planned_activity(i)).sum();
        let content = Content {
            minutes: u32::try_from(planned.num_minutes()).unwrap_or(0),
            people: session.plan.people.len(),
            activities: session.plan.agenda.len(),
            open_actions: session.action_items().iter().filter(|a| !a.done).count(),
        };
        let head = Self::of_head(&session);
        let live = (section == Section::Live).then(|| Arc::new(session));
        Self { section, content: Some(content), live, ..head }
    }

    fn at(section: Section, at: Moment) -> Self {
        Self { section, day: Some(at.date_naive()), at: Some(at), ..Self::default() }
    }

    /// Returns it as one line of text, to be remembered.
    pub fn written(&self) -> String {
        let section = match self.section {
            Section::Live => "live",
            Section::Planned => "planned",
            Section::Ended => "ended",
        };
        let day = self.day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let at = self.at.map_or_else(|| "-".to_owned(), |at| at.to_rfc3339());
        let content = self
            .content
            .map_or_else(String::new, |c| format!(" {} {} {} {}", c.minutes, c.people, c.activities, c.open_actions));
        format!("{section} {day} {at}{content}")
    }

    /// Reads such a line; nothing where it is none.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let section = match words.next()? {
            "live" => Section::Live,
            "planned" => Section::Planned,
            "ended" => Section::Ended,
            _ => return None,
        };
        let (day, at) = (words.next()?.parse().ok(), Moment::parse_from_rfc3339(words.next()?).ok());
        let numbers: Vec<usize> = words.map_while(|word| word.parse().ok()).collect();
        let content = match numbers[..] {
            [minutes, people, activities, open_actions] => {
                Some(Content { minutes: u32::try_from(minutes).ok()?, people, activities, open_actions })
            }
            _ => None,
        };
        Some(Self { section, day, at, content, live: None })
    }
}

impl Listed {
    /// Returns when the session is: `since 14:01`, `today 15:00`, `Thu 26 Nov 10:00`, `Tue 17 Nov`.
    pub fn when(&self, now: Moment) -> String {
        let today = now.date_naive();
        let Summary { section, day, at, .. } = &self.summary;
        let Some(day) = *day else { return if self.trouble.is_some() { "" } else { "no date" }.to_owned() };
        let words = if day == today { "today".to_owned() } else { day_words(day, today) };
        match (section, at) {
            (Section::Live, Some(at)) if day == today => format!("since {}", time(*at)),
            (Section::Live, _) => format!("since {words}"),
            (Section::Planned, Some(at)) if words.len() < 12 => format!("{words} {}", time(*at)),
            _ => words,
        }
    }

    /// Returns how the session stands: `3 of 5 · 4:10 left`, `in 8 min · 16 people`, `2 actions open`.
    pub fn state(&self, now: Moment) -> Vec<StatePart> {
        if let Some(ListedTrouble::Unreadable(line)) = self.trouble {
            let line = line.map_or_else(String::new, |line| format!(": line {line}"));
            return vec![StatePart::Bad(format!("cannot be read{line}"))];
        }
        let summary = &self.summary;
        let words = |text: String| vec![StatePart::Words(text)];
        if let Some(session) = summary.live.as_deref() {
            return running(session, now);
        }
        let Some(content) = summary.content else { return Vec::new() };
        match summary.section {
            Section::Live => Vec::new(),
            Section::Planned => words(planned(summary, content, now)),
            Section::Ended if content.open_actions > 0 => {
                vec![StatePart::Open(format!("{} open", count_of(content.open_actions, "action")))]
            }
            Section::Ended => words("all done".to_owned()),
        }
    }

    /// Returns whether what is said of it changes with every second.
    pub fn ticks(&self) -> bool {
        self.summary.live.as_ref().is_some_and(|session| session.state() == SessionState::Live)
    }
}

/// Returns how a session that has begun stands.
fn running(session: &Session, now: Moment) -> Vec<StatePart> {
    let status = session.clock_status(now);
    let Some(step) = status.step else { return vec![StatePart::Words("live".to_owned())] };
    let place = format!("{} of {}", step.activity + 1, session.plan.agenda.len());
    if status.state == SessionState::Paused {
        return vec![StatePart::Words(format!("{place} · paused"))];
    }
    let left = digits(status.remaining());
    let left = match left.strip_prefix('+') {
        Some(over) => StatePart::Over(format!("over by {over}")),
        None => StatePart::Left(format!("{left} left")),
    };
    vec![StatePart::Words(format!("{place} · ")), left]
}

/// Returns how long a session is still to come, or how long it is, and how many people there are.
fn planned(summary: &Summary, content: Content, now: Moment) -> String {
    let people = match content.people {
        0 => "nobody yet".to_owned(),
        people => count_of(people, "person"),
    };
    let length = if content.activities == 0 {
        "no activities".to_owned()
    } else {
        duration_in_words(TimeDelta::minutes(content.minutes.into()))
    };
    // By the clock on the wall: at 14:52 and some seconds, 15:00 is in 8 minutes.
    let minutes = |at: Moment| at.timestamp().div_euclid(60) - now.timestamp().div_euclid(60);
    let soon = summary.at.filter(|at| at.with_timezone(&now.timezone()).date_naive() == now.date_naive());
    let when = match soon.map(minutes) {
        Some(0) => "now".to_owned(),
        Some(to_come) if to_come > 0 => format!("in {}", duration_in_words(TimeDelta::minutes(to_come))),
        Some(ago) => format!("{} ago", duration_in_words(TimeDelta::minutes(ago))),
        None => length,
    };
    format!("{when} · {people}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_read_again() {
        let at = Moment::parse_from_rfc3339("2026-11-24T15:00:00-05:00").expect("a moment");
        let content = Content { minutes: 52, people: 16, activities: 5, open_actions: 2 };
        for section in [Section::Live, Section::Planned, Section::Ended] {
            for (day, at) in [(None, None), (Some(at.date_naive()), Some(at)), (Some(at.date_naive()), None)] {
                for content in [None, Some(content)] {
                    let summary = Summary { section, day, at, content, live: None };
                    assert_eq!(Summary::read(&summary.written()), Some(summary));
                }
            }
        }
        for damaged in ["", "live", "soon - -", "ended 2026-11-17", "ended - - 1 2 3 99999999999999999999999"] {
            assert!(Summary::read(damaged).is_none_or(|s| s.content.is_none()), "{damaged}");
        }
    }
}
