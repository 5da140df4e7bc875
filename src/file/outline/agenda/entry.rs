//! Owns what an agenda is read as: the activities, what is said of the session, and what became of each line.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};

use super::super::line::SessionLine;
use super::super::misread::Misread;
use super::clock::Written;
use crate::workshop::text::{tidy, visible};
use crate::workshop::{Activity, Kind, Split, Zone, duration_in_words};

/// What a text with many lines was read as.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    /// What the session is called.
    pub title: Option<String>,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// When it starts.
    pub start: Option<NaiveTime>,
    /// When the room must be free.
    pub end: Option<NaiveTime>,
    /// The zone of its times.
    pub timezone: Option<Zone>,
    /// The activities, each with an id of its own.
    pub activities: Vec<Activity>,
    /// What became of each line of the text.
    pub lines: Vec<AgendaLine>,
    /// What is to be known besides, one sentence each.
    pub remarks: Vec<String>,
    /// The days among which one has to be chosen.
    pub days: Vec<AgendaDay>,
}

/// One of the days of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaDay {
    /// Its date, where the agenda says it.
    pub date: Option<NaiveDate>,
    /// What the agenda calls it; blank where that is its date.
    pub label: String,
    /// How many entries it has.
    pub entries: usize,
}

/// Which day of an agenda is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPick {
    /// The one with this date.
    Date(NaiveDate),
    /// The one at this place, counted from 0.
    Nth(usize),
}

/// One line of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaLine {
    /// Its number, counted from 1.
    pub number: usize,
    /// The line as it was found.
    pub text: String,
    /// What it became.
    pub meaning: LineMeaning,
    /// What is to be known of it, in one sentence.
    pub remark: Option<String>,
}

