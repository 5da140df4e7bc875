//! Reads the line of an activity, part by part, and puts together what they say. It knows which parts there are and
//! leaves each to the file that owns it.

use std::ops::Range;

use chrono::NaiveTime;

use super::canvas::{self, CanvasDraft};
use super::groups::{self, GroupsDraft, title_split};
use super::length::{number, time};
use super::line::OutlineContext;
use super::misread::PartError;
use super::parts::{Given, after, cut, minutes, named, no_title};
use super::poll_draft::PollDraft;
use super::signs::{self, Signs, range, text_of};
use super::{poll, suggest};
use crate::workshop::text::{search_key, tidy};
use crate::workshop::{Activity, Choice as _, Grouping, Kind, Split};

/// How long an activity takes where its line does not say it, in minutes.
pub(super) const USUAL_MINUTES: u32 = 10;

/// What an activity's line says so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub title: String,
    pub title_range: Range<usize>,
    pub minutes: Option<u32>,
    pub kind: Option<Kind>,
    pub groups: GroupsDraft,
    pub canvas: CanvasDraft,
    pub poll: PollDraft,
    pub at: Option<NaiveTime>,
    pub least: Option<u32>,
    pub optional: bool,
    pub lead: Vec<String>,
    pub prompt: Option<String>,
    pub script: Option<String>,
    pub given: Given,
}

/// Reads the line of an activity.
pub(super) fn read(text: &str, context: OutlineContext<'_>) -> Result<Draft, PartError> {
    let (line, tail) = cut(text)?;
    let parts = signs::parts(&line.signs);
    let mut draft = Draft::default();
    let title = parts[0];
    draft.title = tidy(&text_of(title));
    draft.title_range = range(title);
    named(&draft.title, &draft.title_range, "Welcome, 5")?;
    if let Some(sentence) = no_title(title) {
        return Err(PartError::new(range(title), sentence));
    }
    for (i, part) in parts.iter().enumerate().skip(1) {
        if signs::trimmed(part).is_empty() {
            continue;
        }
        if !draft.part(part, context)? {
            return Err(suggest::unread(text, &parts, i, |put| Draft::default().understands(put, context)));
        }
    }
    if let Some((name, words)) = tail.filter(|(_, words)| !words.is_empty()) {
        *(if name == "ask" { &mut draft.prompt } else { &mut draft.script }) = Some(words.to_owned());
    }
    Ok(draft)
}

impl Draft {
    /// Takes one part, if it is one.
    pub(super) fn part(&mut self, part: Signs<'_>, context: OutlineContext<'_>) -> Result<bool, PartError> {
        if let Some(n) = minutes(part)? {
            self.given.add("the minutes", part)?;
            self.minutes = Some(n);
            return Ok(true);
        }
        let text = text_of(part);
        let key = search_key(&text);
        if let Some(kind) = Kind::of(&key) {
            self.given.add("the kind", part)?;
            self.kind = Some(kind);
            return Ok(true);
        }
        Ok(self.timing(part, &key)?
            || groups::part(&mut self.groups, &mut self.given, part, context)?
            || canvas::part(&mut self.canvas, &mut self.given, part)?
            || poll::part(&mut self.poll, &mut self.given, part)?)
    }

