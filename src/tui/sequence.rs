//! Owns what complete escape sequences mean: the keys of xterm, rxvt, the Linux console and kitty. Whatever
//! is not one of them (replies, reports of mouse and focus) means nothing.
//!
//! Sources: xterm's `ctlseqs`, `console_codes(4)`, kitty's "Comprehensive keyboard handling".

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The key of `ESC O …`.
pub(super) fn ss3(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    let modifiers = modifiers(number(parameters).unwrap_or(1));
    let code = match last {
        b'a'..=b'd' => return Some(KeyEvent::new(arrow(last.to_ascii_uppercase())?, KeyModifiers::CONTROL)),
        b'M' => KeyCode::Enter,
        b'X' => KeyCode::Char('='),
        b'j'..=b'y' => KeyCode::Char(char::from(last - 0x40)),
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'I' => KeyCode::Tab,
        _ => arrow(last)?,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// The key of `ESC [ …`, unless it was only let go.
pub(super) fn csi(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    if !parameters.iter().all(|b| matches!(b, b'0'..=b'9' | b';' | b':')) {
        return None; // a reply: only those have other bytes
    }
    let mut fields = parameters.split(|&b| b == b';');
    let first = fields.next().unwrap_or_default();
    let second = fields.next().unwrap_or_default();
    let third = fields.next();
    let mut second_parts = second.split(|&b| b == b':');
    let mask = number(second_parts.next().unwrap_or_default()).unwrap_or(1);
    let kind = match number(second_parts.next().unwrap_or_default()) {
        None | Some(0 | 1) => KeyEventKind::Press,
        Some(2) => KeyEventKind::Repeat,
        Some(_) => return None,
    };
    let mut modifiers = modifiers(mask);
    let code = match last {
        b'u' => {
            let mut parts = first.split(|&b| b == b':');
            let plain = number(parts.next()?)?;
            let shifted = parts.next().and_then(number);
            key(plain, shifted, &mut modifiers)?
        }
        b'~' if first == b"27" => key(number(third?)?, None, &mut modifiers)?,
        b'~' => numbered(number(first)?)?,
        b'Z' => {
            modifiers |= KeyModifiers::SHIFT;
            KeyCode::BackTab
        }
        b'a'..=b'd' if parameters.is_empty() => {
            modifiers |= KeyModifiers::SHIFT;
            arrow(last.to_ascii_uppercase())?
        }
        // With numbers, R is the answer to where the cursor is.
        b'R' if !parameters.is_empty() => return None,
        b'P'..=b'S' if matches!(first, b"" | b"1") => KeyCode::F(last - b'P' + 1),
        _ if matches!(first, b"" | b"1") => arrow(last)?,
        _ => return None,
    };
    Some(KeyEvent { kind, ..KeyEvent::new(code, modifiers) })
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=26 => KeyCode::F(number as u8 - 12),
        28 | 29 => KeyCode::F(number as u8 - 13),
        31..=34 => KeyCode::F(number as u8 - 14),
        _ => return None,
    })
}

/// The key with a number of its own, as kitty and xterm's `modifyOtherKeys` send it.
fn key(plain: u32, shifted: Option<u32>, modifiers: &mut KeyModifiers) -> Option<KeyCode> {
    Some(match plain {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 | 57414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        57376..=57398 => KeyCode::F((plain - 57376) as u8 + 13),
        57399..=57408 => KeyCode::Char(char::from((plain - 57399) as u8 + b'0')),
        57409..=57413 => KeyCode::Char(['.', '/', '*', '-', '+'][plain as usize - 57409]),
        57415 => KeyCode::Char('='),
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        // The rest of kitty's own numbers: locks, media keys, modifiers alone.
        0xe000..=0xf8ff => return None,
        _ => {
            let mut letter = char::from_u32(plain).filter(|c| !c.is_control())?;
            if modifiers.contains(KeyModifiers::SHIFT) {
                letter = match shifted.and_then(char::from_u32).filter(|c| !c.is_control()) {
                    Some(shifted) => shifted,
                    None => letter.to_ascii_uppercase(),
                };
            }
            if letter.is_uppercase() {
                *modifiers |= KeyModifiers::SHIFT;
            }
            KeyCode::Char(letter)
        }
    })
}

fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
