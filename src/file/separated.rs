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

/// Returns a text whose columns are parted by blanks with tabs between them; nothing where it has no such columns.
pub(super) fn tabbed(text: &str) -> Option<String> {
    if text.contains(['\t', ';', '|']) {
        return None;
    }
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.trim_end().chars().collect()).collect();
    let head = lines.iter().find(|line| !line.is_empty())?;
    let begins = |at: usize| at == 0 || at > 1 && head[at - 1].is_whitespace() && head[at - 2].is_whitespace();
    let starts: Vec<usize> = (0..head.len()).filter(|&at| !head[at].is_whitespace() && begins(at)).collect();
    let fits = |line: &Vec<char>| starts.iter().skip(1).all(|&at| line.get(at - 1).is_none_or(|c| c.is_whitespace()));
    if starts.len() < 2 {
        return None;
    }
    let wide = lines.iter().all(fits);
    let cut = |line: &Vec<char>| -> Vec<String> {
        if wide {
            let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
            let cells = starts.iter().zip(ends).map(|(&from, to)| line.get(from.min(line.len())..to.min(line.len())));
            return cells.map(|cell| cell.unwrap_or_default().iter().collect::<String>().trim().to_owned()).collect();
        }
        let line: String = line.iter().collect();
        line.split("  ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
    };
    let rows: Vec<Vec<String>> = lines.iter().map(cut).collect();
    let even = rows.iter().zip(&lines).all(|(row, line)| line.is_empty() || (2..=starts.len()).contains(&row.len()));
    even.then(|| rows.iter().map(|row| row.join("\t") + "\n").collect())
}
