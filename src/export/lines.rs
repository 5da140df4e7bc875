//! Owns how text that people typed is taken apart into lines that are safe to show.

use crate::workshop::text::visible;

/// Gives the lines of a text that have something on them, each made safe and without blanks at its ends.
pub(super) fn visible_lines(text: &str) -> Vec<String> {
    let safe = text.lines().map(|l| visible(l).trim().to_owned());
    safe.filter(|l| !l.is_empty()).collect()
}
