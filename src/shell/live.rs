//! Owns how a session comes onto the screen, and which one comes after it.

mod run;

use std::path::Path;

use super::Failure;
use super::opened_session::{OpenedSession, RunOptions};
use super::reading::{self, Waiting};
use super::session;
use super::terminal_session::{self, TerminalSession};
use crate::app::config::Config;
use crate::file::read_ahead;
use crate::store::{AppFolders, Loaded};
use crate::workshop::Session;

use run::Left;

/// Runs a session; gives a line to print after leaving.
pub fn live(folders: &AppFolders, config: &Config, path: &Path, how: RunOptions) -> Result<Option<String>, Failure> {
    let left = open(folders, config, path, how)?;
    go_on(folders, config, left, how)
}

/// Runs one session, in a terminal that is taken for it.
fn open(folders: &AppFolders, config: &Config, path: &Path, how: RunOptions) -> Result<Left, Failure> {
    let loaded = session::bytes(path)?;
    if let Some(ahead) = read_ahead(&loaded.bytes) {
        let room = TerminalSession::enter(&ahead.plan.title)?;
        return read_behind(room, folders, config, path, loaded, ahead, how);
    }
    let session = OpenedSession::open(folders, path, session::parse(path, loaded)?, how);
    let room = TerminalSession::enter(&session.model.session.plan.title)?;
    session.run(room, folders, config, Waiting::new())
}

/// Runs the sessions that follow the one that was left; gives a line to print after the last one.
fn go_on(folders: &AppFolders, config: &Config, mut left: Left, how: RunOptions) -> Result<Option<String>, Failure> {
    while let Some(next) = left.next.take() {
        left = open(folders, config, &next, how)?;
    }
    Ok(left.said)
}

/// Shows the session without its notes until they are read, then runs it.
fn read_behind(
    mut room: TerminalSession,
    folders: &AppFolders,
    config: &Config,
    path: &Path,
    loaded: Loaded,
    ahead: Session,
    how: RunOptions,
) -> Result<Left, Failure> {
    let read = reading::read_behind(&mut room, (folders, config), path, loaded, ahead);
    let opened = read.map(|(opened, waiting)| (OpenedSession::open(folders, path, opened, how), waiting));
    let (session, waiting) = opened.inspect_err(|_| terminal_session::leave())?;
    session.run(room, folders, config, waiting)
}

/// Does the same, in a terminal that is taken already; `waiting` was typed in it before.
pub(super) fn within(
    room: TerminalSession,
    folders: &AppFolders,
    config: &Config,
    path: &Path,
    how: RunOptions,
    waiting: Waiting,
) -> Result<Option<String>, Failure> {
    let loaded = session::bytes(path).inspect_err(|_| terminal_session::leave())?;
    if let Some(ahead) = read_ahead(&loaded.bytes) {
        let left = read_behind(room, folders, config, path, loaded, ahead, how)?;
        return go_on(folders, config, left, how);
    }
    let opened = session::parse(path, loaded).map(|opened| OpenedSession::open(folders, path, opened, how));
    let left = opened.inspect_err(|_| terminal_session::leave())?.run(room, folders, config, waiting)?;
    go_on(folders, config, left, how)
}
