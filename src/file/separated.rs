//! Cuts tables of text into fields, whatever separates them. It does not know what the fields mean.

use crate::workshop::text::same;

/// Returns a reader of the rows of a text with this separator. Rows may be of any length; no row is a heading by itself.
pub(super) fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes())
}

/// Where a row begins, behind the blank lines above it.
pub(super) struct Place {
    /// In bytes of the text.
    pub at: usize,
    /// Its line, counted from 0.
    pub line: usize,
}

/// Returns where a row of a text begins.
pub(super) fn place(text: &str, row: &csv::StringRecord) -> Place {
    let (from, line) = row.position().map_or((0, 1), |p| (p.byte() as usize, p.line() as usize));
    let at = text.len() - text[from..].trim_start_matches(['\r', '\n']).len();
    Place { at, line: line.saturating_sub(1) + text[from..at].matches('\n').count() }
}

/// Returns the separator that a first line such as `sep=;` names, as spreadsheets write it, and where the line below
/// begins.
pub(super) fn named_separator(text: &str) -> Option<(u8, usize)> {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    let line = text[..end].trim_end_matches(['\n', '\r']).trim_matches('"');
    let separator = line.get(..4).filter(|begin| same(begin, "sep=")).map(|_| &line[4..])?;
    match separator.as_bytes() {
        [one] => Some((*one, end)),
        _ => None,
    }
}

/// Returns the separator that the first line with something in it uses most, outside of quotes; a comma where it uses
/// none.
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
