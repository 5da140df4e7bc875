//! Owns what the pages are made of at one moment, worked out once for all of them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::waist::Snapshot;
use crate::pages::{self, JoinWays, Language, Look, StageLook, StageTheme};
use crate::workshop::{ClockStatus, Moment, Participant, ParticipantView, Public, Session, SessionState};

/// How long it is good for while nothing changes: times of day in it move with the clock.
const GOOD_FOR: Duration = Duration::from_secs(1);

/// So long after the time is up it has surely changed.
const LATER: Duration = Duration::from_millis(20);

/// What the pages are made of.
pub(super) struct Views {
    /// The number of the state.
    pub(super) number: u64,
    /// What everybody sees.
    pub(super) public: Public,
    clock: ClockStatus,
    /// When it was worked out.
    now: Moment,
    session: Arc<Session>,
    made: Instant,
    /// What tells the pages of this state from those of another step.
    room_key: String,
    /// Pieces of pages that many phones get, by what they are for.
    pieces: RefCell<HashMap<String, Rc<str>>>,
}

impl Views {
    /// Works it out from a state.
    pub(super) fn new(snapshot: Snapshot, now: Moment) -> Self {
        let Snapshot { number, session } = snapshot;
        let public = session.public(now);
        let clock = session.clock_status(now);
        let room_key = pages::room_key(&public, &clock);
        Self { number, clock, now, made: Instant::now(), room_key, pieces: RefCell::default(), public, session }
    }

    /// Returns whether it shows this state, and is fresh.
    pub(super) fn is_good(&self, number: u64) -> bool {
        self.number == number && self.made.elapsed() < GOOD_FOR
    }

    /// Returns the session.
    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    /// Returns when it was worked out.
    pub(super) fn now(&self) -> Moment {
        self.now
    }

    /// Returns who leads, where the plan says so.
    pub(super) fn leads(&self) -> Option<&str> {
        self.session.plan.facilitators.first().map(String::as_str)
    }

    /// Returns what a participant sees of it.
    pub(super) fn of(&self, who: &Participant) -> ParticipantView {
        self.session.participant(who, &self.public)
    }

    /// Returns what their page is made of.
    pub(super) fn look<'a>(&'a self, me: &'a ParticipantView, language: Language) -> Look<'a> {
        let Self { public, clock, now, room_key, .. } = self;
        Look { public, me, clock, now: *now, room_key, language }
    }

    /// Returns in how long it looks different by itself: when a time is up, or the session should begin.
    pub(super) fn changes_in(&self) -> Option<Duration> {
        let start = self.public.starts.filter(|_| self.clock.state == SessionState::Planned);
        let left = start.map_or_else(|| self.clock.remaining(), |at| at - self.now);
        let runs = start.is_some() || self.clock.state == SessionState::Live;
        // A moment later, so that it has surely changed.
        let left = left.to_std().ok().filter(|_| runs)?;
        Some((left + LATER).saturating_sub(self.made.elapsed()))
    }

    /// Returns what the page of the shared screen is made of.
    pub(super) fn stage<'a>(&'a self, join: Option<JoinWays<'a>>, theme: Option<StageTheme>) -> StageLook<'a> {
        let Self { public, clock, now, session, .. } = self;
        StageLook {
            public,
            clock,
            now: *now,
            language: Language::of_room(session.plan.room.language.as_deref()),
            leads: self.leads(),
            here: (session.head_count() as usize, session.names().len()),
            theme,
            join,
        }
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
