//! Shows a session for reading, and keeps up with one that somebody runs. It opens the file for reading only: no lock,
//! no saver, nothing that could write.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::room::{self, Happening, Room, key};
use super::themes::Themes;
use super::{Failure, session};
use crate::app::config::Config;
use crate::app::pages::pages;
use crate::app::{Reader, Wish};
use crate::domain::digest::{Audience, Digest};
use crate::domain::text::visible;
use crate::screens;
use crate::store::{Places, Stamp, stamp};
use crate::tui::{Input, Notice};

/// How often a session that is followed is looked at.
const GLANCE: Duration = Duration::from_millis(500);

/// A session file as it is read again and again.
pub struct Followed {
    path: PathBuf,
    stamp: Option<Stamp>,
    glanced: Instant,
}

/// What a glance at the file tells.
pub enum Glance {
    /// Nothing new.
    Same,
    /// The session as it is now.
    Read(Box<Digest>),
    /// Why it cannot be read at the moment, in a sentence.
    Unread(String),
}

impl Followed {
    /// A file that was just read.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_path_buf(), stamp: stamp(path), glanced: Instant::now() }
    }

    /// Looks whether the file has changed, if the last look was long enough ago.
    pub fn glance(&mut self) -> Glance {
        if self.glanced.elapsed() < GLANCE {
            return Glance::Same;
        }
        self.glanced = Instant::now();
        let now = stamp(&self.path);
        if now == self.stamp {
            return Glance::Same;
        }
        self.stamp = now;
        match digest(&self.path) {
            Ok(digest) => Glance::Read(Box::new(digest)),
            Err(failure) => Glance::Unread(failure.message.lines().next().unwrap_or_default().to_owned()),
        }
    }

    /// How long until the next look is due.
    pub fn rest(&self) -> Duration {
        GLANCE.saturating_sub(self.glanced.elapsed())
    }
}

fn digest(path: &Path) -> Result<Digest, Failure> {
    Ok(Digest::of(&session::read(path)?.opened.session, Audience::Participants))
}

/// Shows a session for reading until the reader leaves.
pub fn review(places: &Places, config: &Config, path: &Path, follows: bool) -> Result<(), Failure> {
    let first = digest(path)?;
    let mut file = Followed::new(path);
    let mut reader = Reader::new(first.title.clone(), pages(&first), follows);
    reader.keys = config.keys.reading().to_vec();
    let mut room = Room::enter(&first.title)?;
    let outcome = show(&mut room, places, config, &mut reader, &mut file);
    room::leave();
    outcome
}

fn show(
    room: &mut Room,
    places: &Places,
    config: &Config,
    reader: &mut Reader,
    file: &mut Followed,
) -> Result<(), Failure> {
    let themes = Themes::new(places, config);
    reader.message = themes.wrong;
    let theme = themes.theme;
    let mut opened: Option<Receiver<String>> = None;
    loop {
        if reader.follows {
            match file.glance() {
                Glance::Same => {}
                Glance::Read(digest) => reader.refresh(digest.title.clone(), pages(&digest)),
                Glance::Unread(why) => reader.trouble = Some(why),
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
        let wait = [soon, reader.follows.then(|| file.rest())].into_iter().flatten().min();
        for happening in room.wait(wait) {
            match happening {
                Happening::Input(inputs) => {
                    for input in inputs {
                        let wish = match input {
                            Input::Key(event) => key(event).map_or(Wish::Stay, |k| reader.press(k)),
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
                                reader.message = Some("Copied, where the terminal allows it.".to_owned());
                            }
                            Wish::Open(url) => opened = Some(open(url)),
                            Wish::Suspend => {
                                if !room.suspend() {
                                    reader.message = Some("There is no shell to go back to.".to_owned());
                                }
                            }
                        }
                    }
                }
                Happening::Gone => return Err(Failure::new("The terminal is gone.")),
                Happening::Notice(Notice::Continued | Notice::Resized) => room.clear(),
                Happening::Drained | Happening::Save(_) | Happening::Past(_) => {}
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
                drop(tell.send(format!("{program} opens it.")));
                // Waited for, so that nothing of it is left behind.
                let _ = child.wait();
                return;
            }
            Err(_) => format!("{} is not here to open it: y copies the address.", visible(program)),
        };
        drop(tell.send(said));
    };
    if std::thread::Builder::new().name("link".to_owned()).spawn(work).is_err() {
        drop(failed.send("The computer is too busy to open it: y copies the address.".to_owned()));
    }
    told
}
