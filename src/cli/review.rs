//! `roundtable review`.

use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::{open, stdio};
use crate::app::pages::{Page, pages};
use crate::screens;
use crate::shell::{self, FileChange, FollowedFile};
use crate::store::AppFolders;
use crate::workshop::digest::{Audience, Digest};

/// Read a session as participants may see it, without changing it
///
/// Shows results, notes by activity, canvases, groups, polls, and all notes by
/// kind, person and time, with a search. It shows no scripts and no hidden results
/// or entries. The file is only read, and nothing in it can disturb the terminal.
/// The home screen lists it afterwards.
///
/// --follow updates the view while someone runs the session. --plain prints lines
/// of text, for screen readers and pipes; with --follow it prints what is new
/// until the session ends. Press ? to see the keys.
///
/// Examples:
///
///   roundtable review my-session.toml
///   roundtable review --follow my-session.toml
///   roundtable review --plain my-session.toml | less
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The session file; - is standard input, printed as with --plain.
    file: PathBuf,
    /// Update the view when the file changes.
    #[arg(long)]
    follow: bool,
    /// Print lines of text; the default if standard output is not a terminal.
    #[arg(long)]
    plain: bool,
}

/// Shows the session.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let piped = args.file == Path::new("-");
    if piped && args.follow {
        return Err(Fault::usage("standard input cannot be followed", "name the file instead of -"));
    }
    if args.plain || piped || !std::io::stdout().is_terminal() {
        return plain(&args.file, args.follow);
    }
    // The file first: what is wrong with it has to be known in any case.
    let followed = FollowedFile::new(&args.file);
    let session = open::session(&args.file)?;
    open::terminal()?;
    shell::review(folders, &open::config(folders)?, followed, &session, args.follow)?;
    Ok(())
}

fn plain(file: &Path, follow: bool) -> Result<(), Fault> {
    let mut followed = FollowedFile::new(file);
    let digest = Digest::of(&open::session(file)?, Audience::Participants);
    let all = pages(&digest);
    stdio::data(&screens::plain_text(&digest.title, &all))?;
    let mut told: HashSet<String> = all.iter().flat_map(lines).collect();
    let mut state = digest.state;
    while follow && state != "done" {
        std::thread::sleep(followed.until_next_check());
        match followed.check() {
            FileChange::None => {}
            FileChange::Unreadable(why) => stdio::error(&format!("error: {why}\n")),
            FileChange::Changed(digest) => {
                state = digest.state;
                let new: Vec<String> =
                    pages(&digest).iter().flat_map(lines).filter(|l| told.insert(l.clone())).collect();
                stdio::data(&new.concat())?;
            }
        }
    }
    Ok(())
}

/// Returns the lines of a page that can be new while a session runs, each once although it stands on several pages.
fn lines(page: &Page) -> Vec<String> {
    let twice = ["Notes by kind", "Notes by person", "Agenda"].contains(&page.title.as_str());
    if twice {
        Vec::new()
    } else {
        page.passages.iter().map(screens::passage_text).filter(|l| !l.trim().is_empty()).collect()
    }
}
