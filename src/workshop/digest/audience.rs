//! Owns for whom a digest is.

use serde::Serialize;

use crate::workshop::choices::choices;

choices! {
    /// For whom a digest is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Audience {
        /// For everybody: only what the room has seen.
        #[default]
        Participants = "participants",
        /// For the facilitator: everything, with scripts and hidden results.
        Facilitator = "facilitator",
    }
}
