//! `roundtable run`.

use std::ffi::OsString;
use std::path::Path;

use super::fault::Fault;
use super::open::Named;
use super::session_args::SessionArgs;
use super::{new, open, stdio};
use crate::shell::{self, RunOptions};
use crate::store::AppFolders;
use crate::workshop::text::wording::join_with_and;

/// Run a session live, or resume one
///
/// Give a session file or the name of a template (see `roundtable templates`).
/// From a template, a session is created in the sessions folder first; its path is
/// printed before and after. --title, --date, --start and --people say what it is
/// to be; --people sample takes sixteen invented people.
///
/// Every step is saved in the file at once. Leaving with q, a lost connection or
/// a power cut does not end the session: run the file again, and the clock shows
/// the right time. Press ? to see the keys.
///
/// Examples:
///
///   roundtable run prep-with-peers --people sample
///   roundtable run lean-coffee --people team.csv --start 15:00
///   roundtable run my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A session file, or the name of a template.
    #[arg(value_name = "FILE|TEMPLATE")]
    session: OsString,
    #[command(flatten)]
    wanted: SessionArgs,
    /// The key at which the program breaks down, to see that it does so in good order.
    #[arg(long, value_name = "KEY", hide = true)]
    panic_on: Option<char>,
}

/// Runs the session.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let how = RunOptions { panic_on: args.panic_on };
    match named(folders, &args.session)? {
        Named::File(path) => {
            let given = args.wanted.given();
            if !given.is_empty() && path.exists() {
                return Err(planned_already(path, &given));
            }
            live(folders, path, how)
        }
        Named::Template(template) => {
            open::terminal()?;
            let config = open::config(folders)?;
            let path = new::create_from_template(folders, &template, &args.wanted)?;
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

/// Returns the fault of options that make a new session, given with a session file that is there.
fn planned_already(path: &Path, given: &[&'static str]) -> Fault {
    let options = join_with_and(given.iter().copied());
    let message = format!("{options}: only for a new session from a template, and {} exists", path.display());
    let help = format!("change them on the plan screen: roundtable run {}, then e", stdio::argument(path));
    Fault::usage(message, help)
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
