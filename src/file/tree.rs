//! Owns turning text into a tree of values. What is no plain note, and every fault, is left to the `toml` crate. A note
//! that stands as the program writes it, each key on a line of its own, is taken line by line, as a session may have
//! thousands of them and little else; the tree is the same.

use crate::workshop::sort_by_key;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};
use toml::value::Datetime;
use toml_parser::lexer::TokenKind;

/// What stands above a note.
const HEADER: &str = "[[record.note]]\n";

/// With fewer notes there is nothing to gain.
const FEW: usize = 8;

/// Among so few keys one is found faster by looking than by its hash.
const SMALL: usize = 12;

/// Returns the value of a key.
pub(super) fn get<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
    if table.len() > SMALL {
        return table.get(key);
    }
    table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
}

/// A text and its plain notes.
pub(super) struct Source<'t> {
    text: &'t str,
    /// The text without the notes.
    rest: String,
    /// Where something was taken out of the rest, and how much in all up to there.
    cuts: Vec<(usize, usize)>,
    notes: Vec<Spanned<DeValue<'t>>>,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let whole = Self { text, rest: String::new(), cuts: Vec::new(), notes: Vec::new() };
        apart(text).unwrap_or(whole)
    }

    /// Returns the tree of the whole text, and what is wrong with it.
    pub(super) fn tree(&mut self) -> (DeTable<'_>, Vec<Error>) {
        if !self.notes.is_empty() {
            let (root, errors) = DeTable::parse_recoverable(&self.rest);
            let mut root = in_place(root.into_inner(), &self.cuts);
            if errors.is_empty() && put_back(&mut root, std::mem::take(&mut self.notes)).is_some() {
                return (root, errors);
            }
        }
        let (root, errors) = DeTable::parse_recoverable(self.text);
        (root.into_inner(), errors)
    }
}

/// Returns a tree with the places that everything has in the whole text.
fn in_place<'t>(table: DeTable<'t>, cuts: &[(usize, usize)]) -> DeTable<'t> {
    table.into_iter().map(|(key, value)| (moved(key, cuts, |key, _| key), moved(value, cuts, value_in_place))).collect()
}

fn value_in_place<'t>(value: DeValue<'t>, cuts: &[(usize, usize)]) -> DeValue<'t> {
    match value {
        DeValue::Table(table) => DeValue::Table(in_place(table, cuts)),
        DeValue::Array(list) => DeValue::Array(list.into_iter().map(|v| moved(v, cuts, value_in_place)).collect()),
        value => value,
    }
}

fn moved<T>(said: Spanned<T>, cuts: &[(usize, usize)], inner: fn(T, &[(usize, usize)]) -> T) -> Spanned<T> {
    let place = said.span();
    let before = cuts.partition_point(|(at, _)| *at <= place.start);
    let by = before.checked_sub(1).map_or(0, |last| cuts[last].1);
    Spanned::new(place.start + by..place.end + by, inner(said.into_inner(), cuts))
}

/// Puts the notes among those that were left in the text, in their order.
fn put_back<'t>(root: &mut DeTable<'t>, notes: Vec<Spanned<DeValue<'t>>>) -> Option<()> {
    let DeValue::Table(record) = root.get_mut("record")?.get_mut() else { return None };
    let DeValue::Array(all) = record.get_mut("note")?.get_mut() else { return None };
    for note in notes {
        all.push(note);
    }
    sort_by_key(all, |note| note.span().start);
    Some(())
}

/// Takes plain notes out of a text. The first one stays, so that it is the `toml` crate that says whether there can be
/// notes where they are. Nothing where there are few, or where what follows a note may be a part of it.
fn apart(text: &str) -> Option<Source<'_>> {
    let (mut rest, mut cuts, mut notes) = (String::new(), Vec::new(), Vec::new());
    let (mut at, mut first) = (0, true);
    text.match_indices(HEADER).nth(FEW)?;
    while at < text.len() {
        // A line begins here, outside of any text or list.
        let line = text[at..].split('\n').next().unwrap_or_default();
        if line.trim_start_matches([' ', '\t']).starts_with('[') {
            if !text[at..].starts_with(HEADER) {
                // It may be a part of a note, or speak of the notes in another way.
                if line.contains(['"', '\'', '\\']) || line.contains("note") {
                    return None;
                }
            } else if !std::mem::take(&mut first)
                && let Some((note, end)) = note(text, at)
            {
                notes.push(note);
                at = end;
                match cuts.last_mut() {
                    Some((place, length)) if *place == rest.len() => *length = at - rest.len(),
                    _ => cuts.push((rest.len(), at - rest.len())),
                }
                continue;
            }
        }
        let end = at + length_of_lines(&text[at..]);
        rest.push_str(&text[at..end]);
        at = end;
    }
    Some(Source { text, rest, cuts, notes })
}

/// Returns the length of a line, and of those that it goes on in: with a text or list over several lines.
fn length_of_lines(text: &str) -> usize {
    let mut depth = 0_usize;
    for token in toml_parser::Source::new(text).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            TokenKind::Newline if depth == 0 => return token.span().end(),
            _ => {}
        }
    }
    text.len()
}

