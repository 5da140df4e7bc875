//! Begins a session with nothing. It has no file until it has a title or an activity: whoever leaves before leaves
//! nothing behind. Then it is saved under its title, and runs as any other.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::live::within;
use super::local_zone::{in_zone, local_now, set_local_zone};
use super::opened_session::RunOptions;
use super::reading::Waiting;
use super::terminal_session::{self, LoopEvent, TerminalSession};
use super::themes::Themes;
use super::{Failure, inputs, screen_effects};
use crate::app::config::Config;
use crate::app::{self, Effect, Model};
use crate::clock::Clock;
use crate::file::{self, Document, Preparation, prepare};
use crate::screens;
use crate::store::{self, AppFolders};
use crate::workshop::{Drafts, Moment, UNTITLED, slug};

/// A session that has no file yet.
struct Blank<'a> {
    model: Model,
    document: Document,
    themes: Themes,
    folders: &'a AppFolders,
    config: &'a Config,
    left: bool,
}

/// Shows the plan of a session without anything in it; gives a line to print after leaving.
pub(super) fn run(mut room: TerminalSession, folders: &AppFolders, config: &Config) -> Result<Option<String>, Failure> {
    let Some((path, waiting)) = Blank::new(folders, config)?.until_made(&mut room)? else {
        terminal_session::leave();
        return Ok(None);
    };
    within(room, folders, config, &path, RunOptions { in_plan: true, ..RunOptions::default() }, waiting)
}

impl<'a> Blank<'a> {
    fn new(folders: &'a AppFolders, config: &'a Config) -> Result<Self, Failure> {
        let (now, id) = (local_now(), store::new_id());
        let wanted = Preparation {
            title: Some(UNTITLED),
            date: Some(now.date_naive()),
            id: Some(&id),
            ..Preparation::default()
        };
        let text = prepare("format = 1\n", &wanted);
        let mut opened = file::read(text.as_bytes())
            .map_err(|problems| Failure::new(problems.first().map_or(String::new(), |p| p.message.clone())))?;
        set_local_zone(&mut opened.session);
        let mut model = Model::new(opened.session, Drafts::default(), now);
        model.saving.has_no_file = true;
        let themes = Themes::new(folders, config);
        model.themes.clone_from(&themes.names);
        Ok(Self { model, document: opened.document, themes, folders, config, left: false })
    }

    /// Takes keys until there is something to save. Gives its file, and what was typed since; nothing when the
    /// facilitator leaves before.
    fn until_made(mut self, room: &mut TerminalSession) -> Result<Option<(PathBuf, Waiting)>, Failure> {
        let clock = Clock::start(None);
        loop {
            let now = in_zone(None, clock.now());
            let effects = app::tick(&mut self.model, now);
            self.carry_out(effects, room, now);
            let (model, theme, keys) = (&self.model, &self.themes.theme, &self.config.keys);
            room.draw(|area, buf| screens::draw(model, keys, theme, now, area, buf))?;
            let wait = (app::wake(&self.model, now) - now).to_std().unwrap_or_default();
            let mut waiting = Vec::new();
            for event in room.wait(Some(wait + Duration::from_millis(1))) {
                match event {
                    LoopEvent::Input(all) => waiting.extend(all),
                    LoopEvent::Notice(_) => room.clear(),
                    _ => {}
                }
            }
            let mut waiting = waiting.into_iter();
            while let Some(input) = waiting.next() {
                let now = in_zone(None, clock.now());
                let effects = inputs::take(&mut self.model, &self.config.keys, &input, now);
                self.carry_out(effects, room, now);
                if self.left {
                    return Ok(None);
                }
                if self.has_content() {
                    let path = self.create(now)?;
                    return Ok(Some((path, waiting.map(|input| (Instant::now(), input)).collect())));
                }
            }
        }
    }

    fn has_content(&self) -> bool {
        let plan = &self.model.session.plan;
        plan.title != UNTITLED || !plan.agenda.is_empty() || self.model.session.record.started.is_some()
    }

    fn create(&self, now: Moment) -> Result<PathBuf, Failure> {
        let plan = &self.model.session.plan;
        let text = self.document.render(&self.model.session, &self.model.drafts());
        let day = plan.date.unwrap_or(now.date_naive());
        let made = store::create_dated(&self.folders.sessions, &slug(&plan.title), day, &text);
        made.map_err(|error| Failure::new(error.to_string())).inspect_err(|_| terminal_session::leave())
    }

    fn carry_out(&mut self, effects: Vec<Effect>, room: &mut TerminalSession, now: Moment) {
        for effect in effects {
            let around = (self.folders, self.config.bell);
            let rest = screen_effects::carry_out(effect, &mut self.model, room, &mut self.themes, around, now);
            // What is not about leaving is about a file or an activity, and there is none.
            self.left |= matches!(rest, Some(Effect::Quit | Effect::QuitAnyway));
        }
    }
}
