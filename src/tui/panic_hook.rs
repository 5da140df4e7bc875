//! Owns the end after a fault in the program: everything saved, the terminal given back, one sentence.

use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::time::Duration;

use super::screen::Screen;
use super::signals::{begin_end, exit, say_at_last, watch_the_end, within};

/// How long saving may take; it has its own, shorter limits.
const SAVE: Duration = Duration::from_secs(4);
/// The status of a process that ended by a fault, as Rust has it.
const STATUS: i32 = 101;

/// From now on a panic, in whichever thread, saves, gives the terminal back, prints the sentence that `save`
/// gives and ends the process with status 101. `save` gets what happened and where, for a log; it is called
/// in a thread of its own. Threads for whose name `spare` is true may panic without consequence for others.
pub fn install_panic_hook(
    spare: impl Fn(&str) -> bool + Send + Sync + 'static,
    save: impl Fn(&str) -> String + Send + Sync + 'static,
) {
    let save = Arc::new(save);
    std::panic::set_hook(Box::new(move |info| {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or_default();
        // What saves an emergency copy may fail as well; whoever waits for it notices.
        if matches!(name, "fault" | "emergency" | "restore" | "end") || spare(name) {
            return;
        }
        begin_end();
        watch_the_end(STATUS);
        let what = what(info, name);
        let save = Arc::clone(&save);
        let sentence = within(SAVE, move || save(&what)).unwrap_or_else(|| {
            String::from("A fault in the program ended it, and the session could not be saved any more.")
        });
        Screen::restore();
        say_at_last(&sentence);
        exit(STATUS)
    }));
}

fn what(info: &PanicHookInfo<'_>, thread: &str) -> String {
    let message = info.payload_as_str().unwrap_or("no message");
    let place = info.location().map_or_else(|| String::from("an unknown place"), ToString::to_string);
    format!("{message} (in {place}, thread {thread:?})")
}
