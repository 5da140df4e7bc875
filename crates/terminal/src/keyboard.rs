//! Owns the keyboard of a program whose standard input is something else: the terminal that it draws on takes its place.

use std::io;

/// A terminal that can become standard input.
#[derive(Debug)]
pub struct Keyboard {
    #[cfg(unix)]
    terminal: std::os::fd::OwnedFd,
}

#[cfg(unix)]
impl Keyboard {
    /// Opens the terminal that is standard output, or the one that the program was started from.
    pub fn open() -> io::Result<Self> {
        use rustix::fs::{Mode, OFlags, open};
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        // By its own name, for waiting on `/dev/tty` fails on some systems.
        let name = rustix::termios::ttyname(rustix::stdio::stdout(), Vec::new()).ok();
        let terminal = match name.and_then(|name| open(name, flags, Mode::empty()).ok()) {
            Some(terminal) => terminal,
            None => open("/dev/tty", flags, Mode::empty())?,
        };
        Ok(Self { terminal })
    }

    /// Makes it standard input, from which the keys are read.
    pub fn use_as_input(self) -> io::Result<()> {
        Ok(rustix::stdio::dup2_stdin(&self.terminal)?)
    }
}

#[cfg(not(unix))]
impl Keyboard {
    /// Refuses: this system has no second way to the terminal.
    pub fn open() -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Refuses, as opening does.
    pub fn use_as_input(self) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
