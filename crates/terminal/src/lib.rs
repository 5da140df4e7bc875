//! The terminal, driven directly: bytes become keys and pastes, cells become bytes, and a signal, a hang-up or a
//! panic ends the process with the terminal as it was. Why this is done by hand, what it guarantees and how to read it
//! stands in `README.md`.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use terminal::{Input, Key, Poller, Terminal, screen};
//!
//! let mut poller = Poller::new()?;
//! screen::enter("an example")?;
//! let mut terminal = Terminal::stdout();
//! 'shown: loop {
//!     terminal.draw(|area, buffer| {
//!         buffer.set_string(area.x, area.y, "q quits", ratatui_core::style::Style::new());
//!         None
//!     })?;
//!     // An error says that the terminal is gone.
//!     let Ok(inputs) = poller.wait(Some(Duration::from_secs(1))) else { break };
//!     for input in inputs {
//!         if input == Input::Key(Key::Char('q')) {
//!             break 'shown;
//!         }
//!     }
//! }
//! screen::restore();
//! # Ok::<(), std::io::Error>(())
//! ```

#[cfg(unix)]
mod escape_sequence;
mod exit;
mod input;
mod key;
mod output;
mod painter;
mod panic_hook;
#[cfg(unix)]
mod parser;
#[cfg(unix)]
mod paste;
mod poller;
mod raw_mode;
pub mod screen;
pub mod signals;
mod terminal;

pub use input::{Disconnected, Input};
pub use key::Key;
pub use output::Output;
pub use panic_hook::install_panic_hook;
#[cfg(unix)]
pub use parser::Parser;
pub use poller::{Poller, Waker};
pub use terminal::{Terminal, stdout_width};
