//! Owns what the terminal is switched to, and that it is switched back: once, from whichever thread, whatever
//! state the terminal is in.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

use crate::exit::{begin_exit, is_exiting};
use crate::output::Output;
use crate::raw_mode;

/// How long giving the terminal back may take.
const RESTORE_LIMIT: Duration = Duration::from_millis(300);
/// Alternate screen, title kept, paste in brackets, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[22;2t\x1b[m\x1b[2J\x1b[?2004h\x1b[?25l";
/// The same back, in the other order.
const LEAVE: &[u8] = b"\x1b[?2004l\x1b[m\x1b[?25h\x1b[23;2t\x1b[?1049l";

/// Whether the terminal is switched over.
static ACTIVE: AtomicBool = AtomicBool::new(false);
/// Whether it was given back for good.
static RESTORED: AtomicBool = AtomicBool::new(false);
/// Whether another program has the terminal, and its keys with it.
static LENT: AtomicBool = AtomicBool::new(false);
/// The title of the window; whoever switches holds the lock.
static TITLE: Mutex<String> = Mutex::new(String::new());

/// Switches the terminal over: raw mode, alternate screen, no cursor, pastes marked, title kept.
pub fn enter(title: &str) -> io::Result<()> {
    let mut kept = TITLE.lock().unwrap_or_else(PoisonError::into_inner);
    // Whoever ends the process gives the terminal back after it has this lock: not a byte may come after that.
    if is_exiting() {
        drop(kept);
        begin_exit();
        return Ok(());
    }
    RESTORED.store(false, Ordering::SeqCst);
    *kept = clean_title(title);
    switch_to_screen(&kept)
}

/// Gives the terminal back for good. Does nothing a second time, ignores every error, prints nothing,
/// and returns in time even where the terminal does not read.
pub fn restore() {
    RESTORED.store(true, Ordering::SeqCst);
    let (send, done) = mpsc::channel();
    let work = move || {
        switch_back();
        let _ = send.send(());
    };
    match std::thread::Builder::new().name(String::from("restore")).spawn(work) {
        Ok(_) => drop(done.recv_timeout(RESTORE_LIMIT)),
        Err(_) => switch_back(),
    }
}

/// Lends the terminal to another program while `work` runs; what its keys signal there is not meant for us.
/// Everything has to be drawn anew afterwards.
pub fn lend<T>(work: impl FnOnce() -> T) -> (T, io::Result<()>) {
    LENT.store(true, Ordering::SeqCst);
    switch_back();
    let done = work();
    let resumed = resume();
    LENT.store(false, Ordering::SeqCst);
    (done, resumed)
}

/// Returns whether another program has the terminal.
#[cfg(unix)]
pub(crate) fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Takes the terminal again; everything has to be drawn anew. Also right when the program was stopped
/// without having been asked, and the shell changed the terminal meanwhile.
pub(crate) fn resume() -> io::Result<()> {
    let kept = TITLE.lock().unwrap_or_else(PoisonError::into_inner);
    if RESTORED.load(Ordering::SeqCst) || is_exiting() {
        return Ok(());
    }
    if ACTIVE.load(Ordering::SeqCst) {
        Output::close(&[LEAVE], RESTORE_LIMIT);
    }
    switch_to_screen(&kept)
}

/// Returns whether the terminal is switched over at present.
#[cfg(any(unix, test))]
pub(crate) fn is_active() -> bool {
    ACTIVE.load(Ordering::SeqCst)
}

fn switch_to_screen(title: &str) -> io::Result<()> {
    raw_mode::enable()?;
    ACTIVE.store(true, Ordering::SeqCst);
    let mut bytes = ENTER.to_vec();
    bytes.extend_from_slice(title_sequence(title).as_bytes());
    Output::open(&bytes)
}

/// Gives the terminal to the shell or another program; frames drawn meanwhile are dropped.
pub(crate) fn switch_back() {
    switch_back_with_message("");
}

/// Switches back and leaves a message on the terminal's own screen. Asks for no memory.
pub(crate) fn switch_back_with_message(message: &str) {
    // Whoever comes second waits here until the first has finished.
    let _kept = TITLE.lock().unwrap_or_else(PoisonError::into_inner);
    if ACTIVE.swap(false, Ordering::SeqCst) {
        Output::close(&[LEAVE, message.as_bytes()], RESTORE_LIMIT);
        raw_mode::disable();
    }
}

fn title_sequence(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("\x1b]2;{title}\x1b\\") }
}

/// Returns a title without controls, marks of direction and invisible characters, of bearable length.
fn clean_title(title: &str) -> String {
    let odd = |c: &char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
    };
    title.chars().filter(|c| !odd(c)).take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_cannot_drive_the_terminal() {
        assert_eq!(clean_title("a\x1b]0;b\x07\u{9b}c\u{202e}d\ne\u{e0041}"), "a]0;bcde");
        assert_eq!(clean_title(&"x".repeat(5000)).len(), 100);
        assert_eq!(title_sequence(""), "");
    }

    #[test]
    fn restoring_without_having_entered_does_nothing() {
        restore();
        restore();
        assert!(!is_active());
    }
}
