//! Owns one line of text being typed: its letters and the cursor. It never decides what the line is for.

use terminal::Key;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::workshop::text::MOST_TEXT;

/// The most a line takes, in bytes; more than that is refused with the number.
pub const MOST_BYTES: usize = MOST_TEXT;

/// One line of text with a cursor. The cursor stands between letters as a person sees them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextInput {
    text: String,
    cursor: usize,
}

impl TextInput {
    /// Creates a line that holds this text, the cursor behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text }
    }

    /// Returns what was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text before the cursor and the text behind it.
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Returns whether a key edits a line, or moves the cursor in it.
    pub fn edits(key: Key) -> bool {
        Self::default().press(key)
    }

    /// Takes a key of editing; false when the key is none.
    pub fn press(&mut self, key: Key) -> bool {
        match key {
            Key::Char(c) => return self.insert(&c.to_string()),
            Key::Left | Key::Ctrl('b') => self.cursor = self.before(),
            Key::Right | Key::Ctrl('f') => self.cursor = self.behind(),
            Key::WordLeft | Key::AltLeft | Key::Alt('b') => self.cursor = self.word_before(),
            Key::WordRight | Key::AltRight | Key::Alt('f') => self.cursor = self.word_behind(),
            Key::Home | Key::Ctrl('a') => self.cursor = 0,
            Key::End | Key::Ctrl('e') => self.cursor = self.text.len(),
            Key::Backspace | Key::Ctrl('h') => self.cut(self.before(), self.cursor),
            Key::Delete | Key::Ctrl('d') => self.cut(self.cursor, self.behind()),
            Key::Ctrl('w') | Key::AltBackspace => self.cut(self.word_before(), self.cursor),
            Key::Ctrl('u') => self.cut(0, self.cursor),
            Key::Ctrl('k') => self.cut(self.cursor, self.text.len()),
            _ => return false,
        }
        true
    }

    /// Puts text in at the cursor, line ends as blanks; false when the line would become too long.
    pub fn insert(&mut self, text: &str) -> bool {
        if self.text.len() + text.len() > MOST_BYTES {
            return false;
        }
        let text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        true
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        let mut at = GraphemeCursor::new(self.cursor, self.text.len(), true);
        at.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn behind(&self) -> usize {
        let mut at = GraphemeCursor::new(self.cursor, self.text.len(), true);
        at.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn word_before(&self) -> usize {
        self.text[..self.cursor].unicode_word_indices().next_back().map_or(0, |(i, _)| i)
    }

    fn word_behind(&self) -> usize {
        let rest = &self.text[self.cursor..];
        rest.unicode_word_indices().next().map_or(self.text.len(), |(i, w)| self.cursor + i + w.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_never_splits_a_letter() {
        let mut line = TextInput::new("e\u{301}👨‍👩‍👧x");
        line.press(Key::Left);
        line.press(Key::Backspace);
        assert_eq!(line.text(), "e\u{301}x");
        line.press(Key::Backspace);
        assert_eq!(line.text(), "x");
        line.press(Key::Backspace);
        assert_eq!(line.text(), "x");
    }

    #[test]
    fn words_are_moved_over_and_cut() {
        let mut line = TextInput::new("call the venue");
        line.press(Key::Ctrl('w'));
        assert_eq!(line.text(), "call the ");
        line.press(Key::WordLeft);
        line.insert("up ");
        assert_eq!(line.text(), "call up the ");
        line.press(Key::Ctrl('u'));
        line.press(Key::Ctrl('k'));
        assert_eq!(line.text(), "");
    }

    #[test]
    fn pasted_line_ends_become_blanks_and_too_much_is_refused() {
        let mut line = TextInput::default();
        assert!(line.insert("a\r\nb\nc"));
        assert_eq!(line.text(), "a b c");
        assert!(!line.insert(&"x".repeat(MOST_BYTES)));
        assert_eq!(line.text(), "a b c");
    }
}
