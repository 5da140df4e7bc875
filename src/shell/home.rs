//! Runs the home screen: gathers what can be continued, opened and started, and waits for a choice.

use std::path::{Path, PathBuf};

use terminal::Input;

use super::Failure;
use super::live::within;
use super::opened_session::RunOptions;
use super::templates::{Template, templates};
use super::terminal_session::{self, TerminalSession};
use super::themes;
use crate::app::config::Config;
use crate::app::home::{Home, HomeEntry, HomeOutcome, HomeTarget};
use crate::store::{AppFolders, list, load};
use crate::workshop::SessionState;
use crate::{file, screens};

/// The most sessions that are looked into; older ones are opened by name.
const LOOKED_INTO: usize = 12;

/// Shows the home screen and then what was chosen there; `make` makes a session file from a template.
/// Gives a line to print after leaving.
pub fn home(
    folders: &AppFolders,
    config: &Config,
    make: impl Fn(&str) -> Result<PathBuf, Failure>,
) -> Result<Option<String>, Failure> {
    let mut room = TerminalSession::enter("roundtable")?;
    match choose(&mut room, folders, config)? {
        None => Ok(None),
        Some(HomeTarget::Template(name)) => {
            let path = make(&name).inspect_err(|_| terminal_session::leave())?;
            within(room, folders, config, &path, RunOptions::default())
        }
        Some(HomeTarget::Continue(path) | HomeTarget::Open(path)) => {
            within(room, folders, config, &path, RunOptions::default())
        }
    }
}

/// Shows the home screen until something is chosen; nothing when the facilitator leaves.
fn choose(room: &mut TerminalSession, folders: &AppFolders, config: &Config) -> Result<Option<HomeTarget>, Failure> {
    let mut home = Home { entries: entries(folders), selected: 0 };
    let theme = themes::built_in(config);
    loop {
        room.draw(|area, buf| {
            screens::home(&home, &theme, area, buf);
            None
        })?;
        for input in room.inputs(None) {
            let Input::Key(key) = input else { continue };
            match home.press(key) {
                HomeOutcome::Leave => {
                    terminal_session::leave();
                    return Ok(None);
                }
                HomeOutcome::Suspend => {
                    terminal_session::suspend();
                }
                HomeOutcome::Go(target) => return Ok(Some(target)),
                HomeOutcome::Stay => {}
            }
        }
    }
}

fn entries(folders: &AppFolders) -> Vec<HomeEntry> {
    let mut files = list(&folders.sessions).unwrap_or_default();
    files.sort_by_key(|e| std::cmp::Reverse(e.modified));
    let mut sessions: Vec<(HomeEntry, Option<String>)> =
        files.iter().take(LOOKED_INTO).filter_map(|e| entry(&e.path)).collect();
    name_copies(&mut sessions);
    let mut sessions: Vec<HomeEntry> = sessions.into_iter().map(|(entry, _)| entry).collect();
    sessions.sort_by_key(|e| !matches!(e.target, HomeTarget::Continue(_)));
    sessions.extend(templates(folders).unwrap_or_default().iter().map(template));
    sessions
}

fn template(template: &Template) -> HomeEntry {
    let whose = if template.path.is_some() { "yours · " } else { "" };
    let about = match template.bytes().map(|bytes| file::read(&bytes)) {
        Ok(Ok(opened)) => opened.session.plan.purpose.clone().unwrap_or_default(),
        Ok(Err(problems)) => problems.first().map_or_else(String::new, |p| format!("line {}: {}", p.line, p.message)),
        Err(error) => error.to_string(),
    };
    HomeEntry {
        target: HomeTarget::Template(template.name.clone()),
        title: template.name.clone(),
        note: format!("{whose}{about}"),
    }
}

/// Says of each session that another file holds it, too.
fn name_copies(sessions: &mut [(HomeEntry, Option<String>)]) {
    let name = |entry: &HomeEntry| match &entry.target {
        HomeTarget::Continue(path) | HomeTarget::Open(path) => {
            path.file_name().map(|n| n.to_string_lossy().into_owned())
        }
        HomeTarget::Template(_) => None,
    };
    let known: Vec<_> = sessions.iter().map(|(entry, id)| (name(entry), id.clone())).collect();
    for (i, (entry, id)) in sessions.iter_mut().enumerate() {
        let other = known.iter().enumerate().find(|(at, (_, other))| *at != i && id.is_some() && other == id);
        if let Some((_, (Some(other), _))) = other {
            entry.note = format!("{} · same id as {other}", entry.note);
        }
    }
}

fn entry(path: &Path) -> Option<(HomeEntry, Option<String>)> {
    let loaded = load(path).ok()?;
    let opened = file::read(&loaded.bytes).ok()?;
    let session = &opened.session;
    let place = path.to_path_buf();
    let date = session.record.started.map(|t| t.date_naive()).or(session.plan.date);
    let date = date.map_or(String::new(), |d| d.format("%-d %B %Y · ").to_string());
    let (target, how) = match session.state() {
        SessionState::Live | SessionState::Paused => {
            let at = session.activity().map_or("live", |a| a.title.as_str());
            (HomeTarget::Continue(place), at.to_owned())
        }
        SessionState::Planned => (HomeTarget::Open(place), "planned".to_owned()),
        SessionState::Done => (HomeTarget::Open(place), "ended".to_owned()),
    };
    let entry = HomeEntry { target, title: session.plan.title.clone(), note: format!("{date}{how}") };
    Some((entry, session.plan.id.clone()))
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(target_os = "linux")]
    fn a_session_whose_name_is_no_text_can_be_opened() {
        use std::os::unix::ffi::OsStrExt;

        use super::*;

        let dir = tempfile::tempdir().expect("a folder");
        let folders = AppFolders::find(Some(dir.path()));
        std::fs::create_dir_all(&folders.sessions).expect("a folder");
        let path = folders.sessions.join(std::ffi::OsStr::from_bytes(b"caf\xe9.toml"));
        let text = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n";
        std::fs::write(&path, text).expect("written");
        let first = entries(&folders).into_iter().next().expect("an entry");
        let HomeTarget::Open(target) = first.target else { panic!("{:?}", first.target) };
        assert!(load(&target).is_ok(), "{target:?}");
    }
}
