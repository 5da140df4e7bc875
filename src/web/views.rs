//! Owns what the pages are made of at one moment, worked out once for all of them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::waist::Snapshot;
use crate::workshop::{ClockStatus, Moment, Participant, Public, Session};

/// How long it is good for while nothing changes: times of day in it move with the clock.
const GOOD_FOR: Duration = Duration::from_secs(1);

/// What the pages are made of.
pub(super) struct Views {
    /// The number of the state.
    pub(super) number: u64,
    /// What everybody sees.
    pub(super) public: Public,
    /// Where the session stands.
    pub(super) clock: ClockStatus,
    /// When it was worked out.
    pub(super) now: Moment,
    session: Arc<Session>,
    made: Instant,
    /// Where everybody is, by name: their group, or none while they sit out.
    places: HashMap<String, Option<usize>>,
    /// Pieces of pages that many phones get, by what they are for.
    pieces: RefCell<HashMap<String, Rc<str>>>,
}

impl Views {
    /// Works it out from a state.
    pub(super) fn new(snapshot: Snapshot, now: Moment) -> Self {
        let Snapshot { number, session } = snapshot;
        let public = session.public(now);
        let members =
            public.groups.iter().enumerate().flat_map(|(at, group)| group.people.iter().map(move |p| (p, Some(at))));
        let out = public.sit_out.iter().map(|p| (p, None));
        let places = members.chain(out).map(|(person, at)| (person.name.clone(), at)).collect();
        let clock = session.clock_status(now);
        Self { number, clock, now, made: Instant::now(), places, pieces: RefCell::default(), public, session }
    }

    /// Returns whether it shows this state, and is fresh.
    pub(super) fn is_good(&self, number: u64) -> bool {
        self.number == number && self.made.elapsed() < GOOD_FOR
    }

    /// Returns the session.
    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    /// Returns the group of somebody, by its place among those that everybody sees.
    pub(super) fn group_of(&self, who: &Participant) -> Option<usize> {
        who.name().and_then(|name| self.places.get(name).copied().flatten())
    }

    /// Returns a piece that many phones get, made once.
    pub(super) fn piece(&self, what: &str, make: impl FnOnce() -> String) -> Rc<str> {
        if let Some(piece) = self.pieces.borrow().get(what) {
            return Rc::clone(piece);
        }
        let piece: Rc<str> = make().into();
        self.pieces.borrow_mut().insert(what.to_owned(), Rc::clone(&piece));
        piece
    }
}
