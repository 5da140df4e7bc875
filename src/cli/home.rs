//! `roundtable` without a command: the home screen.

use super::fault::Fault;
use super::{new, open, screen};
use crate::shell;
use crate::store::Places;

/// Shows what can be continued, opened or started, and does what is chosen.
pub(super) fn run(places: &Places) -> Result<(), Fault> {
    open::terminal()?;
    let config = open::config(places)?;
    let make = |name: &str| {
        let starter = open::starter(name.as_ref()).ok_or_else(|| open::unknown(name.as_ref()));
        starter.and_then(|starter| new::today(places, starter)).map_err(Fault::into_failure)
    };
    screen::afterwards(shell::home(places, &config, make)?);
    Ok(())
}
