//! Owns the pause before the process aborts, as it does where memory is refused or a stack overflows: Rust runs nothing
//! of ours then, and the process is gone as soon as the handler of SIGABRT returns. So the handler writes into a pipe
//! that is full, and waits there until another thread has given the terminal back.

use std::io::{self, PipeReader, PipeWriter, Write, pipe};

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use signal_hook::consts::SIGABRT;
use signal_hook::low_level;

/// Stops every thread that aborts, until it is released.
pub(super) struct AbortPause {
    full: PipeWriter,
    /// Without a reader, nobody waits.
    _reader: PipeReader,
}

impl AbortPause {
    /// Prepares the pause. Whoever watches for SIGABRT has to be registered already: handlers run one after the other.
    pub(super) fn new() -> io::Result<Self> {
        let (reader, mut full) = pipe()?;
        // From here on writing does not wait, in the handler as here.
        low_level::pipe::register(SIGABRT, full.try_clone()?)?;
        while full.write(&[0; 4096]).is_ok() {}
        let pause = Self { full, _reader: reader };
        pause.set_waiting(true)?;
        Ok(pause)
    }

    /// Lets every further thread abort; those that wait already go on waiting.
    pub(super) fn release(&self) {
        let _ = self.set_waiting(false);
    }

    fn set_waiting(&self, waits: bool) -> io::Result<()> {
        let mut flags = fcntl_getfl(&self.full)?;
        flags.set(OFlags::NONBLOCK, !waits);
        Ok(fcntl_setfl(&self.full, flags)?)
    }
}
