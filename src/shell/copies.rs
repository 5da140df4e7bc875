//! Finds files that hold the same session as the one that is opened. It reads the head of each file beside it and in the
//! sessions folder, and passes over whatever it cannot read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::series::THREAD;
use super::terminal_session::{LoopEvent, LoopSender};
use crate::file;
use crate::store::{AppFolders, head, list, load};
use crate::workshop::{Session, copies};

/// Looks for them in a thread of its own, for hundreds of files must not delay the first frame, and tells the loop.
pub(super) fn look_in_background(folders: &AppFolders, path: &Path, session: &Arc<Session>, sender: LoopSender) {
    let Some(id) = session.plan.id.clone() else { return };
    let (folders, path) = (folders.clone(), path.to_path_buf());
    // Without the thread nobody is warned.
    let _ = std::thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
        let others = same_id(&folders, &path, &id);
        let names: Vec<String> = std::iter::once(&path).chain(&others).map(|p| name(p)).collect();
        if let Some(sentence) = copies(names.iter().map(|name| (name.as_str(), Some(id.as_str())))).first() {
            sender.send(LoopEvent::Copy(format!("{sentence}: delete the line `id = …` in the copy.")));
        }
    });
}

/// Returns the name of another file with this session's id that is running, and was opened before this one.
#[cfg(feature = "room")]
pub(super) fn running_before(folders: &AppFolders, path: &Path, id: &str) -> Option<String> {
    let boot = crate::clock::Clock::start(None).base().boot_id.clone();
    let begun = |path: &Path| {
        let holder = crate::store::running(path, &boot)?;
        Some((chrono::DateTime::parse_from_rfc3339(&holder.since).ok()?, holder.pid))
    };
    let own = path.canonicalize().ok().and_then(|path| begun(&path));
    let is_before = |other: &PathBuf| begun(other).is_some_and(|other| own.is_none_or(|own| other < own));
    same_id(folders, path, id).into_iter().find(is_before).map(|path| name(&path))
}

/// Returns the other files with this id.
fn same_id(folders: &AppFolders, path: &Path, id: &str) -> Vec<PathBuf> {
    let own = path.canonicalize().ok();
    let beside = path.parent().map(|p| if p.as_os_str().is_empty() { PathBuf::from(".") } else { p.to_path_buf() });
    let files: BTreeSet<PathBuf> = beside
        .into_iter()
        .chain([folders.sessions.clone()])
        .flat_map(|folder| list(&folder).unwrap_or_default())
        .filter_map(|entry| entry.path.canonicalize().ok())
        .filter(|path| Some(path) != own.as_ref())
        .collect();
    files.into_iter().filter(|file| has_id(file, id)).collect()
}

fn has_id(path: &Path, id: &str) -> bool {
    // Few files are read as a whole: those in whose first lines the id stands.
    if !head(path).is_some_and(|head| String::from_utf8_lossy(&head).contains(id)) {
        return false;
    }
    let read = load(path).ok().and_then(|loaded| file::read(&loaded.bytes).ok());
    read.is_some_and(|opened| opened.session.plan.id.as_deref() == Some(id))
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
