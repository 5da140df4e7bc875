//! Owns why an answer is none that a method takes.

use thiserror::Error;

/// Why an answer is none. `Display` is one whole sentence for whoever typed it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Misfit {
    /// It is no answer to a question like this one.
    #[error("{0}")]
    Shape(&'static str),
    /// Nothing is chosen.
    #[error("{0}")]
    Nothing(&'static str),
    /// One has to be chosen.
    #[error("Choose one option: this ballot names {0}.")]
    NotOne(usize),
    /// There is no such option, counted from 1.
    #[error("This poll has no option {0}.")]
    NoOption(usize),
    /// An option stands there twice.
    #[error("This ballot names “{0}” twice.")]
    Twice(String),
    /// Too many are chosen.
    #[error("Choose at most {most} options: this ballot names {names}.")]
    TooMany {
        /// As many may be.
        most: usize,
        /// As many are.
        names: usize,
    },
    /// More dots are given than there are.
    #[error("This ballot spends {spent}, but everybody has {}.", crate::workshop::count_of(*each, "dot"))]
    TooManyDots {
        /// So many are given.
        spent: u64,
        /// So many everybody has.
        each: u32,
    },
    /// One option gets more than one person may give it.
    #[error("One person may give one option at most {}: this ballot gives “{option}” {given}.", crate::workshop::count_of(*cap, "dot"))]
    OverCap {
        /// As much as one person may give.
        cap: u32,
        /// The option.
        option: String,
        /// What it gets.
        given: u32,
    },
    /// The votes cost more than there is.
    #[error("This ballot costs {spent} credits, but everybody has {each}.")]
    TooManyCredits {
        /// So much they cost.
        spent: u128,
        /// So much everybody has.
        each: u32,
    },
    /// A score is beyond the scale.
    #[error("Scores go from {from} to {to}: this ballot says {x},{y}.")]
    OffScale {
        /// The lowest score.
        from: i32,
        /// The highest score.
        to: i32,
        /// The score on the first axis.
        x: i32,
        /// The score on the second axis.
        y: i32,
    },
    /// Too many options share a rank.
    #[error("At most {0} options can share a rank.")]
    SharedRank(usize),
    /// The words are too many.
    #[error("An answer has at most {most} characters: this one has {has}.")]
    TooLong {
        /// As many it may have.
        most: usize,
        /// As many it has.
        has: usize,
    },
}
