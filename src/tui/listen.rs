//! Owns the waiting: for what is typed, and for a call from another thread. It takes all that has come at
//! once, so that a held key is one batch and one frame, and it notices the end of the terminal.

use std::io;
use std::time::Duration;

use super::parser::Input;

/// What the terminal has sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// All that was waiting, in order; nothing where only time has passed, or somebody called.
    Input(Vec<Input>),
    /// The terminal is gone; nothing more will come.
    Gone,
}

/// Listens to the terminal, in the thread that draws: between a key and its frame there is no other.
pub struct Listener(system::Ears);

/// Ends a wait from another thread.
#[derive(Clone)]
pub struct Caller(system::Voice);

impl Listener {
    /// Begins to listen.
    pub fn new() -> io::Result<Self> {
        system::Ears::new().map(Self)
    }

    /// Somebody who can end a wait.
    pub fn caller(&self) -> Caller {
        Caller(self.0.voice())
    }

    /// Waits until something was typed or somebody calls, so long at most; for ever where there is no limit.
    pub fn wait(&mut self, limit: Option<Duration>) -> Heard {
        self.0.wait(limit)
    }
}

impl Caller {
    /// Ends the wait that is going on, or else the next one.
    pub fn call(&self) {
        self.0.call();
    }
}

#[cfg(unix)]
mod system {
    use std::io::{self, PipeReader, PipeWriter, Read, Write};
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;

    use super::super::output::reopen;
    use super::super::parser::{Input, Parser};
    use super::Heard;

    /// The most reads in a row: somebody who pastes a book must not stop the clock.
    const READS: usize = 64;
    /// Fewer bytes than this are all there were: a terminal hands over thousands at a time.
    const FEW: usize = 256;
    /// While something has begun silence is counted in pieces of this length: the program may have been stopped in
    /// the middle of one, and what came meanwhile came in time.
    const PIECE: Duration = Duration::from_millis(50);

    pub(super) struct Ears {
        /// A description of our own, so that reading never waits; where that is not to be had, another name of
        /// the same one, which waits only if somebody else takes what has come.
        terminal: OwnedFd,
        called: PipeReader,
        voice: Voice,
        parser: Parser,
        bytes: Vec<u8>,
        /// For how long surely nothing has come since something was read.
        silence: Duration,
    }

    #[derive(Clone)]
    pub(super) struct Voice(Arc<(PipeWriter, AtomicBool)>);

    impl Voice {
        pub(super) fn call(&self) {
            // Once is enough, however often; more than a pipe holds would have to wait.
            if !self.0.1.swap(true, Ordering::SeqCst) {
                let _ = (&self.0.0).write(&[0]);
            }
        }
    }

    impl Ears {
        pub(super) fn new() -> io::Result<Self> {
            let (called, voice) = io::pipe()?;
            let own = reopen(0, rustix::fs::OFlags::RDONLY);
            Ok(Self {
                terminal: own.map_or_else(|| rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdin(), 0), Ok)?,
                called,
                voice: Voice(Arc::new((voice, AtomicBool::new(false)))),
                parser: Parser::default(),
                bytes: vec![0; 64 * 1024],
                silence: Duration::ZERO,
            })
        }

        pub(super) fn voice(&self) -> Voice {
            self.voice.clone()
        }

        pub(super) fn wait(&mut self, limit: Option<Duration>) -> Heard {
            let half = self.parser.pending().map(|wait| wait.saturating_sub(self.silence).min(PIECE));
            let limit = limit.into_iter().chain(half).min();
            let began = Instant::now();
            let Ok((news, called)) = look(self.terminal.as_fd(), Some(self.called.as_fd()), limit) else {
                return Heard::Gone;
            };
            if called {
                // In this order a call in between is lost, and may be: what it was about has been left already.
                let _ = self.called.read(&mut [0; 16]);
                self.voice.0.1.store(false, Ordering::SeqCst);
            }
            if let Some(limit) = limit.filter(|_| news.is_empty()) {
                self.silence += began.elapsed().min(limit);
            }
            self.read(news).map_or(Heard::Gone, Heard::Input)
        }

