//! Owns what complete escape sequences mean: the keys of xterm, rxvt, the Linux console and kitty. Whatever
//! is not one of them (replies, reports of mouse and focus) means nothing.
//!
//! Sources: xterm's `ctlseqs`, `console_codes(4)`, kitty's "Comprehensive keyboard handling".

use crate::key::Key;

/// The modifiers that change what a key means.
#[derive(Clone, Copy, Default)]
pub(super) struct Modifiers {
    shift: bool,
    pub(super) alt: bool,
    pub(super) ctrl: bool,
}

impl Modifiers {
    /// Reads the number that a terminal sends: the sum of the modifiers' bits and one.
    fn parse(digits: &[u8]) -> Self {
        let bits = number(digits).unwrap_or(1).saturating_sub(1);
        Self { shift: bits & 1 != 0, alt: bits & 2 != 0, ctrl: bits & 4 != 0 }
    }
}

/// Returns the key of `ESC O …`, and what is held with it.
pub(super) fn ss3(parameters: &[u8], last: u8) -> Option<(Key, Modifiers)> {
    let modifiers = Modifiers::parse(parameters);
    let key = match last {
        b'a'..=b'd' => {
            return Some((arrow(last.to_ascii_uppercase())?, Modifiers { ctrl: true, ..Modifiers::default() }));
        }
        b'M' => Key::Enter,
        b'X' => Key::Char('='),
        b'j'..=b'y' => Key::Char(char::from(last - 0x40)),
        b'P'..=b'S' => Key::F(last - b'P' + 1),
        b'I' => Key::Tab,
        _ => arrow(last)?,
    };
    Some((key, modifiers))
}

/// Returns the key of `ESC [ …` and what is held with it, unless it was only let go.
pub(super) fn csi(parameters: &[u8], last: u8) -> Option<(Key, Modifiers)> {
    if !parameters.iter().all(|b| matches!(b, b'0'..=b'9' | b';' | b':')) {
        return None; // a reply: only those have other bytes
    }
    let mut fields = parameters.split(|&b| b == b';');
    let first = fields.next().unwrap_or_default();
    let second = fields.next().unwrap_or_default();
    let third = fields.next();
    let mut second_parts = second.split(|&b| b == b':');
    let modifiers = Modifiers::parse(second_parts.next().unwrap_or_default());
    // 1 is a press and 2 a repeat.
    if second_parts.next().and_then(number).is_some_and(|kind| kind > 2) {
        return None;
    }
    let key = match last {
        b'u' => {
            let mut parts = first.split(|&b| b == b':');
            let plain = number(parts.next()?)?;
            let shifted = parts.next().and_then(number);
            coded(plain, shifted, modifiers.shift)?
        }
        b'~' if first == b"27" => coded(number(third?)?, None, modifiers.shift)?,
        b'~' => numbered(number(first)?)?,
        b'Z' => Key::BackTab,
        b'a'..=b'd' if parameters.is_empty() => arrow(last.to_ascii_uppercase())?,
        // With numbers, R is the answer to where the cursor is.
        b'R' if !parameters.is_empty() => return None,
        b'P'..=b'S' if matches!(first, b"" | b"1") => Key::F(last - b'P' + 1),
        _ if matches!(first, b"" | b"1") => arrow(last)?,
        _ => return None,
    };
    Some((key, modifiers))
}

fn arrow(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<Key> {
    Some(match number {
        1 | 7 => Key::Home,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11..=15 => Key::F(number as u8 - 10),
        17..=21 => Key::F(number as u8 - 11),
        23..=26 => Key::F(number as u8 - 12),
        28 | 29 => Key::F(number as u8 - 13),
        31..=34 => Key::F(number as u8 - 14),
        _ => return None,
    })
}

/// Returns the key with a code of its own, as kitty and xterm's `modifyOtherKeys` send it.
fn coded(plain: u32, shifted: Option<u32>, shift: bool) -> Option<Key> {
    Some(match plain {
        9 if shift => Key::BackTab,
        9 => Key::Tab,
        13 | 57414 => Key::Enter,
        27 => Key::Esc,
        8 | 127 => Key::Backspace,
        57376..=57398 => Key::F((plain - 57376) as u8 + 13),
        57399..=57408 => Key::Char(char::from((plain - 57399) as u8 + b'0')),
        57409..=57413 => Key::Char(['.', '/', '*', '-', '+'][plain as usize - 57409]),
        57415 => Key::Char('='),
        57417 => Key::Left,
        57418 => Key::Right,
        57419 => Key::Up,
        57420 => Key::Down,
        57421 => Key::PageUp,
        57422 => Key::PageDown,
        57423 => Key::Home,
        57424 => Key::End,
        57426 => Key::Delete,
        // The rest of kitty's own numbers: locks, media keys, modifiers alone.
        0xe000..=0xf8ff => return None,
        _ => {
            let letter = char::from_u32(plain).filter(|c| !c.is_control())?;
            let shifted = shifted.and_then(char::from_u32).filter(|c| !c.is_control());
            Key::Char(if shift { shifted.unwrap_or(letter.to_ascii_uppercase()) } else { letter })
        }
    })
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
