//! Owns what is written to standard output and standard error. Everything that people or files can have put
//! into it is made safe here; it never panics where nobody reads.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::fault::{Fault, SHOWN, rendered};
use super::pieces::Pieces;
use crate::export::{self, Sink};
use crate::screens::parts::text::wrap;
use crate::shell::Failure;
use crate::workshop::text::visible;
use crate::workshop::{COPY_HELP, copies as copies_of};

/// Writes lines of text to standard output, safe for a terminal.
pub(super) fn data(text: &str) -> Result<(), Fault> {
    write(&safe(text))
}

/// Writes rows of texts to standard output, as wide as the terminal is.
pub(super) fn listing(rows: &[Vec<String>]) -> Result<(), Fault> {
    data(&fitted(rows, if io::stdout().is_terminal() { terminal::stdout_width() } else { None }))
}

/// Writes the text of a file to standard output: as it is into a file or a pipe, safe to show on a terminal.
pub(super) fn file(text: &str) -> Result<(), Fault> {
    if io::stdout().is_terminal() { data(text) } else { write(text) }
}

/// Writes the text of a file to standard output while it is made.
pub(super) fn pieces(make: impl FnOnce(Sink<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
    if io::stdout().is_terminal() {
        let mut text = String::new();
        make(&mut text)?;
        return data(&text);
    }
    let mut pieces = Pieces::new(io::stdout().lock());
    let made = make(&mut pieces);
    // What the other side refused comes first: the text failed because of it.
    pieces.finish()?;
    made
}

/// Writes a value as JSON on one line.
pub(super) fn json(value: &impl Serialize) -> Result<(), Fault> {
    write(&format!("{}\n", json_text(value)?))
}

/// Writes values as a JSON list, each on a line of its own.
pub(super) fn json_lines(values: &[impl Serialize]) -> Result<(), Fault> {
    let lines: Vec<String> = values.iter().map(json_text).collect::<Result<_, _>>()?;
    let text = if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) };
    write(&text)
}

/// Warns of files that have the same id.
pub(super) fn copies<'a>(files: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) {
    for sentence in copies_of(files) {
        error(&format!("warning: {sentence}\nhelp: {COPY_HELP}\n"));
    }
}

/// Writes lines of text to standard error, safe for a terminal; where nobody reads it, it is gone.
pub(super) fn error(text: &str) {
    let _ = io::stderr().lock().write_all(safe(text).as_bytes());
}

/// Writes a sentence beside what standard output holds to standard error.
pub(super) fn aside(sentence: &str) {
    error(&format!("{sentence}\n"));
}

/// Says why a command failed on standard error, and gives the exit status.
pub(super) fn fault(fault: Fault) -> ExitCode {
    let (status, Failure { message, help }) = match fault {
        Fault::OutputClosed => return ExitCode::SUCCESS,
        Fault::Reported => return ExitCode::from(1),
        Fault::Problems { file, problems } => {
            error(&rendered(&file, &problems, SHOWN));
            return ExitCode::from(1);
        }
        Fault::Input(failure) => (1, failure),
        Fault::Usage(failure) => (2, failure),
    };
    let mut text = format!("error: {message}\n");
    if let Some(help) = help {
        let _ = writeln!(text, "help: {help}");
    }
    error(&text);
    ExitCode::from(status)
}

