//! Owns the tallies of all runs of polls: counted once when a run changes, so that a frame need not look at thousands
//! of ballots.

use std::sync::Arc;

use crate::workshop::poll::{Tally, run_places, tally};
use crate::workshop::{PollRun, Session};

/// The tallies of the runs in the record, in their order.
#[derive(Debug, Clone, Default)]
pub struct TallyCache(Vec<CachedTally>);

#[derive(Debug, Clone)]
struct CachedTally {
    run: Arc<PollRun>,
    before: Option<Arc<PollRun>>,
    tally: Arc<Tally>,
}

impl TallyCache {
    /// Counts all of a session's runs.
    pub fn of_session(session: &Session) -> Self {
        let mut cache = Self::default();
        cache.follow(session);
        cache
    }

    /// Counts what has changed since.
    pub fn follow(&mut self, session: &Session) {
        let runs = &session.record.polls;
        self.0.truncate(runs.len());
        let places = run_places(runs.iter().map(AsRef::as_ref));
        for (i, run) in runs.iter().enumerate() {
            let before = places[i].before.map(|b| &runs[b]);
            let kept = self.0.get(i);
            let same = |a: Option<&Arc<PollRun>>| match (a, before) {
                (Some(a), Some(b)) => Arc::ptr_eq(a, b),
                (None, None) => true,
                _ => false,
            };
            if kept.is_some_and(|k| Arc::ptr_eq(&k.run, run) && same(k.before.as_ref())) {
                continue;
            }
            let tally = Arc::new(tally(run, before.map(AsRef::as_ref)));
            let kept = CachedTally { run: Arc::clone(run), before: before.cloned(), tally };
            if i < self.0.len() { self.0[i] = kept } else { self.0.push(kept) }
        }
    }

    /// Returns the tally of the run at this place in the record.
    pub fn of(&self, place: usize) -> Arc<Tally> {
        self.0.get(place).map_or_else(Arc::default, |k| Arc::clone(&k.tally))
    }

    /// Returns the tally of a run of the session that was followed.
    pub fn of_run(&self, run: &PollRun) -> Arc<Tally> {
        let kept = self.0.iter().rfind(|k| std::ptr::eq(k.run.as_ref(), run));
        kept.map_or_else(Arc::default, |k| Arc::clone(&k.tally))
    }
}
