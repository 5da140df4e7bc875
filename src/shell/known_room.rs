//! Owns what somebody who only looks on knows of the room of a session: what its private file tells, while the program
//! that runs the session lives.

use std::path::Path;

use crate::app::room::OpenRoom;
use crate::clock::Clock;
use crate::store::{AppFolders, Runner, runner};
use crate::workshop::Session;

/// Returns the room of the session of a file, while phones can join it; nothing where it is closed, or where this user on
/// this computer does not know it.
pub fn known_room(folders: &AppFolders, path: &Path, session: &Session) -> Option<OpenRoom> {
    let real_path = path.canonicalize().ok()?;
    let lives = || runner(&real_path, &Clock::start(None).base().boot_id).0 == Runner::Lives;
    kept(folders, session).filter(|_| lives())
}

/// Reads the private file.
#[cfg(feature = "room")]
fn kept(folders: &AppFolders, session: &Session) -> Option<OpenRoom> {
    use crate::room::{RoomKeys, session_name};
    use crate::store::read_private;

    let name = session_name(session.plan.id.as_deref().unwrap_or_default());
    let keys = RoomKeys::read(&read_private(&folders.room(&name))?, &name).filter(RoomKeys::is_open)?;
    let summary = keys.summary();
    let address = super::networks::shown_address(keys.address()?, &super::networks::networks()).to_string();
    Some(OpenRoom {
        link: format!("http://{address}/j/{}", keys.token()),
        address,
        code: keys.code().to_string(),
        unreachable: None,
        people: summary.people,
        unnamed: summary.unnamed,
        waiting: summary.waiting,
        wifi: session.plan.room.wifi.clone(),
    })
}

/// Returns nothing: this build has no rooms.
#[cfg(not(feature = "room"))]
fn kept(_: &AppFolders, _: &Session) -> Option<OpenRoom> {
    None
}
