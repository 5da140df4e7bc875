//! Shows a session for reading, and keeps up with one that somebody runs. It opens the file for reading only: no lock,
//! no saver, nothing that could write.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use terminal::Input;

use super::remember::Remembered;
use super::terminal_session::{self, TerminalSession};
use super::themes::Themes;
use super::{Failure, session};
use crate::app::config::Config;
use crate::app::pages::pages;
use crate::app::{ReviewRequest, ReviewScreen};
use crate::screens;
use crate::store::{AppFolders, Stamp, stamp};
use crate::workshop::Session;
use crate::workshop::digest::{Audience, Digest};
use crate::workshop::text::visible;

/// How often a session that is followed is looked at.
const CHECK_EVERY: Duration = Duration::from_millis(500);

/// A file that is looked at again and again.
pub struct WatchedFile {
    pub(super) path: PathBuf,
    stamp: Option<Stamp>,
    checked: Instant,
    every: Duration,
}

impl WatchedFile {
    /// Creates a file that is read after this.
    pub(super) fn new(path: &Path) -> Self {
        Self::every(path, CHECK_EVERY)
    }

    /// Creates a file that is read now, and is looked at so often.
    pub(super) fn every(path: &Path, every: Duration) -> Self {
        Self { path: path.to_path_buf(), stamp: stamp(path), checked: Instant::now(), every }
    }

    /// Returns whether the file has changed since the last look, if that was long enough ago.
    pub(super) fn has_changed(&mut self) -> bool {
        if self.checked.elapsed() < self.every {
            return false;
        }
        self.checked = Instant::now();
        let was = std::mem::replace(&mut self.stamp, stamp(&self.path));
        was != self.stamp
    }

    /// Returns how long until the next look is due.
    pub(super) fn until_next_check(&self) -> Duration {
        self.every.saturating_sub(self.checked.elapsed())
    }
}

/// A session file as it is read again and again.
pub struct FollowedFile(WatchedFile);

/// What a look at the file tells.
pub enum FileChange {
    /// Nothing new.
    None,
    /// The session as it is now.
    Changed(Box<Digest>),
    /// Why it cannot be read at the moment, in a sentence.
    Unreadable(String),
}

impl FollowedFile {
    /// Creates a file that is read after this, so that no change is missed.
    pub fn new(path: &Path) -> Self {
        Self(WatchedFile::new(path))
    }

    /// Looks whether the file has changed, if the last look was long enough ago.
    pub fn check(&mut self) -> FileChange {
        if !self.0.has_changed() {
            return FileChange::None;
        }
        match digest(&self.0.path) {
            Ok(digest) => FileChange::Changed(Box::new(digest)),
            Err(failure) => FileChange::Unreadable(failure.message.lines().next().unwrap_or_default().to_owned()),
        }
    }

    /// Returns how long until the next look is due.
    pub fn until_next_check(&self) -> Duration {
        self.0.until_next_check()
    }
}

fn digest(path: &Path) -> Result<Digest, Failure> {
    Ok(Digest::of(&session::read(path)?.opened.session, Audience::Participants))
}

/// Shows a session that was read from this file until the reader leaves; the home screen lists it from then on. The file
/// was looked at before it was read, so that no change is missed.
pub fn review(
    folders: &AppFolders,
    config: &Config,
    mut file: FollowedFile,
    session: &Session,
    follows: bool,
) -> Result<(), Failure> {
    let mut screen = opened(config, session, follows);
    let mut room = TerminalSession::enter(&screen.title)?;
    let remembered = Remembered::in_background(folders, &file.0.path, session);
    let outcome = show(&mut room, folders, config, &mut screen, &mut file);
    terminal_session::leave();
    remembered.finish();
    outcome
}

/// Does the same in a terminal that is taken already, and leaves it taken.
pub(super) fn within(
    room: &mut TerminalSession,
    folders: &AppFolders,
    config: &Config,
    path: &Path,
) -> Result<(), Failure> {
    let mut file = FollowedFile::new(path);
    let mut screen = opened(config, &session::read(path)?.opened.session, false);
    show(room, folders, config, &mut screen, &mut file)
}

/// Puts a session on the screen.
fn opened(config: &Config, session: &Session, follows: bool) -> ReviewScreen {
    let first = Digest::of(session, Audience::Participants);
    let mut screen = ReviewScreen::new(first.title.clone(), pages(&first), follows);
    screen.keys = config.keys.reading().to_vec();
    screen
}

fn show(
    room: &mut TerminalSession,
    folders: &AppFolders,
    config: &Config,
    screen: &mut ReviewScreen,
    file: &mut FollowedFile,
) -> Result<(), Failure> {
    let themes = Themes::new(folders, config);
    screen.message = themes.wrong;
    let theme = themes.theme;
    let mut opened: Option<Receiver<String>> = None;
    loop {
        if screen.follows {
            match file.check() {
                FileChange::None => {}
                FileChange::Changed(digest) => screen.refresh(digest.title.clone(), pages(&digest)),
                FileChange::Unreadable(why) => screen.trouble = Some(why),
            }
        }
        if let Some(said) = opened.as_ref().and_then(|o| o.try_recv().ok()) {
            (screen.message, opened) = (Some(said), None);
        }
        let mut over = 0;
        room.draw(|area, buf| {
            let (cursor, lines) = screens::review(screen, &theme, area, buf);
            over = lines;
            cursor
        })?;
        screen.over = over;
        // Whether an address was opened is known within moments.
        let soon = opened.is_some().then_some(Duration::from_millis(200));
        let wait = [soon, screen.follows.then(|| file.until_next_check())].into_iter().flatten().min();
        for input in room.inputs(wait) {
            let request = match input {
                Input::Key(key) => screen.press(key),
                Input::Paste(text) => {
                    screen.paste(&text);
                    ReviewRequest::Stay
                }
                Input::PasteTooLong(_) => ReviewRequest::Stay,
            };
            match request {
                ReviewRequest::Stay => {}
                ReviewRequest::Leave => return Ok(()),
                ReviewRequest::Copy(text) => {
                    room.copy(&text);
                    screen.message = Some("Copied, if your terminal allows it.".to_owned());
                }
                ReviewRequest::Open(url) => opened = Some(open(url)),
                ReviewRequest::Suspend => {
                    if !terminal_session::suspend() {
                        screen.message = Some("No shell to suspend to.".to_owned());
                    }
                }
            }
        }
    }
}

/// Opens an address in another thread, by the program that this system opens addresses with: as one argument, and never
/// through a shell. Tells how it went.
fn open(url: String) -> Receiver<String> {
    let (tell, told) = channel();
    let failed = tell.clone();
    let work = move || {
        let program = if cfg!(target_os = "macos") {
            "open"
        } else if cfg!(windows) {
            "explorer"
        } else {
            "xdg-open"
        };
        let mut command = Command::new(program);
        command.arg(&url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let said = match command.spawn() {
            Ok(mut child) => {
                drop(tell.send(format!("Opening with {program}.")));
                // Waited for, so that nothing of it is left behind.
                let _ = child.wait();
                return;
            }
            Err(_) => format!("{} is not installed: press y to copy the address.", visible(program)),
        };
        drop(tell.send(said));
    };
    if std::thread::Builder::new().name("link".to_owned()).spawn(work).is_err() {
        drop(failed.send("The computer is too busy to open it: press y to copy the address.".to_owned()));
    }
    told
}
