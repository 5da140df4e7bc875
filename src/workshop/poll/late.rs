//! Owns an option that was added while a poll was open, and how the result says so.

use crate::workshop::count_of;

/// An option that was added while the poll was open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LateOption {
    /// The option.
    pub option: String,
    /// How many hands, abstentions and ballots had been counted by then.
    pub after: u32,
}

impl LateOption {
    /// Says when it came, given what one vote is called: `after 3 hands`, `before the first vote`.
    pub fn when(&self, vote: &str) -> String {
        if self.after == 0 {
            "before the first vote".to_owned()
        } else {
            format!("after {}", count_of(self.after, vote))
        }
    }

    /// Says that it came late: `“Blue” was added late, after 3 hands`.
    pub fn in_words(&self, vote: &str) -> String {
        format!("“{}” was added late, {}", self.option, self.when(vote))
    }
}
