//! Remembers for the home screen which session was opened, behind the session: nobody waits for it.

use std::path::Path;
use std::thread::JoinHandle;

use super::local_zone::local_now;
use super::series::THREAD;
use crate::app::home::Summary;
use crate::store::{AppFolders, OpenedFile, OpenedFiles};
use crate::workshop::Session;

/// A session that is being remembered.
pub(super) struct Remembered(Option<JoinHandle<()>>);

impl Remembered {
    /// Notes that a session was opened, in a thread of its own.
    pub(super) fn in_background(folders: &AppFolders, path: &Path, session: &Session) -> Self {
        let (list, now) = (OpenedFiles::new(&folders.state), local_now());
        // A file may be named in another folder the next time.
        let Ok(path) = std::path::absolute(path) else { return Self(None) };
        let (title, session) = (session.plan.title.clone(), session.clone());
        let remember = move || {
            let about = Summary::of(session).written();
            list.remember([OpenedFile { path, opened: now.to_utc(), title, about }], now.to_utc());
        };
        Self(std::thread::Builder::new().name(THREAD.to_owned()).spawn(remember).ok())
    }

    /// Waits until it is noted. A list that cannot be written does no harm.
    pub(super) fn finish(self) {
        if let Some(thread) = self.0 {
            let _ = thread.join();
        }
    }
}
