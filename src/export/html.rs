//! Owns text in HTML: what people typed, escaped for text and for quoted attributes alike.

use super::lines::{in_one_line, joined};

/// Returns one line of text: line ends become blanks.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(&in_one_line(text), &mut out);
    out
}

/// Returns text of several lines, each line end a line end.
pub(super) fn lines(text: &str) -> String {
    joined(text, "<br>\n", escape)
}

/// Returns a link to an address that may be followed.
pub(super) fn link(label: &str, url: &str) -> String {
    let label = if label.trim().is_empty() { url } else { label };
    format!("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", line(url), line(label))
}

fn escape(text: &str, out: &mut String) {
    let mut written = 0;
    for (i, sign) in text.match_indices(['&', '<', '>', '"', '\'']) {
        out.push_str(&text[written..i]);
        out.push_str(match sign {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            "\"" => "&quot;",
            _ => "&#39;",
        });
        written = i + sign.len();
    }
    out.push_str(&text[written..]);
}
