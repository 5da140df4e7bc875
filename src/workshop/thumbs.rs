//! Owns the show of thumbs by which a room gives what is running more time when its time is up, and how much it may
//! give. It never asks by itself and never moves the clock; that is `apply`.

use super::{Session, Stretch};

/// What a facilitator says of the thumbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thumb {
    /// More are up, as everybody can see: it goes on.
    Up,
    /// They are down, or as many up as down: what is next begins.
    Down,
    /// They were counted; it goes on where more are up than down.
    Counted {
        /// How many are up.
        up: u32,
        /// How many are down.
        down: u32,
    },
}

impl Thumb {
    /// Whether it goes on.
    pub fn goes_on(self) -> bool {
        match self {
            Self::Up => true,
            Self::Down => false,
            Self::Counted { up, down } => up > down,
        }
    }
}

/// One show of thumbs, as the record keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Thumbs {
    /// How many were up, where they were counted.
    pub up: Option<u32>,
    /// How many were down, where they were counted.
    pub down: Option<u32>,
    /// The minutes that came of it; 0 where what was next began.
    pub more: u32,
}

impl Session {
    /// The minutes that a show of thumbs may add to what is running; nothing where its plan has none (any more).
    pub fn extension(&self) -> Option<u32> {
        let (step, running) = self.step().zip(self.running())?;
        let extend = &self.phase().filter(|p| !p.extend.is_empty())?.extend;
        let here = |s: &&Stretch| s.turn == running.turn;
        let given = self.stretches(step).filter(here).flat_map(|s| &s.thumbs).filter(|t| t.more > 0).count();
        extend.get(given).copied()
    }
}
