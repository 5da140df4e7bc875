//! Owns the keys and their names: `→`, `space`, `ctrl-z`. It knows nothing of what a key does.

use std::fmt;

/// A key that was pressed, with its modifiers as far as they make another key of it; a key without a name here is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character, with Shift already in it.
    Char(char),
    /// A letter with Ctrl held.
    Ctrl(char),
    /// A character with Alt held.
    Alt(char),
    /// The Enter key.
    Enter,
    /// The Escape key.
    Esc,
    /// The Tab key.
    Tab,
    /// Tab with Shift held.
    BackTab,
    /// Deletes before the cursor.
    Backspace,
    /// Deletes behind the cursor.
    Delete,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow with Ctrl held: a word at a time.
    WordLeft,
    /// An arrow with Ctrl held: a word at a time.
    WordRight,
    /// An arrow with Alt held.
    AltLeft,
    /// An arrow with Alt held.
    AltRight,
    /// The Backspace key with Alt held.
    AltBackspace,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// Names by which keys are written and shown; the first name of a key is the one shown.
const NAMES: &[(&str, Key)] = &[
    ("space", Key::Char(' ')),
    ("Enter", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("shift-Tab", Key::BackTab),
    ("Backspace", Key::Backspace),
    ("Del", Key::Delete),
    ("Delete", Key::Delete),
    ("←", Key::Left),
    ("→", Key::Right),
    ("↑", Key::Up),
    ("↓", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("ctrl-←", Key::WordLeft),
    ("ctrl-→", Key::WordRight),
    ("alt-←", Key::AltLeft),
    ("alt-→", Key::AltRight),
    ("alt-Backspace", Key::AltBackspace),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
];

impl Key {
    /// Returns the key that a name stands for: `a`, `space`, `ctrl-r`, `→`, `F5`.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some((_, key)) = NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)) {
            return Some(*key);
        }
        let single = |s: &str| {
            let mut chars = s.chars();
            chars.next().filter(|_| chars.next().is_none())
        };
        if let Some(c) = single(name) {
            return Some(Self::Char(c));
        }
        let lower = name.to_ascii_lowercase();
        if let Some(c) = lower.strip_prefix("ctrl-").and_then(single) {
            return Some(Self::Ctrl(c));
        }
        if let Some(c) = name.strip_prefix("alt-").and_then(single) {
            return Some(Self::Alt(c));
        }
        lower.strip_prefix('f').and_then(|n| n.parse().ok()).filter(|n| (1..=24).contains(n)).map(Self::F)
    }

    /// Returns the key without Alt, for one that has Alt held. Esc and the next key, pressed quickly, reach a program as
    /// that key with Alt when tmux or a slow line puts their bytes together: who has no use for the key with Alt takes it
    /// as Esc and this key.
    pub fn without_alt(self) -> Option<Self> {
        match self {
            Self::Alt(c) => Some(Self::Char(c)),
            Self::AltLeft => Some(Self::Left),
            Self::AltRight => Some(Self::Right),
            Self::AltBackspace => Some(Self::Backspace),
            _ => None,
        }
    }

    /// Returns the key that this one is while Ctrl or Alt is held.
    pub(crate) fn with(self, ctrl: bool, alt: bool) -> Self {
        match self {
            Self::Char(c) if ctrl => Self::Ctrl(c.to_ascii_lowercase()),
            Self::Char(c) if alt => Self::Alt(c),
            Self::Backspace if ctrl => Self::Ctrl('w'),
            Self::Backspace if alt => Self::AltBackspace,
            Self::Left if ctrl => Self::WordLeft,
            Self::Right if ctrl => Self::WordRight,
            Self::Left if alt => Self::AltLeft,
            Self::Right if alt => Self::AltRight,
            key => key,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, key)| key == self) {
            return f.write_str(name);
        }
        match self {
            // The hyphen on a keyboard is what the table of keys prints as a minus.
            Self::Char('-') => f.write_str("−"),
            Self::Char(c) => write!(f, "{c}"),
            Self::Ctrl(c) => write!(f, "ctrl-{c}"),
            Self::Alt(c) => write!(f, "alt-{c}"),
            Self::F(n) => write!(f, "F{n}"),
            _ => Ok(()), // every other key has a name
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_for_its_key() {
        for (name, key) in NAMES {
            assert_eq!(Key::parse(name), Some(*key), "{name}");
        }
        assert_eq!(Key::parse("ctrl-R"), Some(Key::Ctrl('r')));
        assert_eq!(Key::parse("F5"), Some(Key::F(5)));
        assert_eq!(Key::parse("f"), Some(Key::Char('f')));
        assert_eq!(Key::parse("frog"), None);
    }

    #[test]
    fn a_key_shows_its_first_name() {
        assert_eq!(Key::Right.to_string(), "→");
        assert_eq!(Key::Char('-').to_string(), "−");
        assert_eq!(Key::Ctrl('z').to_string(), "ctrl-z");
    }
}
