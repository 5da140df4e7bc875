//! Owns how a line is cut: at commas into parts, at ` / ` into options, at a colon into a name and what belongs to it.
//! Quotes and backslashes take a sign its meaning. It knows no words.

use std::ops::Range;

use super::misread::Misread;

/// Signs that a backslash makes plain.
const ESCAPED: &[char] = &[',', '/', ':', '"', '+', '&', '\\', '“', '”', '„', '«', '»'];

/// Quotes, each with those that close it.
const QUOTES: &[(char, &[char])] = &[('"', &['"']), ('“', &['”']), ('„', &['“', '”']), ('«', &['»'])];

/// One character of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// The character.
    pub c: char,
    /// It parts nothing.
    plain: bool,
    /// Its place in the line, in bytes.
    at: usize,
    /// How many bytes stand for it there.
    len: usize,
}

impl Sign {
    /// Tells whether it is this sign, with its meaning.
    pub(super) fn is(self, c: char) -> bool {
        self.c == c && !self.plain
    }
}

/// Some characters of a line that follow one another.
pub(super) type Signs<'s> = &'s [Sign];

/// A line cut into characters.
pub(super) struct Line {
    /// Its characters.
    pub signs: Vec<Sign>,
    /// Where the last part begins, if it is one that goes to the end of the line.
    pub tail: Option<usize>,
}

/// Cuts a line into characters. It ends where a part begins that goes to the end of the line, whatever stands in it;
/// `to_the_end` tells such a part by its beginning.
pub(super) fn signs(line: &str, to_the_end: fn(&str) -> bool) -> Result<Line, Misread> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut at = 0;
    let mut inside: Option<Quote> = None;
    // Only where something begins a quote goes around it, and only behind a comma a part goes to the end.
    let mut begins = true;
    let mut behind_comma = false;
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        if inside.is_none() && behind_comma && to_the_end(line[at..].trim_start()) {
            return Ok(Line { signs, tail: Some(at) });
        }
        let escaped = line[next..].chars().next().filter(|e| c == '\\' && ESCAPED.contains(e));
        if let Some(e) = escaped {
            signs.push(Sign { c: e, plain: true, at, len: 1 + e.len_utf8() });
            at = next + e.len_utf8();
            (begins, behind_comma) = (false, false);
            continue;
        }
        match &inside {
            Some(quote) if at == quote.end => {
                if quote.whole {
                    // The closing quote belongs to the last character, so that the place of the part holds it.
                    if let Some(last) = signs.last_mut() {
                        last.len = next - last.at;
                    }
                } else {
                    signs.push(Sign { c, plain: true, at, len: c.len_utf8() });
                }
                inside = None;
                begins = false;
            }
            Some(_) => signs.push(Sign { c, plain: true, at, len: c.len_utf8() }),
            None => {
                let quote = QUOTES.iter().find(|(open, _)| *open == c).map(|(_, close)| closed(line, next, close));
                match quote {
                    Some(Some(end)) => {
                        let behind = &line[end + line[end..].chars().next().map_or(0, char::len_utf8)..];
                        let rest = behind.trim_start();
                        let slash = rest.len() < behind.len() && parted(rest, Some(' '));
                        let ends = rest.is_empty() || rest.starts_with([',', ':']) || slash;
                        let whole = begins && ends && end > next;
                        inside = Some(Quote { end, whole });
                        if !whole {
                            signs.push(Sign { c, plain: true, at, len: c.len_utf8() });
                        } else if let Some(last) = signs.last_mut().filter(|s| s.c.is_whitespace()) {
                            last.len = next - last.at;
                        }
                    }
                    Some(None) if begins && matches!(c, '"' | '“') => {
                        return Err(Misread {
                            range: at..line.len(),
                            sentence: "This quote is not closed.".to_owned(),
                            suggestion: Some(format!("{}{}", line.trim_end(), if c == '"' { '"' } else { '”' })),
                        });
                    }
                    _ => {
                        signs.push(Sign { c, plain: false, at, len: c.len_utf8() });
                        begins = match c {
                            ',' | ':' => true,
                            '/' => parted(&line[at..], line[..at].chars().next_back()),
                            c => begins && c.is_whitespace(),
                        };
                    }
                }
            }
        }
        behind_comma = signs.last().is_some_and(|s| s.is(',')) || (behind_comma && c.is_whitespace());
        at = next;
    }
    Ok(Line { signs, tail: None })
}

