//! Owns for whom a digest is.

use serde::Serialize;

use crate::workshop::choices::choices;

choices! {
    /// For whom a digest is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Audience {
        /// Whoever was in the room, and colleagues who were not: only what is public.
        #[default]
        Participants = "participants",
        /// Whoever led it: everything.
        Facilitator = "facilitator",
    }
}
