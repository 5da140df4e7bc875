//! Owns how a name is kept that somebody types, or that comes from a table. What stands in a session file it never
//! touches: there every byte stays.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

/// Returns a text from a phone as it is kept: composed letters (NFC), at most two marks on one, line breaks as they are,
/// and nothing in it that nobody sees or that acts on whatever shows it.
pub fn clean(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let lines = composed.lines().map(|line| {
        let kept = tidy(
            &line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect::<String>(),
        );
        let mut marks = 0;
        let few = |c: &char| {
            marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
            marks <= 2
        };
        kept.chars().filter(few).collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
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

    #[test]
    fn a_text_from_a_phone_is_kept_without_what_acts() {
        for (sent, kept) in [
            ("  two  blanks\r\nand a line ", "two blanks\nand a line"),
            ("\u{1b}[2JBoo\u{7}\u{9b}31m", "[2JBoo31m"),
            ("a\u{202e}b\u{2066}c\u{200b}\u{feff}", "abc"),
            ("e\u{301}", "é"),
            (&format!("z{}", "\u{300}".repeat(200)), "z\u{300}\u{300}"),
            ("👩🏽‍💻", "👩🏽‍💻"),
            ("\n\n", ""),
        ] {
            assert_eq!(clean(sent), kept, "{sent:?}");
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
