//! Floor 2: what the facilitator is doing. State in, state and effects out; it never draws and never touches
//! the world. A file imports what stands above it in this list.

mod layouts;
mod list_keys;
pub mod room;
pub mod room_settings;
mod screen_keys;

pub mod carry_over_review;
mod day_choice;
mod effect;
pub mod incoming;
mod note_index;
mod saving;
mod tally_cache;
mod text_area;
mod text_input;
mod undo_log;

pub mod agenda_review;
mod form_fields;
mod form_phase;
mod form_session;
mod people_review;

pub mod form;
mod group_cache;
mod kept;
mod looked_at;
mod messages;
mod model;
pub mod rows;

pub mod ended;
pub mod ending;

pub mod commands;
mod entries;
mod frame_key;
mod full_text;
mod groups;
pub mod move_words;
mod on_screen;
pub mod palette;

pub mod home;
mod polls;
pub mod preview;
mod size_limit;
mod so_far;

mod group_search;
mod perform;
pub mod plan_preview;
pub mod plan_rows;
mod plan_text;
mod timers;

pub mod pages;
mod review_screen;

pub mod prompts;

mod form_drafts;
pub mod form_keys;
pub mod views;

mod pasted_people;

mod closing;
pub mod config;
mod dispatch;
mod drafts;
pub mod help_sheet;
pub mod keymap;
mod news;
pub mod rehearsal;
mod showing;

pub use day_choice::DayChoice;
pub use dispatch::{handle_voice, paste, paste_refused, press, update};
pub use effect::{Effect, News, PlanPart, PlanText, Trouble};
pub use entries::GroupNotes;
pub use group_cache::{GroupSearch, Outlook};
pub use keymap::Keymap;
pub use layouts::translated;
pub use model::{
    About, Action, Bind, Card, HintLine, List, ListItem, Look, Message, Model, Pane, Prompt, Purpose, Saving, Sheet,
    View,
};
pub use news::handle_news;
pub use note_index::{NoteIndex, OfKind};
pub use on_screen::Cell;
pub use people_review::{PeopleReview, ReviewRow, RowState};
pub use perform::say_nobody_yet;
pub use review_screen::{MOST_COPIED, REVIEW_KEYS, ReviewBind, ReviewRequest, ReviewScreen};
pub use tally_cache::TallyCache;
pub use text_area::TextArea;
pub use text_input::{MOST_BYTES, TextInput};
pub use timers::{next_change, tick, wake};
pub use undo_log::UndoLog;
