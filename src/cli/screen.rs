//! Owns how a command puts a session on the screen, and what is said before and after.

use std::path::Path;

use super::fault::Fault;
use super::{new, open, stdio};
use crate::app::config::Config;
use crate::shell::{self, RunOptions, Template};
use crate::store::AppFolders;

/// Puts the session of a file on the screen.
pub(super) fn live(folders: &AppFolders, path: &Path, how: RunOptions) -> Result<(), Fault> {
    if path == Path::new("-") {
        return Err(Fault::usage("a session on standard input cannot be run", "name the file instead of -"));
    }
    // Without a terminal it is still worth knowing that the file is broken: that has to be mended in any case.
    open::terminal().map_err(|fault| open::session(path).map_or_else(|broken| broken, |_| fault))?;
    print_last_message(shell::live(folders, &open::config(folders)?, path, how)?);
    Ok(())
}

/// Makes a session of today from a template and puts it on the screen.
pub(super) fn live_from_template(
    folders: &AppFolders,
    config: &Config,
    template: &Template,
    how: RunOptions,
) -> Result<(), Fault> {
    let path = new::create_today(folders, template)?;
    stdio::error(&format!("the session is saved in {}\n", path.display()));
    print_last_message(shell::live(folders, config, &path, how)?);
    Ok(())
}

/// Says what the screen left to say: where the session is, and how to go on with it.
pub(super) fn print_last_message(said: Option<String>) {
    if let Some(text) = said {
        stdio::error(&format!("{}\n", text.trim_end()));
    }
}
