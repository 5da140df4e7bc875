//! Owns the loop of a session: it wakes for a key, for the saver, for the next change of a digit; otherwise it
//! sleeps and the program costs nothing.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use terminal::signals::Notice;
use terminal::{Input, Key};

use super::super::local_zone::in_zone;
use super::super::opened_session::{OpenedSession, RunOptions};
use super::super::reading::Waiting;
use super::super::remember::Remembered;
use super::super::room::RoomHost;
use super::super::saving::{self, SaveQueue};
use super::super::session;
use super::super::terminal_session::{self, LoopEvent, TerminalSession};
use super::super::themes::Themes;
use super::super::{Failure, copies, editor, group_search, inputs, read_only, results, screen_effects, series};
use crate::app::config::Config;
use crate::app::{self, Effect, GroupSearch, Model, News, Trouble};
use crate::clock::Clock;
use crate::screens;
use crate::store::{AppFolders, ExitSave, Flush, Lock, SaveReport, Saver, Target, remove_lent};
use crate::workshop::{LongerSearch, Moment, SessionState, Zone, duration_in_words};

/// How long leaving waits for the disk before it asks.
const PATIENCE: Duration = Duration::from_secs(3);

/// What somebody leaves who leaves a session.
pub(super) struct Left {
    /// A line to print.
    pub(super) said: Option<String>,
    /// The session to open next.
    pub(super) next: Option<PathBuf>,
}

impl OpenedSession {
    /// Runs it until it is left.
    pub(super) fn run(
        self,
        room: TerminalSession,
        folders: &AppFolders,
        config: &Config,
        waiting: Waiting,
    ) -> Result<Left, Failure> {
        let Self { mut model, clock, zone, how, lock, reading, path, source, draft: (draft, in_file) } = self;
        let remembered = Remembered::in_background(folders, &path, &model.session);
        if reading {
            let said = read_only::show(room, folders, config, &path, model, &clock, zone.as_ref());
            remembered.finish();
            return Ok(Left { said: said?, next: None });
        }
        remove_lent(&folders.state);
        series::load_in_background(folders, &path, &model.session, room.sender());
        copies::look_in_background(folders, &path, &model.session, room.sender());
        let (document, bytes, path) = source;
        let shelters = vec![folders.state.clone(), std::env::temp_dir()];
        let target = Target { path, content: Some(bytes), now: saving::now(&clock, zone.as_ref()), shelters, draft };
        let sender = room.sender();
        let saver = Saver::start(target, move |report| sender.send(LoopEvent::Save(report)))
            .map_err(|e| Failure::new(format!("roundtable cannot save: {e}.")))
            .inspect_err(|_| terminal_session::leave())?;
        let queue = SaveQueue::new(saver, document, &model, in_file);
        let mut themes = Themes::new(folders, config);
        model.themes.clone_from(&themes.names);
        saving::save_before_the_process_ends(&room, &queue, &model.saving.place);
        if let Some(wrong) = themes.wrong.take().or_else(|| config.keys.told().map(str::to_owned)) {
            model.messages.notice.get_or_insert(wrong);
        }
        model.prompt.date_order = config.dates;
        let bell = config.bell;
        let (folders, moved, exit, left, locks, next) = (folders.clone(), false, None, None, Vec::new(), None);
        let search = group_search::GroupSearch::default();
        let host = RoomHost::new((&folders, &config.room), room.sender(), &clock, zone.as_ref());
        let mut run = Run {
            room,
            model,
            clock,
            zone,
            how,
            queue,
            themes,
            folders,
            bell,
            moved,
            exit,
            left,
            search,
            host,
            locks,
            next,
        };
        if let Some(at) = run.how.room {
            run.carry_out(vec![Effect::OpenRoom(at.asked())]);
        }
        for (at, input) in waiting {
            let since = chrono::TimeDelta::from_std(at.elapsed()).unwrap_or_default();
            run.take(&input, &config.keys, run.now() - since);
        }
        let outcome = run.until_left(&config.keys);
        if outcome.is_err() {
            // The terminal failed, not the session.
            run.left = Some(run.queue.save_at_exit()());
        }
        terminal_session::leave();
        run.host.end(&run.model);
        if let Some(lock) = lock {
            lock.end(run.now(), run.model.session.is_under_way(), run.model.revision > 0);
        }
        for lock in std::mem::take(&mut run.locks) {
            lock.end(run.now(), run.model.session.is_under_way(), true);
        }
        remembered.finish();
        let next = run.next.take();
        Ok(Left { said: run.last_message(outcome)?, next })
    }
}

