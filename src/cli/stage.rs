//! `roundtable stage`.

use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::open;
use crate::shell;
use crate::store::AppFolders;

/// Show the stage of a session on a second screen
///
/// The stage is what everybody in the room may see: in large letters, and nothing
/// private. Run this in a terminal of its own, for example on the projector. It
/// follows the session file, so it can run on another computer that has the file.
/// It changes nothing; the only key is q, which closes it.
///
/// On the computer that runs the session it is at most a second behind, and says
/// when the program has stopped. On another computer it is as new as the file:
/// while a poll is open and nothing has changed for 30 seconds, it says from which
/// time it is.
///
/// The setting large = "off" draws all text in plain letters.
///
/// Examples:
///
///   roundtable stage my-session.toml
///   tmux split-window roundtable stage my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The session file.
    file: PathBuf,
}

/// Shows the stage.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    if args.file == Path::new("-") {
        return Err(Fault::usage("standard input cannot be followed", "name the file instead of -"));
    }
    // The file first: what is wrong with it has to be known in any case.
    let followed = shell::followed(&args.file);
    let session = open::session(&args.file)?;
    open::terminal()?;
    shell::stage(folders, &open::config(folders)?, followed, session)?;
    Ok(())
}
