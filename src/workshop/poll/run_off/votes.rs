//! Owns votes in whole parts of a vote, and how they are said. It never counts.

use std::fmt;

/// Votes, in whole parts of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Votes {
    pub(super) parts: u128,
    pub(super) of_one: u128,
}

impl Votes {
    /// Returns the whole votes, without what is left over.
    pub fn whole(self) -> u64 {
        (self.parts / self.of_one) as u64
    }

    /// Returns what is left over, as a fraction in lowest terms.
    pub fn part(self) -> Option<(u128, u128)> {
        let left = self.parts % self.of_one;
        let by = common_divisor(left, self.of_one);
        (left > 0).then_some((left / by, self.of_one / by))
    }
}

impl fmt::Display for Votes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.whole(), self.part()) {
            (whole, None) => write!(f, "{whole}"),
            (0, Some((a, b))) if b < 1000 => write!(f, "{a}/{b}"),
            (whole, Some((a, b))) if b < 1000 => write!(f, "{whole} {a}/{b}"),
            (whole, Some((a, b))) => write!(f, "about {whole}.{:03}", a * 1000 / b),
        }
    }
}

pub(super) fn common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}
