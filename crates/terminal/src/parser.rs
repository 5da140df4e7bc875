//! Owns the state machine that turns a terminal's bytes into keys and pastes. It reads nothing and has no clock. What it
//! does not know it swallows whole, so that no reply of a terminal is ever typed as text, and nothing can stop it.

use std::time::Duration;

use crate::escape_sequence::{self, Modifiers};
use crate::input::Input;
use crate::key::Key;
use crate::paste::{Paste, Progress};

/// How long an escape byte alone may be the beginning of something.
const ESCAPE_TIMEOUT: Duration = Duration::from_millis(30);
/// How long a half sequence may wait for its other half.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(250);
/// The longest sequence that can mean a key; longer ones are swallowed without being kept.
const MAX_SEQUENCE_BYTES: usize = 64;

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
    Character(Vec<u8>, usize),
    Escape,
    Ss3(Vec<u8>),
    Csi(Vec<u8>),
    /// This many bytes are left of a mouse report.
    Mouse(u8),
    /// One of the Linux console's function keys.
    Console,
    /// Inside a string for a program, not for a person, which this byte began.
    Reply {
        began: u8,
        empty: bool,
        escaped: bool,
    },
    Paste(Paste),
}

impl Parser {
    /// Takes what was read and returns what it means so far.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut rest = bytes;
        if let State::Paste(paste) = &mut self.state {
            paste.note_read(bytes.len());
        }
        while let [first, ..] = *rest {
            if let State::Paste(paste) = &mut self.state {
                let (used, progress) = paste.take(rest);
                rest = &rest[used..];
                match progress {
                    Progress::More => {}
                    Progress::Ended => self.end_paste(State::Ground),
                    Progress::Began => self.end_paste(State::Paste(Paste::default())),
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
            State::Escape => self.key(Key::Esc),
            // A terminal sends its sequences whole: this was a person's Esc, and the next key.
            State::Ss3(bytes) if bytes.is_empty() => self.inputs.push(Input::Key(Key::Alt('O'))),
            State::Csi(bytes) if bytes.is_empty() => self.inputs.push(Input::Key(Key::Alt('['))),
            State::Reply { began, empty: true, .. } => self.inputs.push(Input::Key(Key::Alt(char::from(began)))),
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

    /// Returns how long to wait for the rest of what has begun; `None` where nothing has.
    pub fn pending(&self) -> Option<Duration> {
        match &self.state {
            State::Ground => None,
            State::Escape => Some(ESCAPE_TIMEOUT),
            State::Paste(_) => Some(Paste::SILENCE),
            _ => Some(SEQUENCE_TIMEOUT),
        }
    }

    fn byte(&mut self, byte: u8) {
        match &mut self.state {
            State::Ground => self.ground(byte),
            State::Character(bytes, length) => {
                if byte & 0xc0 != 0x80 {
                    // Broken: what there was is dropped, and this byte begins anew.
                    self.reset();
                    self.ground(byte);
                    return;
                }
                bytes.push(byte);
                if bytes.len() == *length {
                    let character = std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next());
                    self.state = State::Ground;
                    match character {
                        Some(character) if !character.is_control() => self.key(Key::Char(character)),
                        _ => self.alt = false,
                    }
                }
            }
            State::Escape => self.escape(byte),
            State::Ss3(bytes) => match byte {
                0x1b => self.begin_escape(),
                0x30..=0x3b => bytes.push(byte),
                0x40..=0x7e => {
                    let key = escape_sequence::ss3(bytes, byte);
                    self.finish(key);
                }
                _ => self.reset(),
            },
            State::Csi(bytes) => match byte {
                0x1b => self.begin_escape(),
                0x20..=0x3f => {
                    if bytes.len() < MAX_SEQUENCE_BYTES {
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
                    let known = bytes.len() < MAX_SEQUENCE_BYTES;
                    let key = if known { escape_sequence::csi(bytes, byte) } else { None };
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
                let key = matches!(byte, b'A'..=b'E').then(|| Key::F(byte - b'A' + 1));
                self.finish(key.map(|key| (key, Modifiers::default())));
            }
            State::Reply { empty, escaped, .. } => match (byte, *escaped) {
                (0x07 | 0x18 | 0x1a, _) | (b'\\', true) => self.reset(),
                // A reply cut off by the beginning of something else.
                (b'[' | b'O', true) => {
                    self.reset();
                    self.escape(byte);
                }
                (0x1b, _) => (*empty, *escaped) = (false, true),
                _ => (*empty, *escaped) = (false, false),
            },
            State::Paste(_) => {}
        }
    }

    fn ground(&mut self, byte: u8) {
        let key = match byte {
            0x1b => {
                self.state = State::Escape;
                return;
            }
            b'\r' | b'\n' => Key::Enter,
            b'\t' => Key::Tab,
            0x08 | 0x7f => Key::Backspace,
            0x00 => Key::Ctrl(' '),
            0x01..=0x1a => Key::Ctrl(char::from(byte - 1 + b'a')),
            0x1c..=0x1f => Key::Ctrl(char::from(byte - 0x1c + b'\\')),
            0x20..=0x7e => Key::Char(char::from(byte)),
            0xc2..=0xdf => return self.state = State::Character(vec![byte], 2),
            0xe0..=0xef => return self.state = State::Character(vec![byte], 3),
            0xf0..=0xf4 => return self.state = State::Character(vec![byte], 4),
            _ => return self.alt = false,
        };
        self.key(key);
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            0x1b => {
                // Two in a row: the first was a key, the second may begin something.
                self.key(Key::Esc);
                self.state = State::Escape;
            }
            b'[' => self.state = State::Csi(Vec::new()),
            b'O' => self.state = State::Ss3(Vec::new()),
            b'P' | b']' | b'_' | b'^' => self.state = State::Reply { began: byte, empty: true, escaped: false },
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

    fn finish(&mut self, key: Option<(Key, Modifiers)>) {
        self.reset();
        if let Some((key, modifiers)) = key {
            self.held(key, modifiers.ctrl, modifiers.alt);
        }
    }

    fn key(&mut self, key: Key) {
        let alt = std::mem::take(&mut self.alt);
        self.held(key, false, alt);
    }

    /// Takes a key with what is held. Alt that makes no other key of it is Esc, pressed before it.
    fn held(&mut self, key: Key, ctrl: bool, alt: bool) {
        let held = key.with(ctrl, alt);
        if alt && held == key {
            self.inputs.push(Input::Key(Key::Esc));
        }
        self.inputs.push(Input::Key(held));
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
