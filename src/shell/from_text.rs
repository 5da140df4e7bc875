//! Makes a session file in the sessions folder from a text that was understood: under its title, never in place of
//! another file.

use std::path::PathBuf;

use chrono::NaiveDate;
use terminal::Input;

use super::live::within;
use super::local_zone::local_now;
use super::opened_session::RunOptions;
use super::terminal_session::{self, TerminalSession};
use super::{Failure, themes};
use crate::app::config::Config;
use crate::app::home::{Home, HomeKeys, HomeOutcome, HomeTarget, Mode};
use crate::app::incoming::Incoming;
use crate::file::{Preparation, prepare};
use crate::screens;
use crate::store::{self, AppFolders, CreateError};
use crate::workshop::slug;

/// Makes a session of a text and runs it; what was not understood is shown before anything is written. Gives a line to
/// print after leaving.
pub fn run_incoming(
    folders: &AppFolders,
    config: &Config,
    incoming: &Incoming,
    how: RunOptions,
) -> Result<Option<String>, Failure> {
    let mut room = TerminalSession::enter(&incoming.title)?;
    let confirmed;
    let incoming = if incoming.is_to_be_reviewed() {
        let asked = confirm(&mut room, config, incoming).inspect_err(|_| terminal_session::leave())?;
        let Some(asked) = asked else {
            terminal_session::leave();
            let days = incoming
                .days
                .as_ref()
                .map_or_else(String::new, |days| format!(" Standard input: {}.", days.sentence()));
            return Ok(Some(format!("Nothing was written.{days}")));
        };
        confirmed = asked;
        &confirmed
    } else {
        incoming
    };
    let made = create_from_text(folders, incoming, local_now().date_naive());
    let path = made.map_err(|e| Failure::new(e.to_string())).inspect_err(|_| terminal_session::leave())?;
    within(room, folders, config, &path, how, Vec::new())
}

/// Shows what was understood, and asks whether to make a session of it; nothing where not.
fn confirm(room: &mut TerminalSession, config: &Config, incoming: &Incoming) -> Result<Option<Incoming>, Failure> {
    let mut home = Home::reviewing(incoming.clone(), HomeKeys::new(config.keys.home()));
    let theme = themes::built_in(config);
    loop {
        let now = local_now();
        room.draw(|area, buf| screens::home(&home, &theme, now, area, buf))?;
        for input in room.inputs(None) {
            let Input::Key(key) = input else { continue };
            match home.press(key, local_now()) {
                HomeOutcome::Go(HomeTarget::Text(incoming)) => return Ok(Some(*incoming)),
                HomeOutcome::Suspend => drop(terminal_session::suspend()),
                _ if home.mode == Mode::List => return Ok(None),
                _ => {}
            }
        }
    }
}

/// Writes the session; gives its file. A session file is kept as it is; an agenda gets the day of today where it names
/// none, and an id.
pub(super) fn create_from_text(
    folders: &AppFolders,
    incoming: &Incoming,
    today: NaiveDate,
) -> Result<PathBuf, CreateError> {
    let day = incoming.day.unwrap_or(today);
    let id = store::new_id();
    let prepared;
    let text = if incoming.is_session {
        &incoming.text
    } else {
        prepared = prepare(&incoming.text, &Preparation { date: Some(day), id: Some(&id), ..Preparation::default() });
        &prepared
    };
    store::create_dated(&folders.sessions, &slug(&incoming.title), day, text)
}