    /// Takes when it is held, how short it may get, and who leads it.
    fn timing(&mut self, part: Signs<'_>, key: &str) -> Result<bool, PartError> {
        if let Some(rest) = after(part, "at least") {
            self.given.add("the shortest length", part)?;
            let Some(n) = minutes(rest)? else {
                return Err(PartError::new(range(part), "Type the minutes: at least 10"));
            };
            self.least = Some(n);
        } else if let Some(rest) = after(part, "at").filter(|rest| !signs::trimmed(rest).is_empty()) {
            let text = text_of(rest);
            let Some(at) = time(&text) else {
                let hour = number(&text).filter(|hour| *hour < 24);
                let Some(hour) = hour else { return Ok(false) };
                let hour = if (1..8).contains(&hour) { hour + 12 } else { hour };
                let sentence = format!("“at {text}” is not a time. at {hour}:00?");
                return Err(PartError::new(range(part), sentence).put(format!("at {hour}:00")));
            };
            self.given.add("the start", part)?;
            self.at = Some(at);
        } else if key == "optional" {
            self.given.add("optional", part)?;
            self.optional = true;
        } else if let Some(rest) = after(part, "lead").or_else(|| after(part, "led by")) {
            self.given.add("who leads", part)?;
            self.lead = signs::joined(rest).into_iter().map(|name| tidy(&text_of(name))).collect();
            if self.lead.is_empty() {
                return Err(PartError::new(range(part), "Type who leads: lead Ana Lima"));
            }
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// Tells whether the title is the word for a poll.
    pub(super) fn is_poll(&self) -> bool {
        Kind::of(&search_key(&self.title)) == Some(Kind::Poll)
    }

    /// Tells whether it takes these words as one part.
    fn understands(mut self, words: &str, context: OutlineContext<'_>) -> bool {
        let Ok(line) = signs::signs(words, |_| false) else { return false };
        let whole = signs::parts(&line.signs).len() == 1;
        whole && self.part(&line.signs, context) == Ok(true)
    }

    /// Returns the activity, or what does not fit together; with `alone`, nothing more is said of it further down.
    pub(super) fn finish(mut self, alone: bool) -> Result<Activity, PartError> {
        let poll = self.poll.finish(&self.given)?;
        let groups = self.grouping(poll.is_some())?;
        let kind = self.kind_of(groups.as_ref(), poll.is_some())?;
        if kind == Kind::Poll && poll.is_none() {
            let place = self.given.place("the kind").unwrap_or(self.title_range);
            return Err(PartError::new(place, "Type the options: a / b / c"));
        }
        let minutes = self.minutes.unwrap_or(USUAL_MINUTES);
        if let Some(least) = self.least.filter(|least| alone && *least > minutes) {
            let place = self.given.place("the shortest length").unwrap_or_default();
            let sentence = format!("“at least {least}” is more than its {minutes} minutes. at least {minutes}?");
            return Err(PartError::new(place, sentence).put(format!("at least {minutes}")));
        }
        Ok(Activity {
            id: String::new(),
            title: self.title,
            kind,
            minutes,
            least: self.least,
            optional: self.optional,
            at: self.at,
            lead: self.lead,
            prompt: self.prompt,
            script: self.script,
            groups,
            columns: self.canvas.columns,
            rows: self.canvas.rows,
            rows_from: self.canvas.rows_from,
            phases: Vec::new(),
            poll,
        })
    }

    /// Returns the groups that the parts ask for or, where they say nothing, the title.
    fn grouping(&mut self, poll: bool) -> Result<Option<Grouping>, PartError> {
        let worded = title_split(&self.title).filter(|_| !poll && !self.groups.none);
        let open = matches!(self.kind, None | Some(Kind::Exercise | Kind::Discussion));
        std::mem::take(&mut self.groups).finish(&self.given, worded.filter(|_| open).map(Split::Size))
    }

    /// Returns the kind that is named or, without one, the one that the parts and the title make.
    fn kind_of(&self, groups: Option<&Grouping>, poll: bool) -> Result<Kind, PartError> {
        if let Some(kind) = self.kind {
            if poll && kind != Kind::Poll {
                let place = self.given.place("the kind").unwrap_or_default();
                let said = kind.word();
                let sentence = format!("“{said}” is not a poll, but this line asks for one. Delete “{said}”.");
                return Err(PartError::new(place, sentence));
            }
            return Ok(kind);
        }
        Ok(if poll {
            Kind::Poll
        } else if groups.is_some() || !self.canvas.columns.is_empty() {
            Kind::Exercise
        } else if is_break(&self.title) {
            Kind::Break
        } else {
            // A title that is the word for a kind names it.
            Kind::of(&search_key(&self.title)).unwrap_or(Kind::Discussion)
        })
    }
}

/// Titles of breaks, also in the languages of agendas that are pasted.
const BREAKS: &[&str] = &[
    "coffee",
    "tea",
    "lunch",
    "break",
    "pause",
    "pausa",
    "kaffee",
    "mittagessen",
    "cafe",
    "dejeuner",
    "almuerzo",
    "almoco",
    "pranzo",
    "koffie",
    "lunchpauze",
    "pauze",
    "thee",
    "przerwa",
    "kawa",
    "obiad",
    "descanso",
    "intervalo",
    "intervallo",
    "breakfast",
    "dinner",
    "fruhstuck",
    "abendessen",
    "refreshments",
    "mittag",
    "comida",
    "cena",
    "diner",
    "desayuno",
    "colazione",
    "ontbijt",
    "sniadanie",
    "kolacja",
];

/// Endings of titles of breaks, as a word of its own or, in other languages, as the end of one.
const BREAK_ENDINGS: &[&str] = &["break", "pause", "pauze", "kaffeepause", "mittagspause", "koffiepauze", "teepause"];

/// First words of titles of breaks, in languages that put the word first.
const BREAK_BEGINNINGS: &[&str] = &["pause ", "pausa ", "przerwa "];

/// Words that may follow them there.
const BREAK_REST: &[&str] =
    &["cafe", "dejeuner", "caffe", "pranzo", "almuerzo", "almoco", "kawowa", "obiadowa", "comida", "para", "midi"];

/// Tells whether a title is that of a break: `Coffee`, `Coffee and tea`, `Lunch break`; not `Break the ice`.
pub(super) fn is_break(title: &str) -> bool {
    let key = search_key(title);
    // What stands in brackets says more of it.
    let key = key.split('(').next().unwrap_or_default().trim().trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> =
        key.split(|c: char| c.is_whitespace() || matches!(c, '/' | '+' | '&')).filter(|w| !w.is_empty()).collect();
    let all = |mut words: std::slice::Iter<'_, &str>, of: &[&str]| words.all(|word| of.contains(word));
    let joins: Vec<&str> =
        words.iter().copied().filter(|w| !matches!(*w, "and" | "or" | "und" | "et" | "y" | "e" | "en" | "i")).collect();
    let last = words.last().is_some_and(|word| BREAK_ENDINGS.contains(word));
    let begins = BREAK_BEGINNINGS.iter().any(|first| key.starts_with(first)) && all(words[1..].iter(), BREAK_REST);
    !joins.is_empty() && (all(joins.iter(), BREAKS) || last || begins)
}
