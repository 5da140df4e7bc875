//! Owns the modes of the terminal: raw while the program has it, and exactly what they were afterwards.

#[cfg(unix)]
pub(super) use unix::{disable, enable};

#[cfg(not(unix))]
pub(super) fn enable() -> std::io::Result<()> {
    crossterm::terminal::enable_raw_mode()
}

#[cfg(not(unix))]
pub(super) fn disable() {
    let _ = crossterm::terminal::disable_raw_mode();
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::{Mutex, PoisonError};

    use rustix::stdio::stdin;
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    /// The modes the terminal had before the program took it.
    static ORIGINAL: Mutex<Option<Termios>> = Mutex::new(None);

    /// Makes every key a byte. What the modes were before is kept until they are given back, also when the
    /// program was stopped in between and the shell changed them.
    pub(in super::super) fn enable() -> io::Result<()> {
        let mut original = ORIGINAL.lock().unwrap_or_else(PoisonError::into_inner);
        if original.is_none() {
            *original = Some(modes()?);
        }
        let mut raw = modes()?;
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        Ok(())
    }

    /// Gives the modes back, to the bit; ignores that there may be no terminal any more.
    pub(in super::super) fn disable() {
        let mut original = ORIGINAL.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(modes) = original.take() {
            let _ = tcsetattr(stdin(), OptionalActions::Now, &modes);
        }
    }

    fn modes() -> io::Result<Termios> {
        let mut modes = tcgetattr(stdin())?;
        // "As fast as output" is a setting of its own, and the usual one; naming the speed would change it.
        if modes.input_speed() == modes.output_speed() {
            let _ = modes.set_input_speed(0);
        }
        Ok(modes)
    }
}
