//! Owns what somebody who only looks on knows of the room of a session: what its private file tells, while the program
//! that runs the session lives.

use std::path::Path;

#[cfg(feature = "room")]
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use crate::app::room::OpenRoom;
use crate::clock::Clock;
#[cfg(feature = "room")]
use crate::room::{RoomKeys, room_link, session_name};
#[cfg(feature = "room")]
use crate::store::stamp;
use crate::store::{AppFolders, Runner, RunnerWatch, Stamp};
use crate::workshop::Session;

/// Returns the room of the session of a file, while phones can join it; nothing where it is closed, or where this user on
/// this computer does not know it.
pub fn known_room(folders: &AppFolders, path: &Path, session: &Session) -> Option<OpenRoom> {
    let real_path = path.canonicalize().ok()?;
    let lives = || RunnerWatch::new(&real_path, &Clock::start(None).base().boot_id).look() == Runner::Lives;
    kept(folders, session).filter(|_| lives())
}

/// Returns the same for somebody who has just looked who runs the session.
pub(super) fn room_run_by(runner: Runner, folders: &AppFolders, session: &Session) -> Option<OpenRoom> {
    if runner == Runner::Lives { kept(folders, session) } else { None }
}

/// Returns the stamp of the private file: while it is the same, the same is seen of the room.
#[cfg(feature = "room")]
pub(super) fn room_stamp(folders: &AppFolders, session: &Session) -> Option<Stamp> {
    stamp(&folders.room(&session_name(session.plan.id.as_deref().unwrap_or_default())))
}

/// Returns nothing: this build has no rooms.
#[cfg(not(feature = "room"))]
pub(super) fn room_stamp(_: &AppFolders, _: &Session) -> Option<Stamp> {
    None
}

/// Reads the private file.
#[cfg(feature = "room")]
fn kept(folders: &AppFolders, session: &Session) -> Option<OpenRoom> {
    let keys = RoomFile::of(folders, session).keys.filter(RoomKeys::is_open)?;
    let shown = super::networks::shown_address(keys.address()?, &super::networks::networks());
    Some(as_seen(&keys, shown, None, session))
}

/// Returns nothing: this build has no rooms.
#[cfg(not(feature = "room"))]
fn kept(_: &AppFolders, _: &Session) -> Option<OpenRoom> {
    None
}

/// The private file of the room of a session.
#[cfg(feature = "room")]
pub(super) struct RoomFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What stands for the session in it.
    pub(super) name: String,
    /// What it holds; nothing where the room was never open.
    pub(super) keys: Option<RoomKeys>,
}

#[cfg(feature = "room")]
impl RoomFile {
    /// Returns what stands for a session in it.
    pub(super) fn name(session: &Session) -> String {
        session_name(session.plan.id.as_deref().unwrap_or_default())
    }

    /// Looks for it.
    pub(super) fn of(folders: &AppFolders, session: &Session) -> Self {
        let name = Self::name(session);
        let path = folders.room(&name);
        let keys = crate::store::read_private(&path).and_then(|text| RoomKeys::read(&text, &name));
        Self { path, name, keys }
    }
}

/// Returns a room that is open, as people see it at this address.
#[cfg(feature = "room")]
pub(super) fn as_seen(
    keys: &RoomKeys,
    address: SocketAddr,
    unreachable: Option<String>,
    session: &Session,
) -> OpenRoom {
    let summary = keys.summary();
    let plain = format!("http://{address}");
    OpenRoom {
        link: room_link(keys.public().unwrap_or(&plain), keys.token()),
        address: keys.public().map_or_else(|| address.to_string(), |url| url.trim_start_matches("https://").to_owned()),
        code: keys.code().to_string(),
        unreachable,
        people: summary.people,
        unnamed: summary.unnamed,
        waiting: summary.waiting,
        names: summary.names,
        refuses_new: keys.refuses_new(),
        wifi: session.plan.room.wifi.clone(),
    }
}

#[cfg(feature = "room")]
/// Returns what reads a private file that another program writes, where it has changed since.
pub(super) fn changes(path: PathBuf) -> impl Fn() -> Option<String> + Send + Sync {
    let last = Mutex::new(None);
    move || {
        let now = stamp(&path);
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last == now {
            return None;
        }
        *last = now;
        Some(crate::store::read_private(&path).unwrap_or_default())
    }
}
