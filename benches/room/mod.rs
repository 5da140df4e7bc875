//! A session on a screen of 120×40 that is never shown, to measure what a facilitator waits for.
#![allow(dead_code, reason = "each bench uses what it needs")]

use ratatui::layout::Size;
use roundtable::app::{self, Keymap, Model};
use roundtable::file::{Document, Opened};
use roundtable::screens;
use roundtable::theme::Theme;
use roundtable::workshop::{Drafts, Moment};
use terminal::{Key, Terminal};

/// Who is in it sits in front of the live screen.
pub(crate) struct Room {
    pub m: Model,
    pub document: Document,
    pub now: Moment,
    keys: Keymap,
    theme: Theme,
    terminal: Terminal<Vec<u8>>,
}

impl Room {
    /// The room of a session, with its first frame drawn.
    pub(crate) fn of(opened: Opened, now: Moment) -> Self {
        let m = Model::new(opened.session, Drafts::default(), now);
        let terminal = Terminal::with_size(Vec::new(), Size::new(120, 40));
        let (document, keys, theme) = (opened.document, Keymap::default(), Theme::terminal());
        let mut room = Self { m, document, now, keys, theme, terminal };
        room.draw();
        room
    }

    pub(crate) fn press(&mut self, key: Key) {
        app::press(&mut self.m, &self.keys, key, self.now);
    }

    /// Up to the bytes that would go to the terminal.
    pub(crate) fn draw(&mut self) {
        let Self { m, keys, theme, now, terminal, .. } = self;
        terminal.writer_mut().clear();
        terminal.draw(|area, buf| screens::draw(m, keys, theme, *now, area, buf)).expect("a list takes all bytes");
    }

    /// The same with nothing kept of the frame before.
    pub(crate) fn draw_anew(&mut self) {
        self.m = self.m.clone(); // a copy has nothing kept
        self.draw();
    }

    /// The session as its file has it.
    pub(crate) fn text(&self) -> String {
        self.document.render(&self.m.session, &Drafts::default())
    }
}

/// The moment at which all of it happens.
pub(crate) fn now() -> Moment {
    "2026-11-24T15:00:00-05:00".parse().expect("a moment")
}