/// What a line became.
#[derive(Debug, Clone, PartialEq)]
pub enum LineMeaning {
    /// The activity with this index.
    Activity(usize),
    /// A phase, by the indexes of its activity and its own.
    Phase(usize, usize),
    /// Words of the activity with this index: its prompt or script.
    Words(usize),
    /// Read together with the line at this index: its time or its length stands on a line of its own.
    Joined(usize),
    /// Something about the session as a whole.
    Session(SessionLine),
    /// Left out as what no agenda is made of, and why.
    LeftOut(&'static str),
    /// Left out though it may be a part of the agenda, and why.
    Unclear(&'static str),
    /// Not understood.
    Misread(Misread),
    /// Nothing is on it.
    Blank,
}

impl Agenda {
    /// Counts the lines that became something.
    pub fn understood(&self) -> usize {
        self.lines.iter().filter(|line| line.meaning.is_understood()).count()
    }

    /// Counts the lines that would be activities, if a session had room for them.
    pub fn too_many(&self) -> usize {
        self.lines.iter().filter(|line| line.meaning == LineMeaning::Unclear(LineMeaning::TOO_MANY)).count()
    }

    /// Tells whether somebody has to look at it before anything is written: a line is lost, or was taken otherwise than
    /// it stands there.
    pub fn is_to_be_reviewed(&self) -> bool {
        let told = |line: &AgendaLine| {
            let session = matches!(&line.meaning, LineMeaning::Session(_));
            line.remark.as_ref().is_some_and(|remark| !session || remark.contains("but the"))
        };
        !self.remarks.is_empty() || self.lines.iter().any(|line| told(line) || line.meaning.is_lost())
    }

    /// Counts the lines with something on them.
    pub fn written(&self) -> usize {
        self.lines.iter().filter(|line| line.meaning != LineMeaning::Blank).count()
    }

    /// Says what a line became: `10:00 Welcome · talk · 5 min`; nothing for a blank line.
    pub fn in_words(&self, line: &AgendaLine) -> Option<String> {
        let quoted = || format!("“{}”", shortened(&line.text));
        let mut words = match &line.meaning {
            LineMeaning::Blank => return None,
            LineMeaning::Activity(at) => {
                let a = &self.activities[*at];
                let minutes = if a.phases.is_empty() { a.minutes } else { a.phase_minutes() };
                let minutes = duration_in_words(chrono::TimeDelta::minutes(minutes.into()));
                let at = a.at.map(|at| format!(" · at {}", at.format("%H:%M"))).unwrap_or_default();
                format!("{} · {} · {minutes}{at}", visible(&a.title), a.kind.word())
            }
            LineMeaning::Phase(at, phase) => {
                let phase = &self.activities[*at].phases[*phase];
                format!("phase {} · {} min", visible(&phase.title), phase.minutes)
            }
            LineMeaning::Words(at) => format!("{} goes with {}", quoted(), visible(&self.activities[*at].title)),
            LineMeaning::Joined(line) => {
                let other = &self.lines[*line];
                match &other.meaning {
                    LineMeaning::Activity(at) => {
                        format!("{} goes with {}", quoted(), visible(&self.activities[*at].title))
                    }
                    _ => format!("{} goes with “{}”", quoted(), shortened(&other.text)),
                }
            }
            LineMeaning::Session(said) => session_words(said),
            LineMeaning::LeftOut(why) | LineMeaning::Unclear(why) => format!("{} is left out: {why}", quoted()),
            LineMeaning::Misread(misread) => format!("{}: {}", quoted(), visible(&misread.sentence)),
        };
        if let Some(remark) = &line.remark {
            words = format!("{words} · {}", visible(remark));
        }
        Some(words)
    }
}

impl LineMeaning {
    /// What a line is before anything is known of it.
    pub(super) const NOTHING_KNOWN: &str = "it has no time, minutes or kind";

    /// What becomes of the activities that a session has no room for.
    pub(super) const TOO_MANY: &str = "a session has at most 1000 activities";

    /// Why a line is left out that only holds others together: nothing is lost with it.
    pub(super) const TABLE_HEAD: &str = "it is the heading of the table";
    pub(super) const TABLE_PART: &str = "it belongs to the table";
    pub(super) const NO_WORDS: &str = "it holds no words";
    pub(super) const AGENDA_TITLE: &str = "it is the heading of the agenda";
    pub(super) const DAY_TITLE: &str = "it is the heading of the day";
    pub(super) const AS_IT_IS: &str = "the activities take as long as it says";

    /// Why an entry of a calendar is left out before a day is chosen, and afterwards.
    pub(super) const NO_DAY: &str = "its day is not chosen";
    pub(super) const OTHER_DAY: &str = "it is on another day";

    /// Tells whether the line is an entry of a calendar, on another day than the one that was chosen.
    pub fn is_of_another_day(&self) -> bool {
        matches!(self, Self::LeftOut(Self::NO_DAY | Self::OTHER_DAY))
    }

    /// Tells whether something is lost with the line: it became nothing, and is more than a frame for others.
    pub fn is_lost(&self) -> bool {
        let frame =
            [Self::TABLE_HEAD, Self::TABLE_PART, Self::NO_WORDS, Self::AGENDA_TITLE, Self::DAY_TITLE, Self::AS_IT_IS];
        match self {
            Self::LeftOut(why) => !frame.contains(why) && !self.is_of_another_day(),
            other => other.is_unclear(),
        }
    }

    /// Tells whether the line became nothing, though it may be a part of the agenda.
    pub fn is_unclear(&self) -> bool {
        matches!(self, Self::Unclear(_) | Self::Misread(_))
    }

    /// Tells whether the line became something.
    pub fn is_understood(&self) -> bool {
        matches!(self, Self::Activity(_) | Self::Phase(..) | Self::Words(_) | Self::Joined(_) | Self::Session(_))
    }
}

fn session_words(said: &SessionLine) -> String {
    match said {
        SessionLine::Title(title) => format!("title {}", visible(title)),
        SessionLine::Date(date) => format!("date {date}"),
        SessionLine::Start(at) => format!("start {}", at.format("%H:%M")),
        SessionLine::End(at) => format!("end {}", at.format("%H:%M")),
        SessionLine::Timezone(zone) => format!("zone {zone}"),
    }
}

/// Cuts a line that is shown.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    let text = visible(text.trim()).into_owned();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

/// A line that is an activity, or may be one, before the times of all of them are known.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// The index of its line.
    pub line: usize,
    /// Its title, perhaps with parts behind it.
    pub text: String,
    /// It is written as other programs and people do: a time or a length stands around the title.
    pub foreign: bool,
    /// Nothing but a title is known of it.
    pub bare: bool,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    /// Its start and its end are not meant half a day later.
    pub exact: [bool; 2],
    pub minutes: Option<u32>,
    pub lead: Vec<String>,
    pub kind: Option<Kind>,
    pub groups: Option<Split>,
    pub say: Vec<String>,
    /// The lines below it, each with its index.
    pub below: Vec<(usize, String)>,
    pub remark: Option<String>,
    /// How far to the right it stands; headings stand left of everything.
    pub indent: i32,
    /// It has the mark of a list.
    pub listed: bool,
    /// The block of lines without a blank line between them.
    pub block: usize,
}

impl Item {
    /// Takes its start, and its end where one is written.
    pub(super) fn starts(&mut self, start: Written, end: Option<Written>) {
        (self.start, self.exact[0]) = (Some(start.at), start.exact);
        if let Some(end) = end {
            self.ends(end);
        }
    }

