//! Owns the way from a terminal's bytes to keys and pasted texts. It is a pure machine: what it does not
//! know it swallows whole, so that no reply of a terminal is ever typed as text, and nothing can stop it.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::paste::{Paste, Step};
use super::sequence;

/// How long an escape byte alone may be the beginning of something.
const ALONE: Duration = Duration::from_millis(30);
/// How long a half sequence may wait for its other half.
const HALF: Duration = Duration::from_millis(250);
/// The longest sequence that can mean a key; longer ones are swallowed without being kept.
const LONGEST: usize = 64;

/// Something a person did at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or is held down.
    Key(KeyEvent),
    /// A text was pasted; broken characters in it are replaced.
    Paste(String),
    /// A paste larger than 4 MiB was thrown away; it had so many bytes.
    PasteTooLong(usize),
}

/// Turns the bytes of a terminal into input; the caller reads and keeps the time.
#[derive(Debug, Default)]
pub struct Parser {
    state: State,
    alt: bool,
    inputs: Vec<Input>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// A character of which some bytes are missing.
    Letter(Vec<u8>, usize),
    Escape,
    Ss3(Vec<u8>),
    Csi(Vec<u8>),
    /// So many bytes that mean a mouse, or one of the Linux console's function keys.
    Mouse(u8),
    Console,
    /// Inside a string for a program, not for a person; true after an escape byte in it.
    Reply(bool),
    Paste(Paste),
}

