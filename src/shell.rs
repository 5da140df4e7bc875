//! Floor 5: wiring. It owns the one loop in which the model, the terminal, the saver and the clock meet, and
//! carries out effects; it decides nothing about workshops.

mod amend;
mod editor;
mod failure;
mod home;
mod live;
mod prune;
mod rehearse;
mod review;
mod room;
mod saving;
pub mod series;
mod session;
mod templates;
mod themes;

pub use amend::amend;
pub use failure::Failure;
pub(crate) use failure::fault;
pub use home::home;
pub use live::{How, live};
pub use prune::prune;
pub use rehearse::rehearse;
pub use review::{Followed, Glance, review};
pub use templates::{Template, templates};
