//! Owns the words between the saver and those who use it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::draft_file::{Draft, DraftFile};

/// Makes the text of a state; called in the saver's thread, or in another one for an emergency copy.
pub type MakeText = Arc<dyn Fn() -> String + Send + Sync>;

/// Tells the time of the session.
pub type Now = Arc<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>;

/// One state of the session, to be saved unless a newer one comes.
#[derive(Clone)]
pub struct SaveState {
    /// Counts upwards; comes back in the reports.
    pub revision: u64,
    /// Makes the whole text of the file.
    pub text: MakeText,
    /// Whether it has to be saved now; text being typed may wait a second.
    pub urgent: bool,
    /// What is being typed, for a file of its own; without it the session file is written.
    pub draft: Option<Draft>,
    /// Whether a second copy of it would tell something that it does not tell alone: then none is kept of it.
    pub no_copies: bool,
}

/// What is saved to.
#[derive(Clone)]
pub struct Target {
    /// The session file; links are followed once, here.
    pub path: PathBuf,
    /// What the file held when it was read; `None` where it does not exist yet.
    pub content: Option<Vec<u8>>,
    /// Tells the time, for reports and names.
    pub now: Now,
    /// Where a copy goes when the file cannot be saved before the process ends, the best folder first.
    pub shelters: Vec<PathBuf>,
    /// Where text being typed is kept until the session file is saved; without it, in that file.
    pub draft: Option<DraftFile>,
}

/// What the saver tells while it works; called in its thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveReport {
    /// A write begins.
    Saving {
        /// Of this state.
        revision: u64,
    },
    /// This state, and all before it, survive a power cut.
    Saved {
        /// The state.
        revision: u64,
        /// Since when.
        at: DateTime<FixedOffset>,
        /// How large the session file is, in bytes.
        bytes: usize,
    },
    /// An attempt failed; the old file is whole, and the next attempt comes by itself.
    Failed {
        /// The state that is not saved.
        revision: u64,
        /// Names the folder, the cause and what to do.
        sentence: String,
    },
    /// Somebody else changed the file: it stays as it is, and saving goes on in a file of our own.
    Conflict {
        /// The file with the name, not ours any more.
        theirs: PathBuf,
        /// Where we save from now on.
        ours: PathBuf,
    },
    /// The file had gone and was written anew.
    Rewritten {
        /// The file.
        path: PathBuf,
    },
    /// Something to know, said once.
    Told(String),
    /// Saving goes on at another place, as asked.
    Moved {
        /// The place.
        path: PathBuf,
    },
    /// The other place is no better; everything stays as it was.
    NotMoved(String),
}

/// A request to save everything now, to ask about later.
#[derive(Debug)]
pub struct Flush(pub(super) u64);

/// What is left of the newest state when the process ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExitSave {
    /// It is in its file.
    Saved,
    /// It is in this copy.
    Copy(PathBuf),
    /// No folder took it.
    Nowhere,
}

/// What became of a request to save everything now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlushOutcome {
    /// All that was put survives a power cut.
    Saved,
    /// Not within the time given.
    NotYet,
    /// It was tried and failed; the sentence says why.
    Failed(String),
}
