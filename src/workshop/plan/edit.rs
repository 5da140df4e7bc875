//! Owns what can be changed in a plan while it is planned or run. It never carries a change out; that is `apply`.

use crate::workshop::{Activity, Kind, Phase, PhaseKind};

/// A change of the plan. Activities are named by their ids, which never change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Put an activity in at this place of the agenda; its id is made unique.
    Insert {
        /// The place, counted from 0.
        at: usize,
        /// The activity.
        activity: Box<Activity>,
    },
    /// Take an activity out.
    Drop(String),
    /// Move an activity so many places down or, negative, up.
    Shift {
        /// The activity.
        id: String,
        /// How far.
        by: i32,
    },
    /// Call an activity something else.
    Retitle {
        /// The activity.
        id: String,
        /// Its new title.
        title: String,
    },
    /// Let the room do something else in it.
    SetKind {
        /// The activity.
        id: String,
        /// Its new kind.
        kind: Kind,
    },
    /// Say whether it may be dropped when the session runs late.
    SetOptional {
        /// The activity.
        id: String,
        /// Whether it may.
        optional: bool,
    },
    /// Give an activity, or a phase of it, this length.
    SetMinutes {
        /// The activity.
        id: String,
        /// The phase, counted from 0.
        phase: Option<usize>,
        /// Its new length.
        minutes: u32,
    },
    /// Change the phases of an activity.
    Phase {
        /// The activity.
        id: String,
        /// Which phase, counted from 0; for a new one its place.
        at: usize,
        /// How.
        change: OnPhase,
    },
    /// Ask the room something else; nothing where the text is blank.
    SetPrompt {
        /// The activity.
        id: String,
        /// The phase, counted from 0.
        phase: Option<usize>,
        /// The new words.
        text: String,
    },
    /// Give the facilitator other words; none where the text is blank.
    SetScript {
        /// The activity.
        id: String,
        /// The new words.
        text: String,
    },
}

/// A change of the phases of an activity.
#[derive(Debug, Clone, PartialEq)]
pub enum OnPhase {
    /// Put a phase in; its title is made unique.
    Insert(Box<Phase>),
    /// Take it out.
    Drop,
    /// Move it so many places down or, negative, up.
    Shift(i32),
    /// Call it something else.
    Retitle(String),
    /// Let the room do something else in it.
    SetKind(PhaseKind),
    /// Say whether what is kept in it stays private until revealed.
    SetHidden(bool),
}