/// A quote that is open.
struct Quote {
    /// Where it is closed.
    end: usize,
    /// It goes around a whole part, and is no part of it.
    whole: bool,
}

/// Tells whether a text begins with a slash that parts options, given the character before it.
fn parted(text: &str, before: Option<char>) -> bool {
    text.starts_with('/')
        && before.is_none_or(char::is_whitespace)
        && text[1..].chars().next().is_none_or(char::is_whitespace)
}

/// Returns where a quote is closed that was opened before this place.
fn closed(line: &str, from: usize, close: &[char]) -> Option<usize> {
    let mut escaped = false;
    line[from..].char_indices().find_map(|(i, c)| {
        let closes = !escaped && close.contains(&c);
        escaped = c == '\\' && !escaped;
        closes.then_some(from + i)
    })
}

/// Returns the text of these signs, without blanks around it.
pub(super) fn text_of(signs: Signs<'_>) -> String {
    trimmed(signs).iter().map(|s| s.c).collect()
}

/// Returns the place of these signs in their line, without blanks around them.
pub(super) fn range(signs: Signs<'_>) -> Range<usize> {
    let signs = trimmed(signs);
    match (signs.first(), signs.last()) {
        (Some(first), Some(last)) => first.at..last.at + last.len,
        _ => 0..0,
    }
}