impl Parser {
    /// Takes what was read and gives what it means so far.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut rest = bytes;
        if let State::Paste(paste) = &mut self.state {
            paste.read(bytes.len());
        }
        while let [first, ..] = *rest {
            if let State::Paste(paste) = &mut self.state {
                let (used, step) = paste.take(rest);
                rest = &rest[used..];
                match step {
                    Step::More => {}
                    Step::Ended => self.end_paste(State::Ground),
                    Step::Began => self.end_paste(State::Paste(Paste::default())),
                }
            } else {
                self.byte(first);
                rest = &rest[1..];
            }
        }
        std::mem::take(&mut self.inputs)
    }

    /// Says that nothing came for as long as [`pending`](Self::pending) asked to wait.
    pub fn timeout(&mut self) -> Vec<Input> {
        match std::mem::take(&mut self.state) {
            State::Escape => self.key(KeyCode::Esc, KeyModifiers::NONE),
            paste @ State::Paste(_) => {
                self.state = paste;
                self.end_paste(State::Ground);
            }
            _ => {}
        }
        self.alt = false;
        std::mem::take(&mut self.inputs)
    }

    /// Says how much time passed before the bytes that are fed next. A paste into which only single keys
    /// have come for seconds has lost its end: somebody is typing.
    pub fn waited(&mut self, gap: Duration) -> Vec<Input> {
        if let State::Paste(paste) = &mut self.state
            && paste.waited(gap)
        {
            return self.timeout();
        }
        Vec::new()
    }

    /// How long to wait for the rest of what has begun; nothing has where it is `None`.
    pub fn pending(&self) -> Option<Duration> {
        match &self.state {
            State::Ground => None,
            State::Escape => Some(ALONE),
            State::Paste(_) => Some(Paste::SILENCE),
            _ => Some(HALF),
        }
    }

    fn byte(&mut self, byte: u8) {
        match &mut self.state {
            State::Ground => self.ground(byte),
            State::Letter(bytes, length) => {
                if byte & 0xc0 != 0x80 {
                    // Broken: what there was is dropped, and this byte begins anew.
                    self.reset();
                    self.ground(byte);
                    return;
                }
                bytes.push(byte);
                if bytes.len() == *length {
                    let letter = std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next());
                    self.state = State::Ground;
                    match letter {
                        Some(letter) if !letter.is_control() => self.letter(letter),
                        _ => self.alt = false,
                    }
                }
            }
            State::Escape => self.escape(byte),
            State::Ss3(bytes) => match byte {
                0x1b => self.begin_escape(),
                0x30..=0x3b => bytes.push(byte),
                0x40..=0x7e => {
                    let key = sequence::ss3(bytes, byte);
                    self.finish(key);
                }
                _ => self.reset(),
            },
            State::Csi(bytes) => match byte {
                0x1b => self.begin_escape(),
                0x20..=0x3f => {
                    if bytes.len() < LONGEST {
                        bytes.push(byte);
                    }
                }
                b'[' if bytes.is_empty() => self.state = State::Console,
                b'M' if bytes.is_empty() => self.state = State::Mouse(3),
                b'~' if bytes == b"200" => {
                    self.alt = false;
                    self.state = State::Paste(Paste::default());
                }
                0x40..=0x7e => {
                    let known = bytes.len() < LONGEST;
                    let key = if known { sequence::csi(bytes, byte) } else { None };
                    self.finish(key);
                }
                _ => self.reset(),
            },
            State::Mouse(left) => {
                *left -= 1;
                if *left == 0 {
                    self.reset();
                }
            }
            State::Console => {
                let key = matches!(byte, b'A'..=b'E').then(|| KeyEvent::from(KeyCode::F(byte - b'A' + 1)));
                self.finish(key);
            }
            State::Reply(escaped) => match (byte, *escaped) {
                (0x07 | 0x18 | 0x1a, _) | (b'\\', true) => self.reset(),
                // A reply cut off by the beginning of something else.
                (b'[' | b'O', true) => {
                    self.reset();
                    self.escape(byte);
                }
                (0x1b, _) => *escaped = true,
                _ => *escaped = false,
            },
            State::Paste(_) => {}
        }
    }

    fn ground(&mut self, byte: u8) {
        let (code, modifiers) = match byte {
            0x1b => {
                self.state = State::Escape;
                return;
            }
            b'\r' | b'\n' => (KeyCode::Enter, KeyModifiers::NONE),
            b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
            0x08 | 0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
            0x00 => (KeyCode::Char(' '), KeyModifiers::CONTROL),
            0x01..=0x1a => (KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL),
            0x1c..=0x1f => (KeyCode::Char(char::from(byte - 0x1c + b'\\')), KeyModifiers::CONTROL),
            0x20..=0x7e => return self.letter(char::from(byte)),
            0xc2..=0xdf => return self.state = State::Letter(vec![byte], 2),
            0xe0..=0xef => return self.state = State::Letter(vec![byte], 3),
            0xf0..=0xf4 => return self.state = State::Letter(vec![byte], 4),
            _ => return self.alt = false,
        };
        self.key(code, modifiers);
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            0x1b => {
                // Two in a row: the first was a key, the second may begin something.
                self.key(KeyCode::Esc, KeyModifiers::NONE);
                self.state = State::Escape;
            }
            b'[' => self.state = State::Csi(Vec::new()),
            b'O' => self.state = State::Ss3(Vec::new()),
            b'P' | b']' | b'_' | b'^' => self.state = State::Reply(false),
            _ => {
                self.state = State::Ground;
                self.alt = true;
                self.ground(byte);
            }
        }
    }

    fn begin_escape(&mut self) {
        self.alt = false;
        self.state = State::Escape;
    }

    fn reset(&mut self) {
        self.alt = false;
        self.state = State::Ground;
    }

    fn finish(&mut self, key: Option<KeyEvent>) {
        self.reset();
        self.inputs.extend(key.map(Input::Key));
    }

    fn letter(&mut self, letter: char) {
        let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
        self.key(KeyCode::Char(letter), shift);
    }

    fn key(&mut self, code: KeyCode, mut modifiers: KeyModifiers) {
        if std::mem::take(&mut self.alt) {
            modifiers |= KeyModifiers::ALT;
        }
        self.inputs.push(Input::Key(KeyEvent::new(code, modifiers)));
    }

    fn end_paste(&mut self, next: State) {
        if let State::Paste(paste) = std::mem::replace(&mut self.state, next) {
            self.inputs.extend(paste.end());
        }
    }
}

#[cfg(test)]
#[path = "parser_tests.rs"]
mod tests;
