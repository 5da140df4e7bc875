//! Polls the terminal itself, in the thread that draws: between a key and its frame there is no other.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::input::{Disconnected, Input};
use crate::output::reopen;
use crate::parser::Parser;

/// The most reads in a row: somebody who pastes a book must not stop the clock.
const MAX_READS: usize = 64;
/// Fewer bytes than this are all there were: a terminal hands over thousands at a time.
const FULL_READ: usize = 256;
/// While something has begun silence is counted in pieces of this length: the program may have been stopped in
/// the middle of one, and what came meanwhile came in time.
const SILENCE_PIECE: Duration = Duration::from_millis(50);

/// Waits for input from the terminal.
pub struct Poller {
    /// A description of our own, so that reading never waits; where that is not to be had, another name of
    /// the same one, which waits only if somebody else takes what has come.
    terminal: OwnedFd,
    wake_pipe: PipeReader,
    waker: Waker,
    parser: Parser,
    buffer: Vec<u8>,
    /// For how long surely nothing has come since something was read.
    silence: Duration,
}

/// Ends a wait from another thread.
#[derive(Clone)]
pub struct Waker(Arc<WakePipe>);

struct WakePipe {
    writer: PipeWriter,
    /// Whether there is a byte in the pipe.
    woken: AtomicBool,
}

impl Waker {
    /// Ends the wait that is going on, or else the next one.
    pub fn wake(&self) {
        // Once is enough, however often; more than a pipe holds would have to wait.
        if !self.0.woken.swap(true, Ordering::SeqCst) {
            let _ = (&self.0.writer).write(&[0]);
        }
    }
}

impl Poller {
    /// Opens standard input for polling; it has to be the terminal.
    pub fn new() -> io::Result<Self> {
        let (wake_pipe, writer) = io::pipe()?;
        let own = reopen(0, rustix::fs::OFlags::RDONLY);
        Ok(Self {
            terminal: own.map_or_else(|| rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdin(), 0), Ok)?,
            wake_pipe,
            waker: Waker(Arc::new(WakePipe { writer, woken: AtomicBool::new(false) })),
            parser: Parser::default(),
            buffer: vec![0; 64 * 1024],
            silence: Duration::ZERO,
        })
    }

    /// Returns what ends a wait from another thread.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits for input or a waker, no longer than `limit` where there is one. Returns everything that was waiting, in
    /// order; nothing where only time has passed, or somebody called the waker.
    pub fn wait(&mut self, limit: Option<Duration>) -> Result<Vec<Input>, Disconnected> {
        let rest = self.parser.pending().map(|wait| wait.saturating_sub(self.silence).min(SILENCE_PIECE));
        let limit = limit.into_iter().chain(rest).min();
        let began = Instant::now();
        let (events, woken) =
            poll_both(self.terminal.as_fd(), Some(self.wake_pipe.as_fd()), limit).map_err(|_| Disconnected)?;
        if woken {
            // In this order a call in between is lost, and may be: what it was about has been left already.
            let _ = self.wake_pipe.read(&mut [0; 16]);
            self.waker.0.woken.store(false, Ordering::SeqCst);
        }
        if let Some(limit) = limit.filter(|_| events.is_empty()) {
            self.silence += began.elapsed().min(limit);
        }
        self.read(events).map_err(|_| Disconnected)
    }

    /// Takes what has come, or what the silence means.
    fn read(&mut self, mut events: PollFlags) -> io::Result<Vec<Input>> {
        let mut inputs = Vec::new();
        if events.is_empty() && self.parser.pending().is_some_and(|wait| self.silence >= wait) {
            inputs = self.parser.timeout();
        }
        for _ in 0..MAX_READS {
            if !events.contains(PollFlags::IN) {
                let gone = events.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
                return if gone { Err(Errno::IO.into()) } else { Ok(inputs) };
            }
            match rustix::io::read(&self.terminal, &mut self.buffer[..]) {
                Ok(0) => return Err(Errno::IO.into()),
                Ok(count) => {
                    inputs.extend(self.parser.waited(std::mem::take(&mut self.silence)));
                    inputs.extend(self.parser.feed(&self.buffer[..count]));
                    if count < FULL_READ {
                        return Ok(inputs);
                    }
                }
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(inputs),
                Err(gone) => return Err(gone.into()),
            }
            (events, _) = poll_both(self.terminal.as_fd(), None, Some(Duration::ZERO))?;
        }
        Ok(inputs)
    }
}

/// Waits for events of the terminal, or a call of the waker; returns both.
fn poll_both(
    terminal: BorrowedFd<'_>,
    wake_pipe: Option<BorrowedFd<'_>>,
    limit: Option<Duration>,
) -> io::Result<(PollFlags, bool)> {
    let mut limit = limit.map(|limit| {
        // Whole milliseconds and no less, or the wait ends just before its time again and again.
        let whole = limit.as_nanos().div_ceil(1_000_000) as i64;
        Timespec { tv_sec: whole / 1000, tv_nsec: whole % 1000 * 1_000_000 }
    });
    let terminal = PollFd::from_borrowed_fd(terminal, PollFlags::IN);
    let wake_pipe = wake_pipe.map(|pipe| PollFd::from_borrowed_fd(pipe, PollFlags::IN));
    let mut ends = [terminal.clone(), wake_pipe.clone().unwrap_or(terminal)];
    let ends = &mut ends[..=usize::from(wake_pipe.is_some())];
    // A signal ends the wait, and says nothing about what has come meanwhile.
    while let Err(error) = poll(ends, limit.as_ref()) {
        match error {
            Errno::INTR => limit = Some(Timespec::default()),
            error => return Err(error.into()),
        }
    }
    Ok((ends[0].revents(), wake_pipe.is_some() && !ends[1].revents().is_empty()))
}
