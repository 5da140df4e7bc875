//! Opens a session on the screen, with what was being typed when the program ended; and tells what of it a restart would
//! have to bring back. It writes nothing.

use std::sync::Arc;

use super::group_cache::{GroupCache, GroupSearch};
use super::kept::Kept;
use super::model::{About, Caches, Cursor, Message, Messages, Model, Purpose, Saving, Typing, View};
use super::perform::MESSAGE;
use super::prompts::note::{self, NOTE_KEY};
use super::prompts::{PROMPTS, new_activity};
use super::room::RoomStatus;
use super::views::{VIEWS, end, plan};
use super::{NoteIndex, TallyCache, TextInput, UndoLog, form_drafts, plan_text};
use crate::workshop::{Drafts, LineWords, Moment, OtherWords, Session, SessionState};

/// The view that a session opens in.
impl Default for &View {
    fn default() -> Self {
        VIEWS[0]
    }
}

impl Model {
    /// Returns the model of a session that was just opened.
    pub fn new(session: Session, draft: Drafts, now: Moment) -> Self {
        let session = Arc::new(session);
        let mut model = Self {
            caches: Caches {
                notes: NoteIndex::of(&session.record.notes),
                tallies: TallyCache::of_session(&session),
                groups: GroupCache::default(),
                kept: Kept::default(),
            },
            log: UndoLog::new(Arc::clone(&session)),
            session,
            revision: 0,
            cursor: Cursor::default(),
            prompt: Typing { draft, ..Typing::default() },
            saving: Saving::default(),
            messages: Messages::default(),
            group_search: GroupSearch::default(),
            room: RoomStatus::default(),
            themes: Vec::new(),
            reading: false,
        };
        if model.session.state() == SessionState::Done {
            model.cursor.view = &end::VIEW;
        }
        model.note_cue(now);
        plan::open_blank(&mut model);
        bring_back(&mut model, now);
        model
    }

    /// Returns what a restart would have to bring back.
    pub fn drafts(&self) -> Drafts {
        let note = match &self.prompt.line {
            Some((purpose, line)) if [&note::PROMPT, &note::NOTES].contains(&purpose.prompt) => line.text(),
            _ => &self.prompt.draft.note,
        };
        let words = form_drafts::written(self).or_else(|| self.prompt.draft.words.clone());
        let form = form_drafts::filled_in(self, words.as_ref());
        Drafts { note: note.to_owned(), words, line: line(self), other: other_line(self), form }
    }
}

/// Returns the line being typed, of those that are kept, else one that was left; nothing where it says nothing new.
fn typed(m: &Model, is_kept: impl Fn(&Purpose) -> bool) -> Option<(&Purpose, &str)> {
    let open = m.prompt.line.as_ref().map(|(purpose, line)| (purpose, line.text()));
    let is_new = |(purpose, text): &(&Purpose, &str)| {
        !text.trim().is_empty() && is_kept(purpose) && *text != purpose.start(m).text()
    };
    let left = m.prompt.left.as_ref().map(|(purpose, text)| (purpose, text.as_str()));
    open.filter(is_new).or_else(|| left.filter(|(purpose, _)| is_kept(purpose)))
}

/// Returns the line for something of the record.
fn line(m: &Model) -> Option<LineWords> {
    let of = |purpose: &Purpose| (purpose.prompt.draft)(&purpose.about);
    let (purpose, text) = typed(m, |purpose| of(purpose).is_some())?;
    Some(LineWords { of: of(purpose)?, text: text.to_owned() })
}

/// Returns the line for something else.
fn other_line(m: &Model) -> Option<OtherWords> {
    let (purpose, text) = typed(m, |purpose| purpose.prompt.back.is_some())?;
    let (place, activity) = match &purpose.about {
        About::Nothing => (None, None),
        About::Index(at) => (Some(*at), None),
        About::Phase(id, at) => (*at, Some(id.clone())),
    };
    Some(OtherWords { line: purpose.prompt.id.to_owned(), place, activity, text: text.to_owned() })
}

/// Puts what the file kept of half typed text where it was, and says how it comes back.
fn bring_back(m: &mut Model, now: Moment) {
    let mut key = None;
    if let Some(line) = m.prompt.draft.line.take() {
        let found = PROMPTS.iter().find_map(|prompt| Some((*prompt, (prompt.restore)(m, line.of)?)));
        match found {
            Some((prompt, (about, with))) => {
                m.prompt.left = Some((Purpose { prompt, about }, line.text));
                key = Some(with);
            }
            None => m.append_to_draft(&line.text),
        }
    }
    if let Some(words) = m.prompt.draft.other.take() {
        key = bring_back_line(m, words).or(key);
    }
    if let Some(place) = m.prompt.draft.form.as_ref().and_then(|form| form.place) {
        key = bring_back_new(m, place).or(key);
    }
    let of_session = m.prompt.draft.form.as_ref().is_some_and(|f| f.activity.is_none() && f.place.is_none());
    key = of_session.then_some("e, then S").or(key);
    let words = plan_text::draft_title(m)
        .map(|title| format!("Your draft for “{title}” is still there: e, then Enter on it, brings it back."));
    let typed = key.or_else(|| (!m.prompt.draft.note.is_empty()).then_some(NOTE_KEY));
    let typed = typed.map(|key| format!("Your draft is still there: {key} brings it back."));
    if let Some(text) = words.or(typed) {
        m.messages.message = Some(Message { text, bad: false, until: now + MESSAGE, on_stage: "", leaves: None });
    }
}

/// Puts a line back: it waits for its key, which this returns, or is open already. One that has no key, or whose place is
/// taken, goes on the line for notes.
fn bring_back_line(m: &mut Model, words: OtherWords) -> Option<&'static str> {
    let prompt = PROMPTS.iter().find(|prompt| prompt.id == words.line);
    let back = prompt.and_then(|prompt| prompt.back).filter(|back| *back != NOTE_KEY && m.prompt.left.is_none());
    let (Some(prompt), Some(back)) = (prompt, back) else {
        m.append_to_draft(&words.text);
        return Some(NOTE_KEY);
    };
    let about = match (words.activity, words.place) {
        (Some(id), at) => About::Phase(id, at),
        (None, Some(at)) => About::Index(at),
        (None, None) => About::Nothing,
    };
    let purpose = Purpose { prompt, about };
    if let Some((_, line)) = m.prompt.line.as_mut().filter(|(open, _)| *open == purpose) {
        *line = TextInput::new(words.text);
        return None;
    }
    m.prompt.left = Some((purpose, words.text));
    Some(back)
}

/// Puts the title of a new activity on the line that adds it: its form, which Tab opens, has the rest.
fn bring_back_new(m: &mut Model, place: usize) -> Option<&'static str> {
    let fields = &m.prompt.draft.form.as_ref()?.fields;
    let title = fields.iter().find(|(name, _)| name == "title").map_or("New activity", |(_, title)| title);
    let title = if title.contains([',', '"']) { format!("\"{}\"", title.replace('"', "'")) } else { title.to_owned() };
    let purpose = Purpose { prompt: &new_activity::PROMPT, about: About::Index(place) };
    m.prompt.left.get_or_insert((purpose, title));
    Some("e, then n and Tab")
}