/// Returns the note whose header stands here, and where the next header does; nothing where it is not plain.
fn note(text: &str, header: usize) -> Option<(Spanned<DeValue<'_>>, usize)> {
    let mut table = DeTable::with_capacity(6);
    let mut at = header + HEADER.len();
    loop {
        match text.as_bytes().get(at) {
            None | Some(b'[') => break,
            Some(b'\n') => {
                at += 1;
                continue;
            }
            Some(_) => {}
        }
        let end = at + text[at..].find('\n')?;
        let (key, said) = text[at..end].split_once(' ')?;
        let said = said.strip_prefix("= ")?;
        let bare = |b: u8| b.is_ascii_lowercase() || b == b'_';
        if key.is_empty() || !key.bytes().all(bare) {
            return None;
        }
        let value = Spanned::new(end - said.len()..end, value(said)?);
        if table.insert(Spanned::new(at..at + key.len(), key.into()), value).is_some() {
            return None;
        }
        at = end + 1;
    }
    Some((Spanned::new(header..header + HEADER.len() - 1, DeValue::Table(table)), at))
}

/// Returns a value that stands on one line by itself and holds no others; nothing for what else there is.
fn value(said: &str) -> Option<DeValue<'_>> {
    let plain = |b: u8| !matches!(b, b'"' | b'\\' | 0x7f) && (b >= b' ' || b == b'\t');
    match said.as_bytes() {
        [b'"', inner @ .., b'"'] if inner.iter().all(|b| plain(*b)) => {
            return Some(DeValue::String(said[1..said.len() - 1].into()));
        }
        [_, _, _, _, b'-', ..] if said.bytes().all(|b| b.is_ascii_digit() || b"-:.+TZ".contains(&b)) => {
            return said.parse::<Datetime>().ok().map(DeValue::Datetime);
        }
        b"true" => return Some(DeValue::Boolean(true)),
        b"false" => return Some(DeValue::Boolean(false)),
        _ => {}
    }
    let value = DeValue::parse(said).ok().filter(|value| value.span() == (0..said.len()))?.into_inner();
    (!value.is_array() && !value.is_table()).then_some(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How both ways read a text: places and all.
    fn both(text: &str) -> (String, String) {
        let (plain, errors) = DeTable::parse_recoverable(text);
        let mut source = Source::new(text);
        let (tree, found) = source.tree();
        let shown = |root: &DeTable<'_>, errors: &[Error]| format!("{root:?} {errors:?}").replace("Spanned", "\n");
        (shown(&tree, &found), shown(plain.get_ref(), &errors))
    }

    /// A table with a plain note above enough others that it pays.
    fn many() -> String {
        let note = |n| format!("[[record.note]]\nat = 2026-11-17T15:00:{n:02}+01:00\ntext = \"é {n}\"\n\n");
        (0..=FEW).map(note).collect::<Vec<_>>().concat()
    }

    #[test]
    fn plain_notes_are_taken() {
        let text = format!("format = 1\n\n[record]\n\n{}[record.journal]\nlines = [\n]\n", many());
        let source = Source::new(&text);
        assert_eq!((source.notes.len(), source.cuts.len()), (FEW, 1));
        assert!(source.rest.len() < 180, "{}", source.rest);
        let (tree, plain) = both(&text);
        assert_eq!(tree, plain);
    }

    #[test]
    fn every_session_that_comes_with_the_program_is_the_same_tree() {
        for sample in crate::library::SAMPLES {
            let (tree, plain) = both(&format!("{}\n{}", sample.text, many()));
            assert_eq!(tree, plain, "{}", sample.name);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3000, ..ProptestConfig::default() })]

        /// Whatever stands between plain notes, or in them, the tree and the faults are those of the `toml` crate.
        #[test]
        fn the_tree_is_that_of_the_toml_crate(pieces in proptest::collection::vec(proptest::sample::select(vec![
            "[record]\n", "[[record.note]]\n", "[[record.note]]\n", "[[record.note]]\r\n", "[[ record.note ]] # x\n", "  [[record.note]]\n",
            "[record.note]\n", "[record.note.x]\n", "[[record.note.merged]]\n", "[\"record\".'note']\n", "[record.journal]\n",
            "[[record]]\n", "record = {}\n", "record.note = 1\n", "note = []\n", "[[people]]\nname = \"A\"\n", "lines = [\n[[1]],\n",
            "[[record.note]]\ntext = \"\"\"\n", "\"\"\"\n", "'''\n", "]\n", "[", "\"", "\n", "# x\n", " ", "x", "\\",
            "at = 2026-11-17T15:00:00+01:00\n", "due = 2026-11-17\n", "due = 2026-11-37\n", "at = 2026-11-17 15:00:00Z\n",
            "text = \"a\"\n", "text = \"a\" # b\n", "text = \"a \\\" b \\n\"\n", "text = \"\\q\"\n", "text = 'a'\n", "text = \"é\t\"\n",
            "text = \"\"\n", "text=\"a\"\n", "by = \"\"\"a\"\"\"\n", "text = \"\u{1}\"\n", "done = true\n", "dots = 12\n", "dots = 012\n",
            "dots = 0x1f\n", "dots = +1\n", "x = 1.5\n", "owners = [\"a\", \"b\"]\n", "scores = { Impact = 4 }\n", "a.b = 1\n", "A = 1\n",
        ]), 0..16), before in any::<bool>()) {
            let text = if before { pieces.concat() + &many() } else { many() + &pieces.concat() };
            let (tree, plain) = both(&text);
            prop_assert_eq!(tree, plain, "{}", text);
        }
    }
}
