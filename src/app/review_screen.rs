//! Owns what somebody who reads a session is doing: the page, the passage, the search. Nothing here can change a session.

use std::collections::HashSet;

use terminal::Key;

use super::list_keys::{step_beside_text, stepped};
use super::pages::{Page, Passage, PassageKind};
use super::{TextInput, layouts, screen_keys};
use crate::workshop::text::{search_key, visible};

/// More than this is not put on the clipboard; terminals refuse it without a word.
pub const MOST_COPIED: usize = 50_000;

/// A session being read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReviewScreen {
    /// What it is called.
    pub title: String,
    /// What there is to read.
    pub pages: Vec<Page>,
    /// The page shown, counted from 0.
    pub page: usize,
    /// The passage chosen on it, counted from 0.
    pub passage: usize,
    /// How many of its lines have gone by above, where it is longer than the screen.
    pub inside: usize,
    /// How many of its lines have no room; whoever draws it knows.
    pub over: usize,
    /// What is being searched for.
    pub search: Option<TextInput>,
    /// What was found: pages and passages.
    pub found: Vec<(usize, usize)>,
    /// Which of those is chosen.
    pub chosen: usize,
    /// All passages in small letters while something is searched for, so that a key need not make them anew.
    small: Vec<Vec<String>>,
    /// The address that is about to be opened.
    pub asked: Option<String>,
    /// The keys are shown, from this row on.
    pub help: Option<usize>,
    /// What is said until the next key.
    pub message: Option<String>,
    /// What is wrong with the file at the moment.
    pub trouble: Option<String>,
    /// The session is kept up with.
    pub follows: bool,
    /// The keys of each row of the table, as the settings want them.
    pub keys: Vec<Vec<Key>>,
}

/// What the program has to do for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewRequest {
    /// Nothing.
    Stay,
    /// End.
    Leave,
    /// Put this on the clipboard.
    Copy(String),
    /// Open this address.
    Open(String),
    /// Give the terminal back until continued.
    Suspend,
}

/// One row of the table of keys for reading: hints, help, settings and docs read it.
pub struct ReviewBind {
    /// Its name in the settings. Where the table of a running session has a row of this name, it is the same command.
    pub id: &'static str,
    /// Its keys, by name.
    pub keys: &'static [&'static str],
    /// The word beside the first of them at the bottom of the screen; empty: only in the help.
    pub hint: &'static str,
    /// What it does.
    pub about: &'static str,
    act: fn(&mut ReviewScreen) -> ReviewRequest,
    /// What it does while the help is open.
    in_help: InHelp,
}

/// What a key does while the help is open.
#[derive(Clone, Copy)]
enum InHelp {
    /// It scrolls by this many rows.
    Scrolls(isize),
    /// It closes the help, and no more.
    Closes,
    /// It closes the help, and does what it does otherwise.
    Acts,
}

impl ReviewBind {
    const fn in_help(self, in_help: InHelp) -> Self {
        Self { in_help, ..self }
    }
}

const fn row(
    id: &'static str,
    keys: &'static [&'static str],
    hint: &'static str,
    about: &'static str,
    act: fn(&mut ReviewScreen) -> ReviewRequest,
) -> ReviewBind {
    ReviewBind { id, keys, hint, about, act, in_help: InHelp::Acts }
}

