//! Reads events with crossterm in a thread of its own, where a terminal is no file that could be polled.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, read as next_event};

use crate::input::{Disconnected, Input};
use crate::key::Key;

/// What the reading thread sends; nothing where somebody called the waker.
type Message = Result<Option<Input>, Disconnected>;

/// Waits for input from the terminal.
pub struct Poller {
    messages: Receiver<Message>,
    waker: Waker,
}

/// Ends a wait from another thread.
#[derive(Clone)]
pub struct Waker(Sender<Message>);

impl Waker {
    /// Ends the wait that is going on, or else the next one.
    pub fn wake(&self) {
        let _ = self.0.send(Ok(None));
    }
}

impl Poller {
    /// Starts to read events.
    pub fn new() -> io::Result<Self> {
        let (sender, messages) = channel();
        let waker = Waker(sender.clone());
        std::thread::Builder::new().name(String::from("keys")).spawn(move || read(&sender))?;
        Ok(Self { messages, waker })
    }

    /// Returns what ends a wait from another thread.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits for input or a waker, no longer than `limit` where there is one. Returns everything that was waiting, in
    /// order; nothing where only time has passed, or somebody called the waker.
    pub fn wait(&mut self, limit: Option<Duration>) -> Result<Vec<Input>, Disconnected> {
        let first = match limit {
            Some(limit) => self.messages.recv_timeout(limit).ok(),
            None => self.messages.recv().ok(),
        };
        first.into_iter().chain(self.messages.try_iter()).filter_map(Result::transpose).collect()
    }
}

fn read(sender: &Sender<Message>) {
    loop {
        let message = match next_event() {
            Ok(Event::Key(event)) if event.kind != KeyEventKind::Release => Ok(key(event).map(Input::Key)),
            Ok(Event::Paste(text)) => Ok(Some(Input::Paste(text))),
            Ok(_) => continue,
            Err(_) => Err(Disconnected),
        };
        let end = message.is_err();
        if sender.send(message).is_err() || end {
            return;
        }
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let key = match event.code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
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
    };
    let held = |modifier| event.modifiers.contains(modifier);
    Some(key.with(held(KeyModifiers::CONTROL), held(KeyModifiers::ALT)))
}
