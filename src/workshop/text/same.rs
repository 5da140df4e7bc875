//! Owns the one rule by which two texts are the same name: of a person, an option, a template, a tag, a theme, a group.
//! Whatever compares names, or looks one up, asks here. It never changes what is stored or shown.
//!
//! Two names are the same where they differ only in what a reader does not see or say: capitals, the number and kind
//! of blanks, signs without a shape, and the form of the letters (é as one sign or two, ﬁ as one letter, Ａ as wide).
//! That is `NFKC_Casefold` of the Unicode Standard (UAX #31, UTS #39) with blanks as in the nickname profile of
//! RFC 8266. Accents make another name: José is not Jose. Only who searches may leave them out.

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// Tells whether two texts are the same name.
pub fn same(a: &str, b: &str) -> bool {
    a == b || same_key(a) == same_key(b)
}

/// Returns what all spellings of a name have in common: a key for maps and sets of names. It is not for people to read.
pub fn same_key(name: &str) -> String {
    of_ascii(name).or_else(|| of_latin(name, &SAME)).unwrap_or_else(|| any_same_key(name))
}

fn any_same_key(name: &str) -> String {
    // Folding can put letters out of their composed form, so that is made twice, as UAX #31 has it.
    let seen = name.chars().filter(|c| !super::is_hidden(*c));
    let folded: String = seen.nfkc().flat_map(fold_case).filter(|c| !super::is_hidden(*c)).nfkc().collect();
    words_of(&folded)
}

/// Returns the key by which a text is searched: the key of the name, and letters without their accents.
pub fn search_key(text: &str) -> Cow<'_, str> {
    if let Some(key) = of_ascii(text) {
        return if key == text { Cow::Borrowed(text) } else { Cow::Owned(key) };
    }
    Cow::Owned(of_latin(text, &SEARCH).unwrap_or_else(|| any_search_key(text)))
}

fn any_search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in any_same_key(text).nfkd().filter(|c| !is_accent(*c)) {
        match LETTERS.iter().find(|(letter, _)| *letter == c) {
            Some((_, plain)) => key.push_str(plain),
            None => key.push(c),
        }
    }
    // What was one letter and no accent (한) is one again.
    words_of(&key.nfc().collect::<String>())
}

/// Letters that are no plain letter with an accent, and what is typed for them.
const LETTERS: [(char, &str); 12] = [
    ('æ', "ae"),
    ('ð', "d"),
    ('đ', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ĸ', "k"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('ø', "o"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ŧ', "t"),
];

/// Returns the key of a name in plain letters, which most are.
fn of_ascii(name: &str) -> Option<String> {
    let plain = name.bytes().all(|b| matches!(b, b' '..=b'~' | b'\t' | b'\n' | b'\r'));
    plain.then(|| words_of(&name.to_ascii_lowercase()))
}

/// The letters of western languages, from the first after ASCII on.
const LATIN: std::ops::Range<u32> = 0xA0..0x180;

/// What becomes of each of these letters.
type Latin = LazyLock<Vec<String>>;

static SAME: Latin = LazyLock::new(|| latin(any_same_key));
static SEARCH: Latin = LazyLock::new(|| latin(any_search_key));

/// Works out once what becomes of each letter: between two others, as a blank at an end is no more.
fn latin(key: fn(&str) -> String) -> Vec<String> {
    let between = |c: char| key(&format!("x{c}x")).trim_start_matches('x').trim_end_matches('x').to_owned();
    LATIN.filter_map(char::from_u32).map(between).collect()
}

/// Returns the key of a text in western letters: none of them changes with those around it, so that thousands of notes
/// can be searched for each key.
fn of_latin(text: &str, letters: &Latin) -> Option<String> {
    if !text.chars().all(|c| c.is_ascii() || LATIN.contains(&u32::from(c))) {
        return None;
    }
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        match letters.get((c as usize).wrapping_sub(LATIN.start as usize)) {
            Some(folded) => key.push_str(folded),
            None => key.push(c.to_ascii_lowercase()),
        }
    }
    Some(words_of(&key))
}