        /// Takes what has come, or what the silence means.
        fn read(&mut self, mut news: PollFlags) -> io::Result<Vec<Input>> {
            let mut inputs = Vec::new();
            if news.is_empty() && self.parser.pending().is_some_and(|wait| self.silence >= wait) {
                inputs = self.parser.timeout();
            }
            for _ in 0..READS {
                if !news.contains(PollFlags::IN) {
                    let gone = news.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
                    return if gone { Err(Errno::IO.into()) } else { Ok(inputs) };
                }
                match rustix::io::read(&self.terminal, &mut self.bytes[..]) {
                    Ok(0) => return Err(Errno::IO.into()),
                    Ok(count) => {
                        inputs.extend(self.parser.waited(std::mem::take(&mut self.silence)));
                        inputs.extend(self.parser.feed(&self.bytes[..count]));
                        if count < FEW {
                            return Ok(inputs);
                        }
                    }
                    Err(Errno::INTR) => {}
                    Err(Errno::AGAIN) => return Ok(inputs),
                    Err(gone) => return Err(gone.into()),
                }
                (news, _) = look(self.terminal.as_fd(), None, Some(Duration::ZERO))?;
            }
            Ok(inputs)
        }
    }

    /// Waits for news of the terminal, or a call; tells both.
    fn look(
        terminal: BorrowedFd<'_>,
        called: Option<BorrowedFd<'_>>,
        limit: Option<Duration>,
    ) -> io::Result<(PollFlags, bool)> {
        let mut limit = limit.map(|limit| {
            // Whole milliseconds and no less, or the wait ends just before its time again and again.
            let whole = limit.as_nanos().div_ceil(1_000_000) as i64;
            Timespec { tv_sec: whole / 1000, tv_nsec: whole % 1000 * 1_000_000 }
        });
        let terminal = PollFd::from_borrowed_fd(terminal, PollFlags::IN);
        let called = called.map(|called| PollFd::from_borrowed_fd(called, PollFlags::IN));
        let mut ends = [terminal.clone(), called.clone().unwrap_or(terminal)];
        let ends = &mut ends[..=usize::from(called.is_some())];
        // A signal ends the wait, and says nothing about what has come meanwhile.
        while let Err(error) = poll(ends, limit.as_ref()) {
            match error {
                Errno::INTR => limit = Some(Timespec::default()),
                error => return Err(error.into()),
            }
        }
        Ok((ends[0].revents(), called.is_some() && !ends[1].revents().is_empty()))
    }
}

#[cfg(not(unix))]
mod system {
    use std::io;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::Duration;

    use crossterm::event::{Event, KeyEventKind, read as next};

    use super::super::parser::Input;
    use super::Heard;

    pub(super) struct Ears {
        heard: Receiver<Heard>,
        voice: Voice,
    }

    #[derive(Clone)]
    pub(super) struct Voice(Sender<Heard>);

    impl Voice {
        pub(super) fn call(&self) {
            let _ = self.0.send(Heard::Input(Vec::new()));
        }
    }

    impl Ears {
        pub(super) fn new() -> io::Result<Self> {
            let (tell, heard) = channel();
            let keys = tell.clone();
            std::thread::Builder::new().name(String::from("keys")).spawn(move || read(&keys))?;
            Ok(Self { heard, voice: Voice(tell) })
        }

        pub(super) fn voice(&self) -> Voice {
            self.voice.clone()
        }

        pub(super) fn wait(&mut self, limit: Option<Duration>) -> Heard {
            let first = match limit {
                Some(limit) => self.heard.recv_timeout(limit).ok(),
                None => self.heard.recv().ok(),
            };
            let mut inputs = Vec::new();
            for heard in first.into_iter().chain(self.heard.try_iter()) {
                match heard {
                    Heard::Input(more) => inputs.extend(more),
                    Heard::Gone => return Heard::Gone,
                }
            }
            Heard::Input(inputs)
        }
    }

    fn read(tell: &Sender<Heard>) {
        loop {
            let heard = match next() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => Heard::Input(vec![Input::Key(key)]),
                Ok(Event::Paste(text)) => Heard::Input(vec![Input::Paste(text)]),
                Ok(_) => continue,
                Err(_) => Heard::Gone,
            };
            let end = heard == Heard::Gone;
            if tell.send(heard).is_err() || end {
                return;
            }
        }
    }
}
