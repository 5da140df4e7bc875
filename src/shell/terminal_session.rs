//! Owns the terminal while the program has it: frames go out, and everything that happens comes in through one wait.

use std::io::Write;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use terminal::signals::{self, Notice};
use terminal::{Disconnected, Input, Output, Poller, Terminal, Waker, screen};

use super::Failure;
use super::found_files::FoundFiles;
use super::from_room::FromRoom;
use super::session::OpenedFile;
use crate::store::SaveReport;
use crate::workshop::text::visible;
use crate::workshop::{FoundGroups, SeriesHistory};

/// Everything that can wake the loop.
pub(super) enum LoopEvent {
    /// Keys and pastes, all that were waiting.
    Input(Vec<Input>),
    /// The terminal has another size, or the program was stopped and goes on.
    Notice(Notice),
    /// The saver tells something.
    Save(SaveReport),
    /// The files of earlier sessions have been read.
    Past(Arc<SeriesHistory>),
    /// Another file holds the same session.
    Copy(String),
    /// The session file has been read.
    Read(Box<Result<OpenedFile, Failure>>),
    /// A longer search for groups has ended.
    Groups(Option<Box<FoundGroups>>),
    /// The room for phones tells something.
    #[cfg_attr(not(feature = "room"), expect(dead_code, reason = "a build without rooms hears of none"))]
    Room(FromRoom),
    /// Files were read for the home screen.
    Listed(Box<FoundFiles>),
    /// The terminal has taken the last frame.
    Drained,
}

/// What is called when the process is told to end.
#[derive(Clone, Default)]
struct OnEnd(Arc<Mutex<Option<Saving>>>);

type Saving = Box<dyn Fn() -> Option<String> + Send>;

impl OnEnd {
    fn slot(&self) -> MutexGuard<'_, Option<Saving>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call(&self) -> Option<String> {
        self.slot().as_ref().and_then(|save| save())
    }

    /// Returns what to say of a terminal that failed. One that is gone ends the process as a hang-up does, whoever
    /// notices it first.
    fn failure(&self, message: &str) -> Failure {
        if signals::is_hung_up() {
            signals::hang_up(|| self.call());
        }
        Failure::new(message)
    }
}

/// The terminal while the program has it.
pub(super) struct TerminalSession {
    terminal: Terminal,
    poller: Poller,
    receiver: Receiver<LoopEvent>,
    sender: LoopSender,
    on_end: OnEnd,
}

/// Tells the loop something from another thread.
#[derive(Clone)]
pub(super) struct LoopSender {
    sender: Sender<LoopEvent>,
    waker: Waker,
}

impl LoopSender {
    pub(super) fn send(&self, happening: LoopEvent) {
        // Nobody listens any more only while the program ends.
        if self.sender.send(happening).is_ok() {
            self.waker.wake();
        }
    }
}

impl TerminalSession {
    /// Takes the terminal.
    pub(super) fn enter(title: &str) -> Result<Self, Failure> {
        let on_end = OnEnd::default();
        let cannot = |e: std::io::Error| on_end.failure(&format!("Cannot use the terminal: {e}."));
        let poller = Poller::new().map_err(cannot)?;
        let (sender, receiver) = channel();
        let sender = LoopSender { sender, waker: poller.waker() };
        let (end, notices) = (on_end.clone(), sender.clone());
        signals::watch(move || end.call(), move |n| notices.send(LoopEvent::Notice(n))).map_err(cannot)?;
        // A title bar has no room for a heap of marks on one letter.
        screen::enter(&visible(title)).map_err(cannot)?;
        let drained = sender.clone();
        Output.on_drained(move || drained.send(LoopEvent::Drained));
        Ok(Self { terminal: Terminal::stdout(), poller, receiver, sender, on_end })
    }

    /// Returns what tells the loop something from another thread.
    pub(super) fn sender(&self) -> LoopSender {
        self.sender.clone()
    }

    /// Sets what is called, in another thread, when the process is told to end; the message it returns is printed.
    pub(super) fn on_end(&self, call: impl Fn() -> Option<String> + Send + 'static) {
        *self.on_end.slot() = Some(Box::new(call));
    }

    /// Waits until something happens, no longer than `limit` where there is one. Returns everything that has happened by
    /// then.
    pub(super) fn wait(&mut self, limit: Option<Duration>) -> Vec<LoopEvent> {
        let input = match self.poller.wait(limit) {
            Ok(inputs) if inputs.is_empty() => None,
            Ok(inputs) => Some(LoopEvent::Input(inputs)),
            Err(Disconnected) => signals::hang_up(|| self.on_end.call()),
        };
        input.into_iter().chain(self.receiver.try_iter()).collect()
    }

    /// Waits like `wait` and returns the keys and pastes alone: what is drawn does not depend on anything else.
    pub(super) fn inputs(&mut self, limit: Option<Duration>) -> Vec<Input> {
        let mut all = Vec::new();
        for event in self.wait(limit) {
            match event {
                LoopEvent::Input(inputs) => all.extend(inputs),
                LoopEvent::Notice(Notice::Continued | Notice::Resized) => self.clear(),
                LoopEvent::Drained
                | LoopEvent::Save(_)
                | LoopEvent::Past(_)
                | LoopEvent::Copy(_)
                | LoopEvent::Read(_)
                | LoopEvent::Groups(_)
                | LoopEvent::Room(_)
                | LoopEvent::Listed(_) => {}
            }
        }
        all
    }

    /// Draws a frame, unless the terminal has not taken the last one yet.
    pub(super) fn draw(&mut self, render: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> Result<(), Failure> {
        if self.terminal.busy() {
            return Ok(());
        }
        let drawn = self.terminal.draw(render);
        drawn.map_err(|e| self.on_end.failure(&format!("Cannot draw on the terminal: {e}.")))
    }

    /// Draws everything anew with the next frame.
    pub(super) fn clear(&mut self) {
        self.terminal.clear();
    }

    /// Rings the terminal's bell.
    pub(super) fn ring(&mut self) {
        let _ = self.terminal.writer_mut().write_all(b"\x07");
        let _ = self.terminal.writer_mut().flush();
    }

    /// Puts text on the clipboard, where the terminal allows it (OSC 52).
    pub(super) fn copy(&mut self, text: &str) {
        // Whether it was taken is never said by a terminal.
        let _ = crossterm::execute!(self.terminal.writer_mut(), CopyToClipboard::to_clipboard_from(text));
    }
}

/// Gives the terminal to the shell until the program is continued; returns false where no shell could continue it.
pub(super) fn suspend() -> bool {
    signals::stop()
}

/// Gives the terminal back.
pub(super) fn leave() {
    screen::restore();
}
