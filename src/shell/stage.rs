//! Shows the stage of a session in a second terminal, from the file alone, and keeps up with it. It takes no lock, writes
//! nothing and ends nothing.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use terminal::{Input, Key};

use super::known_room::{room_run_by, room_stamp};
use super::local_zone::in_zone;
use super::review::WatchedFile;
use super::terminal_session::{self, LoopEvent, TerminalSession};
use super::themes::Themes;
use super::{Failure, session};
use crate::app;
use crate::app::config::Config;
use crate::app::room::OpenRoom;
use crate::clock::{Clock, ClockBase};
use crate::screens;
use crate::screens::status::time;
use crate::store::{AppFolders, ClockMark, Runner, RunnerWatch, Stamp};
use crate::workshop::{Moment, Session, SessionState};

/// After so long without a change, or without the file, what is shown has an age.
const OLD: Duration = Duration::from_secs(30);

/// After so long the room is read again although its file is the same: this computer may have come into another network.
const ADDRESS: Duration = Duration::from_secs(30);

/// How often the file is looked at: with each second of the clock, so that looking costs no waking of its own.
const LOOK_EVERY: Duration = Duration::from_millis(900);
/// So many seconds the result of a quick poll is shown after it was closed.
const QUICK: i64 = 30;
/// So long a look waits for the next second.
const WAITS: Duration = Duration::from_millis(200);

/// The stage of somebody's session.
struct Stage {
    path: PathBuf,
    session: Session,
    seen: screens::Seen,
    /// The room, while phones can join it, as far as this user knows.
    room: Option<OpenRoom>,
    /// Who ran the session and what the room's file was when that was read, and when that was.
    room_read: (Runner, Option<Stamp>, Instant),
    folders: AppFolders,
    clock: Clock,
    watch: RunnerWatch,
    runner: Runner,
    /// When the file was last read, and the time of day it was.
    read: (Instant, Moment),
    /// The moment that was shown last.
    shown: Moment,
    /// Since when it cannot be read.
    missing: Option<Instant>,
}

/// Returns a file that the stage follows from now on; it is read after that, so that no change is missed.
pub fn followed(path: &Path) -> WatchedFile {
    WatchedFile::every(path, LOOK_EVERY)
}

/// Shows the stage of a session that was just read from this file, until the key q.
pub fn stage(folders: &AppFolders, config: &Config, mut file: WatchedFile, session: Session) -> Result<(), Failure> {
    let mut stage = Stage::of(folders, &file.path, session);
    let mut room = TerminalSession::enter(&stage.session.plan.title)?;
    let themes = Themes::new(folders, config);
    let outcome = stage.until_left(&mut room, &themes, &mut file);
    terminal_session::leave();
    outcome
}

impl Stage {
    fn of(folders: &AppFolders, path: &Path, session: Session) -> Self {
        let real_path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let mut watch = RunnerWatch::new(&real_path, &Clock::start(None).base().boot_id);
        let runner = watch.look();
        // The clock of the program that runs it, which no change of the computer's clock bends.
        let base = |m: &ClockMark| ClockBase { wall: m.wall, boot: m.boot, boot_id: m.boot_id.clone() };
        let clock = Clock::start(watch.clock().map(base));
        let now = in_zone(session.plan.timezone.as_ref(), clock.now());
        let seen = seen(&session, now);
        let room = room_run_by(runner, folders, &session);
        Self {
            path: path.to_path_buf(),
            room_read: (runner, room_stamp(folders, &session), Instant::now()),
            session,
            room,
            folders: folders.clone(),
            seen,
            clock,
            watch,
            runner,
            read: (Instant::now(), now),
            shown: now,
            missing: None,
        }
    }

    fn now(&self) -> Moment {
        in_zone(self.session.plan.timezone.as_ref(), self.clock.now())
    }

    fn until_left(
        &mut self,
        room: &mut TerminalSession,
        themes: &Themes,
        file: &mut WatchedFile,
    ) -> Result<(), Failure> {
        let mut due: Option<Moment> = None;
        let mut said: Option<String> = None;
        loop {
            let before = said.take();
            let changed = self.look(file);
            let now = self.now();
            said = self.said();
            if changed || before != said || due.is_none_or(|due| due <= now) {
                let goes = goes_at(&self.session).filter(|at| *at > self.shown && *at <= now);
                if now.date_naive() != self.shown.date_naive() || goes.is_some() {
                    // Without a day in the plan, the start is that of today.
                    self.seen = seen(&self.session, now);
                }
                self.shown = now;
                let status = self.session.clock_status(now);
                let scene = screens::Scene::new(&self.seen, &status, now, false).open_to(self.room.as_ref(), None);
                let said = said.as_deref();
                room.draw(|area, buf| {
                    screens::stage(&scene, said, &themes.theme, area, buf);
                    None
                })?;
                due = Some(app::next_change(&self.session, true, now));
            }
            let second = due.map_or(TimeDelta::zero(), |due| due - self.now()).to_std().unwrap_or_default();
            let look = file.until_next_check();
            let wait = if second < look + WAITS { second } else { look };
            for event in room.wait(Some(wait + Duration::from_millis(1))) {
                match event {
                    LoopEvent::Input(inputs) if inputs.iter().any(leaves) => return Ok(()),
                    LoopEvent::Notice(_) => {
                        room.clear();
                        due = None;
                    }
                    LoopEvent::Drained => due = None,
                    _ => {}
                }
            }
        }
    }

