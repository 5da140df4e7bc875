//! Floor 2: what the facilitator is doing. State in, state and effects out; it never draws and never touches
//! the world. A file imports what stands above it in this list.

mod area;
pub mod carry_over_review;
mod effect;
pub mod home;
mod line;
mod log;
mod note_index;
mod tally_cache;

mod group_cache;
mod model;
pub mod rows;

mod entries;
mod full_text;
mod groups;
pub mod palette;
mod polls;
mod shown;
mod size_limit;

mod perform;
pub mod plan_rows;
mod plan_text;
mod timers;

pub mod pages;
mod reader;

pub mod prompts;
pub mod views;

pub mod config;
mod dispatch;
mod drafts;
pub mod keymap;
pub mod rehearsal;

pub use area::Area;
pub use dispatch::{hear, listen, paste, paste_refused, press, update};
pub use effect::{Effect, News, PlanText, Trouble};
pub use entries::GroupNotes;
pub use group_cache::Outlook;
pub use keymap::Keymap;
pub use line::{Line, MOST_BYTES};
pub use log::Log;
pub use model::{About, Action, Bind, Card, List, Look, Message, Model, Offer, Pane, Prompt, Purpose, Saving, View};
pub use note_index::NoteIndex;
pub use reader::{MOST_COPIED, READER_KEYS, Reader, ReaderBind, Wish};
pub use shown::Cell;
pub use tally_cache::TallyCache;
pub use timers::{tick, wake};
