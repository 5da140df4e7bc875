//! Owns a text of several lines being typed: its letters and the cursor. It never decides what the text is for.

use terminal::Key;

use super::{MOST_BYTES, TextInput};

/// A text of several lines with a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextArea {
    lines: Vec<TextInput>,
    row: usize,
}

impl TextArea {
    /// Creates an area that holds this text, the cursor behind it.
    pub fn new(text: &str) -> Self {
        let lines: Vec<TextInput> = text.split('\n').map(|l| TextInput::new(l.trim_end_matches('\r'))).collect();
        Self { row: lines.len() - 1, lines }
    }

    /// Returns what was typed.
    pub fn text(&self) -> String {
        self.lines.iter().map(TextInput::text).collect::<Vec<_>>().join("\n")
    }

    /// Returns the lines, and the row that the cursor is in.
    pub fn rows(&self) -> (&[TextInput], usize) {
        (&self.lines, self.row)
    }

    /// Takes a key of editing; false when the key is none, or there is no room.
    pub fn press(&mut self, key: Key) -> bool {
        let (before, behind) = self.lines[self.row].halves();
        let (before, behind) = (before.to_owned(), behind.to_owned());
        match key {
            Key::Enter => {
                self.lines[self.row] = TextInput::new(before);
                self.lines.insert(self.row + 1, at_start(behind));
                self.row += 1;
            }
            Key::Backspace if before.is_empty() => {
                if self.row > 0 {
                    self.lines.remove(self.row);
                    self.row -= 1;
                    self.join(&behind);
                }
            }
            Key::Delete if behind.is_empty() => {
                if self.row + 1 < self.lines.len() {
                    let next = self.lines.remove(self.row + 1);
                    self.join(next.text());
                }
            }
            Key::Up => self.go(self.row.saturating_sub(1), &before),
            Key::Down => self.go((self.row + 1).min(self.lines.len() - 1), &before),
            Key::PageUp => self.go(0, &before),
            Key::PageDown => self.go(self.lines.len() - 1, &before),
            Key::Left if before.is_empty() && self.row > 0 => {
                self.row -= 1;
                self.lines[self.row].press(Key::End);
            }
            Key::Right if behind.is_empty() && self.row + 1 < self.lines.len() => {
                self.row += 1;
                self.lines[self.row].press(Key::Home);
            }
            Key::Char(c) => return self.insert(&c.to_string()),
            key => return self.lines[self.row].press(key),
        }
        true
    }

    /// Puts text in at the cursor; false when it would become too long.
    pub fn insert(&mut self, text: &str) -> bool {
        let held: usize = self.lines.iter().map(|l| l.text().len() + 1).sum();
        if held + text.len() > MOST_BYTES {
            return false;
        }
        for (i, part) in text.replace("\r\n", "\n").replace('\r', "\n").split('\n').enumerate() {
            if i > 0 {
                self.press(Key::Enter);
            }
            self.lines[self.row].insert(part);
        }
        true
    }

    /// Adds a text behind the cursor's line and leaves the cursor where both meet.
    fn join(&mut self, behind: &str) {
        let before = self.lines[self.row].text().to_owned();
        let mut line = at_start(behind.to_owned());
        line.insert(&before);
        self.lines[self.row] = line;
    }

    /// Goes to another row, as far from its start as in this one.
    fn go(&mut self, row: usize, before: &str) {
        self.row = row;
        let line = &mut self.lines[row];
        line.press(Key::Home);
        for _ in before.chars() {
            line.press(Key::Right);
        }
    }
}

fn at_start(text: String) -> TextInput {
    let mut line = TextInput::new(text);
    line.press(Key::Home);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(text: &str, keys: &[Key]) -> TextArea {
        let mut area = TextArea::new(text);
        for key in keys {
            area.press(*key);
        }
        area
    }

    #[test]
    fn lines_are_parted_and_joined() {
        let a = pressed("one two", &[Key::WordLeft, Key::Enter]);
        assert_eq!((a.text().as_str(), a.row), ("one \ntwo", 1));
        let a = pressed("one\ntwo", &[Key::Home, Key::Backspace, Key::Char('-')]);
        assert_eq!(a.text(), "one-two");
        let a = pressed("one\ntwo", &[Key::Up, Key::End, Key::Delete, Key::Char('+')]);
        assert_eq!(a.text(), "one+two");
        assert_eq!(pressed("", &[Key::Backspace, Key::Delete, Key::Up, Key::Left]).text(), "");
    }

    #[test]
    fn the_cursor_goes_through_all_lines() {
        let a = pressed("ab\ncdef\ng", &[Key::Up, Key::Char('x')]);
        assert_eq!(a.text(), "ab\ncxdef\ng");
        let a = pressed("ab\ncd", &[Key::Home, Key::Left, Key::Char('!'), Key::Right, Key::Char('?')]);
        assert_eq!(a.text(), "ab!\n?cd");
    }

    #[test]
    fn pasted_lines_stay_lines_and_too_much_is_refused() {
        let mut a = TextArea::new("ac");
        a.press(Key::Left);
        assert!(a.insert("1\r\n2\r3"));
        assert_eq!(a.text(), "a1\n2\n3c");
        assert!(!a.insert(&"x".repeat(MOST_BYTES)));
    }
}
