//! Owns which hands are up in which order, who has the floor, and what a participant sees of it.

use crate::workshop::{Hand, Participant, Session};

/// Somebody's own hand, as they see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OwnHand {
    /// It is down.
    #[default]
    Down,
    /// It is up, behind so many others.
    Up(usize),
    /// They have the floor.
    Speaks,
}

impl Session {
    /// Returns the hands that are up, the one whose turn comes first before the others: first come.
    pub fn hands(&self) -> impl Iterator<Item = &Hand> {
        self.record.hands.iter().filter(|hand| hand.waits())
    }

    /// Returns who has the floor.
    pub fn speaker(&self) -> Option<&Hand> {
        self.record.hands.iter().rev().find(|hand| hand.speaks())
    }

    /// Returns a participant's own hand.
    pub fn hand_of(&self, who: &Participant) -> OwnHand {
        let label = who.label();
        if self.speaker().is_some_and(|hand| hand.by == label) {
            return OwnHand::Speaks;
        }
        self.hands().position(|hand| hand.by == label).map_or(OwnHand::Down, OwnHand::Up)
    }
}
