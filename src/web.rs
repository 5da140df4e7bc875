//! Owns the web part: connections, who a phone is, limits, pages on their way out and voices on their way in. It decides
//! nothing about the workshop: what a participant says goes to whoever owns the session, and what that answers is shown.
//!
//! A request: `server` accepts the connection → `door` refuses what no browser of ours sends → `routes` finds the page
//! → a page from `crate::pages`, or a voice through [`Waist`] and the answer to it once it is on the disk.

mod answers;
mod asked;
mod body;
mod connection;
mod door;
mod forms;
mod limits;
mod routes;
mod server;
mod slips;
mod stage;
mod state;
mod stream;
mod views;
mod waist;

pub use limits::Limits;
pub use server::{Order, Place, Server};
pub use waist::{Answer, Answerer, Kept, Snapshot, ToOwner, Waist};
