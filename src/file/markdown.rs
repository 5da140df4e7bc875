//! Takes the signs of Markdown off a line. It knows no blocks.

/// Takes off the signs of Markdown that make words bold or a link.
pub(super) fn plain(text: &str) -> String {
    let mut out = text.replace("**", "").replace("__", "").replace('`', "").replace("~~", "");
    for (slanted, brackets) in [("_(", "("), (")_", ")"), ("*(", "("), (")*", ")")] {
        out = out.replace(slanted, brackets);
    }
    // [words](address)
    while let Some(middle) = out.find("](") {
        let (Some(open), Some(close)) = (out[..middle].rfind('['), out[middle..].find(')')) else { break };
        let words = out[open + 1..middle].to_owned();
        out.replace_range(open..=middle + close, &words);
    }
    let trimmed = out.trim();
    let slanted = trimmed.strip_prefix(['*', '_']).and_then(|t| t.strip_suffix(['*', '_'])).filter(|t| !t.is_empty());
    slanted.unwrap_or(trimmed).trim().to_owned()
}
