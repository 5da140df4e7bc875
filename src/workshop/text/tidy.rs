//! Owns how a name is kept that somebody types, or that comes from a table. What stands in a session file it never
//! touches: there every byte stays.

use super::{is_hidden, visible};

/// Returns a name as it is kept: single blanks between its words and none around, and nothing in it that nobody sees.
/// Joiners and selectors stay where they shape a letter or a picture.
pub fn tidy(name: &str) -> String {
    if name.bytes().all(|b| matches!(b, b'!'..=b'~')) {
        return name.to_owned();
    }
    let shaping = |c: char| matches!(c, '\u{200C}' | '\u{200D}' | '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..);
    let seen: String = name.chars().filter(|c| !is_hidden(*c) || shaping(*c)).collect();
    // What is shown tells which of them have a letter to shape, sign by sign.
    let shown = visible(&seen);
    let kept: String = if shown.chars().count() == seen.chars().count() {
        let useless = |(is, shown): &(char, char)| is_hidden(*is) && is != shown;
        seen.chars().zip(shown.chars()).filter(|pair| !useless(pair)).map(|(c, _)| c).collect()
    } else {
        seen
    };
    let blank = |c: char| c.is_whitespace() || c == '\u{2800}';
    kept.split(blank).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns a text without blanks at its end, unless it has nothing else.
pub fn some_text(text: &str) -> Option<&str> {
    Some(text.trim_end()).filter(|text| !text.trim().is_empty())
}

/// Returns a heading of a table, or the word for an attribute, as it is kept: in small letters.
pub fn heading(text: &str) -> String {
    tidy(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::workshop::text::same;

    #[test]
    fn a_name_is_kept_without_what_nobody_sees() {
        for (typed, kept) in [
            ("Ana", "Ana"),
            ("  Ana \t Lima ", "Ana Lima"),
            ("Ana\u{A0}\u{3000}Lima", "Ana Lima"),
            ("A\u{200B}na Li\u{AD}ma\u{FEFF}", "Ana Lima"),
            ("\u{202A}Ana\u{202C}\u{2060}", "Ana"),
            ("A\u{200D}na", "Ana"),
            ("\u{200B} \u{A0}", ""),
            ("José", "José"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("👩🏽‍💻 Zoe", "👩🏽‍💻 Zoe"),
            ("Ａｎａ", "Ａｎａ"),
        ] {
            assert_eq!(tidy(typed), kept, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn a_kept_name_is_the_same_name(name in "\\PC{0,12}", blanks in "[ \t\u{A0}\u{200B}\u{2060}]{0,3}") {
            let kept = tidy(&format!("{blanks}{name}{blanks}"));
            prop_assert!(same(&kept, &name));
            prop_assert_eq!(tidy(&kept), kept.clone());
        }
    }
}
