//! Owns what can come from a terminal: keys, pasted text, or the news that it is gone.

use std::fmt;

use crate::key::Key;

/// Something a person did at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or is held down.
    Key(Key),
    /// A text was pasted; broken characters in it are replaced.
    Paste(String),
    /// A paste larger than 4 MiB was thrown away; it had this many bytes.
    PasteTooLong(usize),
}

/// The terminal is gone; nothing more will come from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disconnected;

impl fmt::Display for Disconnected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the terminal is gone")
    }
}

impl std::error::Error for Disconnected {}
