//! Owns the output queue. Writing never waits for the terminal: for one that does not read (a held key, a stalled
//! connection) the bytes are queued, and the program goes on.

use std::io::{self, Write};
#[cfg(unix)]
use std::os::fd::{AsFd, OwnedFd};
#[cfg(unix)]
use std::sync::Arc;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

#[cfg(unix)]
use rustix::fs::{Mode, OFlags, open};

/// The terminal as something to write frames to; all values of it are the same terminal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Output;

/// What is called when a terminal that did not read has read everything.
type Drained = Box<dyn Fn() + Send + Sync>;

#[derive(Default)]
struct OutputQueue {
    /// A description of our own, so that "do not wait" concerns no other program of this terminal.
    #[cfg(unix)]
    terminal: Option<Arc<OwnedFd>>,
    /// Frames are dropped while the terminal is not ours.
    open: bool,
    /// What the terminal has not taken yet.
    bytes: Vec<u8>,
    /// Whether a thread is waiting to send `bytes`.
    #[cfg(unix)]
    draining: bool,
}

static QUEUE: OnceLock<Mutex<OutputQueue>> = OnceLock::new();
static DRAINED: OnceLock<Drained> = OnceLock::new();

fn queue() -> MutexGuard<'static, OutputQueue> {
    QUEUE.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

impl Output {
    /// Returns whether the terminal has not taken the last frame yet; then drawing makes no sense.
    pub fn busy(self) -> bool {
        !queue().bytes.is_empty()
    }

    /// Sets what is called, from another thread, when the terminal has read everything again; the first one set stays.
    pub fn on_drained(self, callback: impl Fn() + Send + Sync + 'static) {
        let _ = DRAINED.set(Box::new(callback));
    }

    /// Opens the queue and sends what switches the terminal over.
    pub(super) fn open(first: &[u8]) -> io::Result<()> {
        let mut queue = queue();
        #[cfg(unix)]
        if queue.terminal.is_none() {
            queue.terminal = reopen(1, OFlags::WRONLY).map(Arc::new);
        }
        queue.open = true;
        queue.bytes.clear();
        queue.send(first)
    }

    /// Closes the queue: frames are dropped from now on, and what switches the terminal back is sent, for as
    /// long as given.
    pub(super) fn close(last: &[&[u8]], limit: Duration) {
        let end = Instant::now() + limit;
        let mut queue = loop {
            match QUEUE.get_or_init(Mutex::default).try_lock() {
                Ok(queue) => break queue,
                Err(std::sync::TryLockError::Poisoned(queue)) => break queue.into_inner(),
                // Somebody is writing to a terminal that does not read, and can only be left behind.
                Err(std::sync::TryLockError::WouldBlock) if Instant::now() > end => return,
                Err(std::sync::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
            }
        };
        queue.open = false;
        // The frame was cut anywhere; CAN ends whatever sequence it was cut in. No memory is asked for: there may be none.
        let cut: &[u8] = if queue.bytes.is_empty() { b"" } else { b"\x18" };
        queue.bytes.clear();
        for mut rest in [cut].iter().chain(last).copied() {
            while !rest.is_empty() && Instant::now() < end {
                match queue.write(rest) {
                    Ok(sent) => rest = &rest[sent..],
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(_) => return,
                }
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut queue = queue();
        if queue.open {
            queue.send(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl OutputQueue {
    /// Sends, or queues what the terminal does not take now.
    fn send(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while self.bytes.is_empty() && !bytes.is_empty() {
            match self.write(bytes) {
                Ok(sent) => bytes = &bytes[sent..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
        self.bytes.extend_from_slice(bytes);
        #[cfg(unix)]
        if !self.bytes.is_empty()
            && !self.draining
            && let Some(terminal) = self.terminal.clone()
        {
            let thread = std::thread::Builder::new().name(String::from("output"));
            self.draining = thread.spawn(move || drain(&terminal)).is_ok();
        }
        Ok(())
    }

    fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        #[cfg(unix)]
        {
            let sent = match &self.terminal {
                Some(terminal) => rustix::io::write(terminal, bytes)?,
                None => rustix::io::write(rustix::stdio::stdout(), bytes)?,
            };
            Ok(sent)
        }
        #[cfg(not(unix))]
        {
            let mut stdout = io::stdout().lock();
            stdout.write_all(bytes)?;
            stdout.flush()?;
            Ok(bytes.len())
        }
    }
}

/// Opens the terminal that is standard input (0) or output (1) once more, to read or write without waiting; this
/// concerns no other program that has the terminal.
#[cfg(unix)]
pub(super) fn reopen(standard: u8, access: OFlags) -> Option<OwnedFd> {
    let flags = access | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    // Elsewhere than on Linux this name would mean the same opening, and waiting for `/dev/tty` fails.
    let same = format!("/proc/self/fd/{standard}");
    let same = cfg!(target_os = "linux").then(|| open(same, flags, Mode::empty()).ok()).flatten();
    let fd = match same {
        None if access == OFlags::WRONLY => open("/dev/tty", flags, Mode::empty()).ok()?,
        same => same?,
    };
    rustix::termios::isatty(&fd).then_some(fd)
}

/// Sends what is queued as soon as the terminal takes it.
#[cfg(unix)]
fn drain(terminal: &OwnedFd) {
    use rustix::event::{PollFd, PollFlags, poll};
    loop {
        let fd = terminal.as_fd();
        let _ = poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::OUT)], None);
        let mut queue = queue();
        let bytes = std::mem::take(&mut queue.bytes);
        match queue.write(&bytes) {
            Ok(sent) => queue.bytes = bytes[sent..].to_vec(),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {
                queue.bytes = bytes;
            }
            Err(_) => {} // gone; whoever draws next is told
        }
        if queue.bytes.is_empty() {
            queue.draining = false;
            drop(queue);
            if let Some(callback) = DRAINED.get() {
                callback();
            }
            return;
        }
        drop(queue);
        // Some terminals say that they take bytes and take none.
        std::thread::sleep(Duration::from_millis(2));
    }
}