/// Returns a path as an argument that can be typed.
pub(super) fn argument(path: &Path) -> String {
    let text = path.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "/._-+@:,=".contains(c);
    if text.chars().all(plain) && !text.is_empty() && !text.starts_with('-') {
        return text.into_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Rows of texts as aligned columns, each row on one line.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<Cow<'_, str>>> = rows.iter().map(|r| r.iter().map(|t| visible(t)).collect()).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(|t| t.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell}{:space$}", "", space = width - cell.width() + 2);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Rows of texts as aligned columns that fit into so many columns of a terminal: the last text of a row goes over several
/// lines, beside the others or, where they leave too little room for that, below them. Without a terminal each row is one
/// line, as `columns` makes it.
pub(super) fn fitted(rows: &[Vec<String>], room: Option<usize>) -> String {
    const LEAST: usize = 44;
    const INDENT: usize = 2;
    const DEEP: usize = 100;
    let whole = columns(rows);
    let Some(room) = room.filter(|room| whole.lines().any(|line| line.width() > *room)) else { return whole };
    let (heads, tails): (Vec<Vec<String>>, Vec<&str>) = rows
        .iter()
        .map(|row| match row.split_last() {
            Some((last, head)) => (head.to_vec(), last.as_str()),
            None => (Vec::new(), ""),
        })
        .unzip();
    let heads = columns(&heads);
    let beside = heads.lines().map(UnicodeWidthStr::width).max().unwrap_or(0) + 2;
    let below = room.saturating_sub(beside) < LEAST;
    let indent = if below { INDENT } else { beside };
    let mut text = String::new();
    for (head, tail) in heads.lines().zip(tails) {
        let lines = wrap(&visible(tail), room.saturating_sub(indent).max(1), DEEP);
        let (first, rest) =
            if below { ("", lines.as_slice()) } else { lines.split_first().map_or(("", &[][..]), |(f, r)| (f, r)) };
        let line = format!("{head}{:space$}{first}", "", space = beside.saturating_sub(head.width()));
        let _ = writeln!(text, "{}", line.trim_end());
        for line in rest {
            let _ = writeln!(text, "{:indent$}{line}", "");
        }
    }
    text
}

fn write(text: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Returns each line made visible; its line ends stay.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |l| (l, "\n"));
        out.push_str(&visible(line));
        out.push_str(end);
    }
    out
}

/// Returns JSON in which whatever a terminal could act on is escaped: the value stays exactly what it was.
fn json_text(value: &impl Serialize) -> Result<String, Fault> {
    let text = serde_json::to_string(value).map_err(|e| Failure::new(format!("cannot write this as JSON ({e})")))?;
    Ok(export::escaped(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_stays_what_it_was_and_drives_no_terminal() {
        let hostile = "a\u{1b}[2J\u{7f}\u{9b}\u{202e}\u{e0041}ä👩‍💻";
        let text = json_text(&hostile).unwrap();
        assert!(!text.chars().any(|c| c.is_control() || c == '\u{202e}' || c == '\u{e0041}'), "{text:?}");
        assert!(text.contains("ä👩‍💻"), "{text}");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), hostile);
    }

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [vec!["陈".to_owned(), "a".to_owned()], vec!["Ana".to_owned(), "b\u{1b}".to_owned()]];
        assert_eq!(columns(&rows), "陈   a\nAna  b␛\n");
    }

    #[test]
    fn what_is_too_long_for_the_terminal_goes_over_several_lines() {
        let row = |name: &str, words: &str| vec![name.to_owned(), "5 min".to_owned(), words.to_owned()];
        let rows = [row("one", "short"), row("another", &"word ".repeat(12))];
        assert_eq!(fitted(&rows, None), columns(&rows));
        assert_eq!(fitted(&rows, Some(100)), columns(&rows));
        let beside = fitted(&rows, Some(62));
        assert_eq!(beside.lines().next(), Some("one      5 min  short"));
        assert!(beside.lines().nth(2).is_some_and(|l| l.starts_with("                word word")), "{beside}");
        let below = fitted(&rows, Some(40));
        assert_eq!(below.lines().take(3).collect::<Vec<_>>(), ["one      5 min", "  short", "another  5 min"]);
        for (room, text) in [(62, beside), (40, below), (1, fitted(&rows, Some(1)))] {
            assert_eq!(
                text.split_whitespace().filter(|w| *w == "word").count(),
                if room == 1 { 0 } else { 12 },
                "{text}"
            );
            assert!(room == 1 || text.lines().all(|l| l.width() <= room), "{text}");
        }
    }

    #[test]
    fn an_argument_can_be_pasted() {
        assert_eq!(argument(Path::new("/a/b-1.toml")), "/a/b-1.toml");
        assert_eq!(argument(Path::new("it's mine.toml")), "'it'\\''s mine.toml'");
    }
}
