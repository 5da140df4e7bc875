//! Owns the terminal for the time the program has it: frames out, and everything that happens in, through one
//! wait.

use std::io::Write;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Failure;
use crate::domain::Past;
use crate::domain::text::visible;
use crate::keys::Key;
use crate::store::SaveReport;
use crate::tui::{Caller, Heard, Input, Listener, Notice, Output, Screen, Signals, Terminal};

/// Everything that can wake the loop.
pub(super) enum LoopEvent {
    /// Keys and pastes, all that were waiting.
    Input(Vec<Input>),
    /// The terminal is gone.
    Gone,
    /// The terminal has another size, or the program was stopped and goes on.
    Notice(Notice),
    /// The saver tells something.
    Save(SaveReport),
    /// The files of earlier sessions have been read.
    Past(Arc<Past>),
    /// The terminal has taken the last frame.
    Drained,
}

/// What is done when the process is told to end.
type Farewell = Arc<Mutex<Option<Box<dyn Fn() -> Option<String> + Send>>>>;

/// The terminal, while the program has it.
pub(super) struct Room {
    terminal: Terminal,
    listener: Listener,
    events: Receiver<LoopEvent>,
    sender: LoopSender,
    signals: Signals,
    farewell: Farewell,
}

/// Tells the loop something from another thread.
#[derive(Clone)]
pub(super) struct LoopSender {
    sender: Sender<LoopEvent>,
    caller: Caller,
}

impl LoopSender {
    pub(super) fn send(&self, event: LoopEvent) {
        // Nobody listens any more only while the program ends.
        if self.sender.send(event).is_ok() {
            self.caller.call();
        }
    }
}

impl Room {
    /// Takes the terminal.
    pub(super) fn enter(title: &str) -> Result<Self, Failure> {
        let cannot = |e: std::io::Error| Failure::new(format!("The terminal cannot be used: {e}."));
        let listener = Listener::new().map_err(cannot)?;
        let (send, events) = channel();
        let sender = LoopSender { sender: send, caller: listener.caller() };
        let farewell: Farewell = Arc::default();
        let (end, notices) = (Arc::clone(&farewell), sender.clone());
        let on_end =
            move || end.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|farewell| farewell());
        let signals = Signals::watch(on_end, move |n| notices.send(LoopEvent::Notice(n))).map_err(cannot)?;
        // A title bar has no room for a heap of marks on one letter.
        Screen::enter(&visible(title)).map_err(cannot)?;
        let drained = sender.clone();
        Output.on_drained(move || drained.send(LoopEvent::Drained));
        Ok(Self { terminal: Terminal::own(), listener, events, sender, signals, farewell })
    }

    /// A way to tell the loop something from another thread.
    pub(super) fn sender(&self) -> LoopSender {
        self.sender.clone()
    }

    /// Sets what is done, in another thread, when the process is told to end; its sentence is printed.
    pub(super) fn on_end(&self, farewell: impl Fn() -> Option<String> + Send + 'static) {
        *self.farewell.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(farewell));
    }

    /// Waits until something happens, so long at most, and takes everything that has happened by then.
    pub(super) fn wait(&mut self, limit: Option<Duration>) -> Vec<LoopEvent> {
        let heard = match self.listener.wait(limit) {
            Heard::Input(inputs) if inputs.is_empty() => None,
            Heard::Input(inputs) => Some(LoopEvent::Input(inputs)),
            Heard::Gone => Some(LoopEvent::Gone),
        };
        heard.into_iter().chain(self.events.try_iter()).collect()
    }

    /// Draws a frame, unless the terminal has not taken the last one yet.
    pub(super) fn draw(&mut self, picture: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> Result<(), Failure> {
        if self.terminal.busy() {
            return Ok(());
        }
        let cannot = |e| Failure::new(format!("The terminal cannot be drawn on any more: {e}."));
        self.terminal.draw(picture).map_err(cannot)
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

    /// Gives the terminal to the shell until the program is continued; false where there is no such shell.
    pub(super) fn suspend(&self) -> bool {
        self.signals.stop()
    }
}

/// Gives the terminal back.
pub(super) fn leave() {
    Screen::restore();
}

/// A key of the terminal as the program knows it.
pub(super) fn key(event: KeyEvent) -> Option<Key> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(match event.code {
        KeyCode::Char(c) if ctrl => Key::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) if alt => Key::Alt(c),
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace if alt || ctrl => Key::Ctrl('w'),
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Left if ctrl || alt => Key::WordLeft,
        KeyCode::Right if ctrl || alt => Key::WordRight,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(n) => Key::F(n),
        _ => return None,
    })
}
