//! Owns what can be changed in a plan while it is planned or run. It never carries a change out; that is `apply`.

use crate::workshop::{Activity, Details, Phase};

/// A change of the plan. Activities are named by their ids, which never change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Put activities in at this place of the agenda, one after another; their ids are made unique.
    Insert {
        /// The place, counted from 0.
        at: usize,
        /// The activities.
        activities: Vec<Activity>,
        /// What the session as a whole is from then on, where that comes with them.
        details: Option<Box<Details>>,
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
    /// Let an activity be like this; its id stays, and so do the ids of its columns.
    Replace {
        /// The activity.
        id: String,
        /// What it becomes.
        activity: Box<Activity>,
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
    /// Let the session as a whole be like this.
    SetDetails(Box<Details>),
}

impl Edit {
    /// Returns what puts one activity in at this place.
    pub fn insert(at: usize, activity: Activity) -> Self {
        Self::Insert { at, activities: vec![activity], details: None }
    }
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
}
