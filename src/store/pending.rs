//! Owns what waits to be saved and when it is due. It saves nothing.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::report::{Flush, FlushOutcome, SaveState};

/// How long text that is being typed may wait.
const DRAFT: Duration = Duration::from_secs(1);

/// What lies between those who put states and the one who saves them.
#[derive(Default)]
pub(super) struct Pending {
    pub newest: Option<SaveState>,
    /// How many states were put; the newest has this number.
    pub put: u64,
    /// The number of the newest urgent one.
    pub urgent: u64,
    /// The number of the newest one that is on the disk.
    pub done: u64,
    /// The number of the newest one whose draft is in its own file.
    pub noted: u64,
    /// The number of the newest one that was tried.
    pub tried: u64,
    /// When the oldest one that waits came.
    pub since: Option<Instant>,
    pub flushes: u64,
    /// How many flushes had been asked for when the present or last attempt began, and the last ended.
    pub flushes_begun: u64,
    pub flushes_ended: u64,
    pub failing: Option<Failing>,
    /// The last text made, with its number, so that an emergency need not make it again.
    pub text: Option<(u64, Arc<[u8]>)>,
    pub path: PathBuf,
    pub elsewhere: Option<PathBuf>,
    pub closing: bool,
    pub stopped: bool,
}

pub(super) struct Failing {
    pub sentence: String,
    pub at: Instant,
    pub wait: Duration,
}

impl Pending {
    /// Returns what became of a request so far.
    pub(super) fn outcome(&self, flush: &Flush) -> FlushOutcome {
        if self.done >= self.put {
            return FlushOutcome::Saved;
        }
        if let Some(failing) = self.failing.as_ref().filter(|_| self.flushes_ended >= flush.0) {
            return FlushOutcome::Failed(failing.sentence.clone());
        }
        if self.stopped {
            return FlushOutcome::Failed(String::from("Saving has stopped because of a fault in roundtable."));
        }
        FlushOutcome::NotYet
    }

    /// Returns whether nothing has changed but the text being typed, and nobody waits for it.
    pub(super) fn only_typed(&self) -> bool {
        !self.closing && self.flushes == self.flushes_begun && self.failing.is_none() && self.urgent <= self.done
    }

    /// Returns when the next attempt is due.
    pub(super) fn due(&self, now: Instant) -> Instant {
        if self.closing || self.flushes > self.flushes_begun {
            return now;
        }
        if let Some(failing) = &self.failing {
            let wait = if self.put > self.tried { Duration::from_secs(1).min(failing.wait) } else { failing.wait };
            return failing.at + wait;
        }
        if self.urgent > self.done { now } else { self.since.map_or(now, |since| since + DRAFT) }
    }

    pub(super) fn begin(&mut self) {
        self.tried = self.put;
        self.flushes_begun = self.flushes;
        self.since = None;
    }
}
