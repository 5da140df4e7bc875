//! Floor 5: wiring. It owns the one loop in which the model, the terminal, the saver and the clock meet, and
//! carries out effects; it decides nothing about workshops.

mod amend;
mod blank;
mod carry_over_review;
mod copies;
mod editor;
mod failure;
mod found_files;
mod from_room;
mod from_text;
mod group_search;
mod head;
mod home;
mod inputs;
#[cfg(feature = "room")]
mod invite;
mod known_room;
mod live;
mod local_zone;
#[cfg(feature = "room")]
mod networks;
mod opened_session;
mod public_url;
mod read_only;
mod reading;
mod rehearse;
mod remember;
mod results;
mod review;
#[cfg(feature = "room")]
mod room;
#[cfg(not(feature = "room"))]
#[path = "shell/no_room.rs"]
mod room;
#[cfg(feature = "room")]
mod room_address;
#[cfg(feature = "room")]
mod room_place;
mod saving;
mod screen_effects;
pub mod series;
mod session;
mod stage;
mod templates;
mod terminal_session;
mod themes;

pub use amend::amend;
pub use carry_over_review::carry_over_review;
pub use failure::Failure;
pub(crate) use failure::fault;
pub use from_text::run_incoming;
pub use head::head;
pub use home::{HomeCommands, home};
#[cfg(feature = "room")]
pub use invite::{Before, Invitation, Invited, give_id, invite, take_back};
pub use known_room::known_room;
pub use live::live;
pub use local_zone::{in_zone, local_now, set_local_zone};
pub use opened_session::{RoomAddress, RunOptions};
pub use public_url::{PublicUrl, is_host};
pub use rehearse::rehearse;
pub use review::{FileChange, FollowedFile, review};
pub use stage::{followed, stage};
pub use templates::{Template, templates};