    /// Reads the file again if it has changed; what cannot be read at the moment is read when it changes again. Tells
    /// whether the session is another one now.
    fn look(&mut self, file: &mut WatchedFile) -> bool {
        if !file.until_next_check().is_zero() {
            return false;
        }
        if !file.has_changed() {
            self.runner = self.watch.look();
            // Only the welcome says how to join.
            if self.session.state() != SessionState::Planned {
                return false;
            }
            let stamp = room_stamp(&self.folders, &self.session);
            let (by, before, read) = &self.room_read;
            if *by == self.runner && *before == stamp && read.elapsed() < ADDRESS {
                return false;
            }
            self.room_read = (self.runner, stamp, Instant::now());
            let before = self.room.take();
            self.room = room_run_by(self.runner, &self.folders, &self.session);
            return self.room != before;
        }
        let read = session::read(&self.path);
        let can_be_read = read.is_ok();
        match read {
            Ok(read) => *self = Self::of(&self.folders, &self.path, read.opened.session),
            Err(_) => _ = self.missing.get_or_insert_with(Instant::now),
        }
        can_be_read
    }

    fn said(&self) -> Option<String> {
        let age = Age {
            unchanged: self.read.0.elapsed(),
            missing: self.missing.map_or(Duration::ZERO, |since| since.elapsed()),
        };
        let polls = self.seen.public().poll.as_ref().is_some_and(|poll| poll.open);
        said(self.runner, self.session.state(), polls, age).map(|words| words.replace("{}", &time(self.read.1)))
    }
}

/// Returns when the result of a quick poll goes: the facilitator closes it on the own screen, which no file tells.
fn goes_at(session: &Session) -> Option<Moment> {
    let run = session.poll_run().filter(|run| run.quick)?;
    Some(run.revealed.max(run.closed)? + TimeDelta::seconds(QUICK))
}

/// Returns what the room may see at a moment.
fn seen(session: &Session, now: Moment) -> screens::Seen {
    let mut public = session.public(now);
    if goes_at(session).is_some_and(|at| at <= now) {
        public.poll = None;
    }
    screens::Seen::new(public)
}

/// How old what is shown may be.
#[derive(Clone, Copy)]
struct Age {
    /// Since the file was last read.
    unchanged: Duration,
    /// Since when it cannot be read.
    missing: Duration,
}

/// Returns what has to be known of what is shown: that nobody runs it any more, or as of when it is, in place of `{}`.
fn said(runner: Runner, state: SessionState, polls: bool, age: Age) -> Option<&'static str> {
    if age.missing >= OLD {
        return Some("The file cannot be read; as of {}");
    }
    match (runner, state) {
        (Runner::Stopped, SessionState::Live) => Some("The program has stopped; the clock runs on"),
        (Runner::Stopped, SessionState::Paused) => Some("The program has stopped"),
        (Runner::Elsewhere, SessionState::Live | SessionState::Paused) if polls && age.unchanged >= OLD => {
            Some("as of {}")
        }
        _ => None,
    }
}

/// Returns whether an input is the one key that is taken.
fn leaves(input: &Input) -> bool {
    matches!(input, Input::Key(key) if app::translated(*key) == Key::Char('q'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_of_a_quick_poll_goes_by_itself() {
        let text = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 5\n\
            [record]\nstarted = 2026-11-24T15:00:00Z\n\
            [[record.timing]]\nactivity = \"talk\"\nstarted = 2026-11-24T15:00:00Z\n\
            [[record.poll]]\nactivity = \"talk\"\nquestion = \"Lunch?\"\noptions = [\"a\", \"b\"]\nmethod = \"single\"\n\
            quick = true\nopened = 2026-11-24T15:01:00Z\nclosed = 2026-11-24T15:02:00Z\npresent = 3\nhands = [2, 1]\n";
        let session = crate::file::read(text.as_bytes()).unwrap_or_else(|p| panic!("{p:?}")).session;
        let shown = |at: &str| seen(&session, at.parse().unwrap()).public().poll.is_some();
        assert!(shown("2026-11-24T15:02:29Z"));
        assert!(!shown("2026-11-24T15:02:30Z"));
    }

    #[test]
    fn what_is_old_or_stopped_is_said() {
        let (new, old) = (Duration::from_secs(29), Duration::from_secs(30));
        let stopped = Some("The program has stopped; the clock runs on");
        for (runner, state, polls, unchanged, missing, wanted) in [
            (Runner::Lives, SessionState::Live, true, old, new, None),
            (Runner::Stopped, SessionState::Live, false, new, new, stopped),
            (Runner::Stopped, SessionState::Live, true, old, new, stopped),
            (Runner::Stopped, SessionState::Paused, false, new, new, Some("The program has stopped")),
            (Runner::Stopped, SessionState::Planned, false, old, new, None),
            (Runner::Stopped, SessionState::Done, false, old, new, None),
            (Runner::Elsewhere, SessionState::Live, true, old, new, Some("as of {}")),
            (Runner::Elsewhere, SessionState::Live, true, new, new, None),
            (Runner::Elsewhere, SessionState::Live, false, old, new, None),
            (Runner::Lives, SessionState::Live, false, new, old, Some("The file cannot be read; as of {}")),
        ] {
            assert_eq!(said(runner, state, polls, Age { unchanged, missing }), wanted, "{runner:?} {state:?}");
        }
    }
}
