//! Owns the table of the keys of the home screen: hints, help, settings and docs read it.

use terminal::Key;

use super::{Home, HomeOutcome, Mode, SearchFor, Start};
use crate::app::{TextInput, screen_keys};
use crate::workshop::Moment;

/// One row of the table.
pub struct HomeBind {
    /// Its name in the settings. Where another table has a row of this name, both have the same keys.
    pub id: &'static str,
    /// Its keys, by name.
    pub keys: &'static [&'static str],
    /// The word beside the first of them at the bottom of the screen; empty: only in the help.
    pub hint: &'static str,
    /// What it does.
    pub about: &'static str,
    pub(super) act: fn(&mut Home, Moment) -> HomeOutcome,
}

const fn row(
    id: &'static str,
    keys: &'static [&'static str],
    hint: &'static str,
    about: &'static str,
    act: fn(&mut Home, Moment) -> HomeOutcome,
) -> HomeBind {
    HomeBind { id, keys, hint, about, act }
}

/// Every key of the list.
pub const HOME_KEYS: &[HomeBind] = &[
    row("up", &["↑", "k"], "", "Go to the row above", |h, now| h.step(-1, now)),
    row("down", &["↓", "j"], "choose", "Go to the row below", |h, now| h.step(1, now)),
    row("page-up", &["PgUp"], "", "Go ten rows up", |h, now| h.step(-10, now)),
    row("page-down", &["PgDn"], "", "Go ten rows down", |h, now| h.step(10, now)),
    row("first", &["Home"], "", "Go to the first row", |h, now| h.step(i32::MIN, now)),
    row("last", &["End"], "", "Go to the last row", |h, now| h.step(i32::MAX, now)),
    row("run", &["Enter"], "run", "Run the session, or begin a new one", Home::enter),
    row("read", &["v"], "read", "Read it: results, notes, polls", Home::read),
    row("report", &["r"], "report", "Save its report as a file", Home::report),
    row("forget", &["X", "Del"], "", "Remove a file that is not found", Home::forget),
    row("blank", &["b"], "blank", "Begin a blank session", |h, now| h.start(Start::Blank, now)),
    row("template", &["t"], "template", "Begin from a template", |h, now| h.start(Start::Template, now)),
    row("paste", &["p"], "paste", "Begin from a text: type or paste it", |h, now| h.start(Start::Text, now)),
    row("follow-up", &["f"], "", "Follow a session that has ended", |h, now| h.start(Start::Follow, now)),
    row("open-file", &["o"], "open", "Open a file by its path", |h, now| h.start(Start::Open, now)),
    row("search", &["/"], "search", "Search all sessions", |h, _| {
        h.show(Mode::Search(TextInput::default(), SearchFor::Run))
    }),
    row("help", &["?"], "help", "Show the keys", |h, _| h.show(Mode::Help)),
    row("suspend", &["ctrl-z"], "", "Suspend to the shell", |_, _| HomeOutcome::Suspend),
    row("quit", &["q"], "quit", "Quit", |_, _| HomeOutcome::Leave),
];

/// The keys of each row, as the settings want them.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeKeys(Vec<Vec<Key>>);

impl Default for HomeKeys {
    fn default() -> Self {
        Self(screen_keys::usual(HOME_KEYS.iter().map(|row| row.keys)))
    }
}

impl HomeKeys {
    /// Takes the keys of the settings.
    pub fn new(keys: &[Vec<Key>]) -> Self {
        Self(keys.to_vec())
    }

    /// Returns the row that a key stands for.
    pub(super) fn row(&self, key: Key) -> Option<&'static HomeBind> {
        screen_keys::row(&self.0, key).map(|at| &HOME_KEYS[at])
    }

    /// Returns the first key of the row of this name, as it is shown; empty where the settings leave it none.
    pub fn shown(&self, id: &str) -> String {
        let keys = HOME_KEYS.iter().zip(&self.0).find(|(row, _)| row.id == id).and_then(|(_, keys)| keys.first());
        keys.map_or_else(String::new, ToString::to_string)
    }
}
