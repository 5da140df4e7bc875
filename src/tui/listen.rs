//! Owns the thread that reads the terminal. It takes all that has come at once, so that a held key is one
//! batch and one frame, and it notices the end of the terminal.

use std::io;

use super::parser::Input;

/// What the reading thread tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// All that was waiting, in order; never empty.
    Input(Vec<Input>),
    /// The terminal is gone; nothing more will come.
    Gone,
}

/// Makes the reading thread leave the terminal alone while another program has it.
pub struct Listener {
    #[cfg(unix)]
    pause: std::sync::Arc<unix::Pause>,
}

/// Starts to read the terminal; `tell` is called in the reading thread.
pub fn listen(tell: impl Fn(Heard) + Send + 'static) -> io::Result<Listener> {
    #[cfg(unix)]
    {
        let (pause, wake) = unix::Pause::new()?;
        let pause = std::sync::Arc::new(pause);
        let theirs = std::sync::Arc::clone(&pause);
        let thread = std::thread::Builder::new().name(String::from("keys"));
        thread.spawn(move || unix::read(&theirs, &wake, &tell))?;
        Ok(Listener { pause })
    }
    #[cfg(not(unix))]
    {
        std::thread::Builder::new().name(String::from("keys")).spawn(move || other::read(&tell))?;
        Ok(Listener {})
    }
}

impl Listener {
    /// Stops reading, before another program is given the terminal; returns when nothing is read any more.
    pub fn pause(&self) {
        #[cfg(unix)]
        self.pause.set(true);
    }

    /// Reads again.
    pub fn resume(&self) {
        #[cfg(unix)]
        self.pause.set(false);
    }
}

#[cfg(unix)]
mod unix {
    use std::io::{self, PipeReader, PipeWriter, Read, Write};
    use std::os::fd::AsFd;
    use std::sync::{Condvar, Mutex, PoisonError};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;

    use super::super::parser::{Input, Parser};
    use super::Heard;

    /// Whether to read, and whether that is so already.
    pub(super) struct Pause {
        wanted_and_so: Mutex<(bool, bool)>,
        changed: Condvar,
        wake: PipeWriter,
    }

    impl Pause {
        pub(super) fn new() -> io::Result<(Self, PipeReader)> {
            let (reader, wake) = io::pipe()?;
            Ok((Self { wanted_and_so: Mutex::default(), changed: Condvar::new(), wake }, reader))
        }

        pub(super) fn set(&self, pause: bool) {
            let mut state = self.wanted_and_so.lock().unwrap_or_else(PoisonError::into_inner);
            state.0 = pause;
            self.changed.notify_all();
            let _ = (&self.wake).write(&[0]);
            // A reading thread that has ended answers nothing.
            let limit = Duration::from_millis(500);
            drop(self.changed.wait_timeout_while(state, limit, |(wanted, so)| wanted != so));
        }

        /// In the reading thread: waits while a pause is wanted.
        fn rest(&self) {
            let mut state = self.wanted_and_so.lock().unwrap_or_else(PoisonError::into_inner);
            while state.0 {
                state.1 = true;
                self.changed.notify_all();
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            state.1 = false;
            self.changed.notify_all();
        }
    }

    pub(super) fn read(pause: &Pause, mut wake: &PipeReader, tell: &dyn Fn(Heard)) {
        let stdin = rustix::stdio::stdin();
        let mut parser = Parser::default();
        let mut bytes = vec![0; 64 * 1024];
        let mut last = Instant::now();
        let say = |inputs: Vec<Input>| {
            if !inputs.is_empty() {
                tell(Heard::Input(inputs));
            }
        };
        loop {
            let wait = parser.pending().map(|wait| wait.saturating_sub(last.elapsed()));
            let wait = wait.map(|wait| Timespec {
                tv_sec: wait.as_secs() as i64,
                // Rounded up to whole milliseconds, or the wait ends just before its time again and again.
                tv_nsec: (i64::from(wait.subsec_millis()) + 1).min(999) * 1_000_000,
            });
            let mut ends = [PollFd::new(&stdin, PollFlags::IN), PollFd::from_borrowed_fd(wake.as_fd(), PollFlags::IN)];
            match poll(&mut ends, wait.as_ref()) {
                Ok(0) => {
                    say(parser.timeout());
                    continue;
                }
                Ok(_) | Err(Errno::INTR) => {}
                Err(_) => return tell(Heard::Gone),
            }
            let (news, woken) = (ends[0].revents(), !ends[1].revents().is_empty());
            if woken {
                let _ = wake.read(&mut [0; 16]);
                pause.rest();
                continue;
            }
            if news.contains(PollFlags::IN) {
                match rustix::io::read(stdin, &mut bytes[..]) {
                    Ok(0) => return tell(Heard::Gone),
                    Ok(count) => {
                        let mut inputs = parser.waited(last.elapsed());
                        last = Instant::now();
                        inputs.extend(parser.feed(&bytes[..count]));
                        say(inputs);
                    }
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(_) => return tell(Heard::Gone),
                }
            } else if news.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                return tell(Heard::Gone);
            }
        }
    }
}

#[cfg(not(unix))]
mod other {
    use crossterm::event::{Event, KeyEventKind, read as next};

    use super::super::parser::Input;
    use super::Heard;

    pub(super) fn read(tell: &dyn Fn(Heard)) {
        loop {
            match next() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    tell(Heard::Input(vec![Input::Key(key)]));
                }
                Ok(Event::Paste(text)) => tell(Heard::Input(vec![Input::Paste(text)])),
                Ok(_) => {}
                Err(_) => return tell(Heard::Gone),
            }
        }
    }
}
