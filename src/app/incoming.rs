//! Owns what was understood of a text from which a session is to be made: a session file as it is, or an agenda of one
//! activity a line. It writes nothing.

use chrono::{NaiveDate, NaiveTime};
use terminal::Key;

use super::day_choice::{DayChoice, WHICH_DAY};
use crate::file::outline::{AgendaLine, DayPick, LineMeaning, read_agenda};
use crate::file::{self, Preparation, Problem};
use crate::workshop::{Person, Session, UNTITLED, count_of, sort_by_key};

/// The most bytes of an agenda: one of a thousand activities is shorter.
const MOST_AGENDA: usize = 1024 * 1024;

/// A text that was read, before a session is made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// What the session is to be called.
    pub title: String,
    /// The day it is planned for.
    pub day: Option<NaiveDate>,
    /// The text of the session file.
    pub text: String,
    /// Whether the text was a session file already, which is kept as it is.
    pub is_session: bool,
    /// What was understood, line by line.
    pub lines: Vec<IncomingLine>,
    /// Whether the session has begun already.
    pub has_record: bool,
    /// The days among which one has to be chosen first.
    pub days: Option<DayChoice>,
    /// What the session is to be, whatever the text says.
    options: IncomingOptions,
    activities: usize,
    /// How many activities a session has no room for.
    too_many: usize,
    /// Lines are lost, or taken otherwise than they stand there.
    is_to_be_reviewed: bool,
}

/// What a session is to be, whatever the text says that it is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IncomingOptions {
    /// Its title.
    pub title: Option<String>,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Its planned start, local time.
    pub start: Option<NaiveTime>,
    /// Its people; where there are none, those of the text stay.
    pub people: Vec<Person>,
}

/// One line of what was understood, or of what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingLine {
    /// What it says.
    pub text: String,
    /// What became of it.
    pub fate: LineFate,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFate {
    /// It is in the session.
    Understood,
    /// It is no part of an agenda.
    LeftOut,
    /// It may be a part of the agenda, and is not understood.
    Unclear,
}

impl LineFate {
    /// Returns the sign before the line.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Understood => "✓",
            Self::LeftOut => "–",
            Self::Unclear => "!",
        }
    }
}

impl Incoming {
    /// Reads a session or an agenda, told apart by what is in it; `day` chooses a day of a calendar, and those from
    /// `today` on are offered first. The error is one sentence.
    pub fn read(bytes: &[u8], day: Option<DayPick>, today: NaiveDate) -> Result<Self, String> {
        if looks_like_session(bytes) { Self::session(bytes) } else { Self::agenda(bytes, day, today) }
    }

    /// Returns whether a session can be made of it.
    pub fn is_ready(&self) -> bool {
        self.is_session || self.activities > 0
    }

    /// Says how much was understood: `5 activities · 3 lines not understood`.
    pub fn summary(&self) -> String {
        let unclear = self.unclear() - self.too_many;
        let activities = count_of(self.activities, "activity");
        if self.days.is_some() {
            return WHICH_DAY.to_owned();
        }
        if unclear == 0 { activities } else { format!("{activities} · {} not understood", count_of(unclear, "line")) }
    }

    /// Says how many lines have to be looked at, as they are left out; nothing where none are.
    pub fn left_out(&self) -> Option<String> {
        let lines = count_of(self.unclear(), "line");
        match (self.unclear(), self.too_many) {
            (0, _) => None,
            (_, 0) => Some(format!("{lines} left out: see !")),
            (_, more) => Some(format!("{lines} left out: see ! · no room for {more}: at most 1000 activities")),
        }
    }

    fn unclear(&self) -> usize {
        self.lines.iter().filter(|line| line.fate == LineFate::Unclear).count()
    }

    /// Gives the session another title, day, start or people, also where a day of a calendar is yet to be chosen: that
    /// day is then the session's.
    pub fn prepare(&mut self, options: IncomingOptions) -> Result<(), Vec<Problem>> {
        let preparation = Preparation {
            title: options.title.as_deref(),
            date: options.date.filter(|_| self.days.is_none()),
            start: options.start,
            people: &options.people,
            ..Preparation::default()
        };
        self.text = file::prepare(&self.text, &preparation);
        let plan = file::read_session(self.text.as_bytes())?.plan;
        (self.title, self.day) = (plan.title.clone(), plan.date);
        self.options = IncomingOptions { date: None, ..options };
        Ok(())
    }

    /// Returns whether something has to be looked at before a session is made: what is left out, what was taken otherwise
    /// than it stands there, or a choice.
    pub fn is_to_be_reviewed(&self) -> bool {
        self.is_to_be_reviewed || self.days.is_some()
    }

