//! `roundtable` without a command: the home screen.

use std::cell::RefCell;
use std::path::PathBuf;

use super::fault::Fault;
use super::{new, open, screen};
use crate::shell;
use crate::store::Places;

/// Shows what can be continued, opened or started, and does what is chosen.
pub(super) fn run(places: &Places) -> Result<(), Fault> {
    open::terminal()?;
    let config = open::config(places)?;
    let made: RefCell<Option<PathBuf>> = RefCell::default();
    let make = |name: &str| {
        let starter = open::starter(name.as_ref()).ok_or_else(|| open::unknown(name.as_ref()));
        let path = starter.and_then(|starter| new::today(places, starter)).map_err(Fault::into_failure)?;
        *made.borrow_mut() = Some(path.clone());
        Ok(path)
    };
    screen::afterwards(shell::home(places, &config, make)?);
    if let Some(path) = made.take() {
        screen::kept(&path);
    }
    Ok(())
}