    /// Takes its minutes as they are counted from the start of the session.
    pub(super) fn counts(&mut self, from: u32, to: Option<u32>) {
        let at = |minutes: u32| NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60 % 86_400, 0);
        (self.start, self.end, self.exact) = (at(from), to.and_then(at), [true, true]);
    }

    /// Takes its end.
    pub(super) fn ends(&mut self, end: Written) {
        (self.end, self.exact[1]) = (Some(end.at), end.exact);
    }

    /// Adds what is to be known of it.
    pub(super) fn note(&mut self, words: String) {
        self.remark = Some(match self.remark.take() {
            Some(before) => format!("{before} · {words}"),
            None => words,
        });
    }
}

/// What is read so far.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub agenda: Agenda,
    /// How long the whole takes by its title, and the line of that.
    pub whole: Option<(usize, u32)>,
    pub items: Vec<Item>,
}

impl Reading {
    /// Adds a line of the text; what it becomes is told later.
    pub(super) fn line(&mut self, number: usize, text: &str) -> usize {
        let text = text.trim_end().to_owned();
        let meaning =
            if text.trim().is_empty() { LineMeaning::Blank } else { LineMeaning::Unclear(LineMeaning::NOTHING_KNOWN) };
        self.agenda.lines.push(AgendaLine { number, text, meaning, remark: None });
        self.agenda.lines.len() - 1
    }

    /// Says what became of a line.
    pub(super) fn mean(&mut self, line: usize, meaning: LineMeaning) {
        self.agenda.lines[line].meaning = meaning;
    }

    /// Takes what a line says of the session as a whole; the first one counts.
    pub(super) fn session(&mut self, line: usize, said: SessionLine) {
        if matches!(&said, SessionLine::Title(title) if tidy(title).is_empty()) {
            return;
        }
        let agenda = &mut self.agenda;
        let first = match &said {
            SessionLine::Title(title) => first(&mut agenda.title, tidy(title)),
            SessionLine::Date(date) => first(&mut agenda.date, *date),
            SessionLine::Start(at) => first(&mut agenda.start, *at),
            SessionLine::End(at) => first(&mut agenda.end, *at),
            SessionLine::Timezone(zone) => first(&mut agenda.timezone, zone.clone()),
        };
        self.mean(
            line,
            if first { LineMeaning::Session(said) } else { LineMeaning::LeftOut("another line says it already") },
        );
    }

    /// Says that a line is not understood, where a piece of it was read.
    pub(super) fn misread(&mut self, line: usize, piece: &str, misread: Misread) {
        let text = &self.agenda.lines[line].text;
        let lifted = match text.find(piece).filter(|_| !piece.is_empty()) {
            Some(at) => Misread {
                range: misread.range.start + at..misread.range.end + at,
                suggestion: misread
                    .suggestion
                    .map(|better| format!("{}{better}{}", &text[..at], &text[at + piece.len()..])),
                sentence: misread.sentence,
            },
            None => {
                Misread { range: Range { start: 0, end: text.len() }, suggestion: None, sentence: misread.sentence }
            }
        };
        self.mean(line, LineMeaning::Misread(lifted));
    }
}

fn first<T>(into: &mut Option<T>, value: T) -> bool {
    let free = into.is_none();
    if free {
        *into = Some(value);
    }
    free
}
