//! Owns what the terminal is switched to, and that it is switched back: once, from whichever thread, whatever
//! state the terminal is in.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

use super::output::Output;
use super::raw;
use super::signals::{begin_end, is_ending};

/// How long giving the terminal back may take.
const LIMIT: Duration = Duration::from_millis(300);
/// Alternate screen, title kept, paste in brackets, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[22;2t\x1b[m\x1b[2J\x1b[?2004h\x1b[?25l";
/// The same back, in the other order.
const LEAVE: &[u8] = b"\x1b[?2004l\x1b[m\x1b[?25h\x1b[23;2t\x1b[?1049l";

/// Whether the terminal is switched over.
static ON: AtomicBool = AtomicBool::new(false);
/// Whether it was given back for good.
static OVER: AtomicBool = AtomicBool::new(false);
/// Whether another program has the terminal, and its keys with it.
static LENT: AtomicBool = AtomicBool::new(false);
/// The title, and who switches.
static TITLE: Mutex<String> = Mutex::new(String::new());

/// The terminal as a screen.
pub struct Screen;

impl Screen {
    /// Switches the terminal over: raw mode, alternate screen, no cursor, pastes marked, title kept.
    pub fn enter(title: &str) -> io::Result<()> {
        let mut kept = TITLE.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever ends the process gives the terminal back after it has this lock: not a byte may come after that.
        if is_ending() {
            drop(kept);
            begin_end();
            return Ok(());
        }
        OVER.store(false, Ordering::SeqCst);
        *kept = clean(title);
        switch_over(&kept)
    }

    /// Gives the terminal back for good. Does nothing a second time, ignores every error, prints nothing,
    /// and returns in time even where the terminal does not read.
    pub fn restore() {
        OVER.store(true, Ordering::SeqCst);
        let (send, done) = mpsc::channel();
        let work = move || {
            switch_back();
            let _ = send.send(());
        };
        match std::thread::Builder::new().name(String::from("restore")).spawn(work) {
            Ok(_) => drop(done.recv_timeout(LIMIT)),
            Err(_) => switch_back(),
        }
    }

    /// Gives the terminal to the shell; frames drawn meanwhile are dropped.
    pub fn suspend() {
        switch_back();
    }

    /// Lends the terminal to another program for the time of this work; what its keys signal there is not meant for us.
    /// Everything has to be drawn anew afterwards.
    pub fn lend<T>(work: impl FnOnce() -> T) -> (T, io::Result<()>) {
        LENT.store(true, Ordering::SeqCst);
        switch_back();
        let done = work();
        let resumed = Self::resume();
        LENT.store(false, Ordering::SeqCst);
        (done, resumed)
    }

    /// Whether another program has the terminal.
    pub fn is_lent() -> bool {
        LENT.load(Ordering::SeqCst)
    }

    /// Takes the terminal again; everything has to be drawn anew. Also right when the program was stopped
    /// without having been asked, and the shell changed the terminal meanwhile.
    pub fn resume() -> io::Result<()> {
        let kept = TITLE.lock().unwrap_or_else(PoisonError::into_inner);
        if OVER.load(Ordering::SeqCst) || is_ending() {
            return Ok(());
        }
        if ON.load(Ordering::SeqCst) {
            Output::close(LEAVE, LIMIT);
        }
        switch_over(&kept)
    }

    /// Sets the title of the window; what could drive a terminal is taken out.
    pub fn set_title(title: &str) {
        let mut kept = TITLE.lock().unwrap_or_else(PoisonError::into_inner);
        let title = clean(title);
        if ON.load(Ordering::SeqCst) && *kept != title {
            let _ = io::Write::write_all(&mut Output, sequence(&title).as_bytes());
        }
        *kept = title;
    }

    /// Whether the terminal is switched over at present.
    pub fn is_on() -> bool {
        ON.load(Ordering::SeqCst)
    }
}

fn switch_over(title: &str) -> io::Result<()> {
    raw::enable()?;
    ON.store(true, Ordering::SeqCst);
    let mut bytes = ENTER.to_vec();
    bytes.extend_from_slice(sequence(title).as_bytes());
    Output::open(&bytes)
}

fn switch_back() {
    // Whoever comes second waits here until the first has finished.
    let _kept = TITLE.lock().unwrap_or_else(PoisonError::into_inner);
    if ON.swap(false, Ordering::SeqCst) {
        Output::close(LEAVE, LIMIT);
        raw::disable();
    }
}

fn sequence(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("\x1b]2;{title}\x1b\\") }
}

/// A title without controls, marks of direction and invisible characters, of bearable length.
fn clean(title: &str) -> String {
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
        assert_eq!(clean("a\x1b]0;b\x07\u{9b}c\u{202e}d\ne\u{e0041}"), "a]0;bcde");
        assert_eq!(clean(&"x".repeat(5000)).len(), 100);
        assert_eq!(sequence(""), "");
    }

    #[test]
    fn restoring_without_having_entered_does_nothing() {
        Screen::restore();
        Screen::restore();
        assert!(!Screen::is_on());
    }
}