/// Returns the words with one blank between them and none around.
fn words_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The braille cell without a dot is a blank to see.
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{2800}').filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Folds the case of one character: to capitals and back, so that ß and SS, ς and σ become one. Of those that the
/// Unicode Standard leaves alone, capitals would make i of the Turkish ı.
fn fold_case(c: char) -> impl Iterator<Item = char> {
    let kept = (c == 'ı').then_some(c);
    let folded = (c != 'ı').then(|| c.to_uppercase().flat_map(char::to_lowercase));
    kept.into_iter().chain(folded.into_iter().flatten())
}

/// Tells an accent or point above, below or through a letter, by its combining class. Signs that are read as letters
/// of their own (vowels of India and Thailand, voicing of kana) have other classes.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 10..=35 | 200..=240)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (a, b) in [
            ("Ana Lima", "ana lima"),
            ("Ana Lima", "  Ana \t Lima "),
            ("Ana Lima", "Ana\u{A0}Lima"),
            ("Ana Lima", "Ana\u{3000}Lima"),
            ("Ana Lima", "Ana\u{2800}Lima"),
            ("Ana Lima", "A\u{200B}na Lima\u{FEFF}"),
            ("Ana Lima", "\u{202A}Ana Lima\u{202C}"),
            ("Ana Lima", "Ａｎａ Ｌｉｍａ"),
            ("José", "Jose\u{301}"),
            ("JOSÉ", "jose\u{301}"),
            ("Straße", "STRASSE"),
            ("ΝΊΚΟΣ", "Νίκος"),
            ("Oﬃce", "office"),
            ("Ç", "c\u{327}"),
            ("ﾊﾟ", "パ"),
        ] {
            assert!(same(a, b), "{a:?} and {b:?}: {:?} and {:?}", same_key(a), same_key(b));
        }
        for (a, b) in [
            ("José", "Jose"),
            ("Ana Lima", "AnaLima"),
            ("Ana Lima", "Ana-Lima"),
            ("Yes", "Yes!"),
            ("Işık", "Isik"),
            ("ı", "i"),
            ("Иван", "Uван"),
            ("", "a"),
        ] {
            assert!(!same(a, b), "{a:?} and {b:?}");
        }
        assert_eq!(same_key(" \u{200B} "), "");
    }

    #[test]
    fn a_search_leaves_accents_out() {
        for (text, key) in [
            ("José Núñez", "jose nunez"),
            ("Chloe\u{301}", "chloe"),
            ("Łukasz Øvergård", "lukasz overgard"),
            ("Straße", "strasse"),
            ("Ærø", "aero"),
            ("Nguyễn Thị", "nguyen thi"),
            ("한국", "한국"),
            ("ประชุม", "ประชุม"),
            ("हिन्दी", "हिन्दी"),
            ("ガ", "ガ"),
            ("Ёлка", "елка"),
        ] {
            assert_eq!(search_key(text), key, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn western_letters_take_a_short_way_to_the_same_key(text in "[ -~\\t\u{A0}-\u{17F}]{0,24}") {
            prop_assert_eq!(of_latin(&text, &SAME), Some(any_same_key(&text)));
            prop_assert_eq!(of_latin(&text, &SEARCH), Some(any_search_key(&text)));
        }

        #[test]
        fn a_key_is_its_own_key(name in "\\PC{0,12}", blanks in "[ \t\u{A0}\u{200B}\u{2060}]{0,3}") {
            let key = same_key(&name);
            prop_assert_eq!(same_key(&key), key.clone());
            prop_assert_eq!(same_key(&format!("{blanks}{name}{blanks}")), key.clone());
            prop_assert_eq!(same_key(&name.nfd().collect::<String>()), key.clone());
            let found = search_key(&name).into_owned();
            prop_assert_eq!(search_key(&found).into_owned(), found);
        }
    }
}
