//! Owns how text that is still being made goes to a file or to standard output, a larger piece at a time.

use std::fmt;
use std::io::{self, Write};

/// So many bytes are written at a time.
const AT_A_TIME: usize = 64 << 10;

/// Text on its way out. What the system refuses is kept, as the text that is being made cannot tell it.
pub(super) struct Pieces<W> {
    to: W,
    held: String,
    wrong: Option<io::Error>,
}

impl<W: Write> Pieces<W> {
    /// Makes a place for text that is written there.
    pub(super) fn new(to: W) -> Self {
        Self { to, held: String::with_capacity(AT_A_TIME), wrong: None }
    }

    /// Writes what is still held, and says what the system refused.
    pub(super) fn finish(mut self) -> io::Result<()> {
        let written = self.write_held().is_ok().then(|| self.to.flush());
        match self.wrong {
            Some(error) => Err(error),
            None => written.unwrap_or(Ok(())),
        }
    }

    fn write_held(&mut self) -> fmt::Result {
        let written = self.to.write_all(self.held.as_bytes());
        self.held.clear();
        written.map_err(|error| {
            self.wrong.get_or_insert(error);
            fmt::Error
        })
    }
}

impl<W: Write> fmt::Write for Pieces<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.held.push_str(text);
        if self.held.len() < AT_A_TIME { Ok(()) } else { self.write_held() }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// A disk with room for so many bytes.
    struct Small(usize);

    impl Write for Small {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let room = bytes.len().min(self.0);
            self.0 -= room;
            if room == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(room) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_the_disk_refuses_is_told_at_the_end() {
        let write = |room: usize| {
            let mut pieces = Pieces::new(Small(room));
            let written = (0..3).try_for_each(|_| pieces.write_str(&"x".repeat(AT_A_TIME)));
            (written, pieces.finish().map_err(|e| e.kind()))
        };
        assert_eq!(write(3 * AT_A_TIME), (Ok(()), Ok(())));
        assert_eq!(write(AT_A_TIME), (Err(fmt::Error), Err(io::ErrorKind::StorageFull)));
        let mut last = Pieces::new(Small(2));
        last.write_str("abc").unwrap();
        assert_eq!(last.finish().map_err(|e| e.kind()), Err(io::ErrorKind::StorageFull));
    }
}