/// Every key of reading, in the order of the hints.
pub const REVIEW_KEYS: &[ReviewBind] = &[
    row("next-page", &["→", "l", "Tab"], "next page", "Go to the next page", |r| r.turn(1)),
    row("previous-page", &["←", "h", "shift-Tab"], "previous page", "Go to the previous page", |r| r.turn(-1)),
    row("search", &["/"], "search", "Search all pages", ReviewScreen::begin_search),
    row("copy", &["y", "c"], "copy", "Copy the passage", ReviewScreen::copy),
    row("open", &["o", "Enter"], "open link", "Open the link", ReviewScreen::ask),
    row("quit", &["q"], "quit", "Quit", |_| ReviewRequest::Leave),
    row("help", &["?"], "help", "Show the keys", |r| {
        r.help = Some(0);
        ReviewRequest::Stay
    })
    .in_help(InHelp::Closes),
    row("close", &["Esc"], "", "Close what is open", |_| ReviewRequest::Stay).in_help(InHelp::Closes),
    row("down", &["↓", "j"], "", "Go to the next passage", |r| r.step(1)).in_help(InHelp::Scrolls(1)),
    row("up", &["↑", "k"], "", "Go to the previous passage", |r| r.step(-1)).in_help(InHelp::Scrolls(-1)),
    row("page-down", &["PgDn", "space"], "", "Go ten passages down", |r| r.step(10)),
    row("page-up", &["PgUp"], "", "Go ten passages up", |r| r.step(-10)),
    row("first", &["Home", "g"], "", "Go to the first passage", |r| r.step(isize::MIN)),
    row("last", &["End", "G"], "", "Go to the last passage", |r| r.step(isize::MAX)),
    row("suspend", &["ctrl-z"], "", "Suspend to the shell", |_| ReviewRequest::Suspend),
];

/// Returns the keys of each row, where the settings change none.
fn usual_keys() -> Vec<Vec<Key>> {
    screen_keys::usual(REVIEW_KEYS.iter().map(|row| row.keys))
}

impl ReviewScreen {
    /// Opens at the first page.
    pub fn new(title: String, pages: Vec<Page>, follows: bool) -> Self {
        Self { title, pages, follows, keys: usual_keys(), ..Self::default() }
    }

    /// Takes pages made anew; page and passage stay where they were as far as they are still there.
    pub fn refresh(&mut self, title: String, pages: Vec<Page>) {
        let was = self.pages.get(self.page).map(|p| p.title.clone());
        let passage = self.shown().cloned();
        (self.title, self.pages, self.trouble) = (title, pages, None);
        self.page = self.pages.iter().position(|p| Some(&p.title) == was.as_ref()).unwrap_or(0);
        let here = &self.pages[self.page].passages;
        let same = passage.and_then(|p| here.iter().position(|q| *q == p));
        if same.is_none() {
            self.inside = 0;
        }
        self.passage = same.unwrap_or(self.passage).min(here.len().saturating_sub(1));
        self.small.clear();
        if self.search.is_some() {
            self.look();
        }
    }

    /// Returns the passage that is chosen.
    pub fn shown(&self) -> Option<&Passage> {
        self.pages.get(self.page)?.passages.get(self.passage)
    }

    /// Takes a key. One with Alt that means nothing is Esc and that key: tmux and slow lines make one of the two.
    pub fn press(&mut self, key: Key) -> ReviewRequest {
        let edits = self.search.is_some() && TextInput::edits(key);
        let Some(plain) = key.without_alt().filter(|_| !edits && self.bound(key).is_none()) else {
            return self.press_one(key);
        };
        match self.press_one(Key::Esc) {
            ReviewRequest::Stay => self.press_one(plain),
            request => request,
        }
    }

    fn press_one(&mut self, key: Key) -> ReviewRequest {
        self.message = None;
        if let Some(url) = self.asked.take() {
            return match layouts::translated(key) {
                Key::Enter => ReviewRequest::Open(url),
                Key::Char('y' | 'c') => ReviewRequest::Copy(url),
                Key::Ctrl('c') => ReviewRequest::Leave,
                _ => ReviewRequest::Stay,
            };
        }
        if let Some(from) = self.help.take() {
            match self.bound(key).map_or(InHelp::Acts, |row| row.in_help) {
                InHelp::Scrolls(by) => {
                    self.help = Some(from.saturating_add_signed(by).min(REVIEW_KEYS.len() - 1));
                }
                InHelp::Closes => {}
                InHelp::Acts => return self.press_one(key),
            }
            return ReviewRequest::Stay;
        }
        if self.search.is_some() {
            return self.type_search(key);
        }
        match self.bound(key) {
            // Whatever the settings say, this leaves: there is nothing to lose.
            _ if key == Key::Ctrl('c') => ReviewRequest::Leave,
            Some(row) => (row.act)(self),
            None => {
                if let Key::Char(c) = key {
                    self.message = Some(layouts::unknown(c));
                }
                ReviewRequest::Stay
            }
        }
    }

