//! Owns one stretch of an activity or phase, and the shows of thumbs by which the room gave it more time. It never reads
//! a clock.

use chrono::TimeDelta;

use crate::workshop::Moment;

/// One stretch of one activity or phase. The time of a step is the sum of its stretches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepTiming {
    /// The activity's id.
    pub activity: String,
    /// The phase's title, where the activity has phases.
    pub phase: Option<String>,
    /// Whose turn it was, where the phase gives turns: a group's or a person's name.
    pub turn: Option<String>,
    /// When it began.
    pub started: Moment,
    /// When it ended; `None` while it runs.
    pub ended: Option<Moment>,
    /// The time the plan gives it; nothing for a second stretch of the same step.
    pub planned: TimeDelta,
    /// Time given (or, negative, taken) live.
    pub added: TimeDelta,
    /// Time paused, not counting a pause that goes on.
    pub paused: TimeDelta,
    /// Since when it is paused, if it is.
    pub held: Option<Moment>,
    /// Dots that the facilitator typed and dots from phones count together.
    pub mixed: bool,
    /// Who says by phone that it goes on, while that is asked.
    pub thumbs_up: Vec<String>,
    /// Who says by phone that it does not.
    pub thumbs_down: Vec<String>,
    /// What the room's thumbs said when its time was up, in order.
    pub thumbs: Vec<Thumbs>,
}

impl StepTiming {
    /// Returns how many thumbs from phones are up, and how many are down.
    pub fn phone_thumbs(&self) -> (u32, u32) {
        (self.thumbs_up.len() as u32, self.thumbs_down.len() as u32)
    }

    /// Returns time used in it up to `now`, without pauses; never negative, whatever the clock did.
    pub fn elapsed(&self, now: Moment) -> TimeDelta {
        let until = self.ended.unwrap_or(now);
        let held = self.held.map_or_else(TimeDelta::zero, |since| (until - since).max(TimeDelta::zero()));
        (until - self.started - self.paused - held).max(TimeDelta::zero())
    }
}

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
    /// Returns whether it goes on.
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
