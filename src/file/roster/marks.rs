//! Takes the marks of lists and of Markdown off a line with a name. It makes no people.

use super::super::markdown::plain;

/// Returns a line as words: without the marks of a list and of Markdown.
pub(super) fn clean(line: &str) -> String {
    // An address behind a name in brackets stays.
    let line = line.replace("](mailto:", "> <").replace('\u{feff}', "");
    let line = if line.contains("> <") { line.replace('[', "").replace("> <", " <").replace(')', ">") } else { line };
    let bold = line.replace("**", "").replace("__", "");
    let text = plain(without_mark(bold.trim()));
    let mut out = String::with_capacity(text.len());
    let signs: Vec<char> = text.trim_end_matches('\\').chars().collect();
    for (at, c) in signs.iter().enumerate() {
        let edge = |c: Option<&char>| c.is_none_or(|c| !c.is_alphanumeric());
        let before = at.checked_sub(1).and_then(|at| signs.get(at));
        let is_mark = *c == '*' || *c == '_' && (edge(before) || edge(signs.get(at + 1)));
        if !is_mark {
            out.push(*c);
        }
    }
    out.trim().to_owned()
}

/// Returns a line without the mark or the number of a list: `- Ana`, `3. Ana`, `[x] Ana`, `• Ana`.
pub(super) fn without_mark(line: &str) -> &str {
    let mut rest = line;
    loop {
        let before = rest;
        let signs =
            ['-', '–', '—', '*', '+', '•', '·', '◦', '▪', '‣', '○', '●', '☐', '☑', '✓', '✔', '□', '■', '➢', '►', '>'];
        let item = |after: &str| after.starts_with(char::is_whitespace) || !after.starts_with(['-', '–', '*']);
        if let Some(after) = rest.strip_prefix(signs).filter(|after| item(after)) {
            rest = after.trim_start();
        }
        // A mention.
        let mention = |after: &&str| after.starts_with(char::is_alphabetic) && !after.contains('@');
        rest = rest.strip_prefix(['@', '~']).map(str::trim_start).filter(mention).unwrap_or(rest);
        for mark in ["[ ]", "[x]", "[X]", "[]"] {
            rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if (1..=4).contains(&digits) {
            let after = &rest[digits..];
            if let Some(after) = after.strip_prefix(['.', ')', ':', '\t']) {
                rest = after.trim_start();
            } else if after.starts_with(' ') && after.trim_start().starts_with(char::is_alphabetic) {
                rest = after.trim_start();
            }
        }
        if rest == before {
            return rest;
        }
    }
}
