//! Owns who is who in a room that phones take part in: the secrets that let them in, which phone is which person, and how
//! often somebody may try. It touches nothing: chance and time arrive as arguments, and it decides nothing about the
//! workshop.

mod guard;
mod keys;
mod messages;
mod secrets;

pub use guard::{Guard, Wait};
pub use keys::{Claim, Entered, Phone, RoomKeys, RoomSummary};
pub use messages::{Message, MessageFault};
pub use secrets::{Chance, Code, Key, KeyHash, code, session_name, token};
