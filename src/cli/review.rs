//! `roundtable review`.

use std::path::PathBuf;

use super::fault::Fault;
use super::screen;
use crate::shell::How;
use crate::store::Places;

/// Read a session as participants may see it; nothing can be changed
///
/// The screen is that of a live session, without what is only for the
/// facilitator: no scripts, no hidden results. The file is never written, so it
/// can be looked at while somebody else runs it.
///
/// Examples:
///
///   roundtable review my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The session file.
    file: PathBuf,
}

/// Shows the session.
pub(super) fn run(places: &Places, args: &Args) -> Result<(), Fault> {
    screen::live(places, &args.file, How { reading: true, panic_on: None })
}