/// A session in its loop.
struct Run {
    room: TerminalSession,
    model: Model,
    clock: Clock,
    /// The zone of the plan; without it this computer's own, as it is at each moment.
    zone: Option<Zone>,
    how: RunOptions,
    queue: SaveQueue,
    themes: Themes,
    folders: AppFolders,
    bell: bool,
    /// Whether it was said that the computer's clock was changed.
    moved: bool,
    /// The facilitator leaves as soon as everything is saved; from then on the question is asked whether to wait.
    exit: Option<(Flush, Instant)>,
    /// Set once the facilitator has left: where the last changes are.
    left: Option<ExitSave>,
    /// The longer search for groups.
    search: group_search::GroupSearch,
    /// The room for phones.
    host: RoomHost,
    /// Locks of files that saving moved to.
    locks: Vec<Lock>,
    /// The session that is opened after this one.
    next: Option<PathBuf>,
}

impl Run {
    fn until_left(&mut self, keys: &app::Keymap) -> Result<(), Failure> {
        let mut events = Vec::new();
        loop {
            for event in events {
                self.handle(event, keys);
            }
            let now = self.now();
            let effects = app::tick(&mut self.model, now);
            self.carry_out(effects);
            self.report_clock_changes(now);
            // Saving before drawing: a terminal that does not read must not keep anything from the disk.
            self.queue.submit(&self.model);
            self.host.look(&mut self.model, now);
            self.host.answer_saved(&self.model);
            self.host.publish(&self.model);
            self.leave_when_saved(now);
            if self.left.is_some() {
                return Ok(());
            }
            let (model, theme) = (&self.model, &self.themes.theme);
            self.room.draw(|area, buf| screens::draw(model, keys, theme, now, area, buf))?;
            let wait = app::wake(&self.model, now) - self.now();
            // A millisecond later, so that the digit has surely changed.
            let wait = wait.to_std().unwrap_or_default() + Duration::from_millis(1);
            let exit = self.exit.as_ref().map(|(_, until)| until.saturating_duration_since(Instant::now()));
            let wait = exit.into_iter().chain(self.host.until_next_look()).fold(wait, Duration::min);
            events = self.room.wait(Some(wait));
        }
    }

    fn now(&self) -> Moment {
        in_zone(self.zone.as_ref(), self.clock.now())
    }

    fn handle(&mut self, event: LoopEvent, keys: &app::Keymap) {
        let now = self.now();
        match event {
            LoopEvent::Input(all) => {
                for input in &all {
                    self.take(input, keys, now);
                }
            }
            LoopEvent::Notice(Notice::Continued | Notice::Resized) => self.room.clear(),
            LoopEvent::Drained | LoopEvent::Read(_) | LoopEvent::Listed(_) => {}
            LoopEvent::Copy(sentence) => app::handle_news(&mut self.model, News::Notice(sentence), now),
            LoopEvent::Room(told) => {
                let effect = self.host.hear(told, &mut self.model, now);
                self.carry_out(effect.into_iter().collect());
            }
            LoopEvent::Groups(plan) => app::handle_news(&mut self.model, News::GroupsFound(plan), now),
            LoopEvent::Past(past) => app::handle_news(&mut self.model, News::History(past), now),
            LoopEvent::Save(report) => {
                self.lock_the_new_file(&report);
                let asked = self.model.saving.leaving;
                for news in saving::news(report) {
                    app::handle_news(&mut self.model, news, now);
                }
                if asked && !self.model.saving.leaving {
                    // The disk has taken it while the question stood: that is the answer.
                    self.leave_once_saved(now);
                }
            }
        }
    }

    /// Takes what was typed at a moment.
    fn take(&mut self, input: &Input, keys: &app::Keymap, now: Moment) {
        assert!(
            self.how.panic_on.is_none_or(|c| *input != Input::Key(Key::Char(c))),
            "the key given to --panic-on was pressed"
        );
        let effects = inputs::take(&mut self.model, keys, input, now);
        self.carry_out(effects);
    }

