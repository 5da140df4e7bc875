//! Remembers for the home screen which session was opened, behind the session: nobody waits for it.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use super::local_zone::local_now;
use super::series::THREAD;
use crate::app::home::Summary;
use crate::store::{AppFolders, OpenedFile, OpenedFiles};
use crate::workshop::Session;

/// Notes that a session was opened, in a thread of its own.
pub(super) fn remember_in_background(folders: &AppFolders, path: &Path, session: &Session) -> Option<JoinHandle<()>> {
    let (list, now) = (OpenedFiles::new(&folders.state), local_now());
    // A file may be named in another folder the next time.
    let path: PathBuf = std::path::absolute(path).ok()?;
    let (title, session) = (session.plan.title.clone(), session.clone());
    let remember = move || {
        let about = Summary::of(session).written();
        list.remember([OpenedFile { path, opened: now.to_utc(), title, about }], now.to_utc());
    };
    std::thread::Builder::new().name(THREAD.to_owned()).spawn(remember).ok()
}
