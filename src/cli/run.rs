//! `roundtable run`.

use std::ffi::OsString;
use std::path::Path;

use super::fault::Fault;
use super::open::Named;
use super::{new, open, stdio};
use crate::shell::{self, RunOptions};
use crate::store::AppFolders;

/// Run a session live, or resume one
///
/// Give a session file or the name of a template (see `roundtable templates`).
/// From a template, a session for today is created in the sessions folder first;
/// its path is printed before and after.
///
/// Every step is saved in the file at once. Leaving with q, a lost connection or
/// a power cut does not end the session: run the file again, and the clock shows
/// the right time. Press ? to see the keys.
///
/// Examples:
///
///   roundtable run prep-with-peers
///   roundtable run my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A session file, or the name of a template.
    #[arg(value_name = "FILE|TEMPLATE")]
    session: OsString,
    /// The key at which the program breaks down, to see that it does so in good order.
    #[arg(long, value_name = "KEY", hide = true)]
    panic_on: Option<char>,
}

/// Runs the session.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let how = RunOptions { panic_on: args.panic_on };
    match named(folders, &args.session)? {
        Named::File(path) => live(folders, path, how),
        Named::Template(template) => {
            open::terminal()?;
            let config = open::config(folders)?;
            // A session of today is made from it.
            let path = new::create_today(folders, &template)?;
            stdio::error(&format!("the session is saved in {}\n", path.display()));
            print_last_message(shell::live(folders, &config, &path, how)?);
            Ok(())
        }
    }
}

/// Returns what is meant: a file where there is one, or where it can be nothing else; then a template.
pub(super) fn named<'a>(folders: &AppFolders, name: &'a OsString) -> Result<Named<'a>, Fault> {
    let path = Path::new(name);
    let there = path.symlink_metadata();
    if open::is_path(name) || there.as_ref().is_ok_and(|d| !d.is_dir()) {
        return Ok(Named::File(path));
    }
    match open::template(folders, name)? {
        Some(template) => Ok(Named::Template(template)),
        None if there.is_ok() => Ok(Named::File(path)),
        None => Err(open::unknown(folders, name)),
    }
}

/// Puts the session of a file on the screen.
fn live(folders: &AppFolders, path: &Path, how: RunOptions) -> Result<(), Fault> {
    if path == Path::new("-") {
        return Err(Fault::usage("a session on standard input cannot be run", "name the file instead of -"));
    }
    // Without a terminal it is still worth knowing that the file is broken: that has to be mended in any case.
    open::terminal().map_err(|fault| open::session(path).map_or_else(|broken| broken, |_| fault))?;
    print_last_message(shell::live(folders, &open::config(folders)?, path, how)?);
    Ok(())
}

/// Says what the screen left to say: where the session is, and how to go on with it.
pub(super) fn print_last_message(said: Option<String>) {
    if let Some(text) = said {
        stdio::error(&format!("{}\n", text.trim_end()));
    }
}
