//! Owns what the room knows of one phone, and what comes of letting one in.

use serde::{Deserialize, Serialize};

use super::{Key, KeyHash};
use crate::workshop::Participant;
use crate::workshop::text::same;

/// One phone, as far as the room knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// The person whose phone it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    /// What tells it from others without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<u32>,
    /// The name that it asks for, which another phone has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) waits: Option<String>,
    /// The language that was chosen on it, by its tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    /// The slip by which it came, or the one by which the first phone of this person came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) slip: Option<KeyHash>,
    /// The facilitator has removed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) removed: bool,
    /// When it came, in seconds since 1970.
    pub(super) came: i64,
}

impl Phone {
    /// Returns who it is, once it has joined and as long as it was not removed.
    pub fn who(&self) -> Option<Participant> {
        if self.removed {
            return None;
        }
        let by_slip = if self.slip.is_some() { Participant::Invited } else { Participant::Named };
        let named = self.name.clone().map(by_slip);
        named.or(self.number.map(Participant::Unnamed))
    }

    /// Returns whether it is the person of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.as_deref().is_some_and(|known| same(known, name))
    }

    /// Returns the name that it waits for.
    pub fn waits(&self) -> Option<&str> {
        self.waits.as_deref()
    }

    /// Returns the language that was chosen on it.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Returns whether it is somebody by a slip.
    pub fn has_slip(&self) -> bool {
        self.slip.is_some()
    }

    /// Returns whether the facilitator has removed it.
    pub fn is_removed(&self) -> bool {
        self.removed
    }
}

/// A phone that has come in by the link or the code.
#[derive(Debug)]
pub struct Entered {
    /// The key that it keeps.
    pub key: Key,
    /// Whether the key is new: then the private file is written before the phone gets it.
    pub fresh: bool,
}

/// What came of asking for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// The phone is this person's from now on.
    Is(Participant),
    /// Another phone has the name: the code on it helps, or the facilitator.
    InUse(String),
}

/// What the facilitator sees of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoomSummary {
    /// How many people take part by phone.
    pub people: usize,
    /// How many phones take part without a name.
    pub unnamed: usize,
    /// Names that a second phone asks for.
    pub waiting: Vec<String>,
    /// Who takes part by phone.
    pub names: Vec<String>,
}