/// Returns these signs without blanks around them.
pub(super) fn trimmed(signs: Signs<'_>) -> Signs<'_> {
    let from = signs.iter().position(|s| !s.c.is_whitespace()).unwrap_or(signs.len());
    let to = signs.iter().rposition(|s| !s.c.is_whitespace()).map_or(from, |i| i + 1);
    &signs[from..to]
}

/// Cuts at commas.
pub(super) fn parts(signs: Signs<'_>) -> Vec<Signs<'_>> {
    signs.split(|s| s.c == ',' && !s.plain).collect()
}

/// Cuts at slashes with blanks around them; empty ones are left out.
pub(super) fn options(signs: Signs<'_>) -> Vec<Signs<'_>> {
    let blank = |s: Option<&Sign>| s.is_none_or(|s| s.c.is_whitespace());
    let parts = |i: &usize| {
        let before = i.checked_sub(1).and_then(|before| signs.get(before));
        signs[*i].c == '/' && !signs[*i].plain && blank(before) && blank(signs.get(i + 1))
    };
    let mut from = 0;
    let mut found = Vec::new();
    for at in (0..signs.len()).filter(parts).chain([signs.len()]) {
        let option = trimmed(&signs[from..at]);
        if !option.is_empty() {
            found.push(option);
        }
        from = (at + 1).min(signs.len());
    }
    found
}

/// Cuts at slashes with blanks around them and at plus signs.
pub(super) fn list(signs: Signs<'_>) -> Vec<Signs<'_>> {
    options(signs).into_iter().flat_map(joined).collect()
}

/// Cuts at plus signs and at `&`.
pub(super) fn joined(signs: Signs<'_>) -> Vec<Signs<'_>> {
    let mut from = 0;
    let mut found = Vec::new();
    for at in 0..=signs.len() {
        let ends = signs.get(at).is_none_or(|s| matches!(s.c, '+' | '&') && !s.plain);
        if ends {
            let one = trimmed(&signs[from.min(at)..at]);
            if !one.is_empty() {
                found.push(one);
            }
            from = at + 1;
        }
    }
    found
}

/// Cuts at the first colon with a blank, or nothing, behind it; `close` takes one without a blank as well.
pub(super) fn named(signs: Signs<'_>, close: bool) -> Option<(Signs<'_>, Signs<'_>)> {
    let blank = |i: usize| signs.get(i).is_none_or(|s| s.c.is_whitespace());
    let at = (0..signs.len()).find(|&i| signs[i].c == ':' && !signs[i].plain && (close || blank(i + 1)))?;
    Some((trimmed(&signs[..at]), trimmed(&signs[at + 1..])))
}

/// Returns a text that is read as it is wherever options, columns and names stand.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if ESCAPED.contains(&c) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

/// Returns a text that is read as it is in a list with ` / `: only signs with a meaning there have a backslash.
pub(super) fn option_text(text: &str) -> String {
    list_item(text, true)
}

/// Returns the same for a field of its own, in which commas part nothing.
pub(super) fn field_text(text: &str) -> String {
    list_item(text, false)
}

fn list_item(text: &str, commas: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let signs: Vec<char> = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let blank = |i: Option<usize>| i.and_then(|i| signs.get(i)).is_none_or(|c| c.is_whitespace());
    for (i, &c) in signs.iter().enumerate() {
        let next = signs.get(i + 1);
        let acts = match c {
            ',' => commas,
            '"' | '“' | '„' | '«' => true,
            '\\' => next.is_none_or(|n| ESCAPED.contains(n)) || i + 1 == signs.len(),
            '/' => blank(i.checked_sub(1)) && blank(Some(i + 1)),
            ':' => next.is_none_or(|n| n.is_whitespace()),
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Tells whether the first sign stands in quotes.
pub(super) fn is_quoted(signs: Signs<'_>) -> bool {
    trimmed(signs).first().is_some_and(|s| s.plain)
}

/// Returns a title that is read as it is: in quotes where a sign in it would mean something.
pub(super) fn title_text(title: &str) -> String {
    let title: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if title.contains([',', '"', '“', '„', '«', '\\']) { quoted(&title) } else { title }
}

/// Returns a text in quotes.
pub(super) fn quoted(title: &str) -> String {
    format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(line: &str) -> Vec<String> {
        let line = signs(line, |rest| rest.starts_with("ask:")).expect("closed quotes");
        parts(&line.signs).into_iter().map(text_of).collect()
    }

    #[test]
    fn quotes_and_backslashes_keep_commas() {
        for (line, parts) in [
            ("Welcome, 5, talk", &["Welcome", "5", "talk"][..]),
            ("\"Who, and how\", 5", &["Who, and how", "5"]),
            ("“Who, and how”, 5", &["Who, and how", "5"]),
            ("„Wer, und wie“, 5", &["Wer, und wie", "5"]),
            (r"Who\, and how, 5", &["Who, and how", "5"]),
            ("Say \"hi, all\" now, 5", &["Say \"hi, all\" now", "5"]),
            ("\"Hi, all\" and more, 5", &["\"Hi, all\" and more", "5"]),
            ("Take 5\" of rope, 5", &["Take 5\" of rope", "5"]),
            (r#""Say \"hi\", all", 5"#, &["Say \"hi\", all", "5"]),
            ("Vote, poll: \"a, b\" / c", &["Vote", "poll: a, b / c"]),
            ("Vote, 5, ask: a, b", &["Vote", "5", ""]),
            (r"C:\temp, 5", &[r"C:\temp", "5"]),
            ("", &[""]),
        ] {
            assert_eq!(cut(line), parts, "{line}");
        }
        let open = signs("Hi, \"all", |_| false).err().expect("open");
        assert_eq!((open.range, open.suggestion.as_deref()), (4..8, Some("Hi, \"all\"")));
    }

    #[test]
    fn a_slash_with_blanks_parts() {
        let cut = |line: &str| {
            let line = signs(line, |_| false).expect("closed");
            options(&line.signs).into_iter().map(text_of).collect::<Vec<_>>().join("|")
        };
        for (line, parts) in [
            ("a / b / c", "a|b|c"),
            ("and/or / none", "and/or|none"),
            (r"a \/ b / c", "a / b|c"),
            ("\"a / b\" / c", "a / b|c"),
            ("a / / b /", "a|b"),
            ("a/b", "a/b"),
        ] {
            assert_eq!(cut(line), parts, "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(texts in proptest::collection::vec("[a-z /:,\"\\\\“”„+«»]{1,9}", 1..4), all in "\\PC{0,30}") {
            let texts: Vec<String> = texts.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
            let line = texts.iter().map(|t| option_text(t)).collect::<Vec<_>>().join(" / ");
            let cut = signs(&line, |_| false).expect("closed");
            prop_assert_eq!(options(&cut.signs).into_iter().map(text_of).collect::<Vec<_>>(), texts.clone(), "{}", line);
            for t in &texts {
                let line = title_text(t);
                let cut = signs(&line, |_| false).expect("closed");
                prop_assert_eq!(&text_of(&cut.signs), t, "{}", line);
                let line = escaped(t);
                prop_assert_eq!(&text_of(&signs(&line, |_| false).expect("closed").signs), t, "{}", line);
            }
            let _ = signs(&all, |_| false);
        }
    }
}
