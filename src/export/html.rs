//! Owns text in HTML: what people typed, escaped for text and for quoted attributes alike.

use super::lines::visible_lines;

/// Returns one line of text: line ends become blanks.
pub(super) fn line(text: &str) -> String {
    escaped(&visible_lines(text).join(" "))
}

/// Returns text of several lines, each line end a line end.
pub(super) fn lines(text: &str) -> String {
    visible_lines(text).iter().map(|l| escaped(l)).collect::<Vec<_>>().join("<br>\n")
}

/// Returns a link to an address that may be followed.
pub(super) fn link(label: &str, url: &str) -> String {
    let label = if label.trim().is_empty() { url } else { label };
    format!("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", line(url), line(label))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
