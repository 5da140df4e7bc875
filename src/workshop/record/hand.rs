//! Owns a raised hand: whose it is, since when, and whether its owner has, or had, the floor. It never decides who is
//! next.

use crate::workshop::Moment;

/// A hand that is up, or a turn to speak that came of one. A hand that went down without a turn leaves nothing behind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hand {
    /// Whose it is: a name, or the number of somebody without one.
    pub by: String,
    /// When it was raised. Hands stand in this order in the record, so that those of one second keep theirs.
    pub raised: Moment,
    /// When its owner got the floor.
    pub floor: Option<Moment>,
    /// When they lost it.
    pub ended: Option<Moment>,
}

impl Hand {
    /// Returns whether it is up and waits.
    pub fn waits(&self) -> bool {
        self.floor.is_none()
    }

    /// Returns whether its owner has the floor.
    pub fn speaks(&self) -> bool {
        self.floor.is_some() && self.ended.is_none()
    }
}
