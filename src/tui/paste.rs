//! Owns one bracketed paste while it comes in: the search for its end, and the limit of what is kept.

use std::time::Duration;

use super::parser::Input;

/// The most that is kept, in bytes.
const LIMIT: usize = 4 * 1024 * 1024;
/// A read of at most so many bytes may be a key.
const KEY: usize = 16;
/// How long a paste in which only keys come is believed to be one.
const TRICKLE: Duration = Duration::from_secs(4);
/// What both markers have in common.
const MARKER: &[u8] = b"\x1b[20";

/// A paste that has begun.
#[derive(Debug, Default)]
pub(super) struct Paste {
    kept: Vec<u8>,
    total: usize,
    /// How much of a marker has been seen at the end of what came.
    seen: Vec<u8>,
    /// For how long only keys have come, and whether that is all of the present read.
    trickle: Duration,
}

/// What the bytes did to a paste.
pub(super) enum Step {
    /// It goes on.
    More,
    /// Its end came.
    Ended,
    /// Another one began in its middle.
    Began,
}

impl Paste {
    /// After so much silence a paste without an end has ended.
    pub(super) const SILENCE: Duration = Duration::from_secs(2);

    /// Counts time before a read; true when this is no paste any more.
    pub(super) fn waited(&mut self, gap: Duration) -> bool {
        self.trickle += gap;
        self.trickle >= TRICKLE
    }

    /// Notes how much a read brought.
    pub(super) fn read(&mut self, bytes: usize) {
        if bytes > KEY {
            self.trickle = Duration::ZERO;
        }
    }

    /// Takes bytes up to a marker and says how many.
    pub(super) fn take(&mut self, bytes: &[u8]) -> (usize, Step) {
        let mut used = 0;
        while used < bytes.len() {
            if self.seen.is_empty() {
                let plain = bytes[used..].iter().position(|&b| b == 0x1b).unwrap_or(bytes.len() - used);
                self.keep(&bytes[used..used + plain]);
                used += plain;
                if used == bytes.len() {
                    break;
                }
            }
            let byte = bytes[used];
            let fits = match self.seen.len() {
                at @ 0..4 => byte == MARKER[at],
                4 => matches!(byte, b'0' | b'1'),
                _ => byte == b'~',
            };
            if fits {
                self.seen.push(byte);
                used += 1;
                if self.seen.len() == 6 {
                    let step = if self.seen[4] == b'1' { Step::Ended } else { Step::Began };
                    self.seen.clear();
                    return (used, step);
                }
            } else {
                // No marker after all. A marker begins with its only escape byte, so looking at this byte
                // again from the start misses nothing.
                let seen = std::mem::take(&mut self.seen);
                self.keep(&seen);
            }
        }
        (used, Step::More)
    }

    /// What was pasted, if anything.
    pub(super) fn end(mut self) -> Option<Input> {
        let seen = std::mem::take(&mut self.seen);
        self.keep(&seen);
        match self.total {
            0 => None,
            total if total > LIMIT => Some(Input::PasteTooLong(total)),
            _ => Some(Input::Paste(String::from_utf8_lossy(&self.kept).into_owned())),
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.total += bytes.len();
        if self.total <= LIMIT {
            self.kept.extend_from_slice(bytes);
        } else {
            self.kept = Vec::new();
        }
    }
}
