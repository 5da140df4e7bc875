//! Owns what was understood of a text from which a session is to be made: a session file as it is, or an agenda of one
//! activity a line. It writes nothing.

use chrono::NaiveDate;

use crate::file::outline::{OutlineContext, OutlineLine, SessionLine, read_line_in, write_activity};
use crate::file::{self, Preparation, Problem};
use crate::workshop::limits::MOST_PARTS;
use crate::workshop::text::visible;
use crate::workshop::{
    Activity, Command, Drafts, Edit, Kind, Moment, Plan, Request, Session, UNTITLED, apply, count_of,
};

/// The most bytes of an agenda: one of a thousand activities is shorter.
const MOST_AGENDA: usize = 256 * 1024;

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
    activities: usize,
}

/// One line of what was understood, or of what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingLine {
    /// What it says.
    pub text: String,
    /// Whether it was understood.
    pub is_understood: bool,
}

impl Incoming {
    /// Reads a session or an agenda, told apart by what is in it; the error is one sentence.
    pub fn read(bytes: &[u8], today: NaiveDate) -> Result<Self, String> {
        if looks_like_session(bytes) { Self::session(bytes) } else { Self::agenda(bytes, today) }
    }

    /// Returns whether a session can be made of it.
    pub fn is_ready(&self) -> bool {
        self.is_session || self.activities > 0
    }

    /// Says how much was understood: `5 activities · 3 lines not understood`.
    pub fn summary(&self) -> String {
        let unclear = self.lines.iter().filter(|line| !line.is_understood).count();
        let activities = count_of(self.activities, "activity");
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
        self.lines.iter().any(|line| !line.is_understood)
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
            activities: plan.agenda.len(),
        })
    }

    fn agenda(bytes: &[u8], today: NaiveDate) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "This is not text in UTF-8.".to_owned())?;
        if text.len() > MOST_AGENDA {
            return Err(format!("This is longer than {} KB, and too long for an agenda.", MOST_AGENDA / 1024));
        }
        if text.contains('\0') {
            return Err("This is not text.".to_owned());
        }
        let mut draft = AgendaDraft::new(today);
        text.trim_start_matches('\u{feff}').lines().enumerate().for_each(|(i, line)| draft.take(i + 1, line));
        draft.finish()
    }
}

/// An agenda while it is read, line by line.
struct AgendaDraft {
    plan: Plan,
    lines: Vec<IncomingLine>,
}

impl AgendaDraft {
    fn new(today: NaiveDate) -> Self {
        let plan = Plan { title: UNTITLED.to_owned(), date: Some(today), ..Plan::default() };
        Self { plan, lines: Vec::new() }
    }

    fn take(&mut self, number: usize, line: &str) {
        let line = line.trim_end();
        let above = "there is no activity above it";
        let context = OutlineContext { before: &self.plan.agenda, attributes: &[] };
        let said = match read_line_in(line, context) {
            Ok(OutlineLine::Blank) => return,
            Ok(OutlineLine::Session(what)) => Ok(self.session(what)),
            Ok(OutlineLine::Activity(_)) if self.plan.agenda.len() >= MOST_PARTS => {
                Err(format!("more than {MOST_PARTS} activities"))
            }
            Ok(OutlineLine::Activity(activity)) => {
                self.plan.agenda.push(*activity);
                self.plan.agenda.last().map(write_activity).ok_or_else(String::new)
            }
            Ok(line) => match self.plan.agenda.last_mut() {
                None => Err(above.to_owned()),
                Some(activity) => Ok(part(activity, line)),
            },
            Err(wrong) => Err(wrong.sentence),
        };
        let line = match said {
            Ok(text) => IncomingLine { text, is_understood: true },
            Err(why) => {
                let text = format!("line {number}: {} – {}", visible(&short(line)), why.trim_end_matches('.'));
                IncomingLine { text, is_understood: false }
            }
        };
        self.lines.push(line);
    }

    /// Takes what is said of the session as a whole; says it again.
    fn session(&mut self, what: SessionLine) -> String {
        match what {
            SessionLine::Title(title) => {
                self.plan.title = title;
                format!("title {}", self.plan.title)
            }
            SessionLine::Date(date) => {
                self.plan.date = Some(date);
                format!("date {date}")
            }
            SessionLine::Start(time) => {
                self.plan.start = Some(time);
                format!("start {}", time.format("%H:%M"))
            }
            SessionLine::End(time) => {
                self.plan.end = Some(time);
                format!("end {}", time.format("%H:%M"))
            }
            SessionLine::Timezone(zone) => {
                let words = format!("time zone {zone}");
                self.plan.timezone = Some(zone);
                words
            }
        }
    }

    /// Writes the session that the lines make.
    fn finish(self) -> Result<Incoming, String> {
        let Self { plan, lines } = self;
        let wanted =
            Preparation { title: Some(&plan.title), date: plan.date, start: plan.start, ..Preparation::default() };
        let end = plan.end.map_or_else(String::new, |end| format!("end = {}\n", end.format("%H:%M:%S")));
        let zone = plan.timezone.as_ref().map_or_else(String::new, |zone| format!("timezone = \"{zone}\"\n"));
        let opened = file::read(file::prepare(&format!("format = 1\n{end}{zone}"), &wanted).as_bytes());
        let opened = opened.map_err(|problems| problems.first().map_or_else(String::new, |p| p.message.clone()))?;
        let mut session = opened.session.clone();
        let activities = plan.agenda.len();
        for (at, activity) in plan.agenda.into_iter().enumerate() {
            let edit = Edit::insert(at, activity);
            apply(&mut session, &Request::Facilitator(Command::Plan(Box::new(edit))), Moment::default())
                .map_err(|refusal| refusal.to_string())?;
        }
        // Nobody undoes the making of a file: its record begins with the session.
        session.record = opened.session.record.clone();
        let (title, day) = (session.plan.title.clone(), session.plan.date);
        let text = opened.document.render(&session, &Drafts::default());
        Ok(Incoming { title, day, text, is_session: false, has_record: false, lines, activities })
    }
}

/// Adds what a line says to the activity above it; says it again.
fn part(activity: &mut Activity, line: OutlineLine) -> String {
    let add = |text: &mut Option<String>, more: String| {
        let before = text.take().map_or_else(String::new, |before| format!("{before}\n"));
        *text = Some(format!("{before}{more}"));
    };
    match line {
        OutlineLine::Phase(phase) => {
            let words = format!("- {}, {}, {}", phase.title, phase.minutes, phase.does.word());
            activity.kind = Kind::Exercise;
            activity.phases.push(*phase);
            activity.minutes = 0;
            words
        }
        OutlineLine::Prompt(text) => {
            let words = format!("  ask: {text}");
            add(activity.phases.last_mut().map_or(&mut activity.prompt, |phase| &mut phase.prompt), text);
            words
        }
        OutlineLine::Script(text) => {
            let words = format!("  say: {text}");
            add(&mut activity.script, text);
            words
        }
        OutlineLine::Activity(_) | OutlineLine::Session(_) | OutlineLine::Blank => String::new(),
    }
}

/// Returns the beginning of a line that was not understood.
fn short(line: &str) -> String {
    const MOST: usize = 40;
    match line.trim().char_indices().nth(MOST) {
        Some((end, _)) => format!("“{}…”", line.trim()[..end].trim_end()),
        None => format!("“{}”", line.trim()),
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
        is_understood: true,
    };
    plan.agenda.iter().enumerate().map(line).collect()
}
