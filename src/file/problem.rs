//! Owns what is said about a faulty file: where, what, and what to do about it. It never decides what is a fault.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt::Write as _;
use std::ops::Range;

use serde::Serialize;

use crate::workshop::choices::choices;
pub(super) use crate::workshop::text::nearest;
use crate::workshop::text::visible;

/// How many columns of a source line are shown.
const SHOWN: usize = 100;

choices! {
    /// Whether a file can be used in spite of a problem.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Severity {
        /// The file cannot be opened.
        Error = "error",
        /// The file opens; something in it does nothing, or not what was probably meant.
        Warning = "warning",
        /// The file opens; something in it may not work out in the room.
        Hint = "hint",
    }
}

/// One thing that is wrong in a file, in words for whoever wrote it; every text in it is safe to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The line, counted from 1; 0 where no place can be named.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
    /// Whether the file can be used all the same.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The line it is about.
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

/// A piece of one source line, made safe to show and cut to about a hundred columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text.
    pub text: String,
    /// Where the underlining begins, in characters of `text`.
    pub start: usize,
    /// How many characters are underlined; at least one.
    pub width: usize,
}

impl Problem {
    /// Returns a problem of a file as a whole.
    pub(super) fn without_place(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            line: 0,
            column: 0,
            severity: Severity::Error,
            message: message.into(),
            help: Some(help.into()),
            excerpt: None,
        }
    }

    /// Returns the problem as lines of text: `FILE:4:11: error: …`, the source line, the help; no line end at the end.
    pub fn render(&self, file: &str) -> String {
        let mut out = visible(file).into_owned();
        if self.line > 0 {
            let _ = write!(out, ":{}:{}", self.line, self.column);
        }
        let _ = write!(out, ": {}: {}", self.severity.word(), visible(&self.message));
        if let Some(e) = &self.excerpt {
            let number = self.line.to_string();
            let gutter = number.len().max(4);
            let _ = write!(out, "\n{number:>gutter$} | {}", visible(&e.text));
            let _ = write!(out, "\n{:gutter$} | {:start$}{:^<width$}", "", "", "", start = e.start, width = e.width);
        }
        if let Some(help) = &self.help {
            let _ = write!(out, "\n   help: {}", visible(help));
        }
        out
    }
}

/// A text and where its lines begin.
pub(super) struct Source<'a> {
    /// The text, without a byte order mark.
    pub text: &'a str,
    /// Where each line begins; only a text with problems needs to know.
    lines: OnceCell<Vec<usize>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, lines: OnceCell::new() }
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }

    /// Returns the line of a byte, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines().partition_point(|&start| start <= offset).max(1)
    }

    /// Returns a problem at a place; offsets outside the text, or inside a character, are moved to the nearest before.
    pub(super) fn problem(
        &self,
        severity: Severity,
        place: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) -> Problem {
        let start = self.text.floor_char_boundary(place.start.min(self.text.len()));
        let end = self.text.ceil_char_boundary(place.end.min(self.text.len()).max(start));
        let line = self.line(start);
        let first = self.lines()[line - 1];
        let rest = &self.text[first..];
        let whole = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end_matches('\r');
        let start = start.min(first + whole.len());
        let before = &self.text[first..start];
        Problem {
            line,
            column: before.chars().count() + 1,
            severity,
            message: message.into(),
            help,
            excerpt: Some(excerpt(before, whole, end.saturating_sub(start))),
        }
    }
}

fn excerpt(before: &str, whole: &str, marked: usize) -> Excerpt {
    let start = before.len();
    let end = whole.ceil_char_boundary((start + marked).min(whole.len()));
    // Only what can be shown is looked at: a line may be a megabyte long.
    let lead: Vec<char> = before.chars().rev().take(SHOWN + 1).collect();
    let kept = if lead.len() + whole[start..].chars().take(SHOWN).count() <= SHOWN { SHOWN } else { SHOWN * 2 / 5 };
    let mut text = String::new();
    if lead.len() > kept {
        text.push('…');
    }
    let lead: String = lead.into_iter().take(kept).collect::<Vec<_>>().into_iter().rev().collect();
    text.push_str(&plain(&lead));
    let at = text.chars().count();
    let room = SHOWN.saturating_sub(at).max(1);
    let mid: String = whole[start..end].chars().take(room).collect();
    let mid = plain(&mid).into_owned();
    text.push_str(&mid);
    let used = text.chars().count();
    let tail: String = whole[end..].chars().take(SHOWN.saturating_sub(used)).collect();
    text.push_str(&plain(&tail));
    if tail.len() < whole[end..].len() || mid.chars().count() < whole[start..end].chars().take(room + 1).count() {
        text.push('…');
    }
    Excerpt { text, start: at, width: mid.chars().count().max(1) }
}

fn plain(text: &str) -> Cow<'_, str> {
    if text.contains('\t') { Cow::Owned(visible(&text.replace('\t', " ")).into_owned()) } else { visible(text) }
}

/// Returns a text as it is quoted in a message: safe to show, and not longer than a short line.
pub(super) fn quoted(text: &str) -> String {
    let mut cut: String = text.chars().take(60).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("\"{}\"", visible(&cut.replace('\t', " ")))
}

/// Asks whether the nearest of these was meant; where none is near, says something else.
pub(super) fn meant<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>, otherwise: &str) -> String {
    nearest(word, candidates).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean {}?", quoted(near)))
}

/// Says that a text is longer than what anybody types there, and what to do.
pub(super) fn too_long(what: &str, bytes: usize, most: usize) -> (String, String) {
    let size = bytes.div_ceil(1024);
    let help = "look for a quote that is not closed, or shorten it";
    (format!("{what} is {size} kB long; at most {} kB fit", most / 1024), help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, place: Range<usize>) -> String {
        Source::new(text).problem(Severity::Error, place, "wrong", Some("mend it".into())).render("s.toml")
    }

    #[test]
    fn a_problem_shows_its_place() {
        assert_eq!(
            at("a = 1\nminutes = \"ten\"\n", 16..21),
            "s.toml:2:11: error: wrong\n   2 | minutes = \"ten\"\n     |           ^^^^^\n   help: mend it"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("x = \"{}\" oops {}", "é".repeat(100_000), "y".repeat(100_000));
        let offset = text.find("oops").expect("is there");
        let shown = at(&text, offset..offset + 4);
        assert!(shown.lines().all(|l| l.chars().count() < 130), "{shown}");
        let marks = shown.lines().nth(2).expect("underlined").find('^').expect("marked");
        let line: String = shown.lines().nth(1).expect("shown").chars().skip(marks).take(4).collect();
        assert_eq!(line, "oops");
    }

    #[test]
    fn escape_characters_never_get_out() {
        let shown = at("\u{1b}[31m\0\u{202e}x", 0..3);
        assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
    }

    #[test]
    fn places_outside_the_text_are_moved_in() {
        assert!(at("aé", 2..99).starts_with("s.toml:1:2:"));
        assert!(at("a\n", 50..60).starts_with("s.toml:2:1:"));
        assert!(at("", 0..0).starts_with("s.toml:1:1:"));
    }
}
