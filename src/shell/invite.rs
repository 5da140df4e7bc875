//! Owns what `roundtable invite` does with files: it gives the session an id where it has none, and keeps who is invited in
//! a private file of the room, which a room that is open reads as soon as somebody comes.

use std::path::Path;
use std::sync::Arc;

use super::known_room::RoomFile;
use super::{Failure, amend};
use crate::clock::Clock;
use crate::room::{Invitations, SlipCode};
use crate::store::{self, AppFolders};
use crate::workshop::Session;

/// A new invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whose it is.
    pub name: String,
    /// The code on it.
    pub code: SlipCode,
}

/// What was there before, so that it can be put back.
pub struct Before(Option<String>);

/// Who gets a new invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// Whoever has none yet.
    New,
    /// These people: what they had is worth nothing from then on.
    Again(Vec<String>),
    /// Everybody: all that there were are worth nothing from then on.
    All,
}

/// Makes invitations for people of a session; they are on the disk, as hashes, when they come back.
pub fn invite(
    folders: &AppFolders,
    session: &Session,
    people: &[String],
    who: &Invited,
) -> Result<(Vec<Invitation>, Before), Failure> {
    let id = RoomFile::name(session);
    let path = folders.invitations(&id);
    store::change_private(&path, |before| {
        let mut all = before.and_then(|text| Invitations::read(text, &id)).unwrap_or_else(|| Invitations::new(&id));
        let wanted = |name: &&String| match who {
            Invited::New => !all.has(name),
            Invited::Again(names) => names.contains(name),
            Invited::All => true,
        };
        let new: Vec<Invitation> = people
            .iter()
            .filter(wanted)
            .map(|name| Invitation { name: name.clone(), code: SlipCode::new(store::chance()) })
            .collect();
        for Invitation { name, code } in &new {
            all.invite(name, code);
        }
        Ok((all.text(), (new, Before(before.map(str::to_owned)))))
    })
    .map_err(|error: std::io::Error| {
        Failure::new(format!("the invitations cannot be saved in {} ({error})", path.display()))
    })
}

/// Puts back what was there before, where the invitations reach nobody.
pub fn take_back(folders: &AppFolders, session: &Session, before: Before) {
    let path = folders.invitations(&RoomFile::name(session));
    match before.0 {
        // Nothing more can be done for a disk that fails now; nobody has the new codes.
        Some(text) => _ = store::change_private::<(), std::io::Error>(&path, |_| Ok((text, ()))),
        None => store::remove_private(&path),
    }
}

/// Gives the session of a file an id where it has none, and returns whether it did.
pub fn give_id(path: &Path, session: &mut Session) -> Result<bool, Failure> {
    if session.plan.id.is_some() {
        return Ok(false);
    }
    let id = amend(path, |session, _| {
        let id = session.plan.id.clone().unwrap_or_else(store::new_id);
        Arc::make_mut(&mut session.plan).id = Some(id.clone());
        Ok(id)
    })
    .map_err(|failure| {
        let boot = Clock::start(None).base().boot_id.clone();
        let runs = path.canonicalize().is_ok_and(|path| store::running(&path, &boot).is_some());
        let help = if runs {
            "press Q in the running program, which gives the session its id, then run the command again".to_owned()
        } else {
            format!("add this line to the file, then run the command again: id = \"{}\"", store::new_id())
        };
        Failure::with_help(format!("{} Invitations need a session with an id.", failure.message), help)
    })?;
    Arc::make_mut(&mut session.plan).id = Some(id);
    Ok(true)
}
