//! Floor 5: wiring. It owns the one loop in which the model, the terminal, the saver and the clock meet, and
//! carries out effects; it decides nothing about workshops.

mod amend;
mod editor;
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

pub use amend::amend;
pub use live::live;
pub use prune::prune;
pub use rehearse::rehearse;
pub use review::{Followed, Glance, review};
pub use templates::{Template, templates};

use std::path::PathBuf;

use crate::app::config::Config;
use crate::store::Places;

/// How a session is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct How {
    /// A key that makes the program fail, to try its emergency exit.
    pub panic_on: Option<char>,
}

/// Why something ended badly: one sentence, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    pub(crate) fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }
}

/// The sentence after a fault in the program itself.
pub(crate) fn fault(told: &str, what: &str) -> String {
    format!("A fault in roundtable ended it. {told}\nPlease report it with this line: {what}")
}

/// Shows the home screen and then what was chosen there; `make` makes a session file from a template.
/// Gives a line to print after leaving.
pub fn home(
    places: &Places,
    config: &Config,
    make: impl Fn(&str) -> Result<PathBuf, Failure>,
) -> Result<Option<String>, Failure> {
    let mut room = room::Room::enter("roundtable")?;
    match home::choose(&mut room, places, config)? {
        None => Ok(None),
        Some(crate::app::home::Leads::Template(name)) => {
            let path = make(&name).inspect_err(|_| room::leave())?;
            live::within(room, places, config, &path, How::default())
        }
        Some(crate::app::home::Leads::Continue(path) | crate::app::home::Leads::Open(path)) => {
            live::within(room, places, config, &path, How::default())
        }
    }
}
