//! Drives a terminal: bytes to keys and pastes, cells to bytes, and an end that leaves the terminal as it was.
#![doc = include_str!("../README.md")]

#[cfg(unix)]
mod abort;
#[cfg(unix)]
mod escape_sequence;
mod exit;
mod input;
mod key;
mod keyboard;
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
pub use keyboard::Keyboard;
pub use output::Output;
pub use panic_hook::install_panic_hook;
#[cfg(unix)]
pub use parser::Parser;
pub use poller::{Poller, Waker};
pub use terminal::{Terminal, stdout_width};