    /// Takes the lock of the file in which saving goes on, as far as there is one.
    fn lock_the_new_file(&mut self, report: &SaveReport) {
        if let SaveReport::Conflict { ours: path, .. } | SaveReport::Moved { path } = report
            && let Ok(held) = session::hold(path, path, self.zone.as_ref(), false)
        {
            self.locks.extend(held.lock);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let now = self.now();
        for effect in effects {
            let around = (&self.folders, self.bell);
            let Self { model, room, themes, .. } = self;
            let Some(effect) = screen_effects::carry_out(effect, model, room, themes, around, now) else { continue };
            let Some(effect) = self.host.carry_out(effect, &mut self.model, now) else { continue };
            match effect {
                Effect::Edit(words, text) => {
                    let edited = editor::edit(&mut self.room, &self.folders.state, &text);
                    let news = edited.map_or_else(News::Notice, |text| News::Edited(words, text));
                    app::handle_news(&mut self.model, news, now);
                }
                Effect::SearchGroups => {
                    if let GroupSearch::Running(search, _) = &self.model.group_search {
                        self.search.begin(LongerSearch::clone(search), self.room.sender());
                    }
                }
                Effect::StopSearch => self.search.stop(),
                Effect::SaveElsewhere(path) => {
                    self.queue.saver.elsewhere(&saving::expanded(&path));
                }
                Effect::Copy(path) => self.queue.copy(&self.model, saving::expanded(&path), &self.room),
                Effect::Report => {
                    let told = results::report(&self.model.session, &self.queue.saver.path());
                    app::handle_news(&mut self.model, told, now);
                }
                Effect::FollowUp => self.follow_up(now),
                Effect::SaveNow => drop(self.queue.flush(&self.model)),
                Effect::Quit => {
                    self.next = None;
                    self.leave_once_saved(now);
                }
                Effect::QuitAnyway => {
                    self.queue.submit(&self.model);
                    self.left = Some(self.queue.save_at_exit()());
                }
                Effect::Ring(_)
                | Effect::Theme(_)
                | Effect::Clipboard(..)
                | Effect::Library
                | Effect::Suspend
                | Effect::ListNetworks
                | Effect::OpenRoom(_)
                | Effect::CloseRoom
                | Effect::RefuseNew(_)
                | Effect::LetIn(_)
                | Effect::RefuseName(_)
                | Effect::ReadMessage(..)
                | Effect::StageLink
                | Effect::EndStageLink => {}
            }
        }
    }

    /// Makes the session that follows this one, and leaves for it.
    fn follow_up(&mut self, now: Moment) {
        if self.next.is_some() {
            return;
        }
        let text = self.queue.text_now(&self.model);
        let file = self.queue.saver.path();
        match results::follow_up(&self.model.session, &text, &file, results::folder_of(&file)) {
            Ok(path) => {
                self.next = Some(path);
                self.leave_once_saved(now);
            }
            Err(text) => app::handle_news(&mut self.model, News::Told { text, bad: true }, now),
        }
    }

    /// Saves everything, and then leaves; the clock and the keys go on meanwhile.
    fn leave_once_saved(&mut self, now: Moment) {
        if self.exit.is_none() {
            let words = "Saving: roundtable closes when everything is on the disk.";
            app::handle_news(&mut self.model, News::Notice(words.to_owned()), now);
            self.exit = Some((self.queue.flush(&self.model), Instant::now() + PATIENCE));
        }
    }

    /// Leaves when everything is saved; asks when the disk refuses or takes too long.
    fn leave_when_saved(&mut self, now: Moment) {
        let Some((flush, until)) = &self.exit else { return };
        let sentence = match self.queue.is_saved(flush) {
            Ok(true) => {
                self.left = Some(ExitSave::Saved);
                return;
            }
            Ok(false) if Instant::now() < *until => return,
            Ok(false) => "The disk is very slow: the last changes are not saved yet.".to_owned(),
            Err(sentence) => sentence,
        };
        (self.exit, self.next) = (None, None);
        self.model.saving.leaving = true;
        app::handle_news(&mut self.model, News::NotSaved(Trouble { sentence }), now);
    }

    /// Tells what happened to the computer's clock meanwhile; the session's own goes on as ever.
    fn report_clock_changes(&mut self, now: Moment) {
        if let Some(slept) = self.clock.slept() {
            app::handle_news(&mut self.model, News::Slept(slept), now);
        }
        match self.clock.moved() {
            Some(by) if !self.moved => {
                self.moved = true;
                let direction = if by.num_milliseconds() > 0 { "ahead" } else { "back" };
                let text = format!(
                    "The computer's clock moved {} {direction}: the session keeps its own time.",
                    duration_in_words(by)
                );
                app::handle_news(&mut self.model, News::Notice(text), now);
            }
            Some(_) => {}
            None => self.moved = false,
        }
    }

    fn last_message(self, outcome: Result<(), Failure>) -> Result<Option<String>, Failure> {
        let place = crate::workshop::text::visible(&self.model.saving.place).into_owned();
        let lost = self.left.as_ref().and_then(|kept| saving::unsaved_message(kept, &place));
        if let Some(sentence) = lost {
            let help = "compare it with the session file, and replace that file when the disk works again";
            return Err(match self.left {
                Some(ExitSave::Copy(_)) => Failure::with_help(sentence, help),
                _ => Failure::new(sentence),
            });
        }
        outcome?;
        Ok(match self.model.session.state() {
            _ if self.model.saving.trouble.is_some() => None,
            SessionState::Done => Some(format!("The session is over. Everything is saved in {place}.")),
            _ => Some(format!("Saved in {place}. Resume with roundtable run.")),
        })
    }
}
