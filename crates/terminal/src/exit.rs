//! Owns the end of the process when a signal, a hang-up or a panic brings it: it begins once, takes a limited time, and
//! runs nothing that could wait or fail on the way.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// However saving goes, the program is gone after this.
const LIMIT: Duration = Duration::from_secs(4);
/// How long a terminal that does not read is waited for with the last message.
const MESSAGE_LIMIT: Duration = Duration::from_millis(300);

/// Whether the program is ending already.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Begins the end, or waits for ever where another thread has begun it.
pub(super) fn begin_exit() {
    if ENDING.swap(true, Ordering::SeqCst) {
        loop {
            std::thread::sleep(LIMIT);
        }
    }
}

/// Returns whether a thread has begun the end.
pub(super) fn is_exiting() -> bool {
    ENDING.load(Ordering::SeqCst)
}

/// Prints a last message; nobody may read it any more, or not in time.
pub(super) fn print_last_message(message: &str) {
    let line = format!("{}\n", message.trim_end());
    let _ = run_with_limit(MESSAGE_LIMIT, move || drop(io::stderr().write_all(line.as_bytes())));
}

/// Runs work in a thread of its own, because what hangs or fails there must not hang or fail here.
pub(super) fn run_with_limit<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
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

/// Ends the process after the limit, whatever else hangs; `restore` gives the terminal back before.
pub(super) fn exit_after_limit(status: i32, restore: fn()) {
    let _ = std::thread::Builder::new().name(String::from("end")).spawn(move || {
        std::thread::sleep(LIMIT);
        restore();
        exit(status)
    });
}
