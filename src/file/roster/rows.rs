//! Cuts a text into the rows with something in them, and finds quotes that are not closed. It does not know what the fields mean.

use super::super::problem::{Problem, Severity, Source};
use super::super::separated;

/// What can separate fields.
pub(super) const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// One row with something in it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Where it begins in the text, in bytes.
    pub at: usize,
    /// Its fields, trimmed.
    pub cells: Vec<String>,
    /// Whether a blank row stands above it.
    pub gap: bool,
}

impl Row {
    /// Returns a field; blank where the row is too short.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    /// Returns the only field with something in it, where that is the first one.
    pub(super) fn alone(&self) -> Option<&str> {
        let first = self.cells.first().filter(|c| !c.is_empty())?;
        self.cells[1..].iter().all(String::is_empty).then_some(first.as_str())
    }

    /// Returns how many fields have something in them.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !c.is_empty()).count()
    }
}

/// Returns where the text begins behind so many lines.
pub(super) fn behind_lines(text: &str, lines: usize) -> usize {
    lines.checked_sub(1).map_or(0, |last| text.match_indices('\n').nth(last).map_or(text.len(), |(at, _)| at + 1))
}

/// Returns the rows that have something in them, from this place on, and where reading had to stop.
pub(super) fn rows(text: &str, from: usize, separator: u8, most: usize) -> (Vec<Row>, Option<usize>) {
    let part = &text[from..];
    let mut reader = separated::reader(part, separator);
    let (mut rows, mut record, mut gap) = (Vec::new(), csv::StringRecord::new(), false);
    while rows.len() < most {
        let before = reader.position().byte() as usize;
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(e) => return (rows, Some(from + e.position().map_or(before, |p| p.byte() as usize))),
        }
        let at = separated::place(part, &record).at;
        gap |= at > before;
        let blank_sign = |c: &str| matches!(c, "-" | "--" | "–" | "—" | "0/0/00");
        let mut cells: Vec<String> =
            record.iter().map(|c| if blank_sign(c) { String::new() } else { c.to_owned() }).collect();
        if separator == b'|' {
            // A table of Markdown has a bar at both ends.
            if cells.first().is_some_and(String::is_empty) {
                cells.remove(0);
            }
            cells.pop_if(|last| last.is_empty());
        }
        let rule = |c: &String| c.bytes().all(|b| matches!(b, b'-' | b':' | b'=' | b'_')) && c.len() >= 3;
        if cells.iter().all(|c| c.is_empty() || rule(c)) {
            gap |= cells.iter().all(String::is_empty);
            continue;
        }
        rows.push(Row { at: from + at, cells, gap });
        gap = false;
    }
    (rows, None)
}

/// Returns the problem of a field in quotes that does not end.
pub(super) fn open_quote(source: &Source<'_>, from: usize, separator: u8) -> Option<Problem> {
    let open = from + find_open_quote(&source.text[from..], separator)?;
    let message = "this quote is not closed where its field ends, so the rows below it cannot be told apart";
    let help = "close the quote, or remove it; within quotes, write a quote twice";
    Some(problem(source, open, message.to_owned(), help))
}

/// Returns a problem of the line that begins here.
pub(super) fn problem(source: &Source<'_>, at: usize, message: String, help: &str) -> Problem {
    let line = source.text[at.min(source.text.len())..].lines().next().map_or(0, str::len);
    source.problem(Severity::Error, at..at + line, message, Some(help.to_owned()))
}

/// Returns where a field in quotes begins that does not end: the text ends within it, or something stands behind the
/// quote that closes it.
fn find_open_quote(text: &str, separator: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut begins = true;
    while at < bytes.len() {
        if !(begins && bytes[at] == b'"') {
            begins = bytes[at] == separator || bytes[at] == b'\n' || bytes[at] == b'\r';
            at += 1;
            continue;
        }
        let open = at;
        at += 1;
        // Two quotes within a field stand for one.
        while let Some(quote) = bytes[at..].iter().position(|b| *b == b'"') {
            at += quote;
            if bytes.get(at + 1) != Some(&b'"') {
                break;
            }
            at += 2;
        }
        if bytes.get(at) != Some(&b'"') {
            return Some(open);
        }
        at += 1;
        let behind = bytes[at..].iter().find(|b| !matches!(b, b' ' | b'\t') || **b == separator);
        if behind.is_some_and(|b| *b != separator && *b != b'\n' && *b != b'\r') {
            return Some(open);
        }
        begins = false;
    }
    None
}
