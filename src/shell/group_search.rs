//! Searches for better groups in a thread of its own, for as long as somebody can wait, and tells the loop what it found.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::terminal_session::{LoopEvent, LoopSender};
use crate::workshop::LongerSearch;

/// The name of the thread: a fault in it is no fault of the session.
pub(super) const THREAD: &str = "groups";

/// How long a search goes on.
const TIME: Duration = Duration::from_secs(10);

/// A search that runs; one that nobody waits for any more stops.
#[derive(Debug, Default)]
pub(super) struct GroupSearch {
    stop: Option<Stop>,
}

/// What the thread looks at, now and then.
#[derive(Debug, Clone, Default)]
struct Stop {
    /// Whether to stop and tell what was found.
    early: Arc<AtomicBool>,
    /// Whether nobody wants to know.
    unwanted: Arc<AtomicBool>,
}

impl GroupSearch {
    /// Begins to search, and drops the search before.
    pub(super) fn begin(&mut self, search: LongerSearch, sender: LoopSender) {
        self.give_up();
        let stop = Stop::default();
        self.stop = Some(stop.clone());
        let begin = Instant::now();
        let thread = std::thread::Builder::new().name(THREAD.to_owned());
        let run = move || {
            let wanted = |flag: &AtomicBool| !flag.load(Ordering::Relaxed);
            let mut goes_on = || begin.elapsed() < TIME && wanted(&stop.early) && wanted(&stop.unwanted);
            let found = search.run(&mut goes_on);
            if wanted(&stop.unwanted) {
                sender.send(LoopEvent::Groups(found.map(Box::new)));
            }
        };
        if thread.spawn(run).is_err() {
            self.stop = None;
        }
    }

    /// Ends the search early; it tells what it has found.
    pub(super) fn stop(&self) {
        if let Some(stop) = &self.stop {
            stop.early.store(true, Ordering::Relaxed);
        }
    }

    fn give_up(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.unwanted.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for GroupSearch {
    fn drop(&mut self) {
        self.give_up();
    }
}
