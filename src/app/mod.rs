//! Floor 2: what the facilitator is doing. State in, state and effects out; it never draws and never touches
//! the world.

mod action;
mod area;
pub mod binds;
mod board;
pub mod config;
mod drafts;
mod entries;
mod filed;
mod grouping;
pub mod home;
mod keymap;
mod line;
mod log;
mod model;
mod moving;
pub mod pages;
pub mod palette;
mod passing;
pub mod planning;
mod polling;
pub mod prune;
mod reader;
pub mod rehearsal;
pub mod search;
mod tallied;
mod typing;
mod update;
mod weight;
mod words;

pub use action::{Action, Effect, News, Pairing, Trouble};
pub use area::Area;
pub use board::{Board, Outlook};
pub use entries::{Look, Sheaf};
pub use filed::Filed;
pub use keymap::{Keymap, press};
pub use line::{Line, MOST_BYTES};
pub use log::Log;
pub use model::{Card, Cell, Message, Model, Pane, Purpose, Saving, View};
pub use passing::{offered, tick, wake};
pub use polling::{listen, quick_poll};
pub use reader::{MOST_COPIED, READER_KEYS, Reader, ReaderBind, Wish};
pub use tallied::Tallied;
pub use typing::{paste, paste_refused};
pub use update::{hear, update};
