//! Owns one run of a poll: what was asked, and the hands that were counted.
//! It never divides: percents are made in `percent`.

use crate::domain::Moment;

/// One run of a poll. A closed run is never changed; a re-run is a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollRun {
    /// The activity's id.
    pub activity: String,
    /// What was asked.
    pub question: String,
    /// What could be chosen.
    pub options: Vec<String>,
    /// A name of the catalogue in `method`.
    pub method: String,
    /// When it was opened.
    pub opened: Moment,
    /// When it was closed; `None` while it is open.
    pub closed: Option<Moment>,
    /// When a poll with hidden results was revealed to the room.
    pub revealed: Option<Moment>,
    /// People who were there when it was closed, or are there now.
    pub present: u32,
    /// Hands counted by the facilitator, one number for each option.
    pub hands: Vec<u32>,
}
