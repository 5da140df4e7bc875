//! Runs the home screen: shows the sessions there are and the ways to begin one, and does what is chosen.

mod scan;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use terminal::signals::Notice;
use terminal::{Input, Key};

use super::from_text::create_from_text;
use super::live::within;
use super::local_zone::local_now;
use super::opened_session::RunOptions;
use super::saving::expanded;
use super::terminal_session::{self, LoopEvent, TerminalSession};
use super::{Failure, blank, results, review, session, themes};
use crate::app::config::Config;
use crate::app::home::{Home, HomeKeys, HomeOutcome, HomeTarget};
use crate::screens;
use crate::store::{AppFolders, OpenedFiles, names};
use crate::workshop::text::visible;
use scan::Scan;

/// How long the first frame waits for the list: few files are read by then, and the screen does not change at once.
const FIRST_LOOK: Duration = Duration::from_millis(40);

/// What the home screen asks of whoever knows how files are made.
pub struct HomeCommands<'a> {
    /// Makes a session file from a template.
    pub make: &'a dyn Fn(&str) -> Result<PathBuf, Failure>,
    /// Writes a report of a session; gives its file.
    pub report: &'a dyn Fn(&Path) -> Result<PathBuf, Failure>,
}

/// Shows the home screen and then what was chosen there. Gives a line to print after leaving.
pub fn home(folders: &AppFolders, config: &Config, commands: &HomeCommands<'_>) -> Result<Option<String>, Failure> {
    let mut room = TerminalSession::enter("roundtable")?;
    let mut home = Home::new(HomeKeys::new(config.keys.home()));
    home.message = config.keys.told_at_home().map(str::to_owned);
    let mut screen = HomeScreen { home, scan: Scan::new(folders), folders, commands };
    loop {
        let target = screen.choose(&mut room, config)?;
        let made = match target {
            None => return Ok(None),
            Some(HomeTarget::Blank) => return blank::run(room, folders, config),
            Some(HomeTarget::Run(path)) => Ok(path),
            Some(HomeTarget::Read(path)) => {
                if let Err(failure) = review::within(&mut room, folders, config, &path) {
                    screen.home.message = Some(failure.first_line());
                }
                continue;
            }
            Some(HomeTarget::Template(name)) => (commands.make)(&name),
            Some(HomeTarget::Follow(path)) => follow(folders, &path),
            Some(HomeTarget::Text(incoming)) => {
                create_from_text(folders, &incoming, local_now().date_naive()).map_err(|e| Failure::new(e.to_string()))
            }
        };
        match made {
            Ok(path) => return within(room, folders, config, &path, RunOptions::default(), Vec::new()),
            Err(failure) => screen.home.message = Some(failure.first_line()),
        }
    }
}

/// Makes a session in the sessions folder that follows an ended one.
fn follow(folders: &AppFolders, ended: &Path) -> Result<PathBuf, Failure> {
    let session::OpenedFile { opened, bytes, .. } = session::read(ended)?;
    let text = String::from_utf8_lossy(&bytes);
    results::follow_up(&opened.session, &text, ended, &folders.sessions).map_err(Failure::new)
}

/// The home screen while it is shown.
struct HomeScreen<'a> {
    home: Home,
    scan: Scan,
    folders: &'a AppFolders,
    commands: &'a HomeCommands<'a>,
}

impl HomeScreen<'_> {
    /// Shows the home screen until something is chosen; nothing when the facilitator leaves.
    fn choose(&mut self, room: &mut TerminalSession, config: &Config) -> Result<Option<HomeTarget>, Failure> {
        let theme = themes::built_in(config);
        self.scan.restart(room.sender());
        let mut events = room.wait(Some(FIRST_LOOK));
        loop {
            for event in events {
                match event {
                    LoopEvent::Input(inputs) => {
                        for input in inputs {
                            if let ControlFlow::Break(left) = self.take(input) {
                                return Ok(left);
                            }
                        }
                    }
                    LoopEvent::Notice(Notice::Continued | Notice::Resized) => room.clear(),
                    LoopEvent::Listed(found) => self.scan.take(*found, &mut self.home),
                    LoopEvent::Drained
                    | LoopEvent::Save(_)
                    | LoopEvent::Past(_)
                    | LoopEvent::Copy(_)
                    | LoopEvent::Read(_)
                    | LoopEvent::Groups(_)
                    | LoopEvent::Room(_) => {}
                }
            }
            let now = local_now();
            room.draw(|area, buf| screens::home(&self.home, &theme, now, area, buf))?;
            events = room.wait(Some(self.scan.until_next(&self.home, now)));
            self.scan.again_if_due(room.sender());
        }
    }

    /// Takes an input; breaks with what was chosen, or with nothing where the facilitator leaves.
    fn take(&mut self, input: Input) -> ControlFlow<Option<HomeTarget>> {
        let now = local_now();
        let outcome = match input {
            Input::Key(key) => self.press(key),
            Input::Paste(text) => {
                self.home.paste(&text, now);
                HomeOutcome::Stay
            }
            Input::PasteTooLong(bytes) => {
                self.home.paste_refused(bytes);
                HomeOutcome::Stay
            }
        };
        match outcome {
            HomeOutcome::Stay => {}
            HomeOutcome::Leave => {
                terminal_session::leave();
                return ControlFlow::Break(None);
            }
            HomeOutcome::Suspend => {
                if !terminal_session::suspend() {
                    self.home.message = Some("There is no shell to suspend to.".to_owned());
                }
            }
            HomeOutcome::Go(target) => return ControlFlow::Break(Some(target)),
            HomeOutcome::Open(typed) => {
                let path = expanded(&typed);
                match path.metadata() {
                    Ok(data) if data.is_dir() => self.complete(&format!("{}/", typed.trim_end_matches('/'))),
                    Ok(_) => return ControlFlow::Break(Some(HomeTarget::Run(path))),
                    Err(_) => self.home.message = Some(format!("{}: file not found.", visible(&typed))),
                }
            }
            HomeOutcome::Complete(typed) => self.complete(&typed),
            HomeOutcome::Report(path) => {
                self.home.message = Some(match (self.commands.report)(&path) {
                    Ok(report) => format!("Report saved as {}.", visible(&report.display().to_string())),
                    Err(failure) => failure.first_line(),
                });
            }
            HomeOutcome::Forget(path) => {
                self.scan.forget(&path);
                OpenedFiles::new(&self.folders.state).forget(&path, now.to_utc());
            }
        }
        ControlFlow::Continue(())
    }

    fn press(&mut self, key: Key) -> HomeOutcome {
        self.home.press(key, local_now())
    }

    /// Goes on with a path that is being typed.
    fn complete(&mut self, typed: &str) {
        let folder = typed.rfind('/').map_or("./", |at| &typed[..=at]);
        self.home.complete(&names(&expanded(folder)));
    }
}
