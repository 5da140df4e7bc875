//! Owns one bracketed paste while it comes in: the search for its end, and the limit of what is kept.

use std::time::Duration;

use crate::input::Input;

/// The most that is kept, in bytes.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// A read of at most this many bytes may be a key.
const MAX_KEY_BYTES: usize = 16;
/// How long a paste in which only keys come is believed to be one.
const TRICKLE_LIMIT: Duration = Duration::from_secs(4);
/// What both markers have in common.
const MARKER: &[u8] = b"\x1b[20";

/// A paste that has begun.
#[derive(Debug, Default)]
pub(super) struct Paste {
    kept: Vec<u8>,
    total: usize,
    /// How much of a marker has been seen at the end of what came.
    partial_marker: Vec<u8>,
    /// For how long only keys have come.
    trickle: Duration,
}

/// What the bytes did to a paste.
pub(super) enum Progress {
    /// It goes on.
    More,
    /// Its end came.
    Ended,
    /// Another one began in its middle.
    Began,
}

impl Paste {
    /// After this much silence a paste without an end has ended.
    pub(super) const SILENCE: Duration = Duration::from_secs(2);

    /// Counts time before a read; returns true when this is no paste any more.
    pub(super) fn waited(&mut self, gap: Duration) -> bool {
        self.trickle += gap;
        self.trickle >= TRICKLE_LIMIT
    }

    /// Notes how much a read brought.
    pub(super) fn note_read(&mut self, bytes: usize) {
        if bytes > MAX_KEY_BYTES {
            self.trickle = Duration::ZERO;
        }
    }

    /// Takes bytes up to a marker and returns how many.
    pub(super) fn take(&mut self, bytes: &[u8]) -> (usize, Progress) {
        let mut used = 0;
        while used < bytes.len() {
            if self.partial_marker.is_empty() {
                let plain = bytes[used..].iter().position(|&b| b == 0x1b).unwrap_or(bytes.len() - used);
                self.keep(&bytes[used..used + plain]);
                used += plain;
                if used == bytes.len() {
                    break;
                }
            }
            let byte = bytes[used];
            let fits = match self.partial_marker.len() {
                at @ 0..4 => byte == MARKER[at],
                4 => matches!(byte, b'0' | b'1'),
                _ => byte == b'~',
            };
            if fits {
                self.partial_marker.push(byte);
                used += 1;
                if self.partial_marker.len() == 6 {
                    let progress = if self.partial_marker[4] == b'1' { Progress::Ended } else { Progress::Began };
                    self.partial_marker.clear();
                    return (used, progress);
                }
            } else {
                // No marker after all. A marker begins with its only escape byte, so looking at this byte
                // again from the start misses nothing.
                let partial = std::mem::take(&mut self.partial_marker);
                self.keep(&partial);
            }
        }
        (used, Progress::More)
    }

    /// Returns what was pasted, if anything.
    pub(super) fn end(mut self) -> Option<Input> {
        let partial = std::mem::take(&mut self.partial_marker);
        self.keep(&partial);
        match self.total {
            0 => None,
            total if total > MAX_BYTES => Some(Input::PasteTooLong(total)),
            _ => Some(Input::Paste(String::from_utf8_lossy(&self.kept).into_owned())),
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.total += bytes.len();
        if self.total <= MAX_BYTES {
            self.kept.extend_from_slice(bytes);
        } else {
            self.kept = Vec::new();
        }
    }
}
