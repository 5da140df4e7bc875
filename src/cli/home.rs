//! `roundtable` without a command: the home screen.

use std::path::Path;

use super::fault::Fault;
use super::{open, screen};
use crate::app::home::Leads;
use crate::shell::{self, How};
use crate::store::Places;

/// Shows what can be continued, opened or started, and does what is chosen.
pub(super) fn run(places: &Places) -> Result<(), Fault> {
    open::terminal()?;
    let config = open::config(places)?;
    let how = How { reading: false, panic_on: None };
    match shell::home(places, &config)? {
        None => Ok(()),
        Some(Leads::Continue(path) | Leads::Open(path)) => screen::live(places, Path::new(&path), how),
        Some(Leads::Template(name)) => {
            let starter = open::starter(name.as_ref()).ok_or_else(|| open::unknown(name.as_ref()))?;
            screen::made(places, &config, starter, how)
        }
    }
}