    fn session(bytes: &[u8]) -> Result<Self, String> {
        let session = file::read_session(bytes).map_err(|problems| in_a_sentence(&problems))?;
        let plan = &session.plan;
        Ok(Self {
            title: plan.title.clone(),
            day: plan.date,
            text: String::from_utf8_lossy(bytes).into_owned(),
            is_session: true,
            lines: outline(&session),
            has_record: session.record.started.is_some(),
            days: None,
            options: IncomingOptions::default(),
            activities: plan.agenda.len(),
            too_many: 0,
            is_to_be_reviewed: false,
        })
    }

    fn agenda(bytes: &[u8], day: Option<DayPick>, today: NaiveDate) -> Result<Self, String> {
        if bytes.len() > MOST_AGENDA {
            return Err(format!("This is longer than {} KB, and too long for an agenda.", MOST_AGENDA / 1024));
        }
        let agenda =
            read_agenda(bytes, day).map_err(|why| format!("This is no agenda: {}.", why.trim_end_matches('.')))?;
        let line = |line: &AgendaLine| {
            let words = agenda.in_words(line)?;
            let fate = match line.meaning {
                _ if line.meaning.is_unclear() => LineFate::Unclear,
                LineMeaning::LeftOut(_) => LineFate::LeftOut,
                _ => LineFate::Understood,
            };
            let text = if fate == LineFate::Understood { words } else { format!("line {}: {words}", line.number) };
            Some(IncomingLine { text, fate })
        };
        // A calendar may be of a year: the entries of other days are one line.
        let (others, here): (Vec<_>, Vec<_>) = agenda.lines.iter().partition(|line| line.meaning.is_of_another_day());
        let days = DayChoice::of(&agenda, bytes, today);
        let mut lines: Vec<IncomingLine> = here.into_iter().filter_map(line).collect();
        let remark = |text: String| IncomingLine { text, fate: LineFate::LeftOut };
        if days.is_none() && !others.is_empty() {
            lines.push(remark(format!("{} on other days left out", count_of(others.len(), "entry"))));
        }
        // Which days there are is said with the choice among them.
        let remarks = agenda.remarks.len() - usize::from(days.is_some()).min(agenda.remarks.len());
        lines.extend(agenda.remarks[..remarks].iter().cloned().map(remark));
        // What the session will be stands together; below it, with its number, each line that has no part in it.
        sort_by_key(&mut lines, |line| line.fate != LineFate::Understood);
        Ok(Self {
            title: agenda.title.clone().unwrap_or_else(|| UNTITLED.to_owned()),
            day: agenda.date,
            text: agenda.session_text(UNTITLED),
            is_session: false,
            has_record: false,
            lines,
            days,
            options: IncomingOptions::default(),
            activities: agenda.activities.len(),
            too_many: agenda.too_many(),
            is_to_be_reviewed: agenda.is_to_be_reviewed(),
        })
    }

    /// Takes a key while a day has to be chosen; returns the same text, read again for the chosen day, or why there is no
    /// session with it.
    pub(super) fn choose_day(&mut self, key: Key, today: NaiveDate) -> Option<Result<Self, String>> {
        let days = self.days.as_mut()?;
        let day = days.press(key)?;
        let read = Self::agenda(days.source(), Some(day), today).and_then(|mut read| {
            read.prepare(self.options.clone()).map_err(|problems| in_a_sentence(&problems))?;
            Ok(read)
        });
        Some(read)
    }
}

/// Says the first thing that is wrong with a session file.
fn in_a_sentence(problems: &[Problem]) -> String {
    let first = problems.iter().find(|p| p.severity == file::Severity::Error).or_else(|| problems.first());
    first.map_or_else(String::new, |p| format!("This session file cannot be read: line {}: {}.", p.line, p.message))
}

/// Returns whether a text is a session file: its first line that says something begins as such a file does, or it has
/// an agenda in TOML.
fn looks_like_session(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_key = |line: &str| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        key.is_some_and(|key| ["format", "title"].contains(&key))
    };
    lines().next().is_some_and(is_key) || lines().any(|line| ["[[agenda]]", "[record]"].contains(&line))
}

/// Returns the activities of a session, each on one line.
fn outline(session: &Session) -> Vec<IncomingLine> {
    let plan = &session.plan;
    let minutes = |i: usize| session.planned_activity(i).num_minutes();
    let line = |(i, activity): (usize, &crate::workshop::Activity)| IncomingLine {
        text: format!("{}, {}, {}", activity.title, minutes(i), activity.kind.word()),
        fate: LineFate::Understood,
    };
    plan.agenda.iter().enumerate().map(line).collect()
}
