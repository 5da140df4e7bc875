//! Owns what is said of a line that is not understood, or a part of it: where, in one sentence, and what was meant.

use std::ops::Range;

/// Why a line is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The part that it is about, in bytes of the line.
    pub range: Range<usize>,
    /// One sentence: `“groups off 3” is not understood. groups of 3?`
    pub sentence: String,
    /// The whole line with the suggestion in it.
    pub suggestion: Option<String>,
}

/// Why a part is not taken, while its line is not at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PartError {
    pub range: Range<usize>,
    pub sentence: String,
    /// What to put in its place.
    pub put: Option<String>,
}

impl PartError {
    /// Returns an error at a place, without a suggestion.
    pub(super) fn new(range: Range<usize>, sentence: impl Into<String>) -> Self {
        Self { range, sentence: sentence.into(), put: None }
    }

    /// Suggests what to write in place of the part.
    pub(super) fn put(self, put: impl Into<String>) -> Self {
        Self { put: Some(put.into()), ..self }
    }

    /// Returns the same error of a line in which so many bytes stand before the text that was read.
    pub(super) fn behind(self, bytes: usize) -> Self {
        Self { range: self.range.start + bytes..self.range.end + bytes, ..self }
    }

    /// Returns it with the whole line that the suggestion makes.
    pub(super) fn in_line(self, line: &str) -> Misread {
        let put = |put: String| format!("{}{put}{}", &line[..self.range.start], &line[self.range.end..]);
        Misread { suggestion: self.put.map(put), range: self.range, sentence: self.sentence }
    }
}
