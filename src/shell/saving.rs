//! Owns what is handed to the saver and what it tells back in the facilitator's words.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::room::{Happening, Teller};
use super::session::text;
use crate::app::{Model, News, Trouble};
use crate::domain::Unkept;
use crate::file::Document;
use crate::store::{FlushOutcome, SaveReport, Saver, State};

/// Hands the model's changes to the saver, and nothing when there are none.
pub(super) struct Desk {
    pub saver: Saver,
    document: Document,
    /// The revision and the typed text that were handed over last.
    put: (u64, Unkept),
    /// Where an emergency copy goes, the best place first.
    shelters: Vec<PathBuf>,
}

impl Desk {
    pub(super) fn new(saver: Saver, document: Document, m: &Model, shelters: Vec<PathBuf>) -> Self {
        Self { saver, document, put: (m.revision, m.typed()), shelters }
    }

    /// Hands over what has changed: a step at once, letters being typed within a second.
    pub(super) fn keep(&mut self, m: &Model) {
        if self.put.0 == m.revision && self.put.1 == m.typed() {
            return;
        }
        let urgent = self.put.0 != m.revision;
        self.put = (m.revision, m.typed());
        let text = text(&self.document, &m.session, &self.put.1);
        self.saver.put(State { revision: m.revision, text, urgent });
    }

    /// What to do when the process is told to end: save, or at least keep a copy.
    pub(super) fn farewell(&self) -> impl Fn() -> Option<PathBuf> + Send + Sync + use<> {
        let (saver, shelters) = (self.saver.clone(), self.shelters.clone());
        move || match saver.flush(Duration::from_secs(2)) {
            FlushOutcome::Saved => None,
            FlushOutcome::NotYet | FlushOutcome::Failed(_) => saver.emergency(&shelters),
        }
    }

    /// Saves everything; the sentence says why not.
    pub(super) fn flush(&self) -> Result<(), String> {
        match self.saver.flush(Duration::from_secs(3)) {
            FlushOutcome::Saved => Ok(()),
            FlushOutcome::NotYet => Err("The disk is very slow and has not taken the last changes yet.".to_owned()),
            FlushOutcome::Failed(sentence) => Err(sentence),
        }
    }

    /// Keeps a copy where there is room; its place.
    pub(super) fn emergency(&self) -> Option<PathBuf> {
        self.saver.emergency(&self.shelters)
    }
}

/// What the saver tells, as news for the facilitator.
pub(super) fn news(report: SaveReport) -> Vec<News> {
    let show = |p: &PathBuf| p.display().to_string();
    let name = |p: &PathBuf| p.file_name().map_or_else(|| show(p), |n| n.to_string_lossy().into_owned());
    match report {
        SaveReport::Saving { .. } => Vec::new(),
        SaveReport::Saved { revision, at } => vec![News::Saved { revision, at }],
        SaveReport::Failed { sentence, .. } => vec![News::NotSaved(Trouble { sentence })],
        SaveReport::Conflict { theirs, ours } => vec![
            News::Moved(show(&ours)),
            News::Notice(format!(
                "{} was changed by another program: it stays as it is, and this session is saved in {} from now on. Compare the two afterwards.",
                name(&theirs),
                name(&ours)
            )),
        ],
        SaveReport::Rewritten { path } => {
            vec![News::Notice(format!("{} had been deleted or moved away: it was written anew.", name(&path)))]
        }
        SaveReport::Moved { path } => {
            vec![
                News::Moved(show(&path)),
                News::Notice(format!("The session is saved in {} from now on.", show(&path))),
            ]
        }
        SaveReport::NotMoved(sentence) => vec![News::NotMoved(sentence)],
        SaveReport::Told(sentence) => vec![News::Notice(sentence)],
    }
}

/// Sends the saver's reports into the loop.
pub(super) fn reporter(teller: Teller) -> impl Fn(SaveReport) + Send + 'static {
    move |report| teller.tell(Happening::Save(report))
}

/// The session's clock as the saver wants it.
pub(super) fn now(
    clock: &crate::tui::Clock,
    offset: chrono::FixedOffset,
) -> Arc<dyn Fn() -> crate::domain::Moment + Send + Sync> {
    let clock = clock.clone();
    Arc::new(move || clock.now(offset))
}
