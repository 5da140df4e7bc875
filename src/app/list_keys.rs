//! Owns how far a key goes in a list. It knows no list.

use terminal::Key;

/// How far a page is.
const PAGE: i32 = 10;

/// Returns by how many lines a key moves in a list from which something is chosen; nothing where it does not move.
pub(super) fn step_of(key: Key) -> Option<i32> {
    Some(match key {
        Key::Up | Key::Char('k') => -1,
        Key::Down | Key::Char('j') => 1,
        Key::PageUp => -PAGE,
        Key::PageDown => PAGE,
        Key::Home => i32::MIN,
        Key::End => i32::MAX,
        _ => return None,
    })
}

/// Returns the same beside a line that is being typed: letters, Home and End are its own.
pub(super) fn step_beside_text(key: Key) -> Option<i32> {
    step_of(key).filter(|_| !matches!(key, Key::Char(_) | Key::Home | Key::End))
}

/// Returns the index this many steps away from another one, within so many.
pub(super) fn stepped(at: usize, by: i32, len: usize) -> usize {
    at.saturating_add_signed(by as isize).min(len.saturating_sub(1))
}

/// Returns the index this many steps away, from the last one on to the first.
pub(super) fn wrapped(at: usize, by: i32, len: usize) -> usize {
    if len == 0 { 0 } else { (at as i64 + i64::from(by)).rem_euclid(len as i64) as usize }
}
