//! Owns what the plan says of a room that phones take part in. It holds nothing that is secret.

use crate::workshop::choices::choices;

/// What the plan says of a room that phones take part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomRules {
    /// Whether people give their names.
    pub names: Names,
    /// Whether people may write from their phones.
    pub write: bool,
    /// What becomes of questions to the room.
    pub questions: Questions,
    /// What becomes of raised hands when an activity ends.
    pub hands: Hands,
    /// Whether the list of people is shown to whoever joins.
    pub roster: Roster,
    /// The language of what the room sees; English where the plan says nothing.
    pub language: Option<String>,
    /// The network that phones have to be in, by the name that people see.
    pub wifi: Option<String>,
}

impl Default for RoomRules {
    fn default() -> Self {
        Self {
            names: Names::default(),
            write: true,
            questions: Questions::default(),
            hands: Hands::default(),
            roster: Roster::default(),
            language: None,
            wifi: None,
        }
    }
}

impl RoomRules {
    /// Returns whether raised hands stay up when an activity ends.
    pub fn keeps_hands(&self) -> bool {
        self.hands == Hands::Keep
    }
}

choices! {
    /// Whether people who take part by phone give their names.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Names {
        /// Who wants to.
        #[default]
        Optional = "optional",
        /// Everybody.
        Required = "required",
        /// Nobody: ballots with names are refused.
        None = "none",
        /// Only people with an invitation take part, by their names.
        Invited = "invited",
    }
}

choices! {
    /// What becomes of questions that people ask the room from their phones.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Questions {
        /// Everybody sees them at once.
        #[default]
        Open = "open",
        /// The facilitator sees them first.
        Reviewed = "reviewed",
        /// Nobody can ask.
        Off = "off",
    }
}

choices! {
    /// What becomes of raised hands when an activity ends.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Hands {
        /// They go down.
        #[default]
        Lower = "lower",
        /// They stay up.
        Keep = "keep",
    }
}

choices! {
    /// Whether whoever joins chooses their name from a list.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Roster {
        /// They see the list of people.
        #[default]
        Shown = "shown",
        /// They type their name.
        Hidden = "hidden",
    }
}
