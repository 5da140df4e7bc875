//! Owns which state of the session the room looks at; whatever draws a stage asks here.

use super::Public;
use crate::workshop::{ClockStatus, Kind, PhaseKind, SessionState};

/// What a stage shows at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The session is over: what came of it.
    End,
    /// It has not begun: what it is for, and how to join.
    Welcome,
    /// The time of a phase is up, and the thumbs of the room decide whether there is more.
    Thumbs,
    /// A poll that was opened.
    Poll,
    /// What will be asked, before the poll is opened.
    Question,
    /// A break.
    Break,
    /// Whose turn it is.
    Turn,
    /// Who is in which group, and where.
    Groups,
    /// What was written.
    Entries,
    /// What everybody talks about, or listens to.
    Talk,
}

impl Public {
    /// Returns what a stage shows where the clock stands like this; `reading` while the notes are still being read.
    pub fn shows(&self, clock: &ClockStatus, reading: bool) -> Shows {
        let runs = self.activity.is_some();
        // Where everybody writes, the first entry moves nothing; what is hidden shows nothing until it is revealed.
        let has_entries = || self.canvas.as_ref().is_some_and(|c| !c.entries.is_empty() || c.is_open || reading);
        match clock.state {
            SessionState::Done => Shows::End,
            SessionState::Planned => Shows::Welcome,
            _ if self.extension.is_some() && clock.is_up() => Shows::Thumbs,
            _ if self.poll.is_some() => Shows::Poll,
            _ if runs && self.kind == Kind::Poll => Shows::Question,
            _ if runs && self.kind == Kind::Break => Shows::Break,
            _ if self.turn.is_some() => Shows::Turn,
            _ if !self.groups.is_empty() && !self.looks_at_entries() => Shows::Groups,
            _ if has_entries() => Shows::Entries,
            _ => Shows::Talk,
        }
    }

    /// Returns whether the room looks at what was written: not while groups write, unless it was revealed.
    fn looks_at_entries(&self) -> bool {
        let Some(canvas) = self.canvas.as_ref().filter(|c| !c.entries.is_empty()) else { return false };
        self.does.is_some_and(|does| does != PhaseKind::Write) || canvas.entries.iter().any(|n| n.revealed.is_some())
    }
}
