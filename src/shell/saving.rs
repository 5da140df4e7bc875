//! Owns what is handed to the saver and what it tells back in the facilitator's words.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use terminal::install_panic_hook;

use super::local_zone::in_zone;
use super::session::{self, text};
use super::terminal_session::{LoopEvent, TerminalSession};
use super::{group_search, series};
use crate::app::{Model, News, Trouble};
use crate::file::{Document, write_drafts};
use crate::store::{self, CreateError, Draft, ExitSave, Flush, FlushOutcome, Now, SaveReport, SaveState, Saver};
use crate::workshop::text::visible;
use crate::workshop::{Drafts, Zone};

/// How long saving may take when the process ends.
const EXIT_LIMIT: Duration = Duration::from_millis(3300);

/// Hands the model's changes to the saver, and nothing when there are none.
pub(super) struct SaveQueue {
    pub saver: Saver,
    document: Document,
    /// The revision and the typed text that were handed over last.
    submitted: (u64, Drafts),
    /// What became of everything at the end: there is one end, whoever notices it first.
    kept: Arc<OnceLock<ExitSave>>,
}

impl SaveQueue {
    /// `in_file` is what the session file holds of text that was being typed, where that is not what the model has.
    pub(super) fn new(saver: Saver, document: Document, m: &Model, in_file: Option<Drafts>) -> Self {
        let drafts = in_file.unwrap_or_else(|| m.drafts());
        Self { saver, document, submitted: (m.revision, drafts), kept: Arc::default() }
    }

    /// Hands over what has changed: a step at once, letters being typed within a second.
    pub(super) fn submit(&mut self, m: &Model) {
        if self.submitted.0 == m.revision && self.submitted.1 == m.drafts() {
            return;
        }
        let urgent = self.submitted.0 != m.revision;
        self.submitted = (m.revision, m.drafts());
        let text = text(&self.document, &m.session, &self.submitted.1);
        let draft =
            (!urgent).then(|| Draft { session: session::identity(&m.session), text: write_drafts(&self.submitted.1) });
        let no_copies = m.session.record.polls.iter().any(|run| run.is_open_and_unsigned());
        self.saver.put(SaveState { revision: m.revision, text, urgent, draft, no_copies });
    }

    /// Returns the text of the session as it would be saved now.
    pub(super) fn text_now(&self, m: &Model) -> String {
        text(&self.document, &m.session, &m.drafts())()
    }

    /// Writes a copy of the session to a new file, in a thread of its own; saving goes on where it was.
    pub(super) fn copy(&self, m: &Model, path: PathBuf, room: &TerminalSession) {
        let (text, place, sender) =
            (text(&self.document, &m.session, &m.drafts()), m.saving.place.clone(), room.sender());
        let write = move || sender.send(LoopEvent::Save(copied(&path, &text(), &place)));
        if std::thread::Builder::new().name(String::from("copy")).spawn(write).is_err() {
            let busy = String::from("The computer is too busy to make a copy: try again.");
            room.sender().send(LoopEvent::Save(SaveReport::NotMoved(busy)));
        }
    }

    /// Returns what to do when the process ends: save, or at least keep a copy. A second call waits for the first, and
    /// tells the same.
    pub(super) fn save_at_exit(&self) -> impl Fn() -> ExitSave + Send + Sync + use<> {
        let (saver, kept) = (self.saver.clone(), Arc::clone(&self.kept));
        move || kept.get_or_init(|| saver.rescue(EXIT_LIMIT)).clone()
    }

    /// Begins to save everything, and waits for nothing.
    pub(super) fn flush(&mut self, m: &Model) -> Flush {
        self.submit(m);
        self.saver.hurry()
    }

    /// Returns whether everything is saved by now; a sentence where it could not be.
    pub(super) fn is_saved(&self, flush: &Flush) -> Result<bool, String> {
        match self.saver.look(flush) {
            FlushOutcome::Saved => Ok(true),
            FlushOutcome::NotYet => Ok(false),
            FlushOutcome::Failed(sentence) => Err(sentence),
        }
    }
}

/// Writes a text to a file that must not exist yet; tells how that went, and where the session is saved.
pub(super) fn copied(path: &Path, text: &str, place: &str) -> SaveReport {
    match store::create(path, text) {
        Ok(copy) => {
            SaveReport::Told(format!("A copy is in {}. This session is still saved in {place}.", copy.display()))
        }
        Err(CreateError::Exists(path)) => {
            SaveReport::NotMoved(format!("{} already exists: choose another name.", path.display()))
        }
        Err(error) => SaveReport::NotMoved(format!("{error}.")),
    }
}

/// Returns what became of the last changes, where they are not in their file.
pub(super) fn unsaved_message(kept: &ExitSave, place: &str) -> Option<String> {
    match kept {
        ExitSave::Saved => None,
        ExitSave::Copy(copy) => {
            Some(format!("The last changes could not be saved in {place}. They are in {}.", copy.display()))
        }
        ExitSave::Nowhere => Some(format!("The last changes could not be saved in {place} or anywhere else.")),
    }
}

/// Returns what the saver tells, as news for the facilitator.
pub(super) fn news(report: SaveReport) -> Vec<News> {
    let show = |p: &PathBuf| p.display().to_string();
    let name = |p: &PathBuf| p.file_name().map_or_else(|| show(p), |n| n.to_string_lossy().into_owned());
    match report {
        SaveReport::Saving { .. } => Vec::new(),
        SaveReport::Saved { revision, at, bytes } => vec![News::Saved { revision, at, bytes }],
        SaveReport::Failed { sentence, .. } => vec![News::NotSaved(Trouble { sentence })],
        SaveReport::Conflict { theirs, ours } => vec![
            News::Moved(show(&ours)),
            News::Notice(format!(
                "Another program changed {}. It was not overwritten; this session is now saved in {}. Compare the two later.",
                name(&theirs),
                name(&ours)
            )),
        ],
        SaveReport::Rewritten { path } => {
            vec![News::Notice(format!("{} was deleted or moved: roundtable saved it again.", name(&path)))]
        }
        SaveReport::Moved { path } => {
            vec![News::Moved(show(&path)), News::Notice(format!("The session is now saved in {}.", show(&path)))]
        }
        SaveReport::NotMoved(sentence) => vec![News::NotMoved(sentence)],
        SaveReport::Told(sentence) => vec![News::Notice(sentence)],
    }
}

/// Returns the session's clock as the saver wants it.
pub(super) fn now(clock: &crate::clock::Clock, zone: Option<&Zone>) -> Now {
    let (clock, zone) = (clock.clone(), zone.cloned());
    Arc::new(move || in_zone(zone.as_ref(), clock.now()))
}

/// Returns a path as it was typed: `~` is home.
pub(super) fn expanded(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(path),
    }
}

/// Saves the session, or keeps a copy, whatever ends the process, and says where.
pub(super) fn save_before_the_process_ends(room: &TerminalSession, queue: &SaveQueue, place: &str) {
    let place = visible(place).into_owned();
    let (save_at_exit, named) = (queue.save_at_exit(), place.clone());
    room.on_end(move || unsaved_message(&save_at_exit(), &named));
    let save_at_exit = queue.save_at_exit();
    let saver = queue.saver.clone();
    install_panic_hook(
        |thread| matches!(thread, "saver" | "emergency" | series::THREAD | group_search::THREAD),
        move |what| {
            let saved = || format!("Everything is saved in {}.", saver.path().display());
            let told = unsaved_message(&save_at_exit(), &place).unwrap_or_else(saved);
            super::fault(&told, what)
        },
    );
}
