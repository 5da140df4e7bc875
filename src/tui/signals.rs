//! Owns what happens when somebody else ends, stops or resizes the program. The loop that draws has no part
//! in it: it may be waiting for anything.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use super::screen::Screen;

/// However saving goes, the program is gone after this.
const LIMIT: Duration = Duration::from_secs(4);
/// How long a terminal that does not read is waited for with the last sentence.
const PRINT: Duration = Duration::from_millis(300);

/// Whether the program is ending already.
static ENDING: AtomicBool = AtomicBool::new(false);

/// What the drawing loop should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The terminal has another size.
    Resized,
    /// The program was stopped and goes on: clear the screen and draw everything.
    Continued,
}

/// The signals of this process.
pub struct Signals;

impl Signals {
    /// Listens to signals and for the end of the terminal. `on_end` saves, in less than four seconds; then the
    /// terminal is given back, the sentence it gives is printed, and the process ends with 128 and the number of the
    /// signal. Both are called in threads of their own.
    pub fn watch(
        on_end: impl Fn() -> Option<String> + Send + Sync + 'static,
        on_notice: impl Fn(Notice) + Send + 'static,
    ) -> io::Result<Self> {
        #[cfg(unix)]
        unix::watch(on_end, on_notice)?;
        #[cfg(not(unix))]
        let _ = (on_end, on_notice);
        Ok(Self)
    }

    /// Stops the program as the shell's stop key does; false where no shell could wake it again.
    pub fn stop(&self) -> bool {
        #[cfg(unix)]
        {
            unix::has_shell() && signal_hook::low_level::raise(signal_hook::consts::SIGTSTP).is_ok()
        }
        #[cfg(not(unix))]
        false
    }
}

/// Begins the end, or waits for ever where somebody else has begun it.
pub(super) fn begin_end() {
    if ENDING.swap(true, Ordering::SeqCst) {
        loop {
            std::thread::sleep(LIMIT);
        }
    }
}

/// Whether somebody has begun the end.
pub(super) fn is_ending() -> bool {
    ENDING.load(Ordering::SeqCst)
}

/// Prints a last sentence; nobody may read it any more, or not in time.
pub(super) fn say_at_last(sentence: &str) {
    let line = format!("{}\n", sentence.trim_end());
    let _ = within(PRINT, move || drop(io::stderr().write_all(line.as_bytes())));
}

/// Runs in a thread of its own, because what hangs or fails there must not hang or fail here.
pub(super) fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (send, receive) = mpsc::channel();
    let thread = std::thread::Builder::new().name(String::from("fault"));
    thread.spawn(move || drop(send.send(work()))).ok()?;
    receive.recv_timeout(limit).ok()
}

/// Ends the process without running anything that could wait or fail on the way.
pub(super) fn exit(status: i32) -> ! {
    #[cfg(unix)]
    signal_hook::low_level::exit(status);
    #[cfg(not(unix))]
    std::process::exit(status)
}

/// Ends the process after the limit, whatever else hangs.
pub(super) fn watch_the_end(status: i32) {
    let _ = std::thread::Builder::new().name(String::from("end")).spawn(move || {
        std::thread::sleep(LIMIT);
        Screen::restore();
        exit(status)
    });
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;
    use std::thread::Builder;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use rustix::process::{getppid, getsid};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::low_level::emulate_default_handler;

    use super::{Notice, Screen, begin_end, exit, say_at_last, watch_the_end};

    type OnEnd = Arc<dyn Fn() -> Option<String> + Send + Sync>;

    pub(super) fn watch(
        on_end: impl Fn() -> Option<String> + Send + Sync + 'static,
        on_notice: impl Fn(Notice) + Send + 'static,
    ) -> io::Result<()> {
        let on_end: OnEnd = Arc::new(on_end);
        let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGCONT, SIGTSTP];
        let mut signals = signal_hook::iterator::Signals::new(all)?;
        let on_signal = Arc::clone(&on_end);
        Builder::new().name(String::from("signals")).spawn(move || {
            // An editor that was lent the terminal is stopped with us, and still has it afterwards.
            let mut ours = false;
            for signal in signals.forever() {
                match signal {
                    SIGWINCH => on_notice(Notice::Resized),
                    SIGTSTP => {
                        ours = Screen::is_on();
                        Screen::suspend();
                        // Returns when somebody continues the process; SIGCONT then does the rest.
                        let _ = emulate_default_handler(SIGTSTP);
                    }
                    SIGCONT => {
                        if std::mem::take(&mut ours) || Screen::is_on() {
                            let _ = Screen::resume();
                        }
                        on_notice(Notice::Continued);
                    }
                    // A key pressed in the program that has the terminal: it knows what it means.
                    SIGINT | SIGQUIT if Screen::is_lent() => {}
                    _ => end(signal, &on_signal),
                }
            }
        })?;
        Builder::new().name(String::from("hang-up")).spawn(move || wait_for_hang_up(&on_end))?;
        Ok(())
    }

    /// Whether a shell with job control started this, and could wake it after a stop.
    pub(super) fn has_shell() -> bool {
        match (getppid().map(|parent| getsid(Some(parent))), getsid(None)) {
            (Some(Ok(theirs)), Ok(ours)) => theirs == ours,
            _ => false,
        }
    }

    fn end(signal: i32, on_end: &OnEnd) -> ! {
        begin_end();
        watch_the_end(128 + signal);
        let told = catch_unwind(AssertUnwindSafe(|| on_end())).ok().flatten();
        Screen::restore();
        if let Some(sentence) = told {
            say_at_last(&sentence);
        }
        exit(128 + signal)
    }

    /// A wrapper may survive the terminal and pass no signal on; the terminal itself tells.
    fn wait_for_hang_up(on_end: &OnEnd) {
        let stdin = rustix::stdio::stdin();
        loop {
            let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut terminal, None) {
                Err(Errno::INTR) => {}
                Err(_) => return,
                Ok(_) => {
                    if terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                        end(SIGHUP, on_end);
                    }
                }
            }
        }
    }
}
