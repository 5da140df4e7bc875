//! Owns what is said to the facilitator: the sentence in the bottom line, what stays until it is closed, and what was heard
//! of the clock.

use chrono::TimeDelta;
use terminal::Key;

use crate::workshop::{Cue, Moment};

/// What is said to the facilitator, and what was heard of the clock.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Messages {
    /// The sentence in the bottom line.
    pub message: Option<Message>,
    /// What the facilitator has to know until they close it with Esc.
    pub notice: Option<String>,
    /// Time that passed while the computer slept, which `z` takes out of the clock.
    pub slept: Option<TimeDelta>,
    /// Until when `q` closes the room and quits, after it has said so.
    pub(super) quits: Option<Moment>,
    /// The stretch that runs, counted from 0, and the last cue it has passed.
    pub(super) heard: Option<(usize, Option<Cue>)>,
    /// The time of what runs was up when the clock was last looked at.
    pub(super) up: bool,
}

/// A sentence in the bottom line; it goes by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something was refused or went wrong.
    pub bad: bool,
    /// When it goes.
    pub until: Moment,
    /// What the room reads of it where it sees the stage: nothing that quotes anything.
    pub on_stage: &'static str,
    /// The key that leaves the stage when it is pressed again before the message goes.
    pub leaves: Option<Key>,
}
