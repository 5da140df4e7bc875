//! Owns who is who in a room that phones take part in: the secrets that let them in, which phone is which person, and how
//! often somebody may try. It touches nothing: chance and time arrive as arguments, and it decides nothing about the
//! workshop.

mod guard;
mod invitations;
mod keys;
mod links;
mod messages;
mod phone;
mod secrets;

pub use guard::{Guard, Wait};
pub use invitations::Invitations;
pub use keys::RoomKeys;
pub use links::{room_link, slip_link};
pub use messages::{Message, MessageFault};
pub use phone::{Claim, Entered, Phone, RoomSummary};
pub use secrets::{Chance, Code, Key, KeyHash, SlipCode, code, session_name, token};
