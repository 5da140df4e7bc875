//! Floor 4: the terminal. Bytes become keys, cells become bytes, signals become a proper end; nothing here
//! knows what a session is, and nothing here opens a file of the facilitator's.

mod clock;
mod listen;
mod output;
mod paint;
mod panic_hook;
mod parser;
mod paste;
mod raw;
mod screen;
mod sequence;
mod signals;
mod terminal;

pub use clock::{Clock, ClockBase, local_offset};
pub use listen::{Caller, Heard, Listener};
pub use output::Output;
pub use panic_hook::install_panic_hook;
pub use parser::{Input, Parser};
pub use screen::Screen;
pub use signals::{Notice, Signals};
pub use terminal::{Terminal, width};
