//! `roundtable` without a command: the home screen.

use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::run::print_last_message;
use super::session_args::SessionArgs;
use super::{new, open, report};
use crate::shell::{self, Failure, HomeCommands};
use crate::store::AppFolders;

/// Shows what can be continued, opened or started, and does what is chosen.
pub(super) fn run(folders: &AppFolders) -> Result<(), Fault> {
    open::terminal()?;
    let config = open::config(folders)?;
    let make = |name: &str| -> Result<PathBuf, Failure> {
        let found = open::template(folders, name.as_ref());
        let template = found.and_then(|t| t.ok_or_else(|| open::unknown(folders, name.as_ref())));
        template
            .and_then(|template| new::create_from_template(folders, &template, &SessionArgs::default()))
            .map_err(Fault::into_failure)
    };
    let report = |path: &Path| report::beside(folders, path).map_err(Fault::into_failure);
    let commands = HomeCommands { make: &make, report: &report };
    print_last_message(shell::home(folders, &config, &commands)?);
    Ok(())
}
