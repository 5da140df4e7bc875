//! Floor 5: a session at the terminal.

use std::path::Path;

use crate::app::config::Config;
use crate::app::home;
use crate::store::Places;

/// How a session is opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
    /// Nothing is changed, and only what the room may see is shown.
    pub reading: bool,
    /// The key at which the program breaks down, to see that it does so in good order.
    pub panic_on: Option<char>,
}

/// Why a session could not be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Runs a session at the terminal until it is left; gives a line to say afterwards, where there is one.
pub fn live(_: &Places, _: &Config, _: &Path, _: How) -> Result<Option<String>, Failure> {
    Err(Failure { message: "the screen is not linked in".to_owned(), help: None })
}

/// Shows the home screen and gives what was chosen there; nothing when it was left.
pub fn home(_: &Places, _: &Config) -> Result<Option<home::Leads>, Failure> {
    Err(Failure { message: "the screen is not linked in".to_owned(), help: None })
}
