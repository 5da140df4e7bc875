//! Owns what the parts of a line say of a poll so far.

use super::parts::Given;
use super::signs::Signs;
use crate::workshop::poll::Rules;

/// What the parts say of a poll so far.
#[derive(Debug, Default)]
pub(super) struct PollDraft {
    pub method: Option<&'static str>,
    /// `poll:` itself was written, which any way to poll goes with.
    pub named: bool,
    pub options: Vec<String>,
    pub rules: Rules,
    /// A rule was said.
    pub ruled: bool,
}

impl PollDraft {
    /// Notes where the first rule stands, for a line without a poll.
    pub(super) fn rule(&mut self, given: &mut Given, part: Signs<'_>) -> bool {
        if !self.ruled {
            self.ruled = given.add("a rule of a poll", part).is_ok();
        }
        true
    }
}
