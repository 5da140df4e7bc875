//! Opens a session on the screen, with what was being typed when the program ended; and tells what of it a restart would
//! have to bring back. It writes nothing.

use std::sync::Arc;

use super::group_cache::{GroupCache, GroupSearch};
use super::kept::Kept;
use super::model::{Caches, Cursor, Message, Messages, Model, Purpose, Saving, Typing, View};
use super::perform::MESSAGE;
use super::prompts::{PROMPTS, note};
use super::views::{VIEWS, end, plan};
use super::{NoteIndex, TallyCache, UndoLog, form_keys, plan_text};
use crate::workshop::{Drafts, LineWords, Moment, Session, SessionState};

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
        let words = form_keys::written(self).or_else(|| self.prompt.draft.words.clone());
        Drafts { note: note.to_owned(), words, line: line(self) }
    }
}

/// Returns the line being typed for something of the record, else one that was left; nothing where it says nothing new.
fn line(m: &Model) -> Option<LineWords> {
    let of = |purpose: &Purpose| (purpose.prompt.draft)(&purpose.about);
    let open = m.prompt.line.as_ref().filter(|(purpose, line)| {
        let new = !line.text().trim().is_empty() && of(purpose).is_some();
        new && line.text() != purpose.start(m).text()
    });
    let left = || m.prompt.left.as_ref().map(|(purpose, text)| (purpose, text.as_str()));
    let (purpose, text) = open.map(|(purpose, line)| (purpose, line.text())).or_else(left)?;
    Some(LineWords { of: of(purpose)?, text: text.to_owned() })
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
    let words = plan_text::draft_title(m)
        .map(|title| format!("Your draft for “{title}” is still there: e, then Enter on it, brings it back."));
    let typed = key.or_else(|| (!m.prompt.draft.note.is_empty()).then_some("a"));
    let typed = typed.map(|key| format!("Your draft is still there: {key} brings it back."));
    if let Some(text) = words.or(typed) {
        m.messages.message = Some(Message { text, bad: false, until: now + MESSAGE, on_stage: "", leaves: None });
    }
}
