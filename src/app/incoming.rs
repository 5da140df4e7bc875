//! Owns what was understood of a text from which a session is to be made: a session file as it is, or an agenda of one
//! activity a line. It writes nothing.

use chrono::NaiveDate;

use crate::file::outline::{AgendaLine, LineMeaning, read_agenda};
use crate::file::{self, Preparation, Problem};
use crate::workshop::{Session, UNTITLED, count_of};

/// The most bytes of an agenda: one of a thousand activities is shorter.
const MOST_AGENDA: usize = 1024 * 1024;

/// The most days that are offered: each has a digit.
const MOST_DAYS: usize = 9;

/// A text that was read, before a session is made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub days: Vec<NaiveDate>,
    /// The text as it came, where it has to be read again.
    source: Vec<u8>,
    activities: usize,
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
    /// Reads a session or an agenda, told apart by what is in it; `day` chooses a day of a calendar. The error is one
    /// sentence.
    pub fn read(bytes: &[u8], day: Option<NaiveDate>) -> Result<Self, String> {
        if looks_like_session(bytes) { Self::session(bytes) } else { Self::agenda(bytes, day) }
    }

    /// Returns whether a session can be made of it.
    pub fn is_ready(&self) -> bool {
        self.is_session || self.activities > 0
    }

    /// Says how much was understood: `5 activities · 3 lines not understood`.
    pub fn summary(&self) -> String {
        let unclear = self.lines.iter().filter(|line| line.fate == LineFate::Unclear).count();
        let activities = count_of(self.activities, "activity");
        if !self.days.is_empty() {
            return "Which day?".to_owned();
        }
        if unclear == 0 { activities } else { format!("{activities} · {} not understood", count_of(unclear, "line")) }
    }

    /// Gives the session another title, day, start or people.
    pub fn prepare(&mut self, preparation: &Preparation<'_>) -> Result<(), Vec<Problem>> {
        self.text = file::prepare(&self.text, preparation);
        let plan = file::read_session(self.text.as_bytes())?.plan;
        (self.title, self.day) = (plan.title.clone(), plan.date);
        Ok(())
    }

    /// Returns whether something was not understood.
    pub fn is_unclear(&self) -> bool {
        self.lines.iter().any(|line| line.fate == LineFate::Unclear)
    }

    fn session(bytes: &[u8]) -> Result<Self, String> {
        let session = file::read_session(bytes).map_err(|problems| {
            let first = problems.iter().find(|p| p.severity == file::Severity::Error).or_else(|| problems.first());
            first.map_or_else(String::new, |p| {
                format!("This session file cannot be read: line {}: {}.", p.line, p.message)
            })
        })?;
        let plan = &session.plan;
        Ok(Self {
            title: plan.title.clone(),
            day: plan.date,
            text: String::from_utf8_lossy(bytes).into_owned(),
            is_session: true,
            lines: outline(&session),
            has_record: session.record.started.is_some(),
            days: Vec::new(),
            source: Vec::new(),
            activities: plan.agenda.len(),
        })
    }

    fn agenda(bytes: &[u8], day: Option<NaiveDate>) -> Result<Self, String> {
        if bytes.len() > MOST_AGENDA {
            return Err(format!("This is longer than {} KB, and too long for an agenda.", MOST_AGENDA / 1024));
        }
        let agenda =
            read_agenda(bytes, day).map_err(|why| format!("This is no agenda: {}.", why.trim_end_matches('.')))?;
        let line = |line: &AgendaLine| {
            let words = agenda.in_words(line)?;
            let fate = match line.meaning {
                LineMeaning::Misread(_) => LineFate::Unclear,
                LineMeaning::LeftOut(_) => LineFate::LeftOut,
                _ => LineFate::Understood,
            };
            let text = if fate == LineFate::Understood { words } else { format!("line {}: {words}", line.number) };
            Some(IncomingLine { text, fate })
        };
        let mut lines: Vec<IncomingLine> = agenda.lines.iter().filter_map(line).collect();
        let remark = |text: &String| IncomingLine { text: text.clone(), fate: LineFate::LeftOut };
        lines.extend(agenda.remarks.iter().map(remark));
        let days = if agenda.activities.is_empty() { agenda.days.clone() } else { Vec::new() };
        let offers = days.iter().take(MOST_DAYS).enumerate();
        lines.extend(offers.map(|(i, day)| IncomingLine {
            text: format!("press {} for {}", i + 1, day.format("%a %-d %b %Y")),
            fate: LineFate::Unclear,
        }));
        Ok(Self {
            title: agenda.title.clone().unwrap_or_else(|| UNTITLED.to_owned()),
            day: agenda.date,
            text: agenda.session_text(UNTITLED),
            is_session: false,
            has_record: false,
            lines,
            source: if days.is_empty() { Vec::new() } else { bytes.to_vec() },
            days,
            activities: agenda.activities.len(),
        })
    }

    /// Reads the same text again for the day of this number, where it has entries on several.
    pub fn on_day(&self, number: usize) -> Option<Self> {
        let day = self.days.get(number.checked_sub(1)?)?;
        Self::agenda(&self.source, Some(*day)).ok()
    }
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
