//! Owns the way to the terminal. Writing never waits for it: a terminal that does not read (a held key, a
//! stalled connection) keeps its bytes in line, and the program goes on.

use std::io::{self, Write};
#[cfg(unix)]
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

#[cfg(unix)]
use rustix::fs::{Mode, OFlags, open};

/// The terminal as something to write frames to; all values of it are the same terminal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Output;

/// What is called when a terminal that did not read has read everything.
type Drained = Box<dyn Fn() + Send + Sync>;

#[derive(Default)]
struct Way {
    /// A description of our own, so that "do not wait" concerns no other program of this terminal.
    #[cfg(unix)]
    own: Option<Arc<OwnedFd>>,
    /// Frames are dropped while the terminal is not ours.
    on: bool,
    /// What the terminal has not taken yet.
    line: Vec<u8>,
    /// Whether a thread is waiting to send `line`.
    waiting: bool,
}

static WAY: OnceLock<Mutex<Way>> = OnceLock::new();
static DRAINED: OnceLock<Drained> = OnceLock::new();

fn way() -> MutexGuard<'static, Way> {
    WAY.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

impl Output {
    /// Whether the terminal has not taken the last frame yet; then drawing has no sense.
    pub fn busy(self) -> bool {
        !way().line.is_empty()
    }

    /// Names who is told, from another thread, when the terminal reads again; the first one named stays.
    pub fn on_drained(self, call: impl Fn() + Send + Sync + 'static) {
        let _ = DRAINED.set(Box::new(call));
    }

    /// Opens the way and sends what switches the terminal over.
    pub(super) fn open(first: &[u8]) -> io::Result<()> {
        let mut way = way();
        #[cfg(unix)]
        if way.own.is_none() {
            way.own = reopen(1, OFlags::WRONLY).map(Arc::new);
        }
        way.on = true;
        way.line.clear();
        way.send(first)
    }

    /// Closes the way: frames are dropped from now on, and what switches the terminal back is sent, for as
    /// long as given.
    pub(super) fn close(last: &[u8], limit: Duration) {
        let end = Instant::now() + limit;
        let mut way = loop {
            match WAY.get_or_init(Mutex::default).try_lock() {
                Ok(way) => break way,
                Err(std::sync::TryLockError::Poisoned(way)) => break way.into_inner(),
                // Somebody is writing to a terminal that does not read, and can only be left behind.
                Err(std::sync::TryLockError::WouldBlock) if Instant::now() > end => return,
                Err(std::sync::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
            }
        };
        way.on = false;
        let mut rest = Vec::new();
        if !way.line.is_empty() {
            // The frame was cut anywhere; CAN ends whatever sequence it was cut in.
            way.line.clear();
            rest.push(0x18);
        }
        rest.extend_from_slice(last);
        while !rest.is_empty() && Instant::now() < end {
            match way.write(&rest) {
                Ok(sent) => drop(rest.drain(..sent)),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut way = way();
        if way.on {
            way.send(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Way {
    /// Sends, or puts in line what the terminal does not take now.
    fn send(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while self.line.is_empty() && !bytes.is_empty() {
            match self.write(bytes) {
                Ok(sent) => bytes = &bytes[sent..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
        self.line.extend_from_slice(bytes);
        #[cfg(unix)]
        if !self.line.is_empty()
            && !self.waiting
            && let Some(own) = self.own.clone()
        {
            let thread = std::thread::Builder::new().name(String::from("output"));
            self.waiting = thread.spawn(move || drain(&own)).is_ok();
        }
        Ok(())
    }

    fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        #[cfg(unix)]
        {
            let sent = match &self.own {
                Some(own) => rustix::io::write(own, bytes)?,
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

/// Sends what is in line as soon as the terminal takes it.
#[cfg(unix)]
fn drain(own: &OwnedFd) {
    use rustix::event::{PollFd, PollFlags, poll};
    loop {
        let fd = own.as_fd();
        let _ = poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::OUT)], None);
        let mut way = way();
        let line = std::mem::take(&mut way.line);
        match way.write(&line) {
            Ok(sent) => way.line = line[sent..].to_vec(),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {
                way.line = line;
            }
            Err(_) => {} // gone; whoever draws next is told
        }
        if way.line.is_empty() {
            way.waiting = false;
            drop(way);
            if let Some(call) = DRAINED.get() {
                call();
            }
            return;
        }
        drop(way);
        // Some terminals say that they take bytes and take none.
        std::thread::sleep(Duration::from_millis(2));
    }
}
