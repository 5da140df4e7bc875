//! Owns the end after a fault in the program: everything saved, the terminal given back, one message.

use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::time::Duration;

use crate::exit::{begin_exit, exit, exit_after_limit, print_last_message, run_with_limit};
use crate::screen;

/// How long saving may take; it has its own, shorter limits.
const SAVE_LIMIT: Duration = Duration::from_secs(4);
/// The status of a process that ended by a fault, as Rust has it.
const STATUS: i32 = 101;

/// Makes every panic, in whichever thread, save, give the terminal back, print the message that `save` returns, and end
/// the process with status 101. `save` gets what happened and where, for a log; it is called in a thread of its own.
/// Threads for whose name `may_panic` is true may panic without consequence for others.
pub fn install_panic_hook(
    may_panic: impl Fn(&str) -> bool + Send + Sync + 'static,
    save: impl Fn(&str) -> String + Send + Sync + 'static,
) {
    let save = Arc::new(save);
    std::panic::set_hook(Box::new(move |info| {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or_default();
        // Our own threads that save and restore may fail as well; whoever waits for one notices.
        if matches!(name, "fault" | "restore" | "end") || may_panic(name) {
            return;
        }
        begin_exit();
        exit_after_limit(STATUS, screen::restore);
        let what = describe(info, name);
        let save = Arc::clone(&save);
        let message = run_with_limit(SAVE_LIMIT, move || save(&what)).unwrap_or_else(|| {
            String::from("The program stopped because of a fault, and its data could not be saved.")
        });
        screen::restore();
        print_last_message(&message);
        exit(STATUS)
    }));
}

fn describe(info: &PanicHookInfo<'_>, thread: &str) -> String {
    let message = info.payload_as_str().unwrap_or("no message");
    let place = info.location().map_or_else(|| String::from("an unknown place"), ToString::to_string);
    format!("{message} (in {place}, thread {thread:?})")
}
