//! Owns how text that people typed is taken apart into lines that are safe to show.

use std::borrow::Cow;

use crate::workshop::text::visible;

/// Returns the lines of a text in one, with a blank between each two.
pub(super) fn in_one_line(text: &str) -> Cow<'_, str> {
    let mut lines = visible_lines(text);
    let mut all = lines.next().unwrap_or_default();
    for line in lines {
        let all = all.to_mut();
        all.push(' ');
        all.push_str(&line);
    }
    all
}

/// Returns the lines of a text, each escaped, with something between each two.
pub(super) fn joined(text: &str, between: &str, escape: fn(&str, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (i, line) in visible_lines(text).enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        escape(&line, &mut out);
    }
    out
}

/// Gives the lines of a text that have something on them, each made safe and without blanks at its ends.
pub(super) fn visible_lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let safe = text.lines().map(|line| match visible(line) {
        Cow::Borrowed(line) => Cow::Borrowed(line.trim()),
        Cow::Owned(line) => Cow::Owned(line.trim().to_owned()),
    });
    safe.filter(|line| !line.is_empty())
}
