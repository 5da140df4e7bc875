//! Owns how a long text leaves while it is being written, so that nobody has to hold it: what writes bytes of UTF-8 is
//! handed on as text.

use std::fmt;
use std::io;

/// Where a text goes, piece by piece.
pub type Sink<'a> = &'a mut dyn fmt::Write;

/// Takes bytes of UTF-8, in pieces that may end within a letter, and hands them on as text.
pub(super) struct Bytes<'a> {
    to: Sink<'a>,
    /// The first bytes of a letter whose others are still to come.
    begun: Vec<u8>,
}

impl<'a> Bytes<'a> {
    /// Makes a place for bytes out of one for text.
    pub(super) fn new(to: Sink<'a>) -> Self {
        Self { to, begun: Vec::new() }
    }

    fn pass(&mut self, text: &str) -> io::Result<()> {
        self.to.write_str(text).map_err(io::Error::other)
    }
}

impl io::Write for Bytes<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut joined = std::mem::take(&mut self.begun);
        let all = if joined.is_empty() {
            bytes
        } else {
            joined.extend_from_slice(bytes);
            &joined
        };
        let whole = match std::str::from_utf8(all) {
            Ok(text) => text,
            Err(error) if error.error_len().is_none() => {
                let (whole, begun) = all.split_at(error.valid_up_to());
                self.begun = begun.to_vec();
                std::str::from_utf8(whole).map_err(io::Error::other)?
            }
            Err(error) => return Err(io::Error::other(error)),
        };
        self.pass(whole)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Leaves out the blanks and line ends that a text begins with.
pub(super) struct Trimmed<'a> {
    to: Sink<'a>,
    begun: bool,
}

impl<'a> Trimmed<'a> {
    /// Makes a place for text whose first blanks are left out.
    pub(super) fn new(to: Sink<'a>) -> Self {
        Self { to, begun: false }
    }
}

impl fmt::Write for Trimmed<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let text = if self.begun { text } else { text.trim_start() };
        self.begun |= !text.is_empty();
        self.to.write_str(text)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_letter_in_two_pieces_arrives_whole() {
        let mut text = String::new();
        let mut bytes = Bytes::new(&mut text);
        for byte in "Gül 陈 👩".bytes() {
            bytes.write_all(&[byte]).unwrap();
        }
        assert!(bytes.write_all(&[0xff]).is_err(), "this is no letter");
        assert_eq!(text, "Gül 陈 👩");
    }
}
