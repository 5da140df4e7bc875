//! Owns what happens when a signal or a hang-up ends, stops or resizes the program. The loop that draws has no part
//! in it: it may be waiting for anything.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::exit::{begin_exit, exit, exit_after_limit, print_last_message};
use crate::screen;

/// The number of the signal that a terminal sends when it hangs up.
const HANG_UP: i32 = 1;

/// What the drawing loop has to know of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The terminal has another size.
    Resized,
    /// The program was stopped and goes on: clear the screen and draw everything.
    Continued,
}

/// Starts to watch for signals and for the end of the terminal. `on_end` saves, in less than four seconds; then the
/// terminal is given back, the message it returns is printed, and the process ends with 128 and the number of the
/// signal. Both are called in threads of their own.
pub fn watch(
    on_end: impl Fn() -> Option<String> + Send + Sync + 'static,
    on_notice: impl Fn(Notice) + Send + 'static,
) -> io::Result<()> {
    #[cfg(unix)]
    return unix::watch(on_end, on_notice);
    #[cfg(not(unix))]
    {
        let _ = (on_end, on_notice);
        Ok(())
    }
}

/// Ends the process as a terminal that hangs up does, for who notices before the thread that watches it: `on_end` saves,
/// the terminal is given back, the message it returns is printed. Never returns, also where the end has begun elsewhere.
pub fn hang_up(on_end: impl Fn() -> Option<String>) -> ! {
    end(HANG_UP, on_end)
}

/// Returns whether the terminal is gone.
pub fn is_hung_up() -> bool {
    #[cfg(unix)]
    return unix::is_hung_up();
    #[cfg(not(unix))]
    false
}

fn end(signal: i32, on_end: impl Fn() -> Option<String>) -> ! {
    begin_exit();
    exit_after_limit(128 + signal, screen::restore);
    let message = catch_unwind(AssertUnwindSafe(on_end)).ok().flatten();
    screen::restore();
    if let Some(message) = message {
        print_last_message(&message);
    }
    exit(128 + signal)
}

/// Stops the program as the shell's stop key does; returns false where no shell could wake it again.
pub fn stop() -> bool {
    #[cfg(unix)]
    {
        unix::has_shell() && signal_hook::low_level::raise(signal_hook::consts::SIGTSTP).is_ok()
    }
    #[cfg(not(unix))]
    false
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::Arc;
    use std::thread::Builder;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::process::{getppid, getsid};
    use signal_hook::consts::{SIGABRT, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::low_level::emulate_default_handler;

    use super::{HANG_UP, Notice, end};
    use crate::abort::AbortPause;
    use crate::screen;

    /// What a terminal that is gone says of itself.
    const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

    /// What a person reads after an abort.
    const ABORTED: &str = "The program stopped: it ran out of memory, or it has a fault.\r\n";

    type OnEnd = Arc<dyn Fn() -> Option<String> + Send + Sync>;

    pub(super) fn watch(
        on_end: impl Fn() -> Option<String> + Send + Sync + 'static,
        on_notice: impl Fn(Notice) + Send + 'static,
    ) -> io::Result<()> {
        let on_end: OnEnd = Arc::new(on_end);
        let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGWINCH, SIGCONT, SIGTSTP];
        let mut signals = signal_hook::iterator::Signals::new(all)?;
        let on_signal = Arc::clone(&on_end);
        Builder::new().name(String::from("signals")).spawn(move || {
            let pause = AbortPause::new();
            // An editor that was lent the terminal is stopped with us, and still has it afterwards.
            let mut was_active = false;
            for signal in signals.forever() {
                match signal {
                    SIGWINCH => on_notice(Notice::Resized),
                    SIGTSTP => {
                        was_active = screen::is_active();
                        screen::switch_back();
                        // Returns when somebody continues the process; SIGCONT then does the rest.
                        let _ = emulate_default_handler(SIGTSTP);
                    }
                    SIGCONT => {
                        if std::mem::take(&mut was_active) || screen::is_active() {
                            let _ = screen::resume();
                        }
                        on_notice(Notice::Continued);
                    }
                    SIGABRT => {
                        // Saving may ask for memory, and abort once more: the terminal comes first.
                        screen::switch_back_with_message(ABORTED);
                        pause.iter().for_each(AbortPause::release);
                        end(signal, &*on_signal);
                    }
                    // A key pressed in the program that has the terminal: it knows what it means.
                    SIGINT | SIGQUIT if screen::is_lent() => {}
                    _ => end(signal, &*on_signal),
                }
            }
        })?;
        Builder::new().name(String::from("hang-up")).spawn(move || wait_for_hang_up(&on_end))?;
        Ok(())
    }

    /// Returns whether a shell with job control started this, and could wake it after a stop.
    pub(super) fn has_shell() -> bool {
        match (getppid().map(|parent| getsid(Some(parent))), getsid(None)) {
            (Some(Ok(theirs)), Ok(ours)) => theirs == ours,
            _ => false,
        }
    }

    /// Looks whether the terminal has hung up.
    pub(super) fn is_hung_up() -> bool {
        let stdin = rustix::stdio::stdin();
        let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut terminal, Some(&Timespec::default())) {
            Err(error) => error != Errno::INTR,
            Ok(_) => terminal[0].revents().intersects(GONE),
        }
    }

    /// Waits until the terminal hangs up: a wrapper may survive it and pass no signal on.
    fn wait_for_hang_up(on_end: &OnEnd) {
        let stdin = rustix::stdio::stdin();
        loop {
            let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut terminal, None) {
                Err(Errno::INTR) => {}
                Err(_) => return,
                Ok(_) => {
                    if terminal[0].revents().intersects(GONE) {
                        end(HANG_UP, &**on_end);
                    }
                }
            }
        }
    }
}
