//! Shows a session for reading, and keeps up with one that somebody runs. It opens the file for reading only: no lock,
//! no saver, nothing that could write.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use terminal::Input;
use terminal::signals::Notice;

use super::terminal_session::{self, LoopEvent, TerminalSession};
use super::themes::Themes;
use super::{Failure, session};
use crate::app::config::Config;
use crate::app::pages::pages;
use crate::app::{Reader, Wish};
use crate::screens;
use crate::store::{Places, Stamp, stamp};
use crate::workshop::digest::{Audience, Digest};
use crate::workshop::text::visible;

/// How often a session that is followed is looked at.
const CHECK_EVERY: Duration = Duration::from_millis(500);

/// A session file as it is read again and again.
pub struct FollowedFile {
    path: PathBuf,
    stamp: Option<Stamp>,
    checked: Instant,
}

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
    /// A file that was just read.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_path_buf(), stamp: stamp(path), checked: Instant::now() }
    }

    /// Looks whether the file has changed, if the last look was long enough ago.
    pub fn check(&mut self) -> FileChange {
        if self.checked.elapsed() < CHECK_EVERY {
            return FileChange::None;
        }
        self.checked = Instant::now();
        let now = stamp(&self.path);
        if now == self.stamp {
            return FileChange::None;
        }
        self.stamp = now;
        match digest(&self.path) {
            Ok(digest) => FileChange::Changed(Box::new(digest)),
            Err(failure) => FileChange::Unreadable(failure.message.lines().next().unwrap_or_default().to_owned()),
        }
    }

    /// How long until the next look is due.
    pub fn until_next_check(&self) -> Duration {
        CHECK_EVERY.saturating_sub(self.checked.elapsed())
    }
}

fn digest(path: &Path) -> Result<Digest, Failure> {
    Ok(Digest::of(&session::read(path)?.opened.session, Audience::Participants))
}

/// Shows a session for reading until the reader leaves.
pub fn review(places: &Places, config: &Config, path: &Path, follows: bool) -> Result<(), Failure> {
    let first = digest(path)?;
    let mut file = FollowedFile::new(path);
    let mut reader = Reader::new(first.title.clone(), pages(&first), follows);
    reader.keys = config.keys.reading().to_vec();
    let mut room = TerminalSession::enter(&first.title)?;
    let outcome = show(&mut room, places, config, &mut reader, &mut file);
    terminal_session::leave();
    outcome
}

fn show(
    room: &mut TerminalSession,
    places: &Places,
    config: &Config,
    reader: &mut Reader,
    file: &mut FollowedFile,
) -> Result<(), Failure> {
    let themes = Themes::new(places, config);
    reader.message = themes.wrong;
    let theme = themes.theme;
    let mut opened: Option<Receiver<String>> = None;
    loop {
        if reader.follows {
            match file.check() {
                FileChange::None => {}
                FileChange::Changed(digest) => reader.refresh(digest.title.clone(), pages(&digest)),
                FileChange::Unreadable(why) => reader.trouble = Some(why),
            }
        }
        if let Some(said) = opened.as_ref().and_then(|o| o.try_recv().ok()) {
            (reader.message, opened) = (Some(said), None);
        }
        let mut over = 0;
        room.draw(|area, buf| {
            let (cursor, lines) = screens::review(reader, &theme, area, buf);
            over = lines;
            cursor
        })?;
        reader.over = over;
        // Whether an address was opened is known within moments.
        let soon = opened.is_some().then_some(Duration::from_millis(200));
        let wait = [soon, reader.follows.then(|| file.until_next_check())].into_iter().flatten().min();
        for event in room.wait(wait) {
            match event {
                LoopEvent::Input(inputs) => {
                    for input in inputs {
                        let wish = match input {
                            Input::Key(key) => reader.press(key),
                            Input::Paste(text) => {
                                reader.paste(&text);
                                Wish::Stay
                            }
                            Input::PasteTooLong(_) => Wish::Stay,
                        };
                        match wish {
                            Wish::Stay => {}
                            Wish::Leave => return Ok(()),
                            Wish::Copy(text) => {
                                room.copy(&text);
                                reader.message = Some("Copied, if your terminal allows it.".to_owned());
                            }
                            Wish::Open(url) => opened = Some(open(url)),
                            Wish::Suspend => {
                                if !terminal_session::suspend() {
                                    reader.message = Some("No shell to suspend to.".to_owned());
                                }
                            }
                        }
                    }
                }
                LoopEvent::Gone => return Err(Failure::new("The terminal was closed.")),
                LoopEvent::Notice(Notice::Continued | Notice::Resized) => room.clear(),
                LoopEvent::Drained | LoopEvent::Save(_) | LoopEvent::Past(_) => {}
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
