//! Cuts a text into rows and fields, whatever separates them. It does not know what the fields mean.

use super::super::problem::{Problem, Severity, Source};
use crate::workshop::text::same;

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

/// Returns the separator that a first line such as `sep=;` names, and where the line below begins.
pub(super) fn named_separator(text: &str) -> Option<(u8, usize)> {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    let line = text[..end].trim_end_matches(['\n', '\r']).trim_matches('"');
    let separator = line.get(..4).filter(|begin| same(begin, "sep=")).map(|_| &line[4..])?;
    match separator.as_bytes() {
        [one] => Some((*one, end)),
        _ => None,
    }
}

/// Returns where the text begins behind so many lines.
pub(super) fn behind_lines(text: &str, lines: usize) -> usize {
    lines.checked_sub(1).map_or(0, |last| text.match_indices('\n').nth(last).map_or(text.len(), |(at, _)| at + 1))
}

/// Returns the rows that have something in them, from this place on, and where reading had to stop.
pub(super) fn rows(text: &str, from: usize, separator: u8, most: usize) -> (Vec<Row>, Option<usize>) {
    let part = &text[from..];
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(part.as_bytes());
    let (mut rows, mut record, mut gap) = (Vec::new(), csv::StringRecord::new(), false);
    while rows.len() < most {
        let before = reader.position().byte() as usize;
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(e) => return (rows, Some(from + e.position().map_or(before, |p| p.byte() as usize))),
        }
        let at = record.position().map_or(before, |p| p.byte() as usize);
        let blank = part[at..].len() - part[at..].trim_start_matches(['\r', '\n']).len();
        gap |= blank > 0;
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
        rows.push(Row { at: from + at + blank, cells, gap });
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

/// Returns the separator that the first line with something in it uses most, outside of quotes.
pub(super) fn likely_separator(text: &str) -> u8 {
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let count = |separator: char| {
        let mut quoted = false;
        first
            .chars()
            .filter(|&c| {
                quoted ^= c == '"';
                c == separator && !quoted
            })
            .count()
    };
    [';', '\t'].into_iter().filter(|&s| count(s) > count(',')).max_by_key(|&s| count(s)).map_or(b',', |s| s as u8)
}
