//! Owns the links into a room.

use super::SlipCode;

/// Returns the link that lets anybody in who has it: `http://192.168.1.4:4710/j/…`.
pub fn room_link(origin: &str, token: &str) -> String {
    format!("{origin}/j/{token}")
}

/// Returns the link on the slip of one person.
pub fn slip_link(origin: &str, code: &SlipCode) -> String {
    format!("{origin}/i/{}", code.text())
}