    /// Returns the row that a key stands for.
    fn bound(&self, key: Key) -> Option<&'static ReviewBind> {
        screen_keys::row(&self.keys, key).map(|at| &REVIEW_KEYS[at])
    }

    fn turn(&mut self, by: isize) -> ReviewRequest {
        self.page = (self.page as isize + by).rem_euclid(self.pages.len().max(1) as isize) as usize;
        (self.passage, self.inside) = (0, 0);
        ReviewRequest::Stay
    }

    /// Moves by so many passages; one that is longer than the screen is read by lines first.
    fn step(&mut self, by: isize) -> ReviewRequest {
        let inside = self.inside.saturating_add_signed(by).min(self.over);
        if inside != self.inside && by.unsigned_abs() <= 10 {
            self.inside = inside;
            return ReviewRequest::Stay;
        }
        self.inside = 0;
        let last = self.pages.get(self.page).map_or(0, |p| p.passages.len().saturating_sub(1));
        self.passage = self.passage.saturating_add_signed(by).min(last);
        ReviewRequest::Stay
    }

    fn begin_search(&mut self) -> ReviewRequest {
        self.search = Some(TextInput::default());
        self.look();
        ReviewRequest::Stay
    }

    fn type_search(&mut self, key: Key) -> ReviewRequest {
        match key {
            Key::Esc | Key::Ctrl('c') => self.search = None,
            Key::Enter => {
                if let Some(&(page, passage)) = self.found.get(self.chosen) {
                    (self.page, self.passage, self.inside) = (page, passage, 0);
                }
                self.search = None;
            }
            key => {
                if let Some(by) = step_beside_text(key) {
                    self.chosen = stepped(self.chosen, by, self.found.len());
                } else if self.search.as_mut().is_some_and(|line| line.press(key)) {
                    self.chosen = 0;
                    self.look();
                }
            }
        }
        ReviewRequest::Stay
    }

    /// Puts pasted text into the search.
    pub fn paste(&mut self, text: &str) {
        if self.search.as_mut().is_some_and(|line| line.insert(text)) {
            self.chosen = 0;
            self.look();
        }
    }

    /// Finds the passages that hold every word, each wording once: the same note stands on several pages.
    fn look(&mut self) {
        let typed = self.search.as_ref().map_or_else(String::new, |l| search_key(l.text()).into_owned());
        let words: Vec<&str> = typed.split_whitespace().collect();
        if self.small.is_empty() {
            let small = |page: &Page| page.passages.iter().map(|p| search_key(&p.text).into_owned()).collect();
            self.small = self.pages.iter().map(small).collect();
        }
        let mut known: HashSet<&str> = HashSet::new();
        let mut found = Vec::new();
        for (p, passages) in self.small.iter().enumerate().filter(|_| !words.is_empty()) {
            for (i, text) in passages.iter().enumerate() {
                if words.iter().all(|w| text.contains(w)) && known.insert(&self.pages[p].passages[i].text) {
                    found.push((p, i));
                }
            }
        }
        self.chosen = self.chosen.min(found.len().saturating_sub(1));
        self.found = found;
    }

    fn copy(&mut self) -> ReviewRequest {
        match self.shown() {
            Some(passage) if passage.text.len() > MOST_COPIED => {
                self.message = Some(format!("This passage is too long to copy: more than {MOST_COPIED} bytes."));
                ReviewRequest::Stay
            }
            // What is pasted later must not act either.
            Some(passage) if !passage.text.is_empty() => ReviewRequest::Copy(visible(&passage.text).into_owned()),
            _ => ReviewRequest::Stay,
        }
    }

    fn ask(&mut self) -> ReviewRequest {
        match self.shown().map(|p| &p.kind) {
            Some(PassageKind::Link(url)) => self.asked = Some(url.clone()),
            _ => self.message = Some("There is no link here: the page Links lists them.".to_owned()),
        }
        ReviewRequest::Stay
    }
}
