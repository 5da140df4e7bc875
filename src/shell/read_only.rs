//! Shows the live view of a session that somebody else runs, and keeps up with their file. It writes nothing, takes no
//! lock, and refuses what would change the session.

use std::path::Path;
use std::time::Duration;

use super::local_zone::in_zone;
use super::review::WatchedFile;
use super::saving::{copied, expanded};
use super::terminal_session::{self, LoopEvent, TerminalSession};
use super::themes::Themes;
use super::{Failure, inputs, saving, screen_effects, series, session};
use crate::app::config::Config;
use crate::app::{self, Effect, Model, News};
use crate::clock::Clock;
use crate::screens;
use crate::store::{AppFolders, load};
use crate::workshop::text::visible;
use crate::workshop::{Moment, SeriesHistory, Zone};

/// The live view of somebody else's session.
struct Reader<'a> {
    room: TerminalSession,
    model: Model,
    themes: Themes,
    folders: &'a AppFolders,
    path: &'a Path,
    bell: bool,
    /// What the series remembers, to tell it to each version of the session.
    history: Option<std::sync::Arc<SeriesHistory>>,
    left: bool,
}

/// Shows the session until the reader leaves; gives a line to print after that.
pub(super) fn show(
    room: TerminalSession,
    folders: &AppFolders,
    config: &Config,
    path: &Path,
    mut model: Model,
    clock: &Clock,
    zone: Option<&Zone>,
) -> Result<Option<String>, Failure> {
    series::load_in_background(folders, path, &model.session, room.sender());
    let themes = Themes::new(folders, config);
    model.themes.clone_from(&themes.names);
    let bell = config.bell;
    let mut reader = Reader { room, model, themes, folders, path, bell, history: None, left: false };
    let outcome = reader.until_left(&config.keys, clock, zone);
    terminal_session::leave();
    outcome.map(|()| None)
}

impl Reader<'_> {
    fn until_left(&mut self, keys: &app::Keymap, clock: &Clock, zone: Option<&Zone>) -> Result<(), Failure> {
        let mut file = WatchedFile::new(self.path);
        while !self.left {
            let now = in_zone(zone, clock.now());
            if file.has_changed() {
                self.reread(now);
            }
            let effects = app::tick(&mut self.model, now);
            self.carry_out(effects, now);
            let (model, theme) = (&self.model, &self.themes.theme);
            self.room.draw(|area, buf| screens::draw(model, keys, theme, now, area, buf))?;
            let wait = (app::wake(&self.model, now) - in_zone(zone, clock.now())).to_std().unwrap_or_default();
            let wait = file.until_next_check().min(wait + Duration::from_millis(1));
            for event in self.room.wait(Some(wait)) {
                self.handle(event, keys, in_zone(zone, clock.now()));
            }
        }
        Ok(())
    }

    /// Takes over what was saved since; a file that cannot be read at the moment is read again later.
    fn reread(&mut self, now: Moment) {
        match session::read(self.path) {
            Ok(read) => {
                app::handle_news(&mut self.model, News::Reread(Box::new(read.opened.session)), now);
                if let Some(history) = self.history.clone() {
                    app::handle_news(&mut self.model, News::History(history), now);
                }
            }
            Err(failure) => {
                let why = failure.message.lines().next().unwrap_or_default().to_owned();
                app::handle_news(&mut self.model, News::Notice(why), now);
            }
        }
    }

    fn handle(&mut self, event: LoopEvent, keys: &app::Keymap, now: Moment) {
        match event {
            LoopEvent::Input(all) => {
                for input in &all {
                    let effects = inputs::take(&mut self.model, keys, input, now);
                    self.carry_out(effects, now);
                }
            }
            LoopEvent::Notice(_) => self.room.clear(),
            LoopEvent::Past(past) => {
                self.history = Some(past.clone());
                app::handle_news(&mut self.model, News::History(past), now);
            }
            LoopEvent::Drained
            | LoopEvent::Save(_)
            | LoopEvent::Copy(_)
            | LoopEvent::Read(_)
            | LoopEvent::Groups(_)
            | LoopEvent::Room(_)
            | LoopEvent::Listed(_) => {}
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>, now: Moment) {
        for effect in effects {
            let around = (self.folders, self.bell);
            let Self { model, room, themes, .. } = self;
            match screen_effects::carry_out(effect, model, room, themes, around, now) {
                Some(Effect::Copy(path)) => {
                    for news in self.copy(&expanded(&path)) {
                        app::handle_news(&mut self.model, news, now);
                    }
                }
                Some(Effect::Quit | Effect::QuitAnyway) => self.left = true,
                // The rest changes or saves a session.
                _ => {}
            }
        }
    }

    /// Copies the file as it is now.
    fn copy(&self, path: &Path) -> Vec<News> {
        let place = visible(&self.model.saving.place).into_owned();
        let text = load(self.path).map(|loaded| String::from_utf8_lossy(&loaded.bytes).into_owned());
        match text {
            Ok(text) => saving::news(copied(path, &text, &place)),
            Err(error) => vec![News::NotMoved(error.to_string())],
        }
    }
}
