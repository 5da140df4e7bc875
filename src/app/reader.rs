//! Owns what somebody who reads a session is doing: the page, the passage, the search. Nothing here can change a session.

use std::collections::HashSet;

use super::Line;
use super::pages::{Page, Passage, PassageKind};
use crate::domain::text::visible;
use crate::keys::Key;

/// More than this is not put on the clipboard; terminals refuse it without a word.
pub const MOST_COPIED: usize = 50_000;

/// A session being read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    /// What it is called.
    pub title: String,
    /// What there is to read.
    pub pages: Vec<Page>,
    /// The page shown, counted from 0.
    pub page: usize,
    /// The passage chosen on it, counted from 0.
    pub passage: usize,
    /// What is being searched for.
    pub search: Option<Line>,
    /// What was found: pages and passages.
    pub found: Vec<(usize, usize)>,
    /// Which of those is chosen.
    pub chosen: usize,
    /// The address that is about to be opened.
    pub asked: Option<String>,
    /// The keys are shown.
    pub help: bool,
    /// What is said until the next key.
    pub message: Option<String>,
    /// What is wrong with the file at the moment.
    pub trouble: Option<String>,
    /// The session is kept up with.
    pub follows: bool,
}

/// What the program has to do for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
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

/// One row of the table of keys: hints and help read it.
pub struct ReaderBind {
    /// Its keys.
    pub keys: &'static [&'static str],
    /// The word beside the first of them at the bottom of the screen; empty: only in the help.
    pub hint: &'static str,
    /// What it does.
    pub about: &'static str,
    act: fn(&mut Reader) -> Wish,
}

/// Every key of reading, in the order of the hints.
pub const READER_KEYS: &[ReaderBind] = &[
    ReaderBind { keys: &["→", "l", "Tab"], hint: "next page", about: "the next page", act: |r| r.turn(1) },
    ReaderBind { keys: &["←", "h", "shift-Tab"], hint: "page before", about: "the page before", act: |r| r.turn(-1) },
    ReaderBind { keys: &["/"], hint: "search", about: "search all pages; Enter goes there", act: Reader::begin_search },
    ReaderBind { keys: &["y", "c"], hint: "copy", about: "copy the passage", act: |r| r.copy() },
    ReaderBind {
        keys: &["o", "Enter"],
        hint: "open link",
        about: "open the address; it is shown in full first",
        act: Reader::ask,
    },
    ReaderBind { keys: &["q", "ctrl-c"], hint: "leave", about: "leave", act: |_| Wish::Leave },
    ReaderBind {
        keys: &["?"],
        hint: "help",
        about: "these keys",
        act: |r| {
            r.help = true;
            Wish::Stay
        },
    },
    ReaderBind { keys: &["Esc"], hint: "", about: "close what is open", act: |_| Wish::Stay },
    ReaderBind { keys: &["↓", "j"], hint: "", about: "the next passage", act: |r| r.step(1) },
    ReaderBind { keys: &["↑", "k"], hint: "", about: "the passage before", act: |r| r.step(-1) },
    ReaderBind { keys: &["PgDn", "space"], hint: "", about: "ten passages on", act: |r| r.step(10) },
    ReaderBind { keys: &["PgUp"], hint: "", about: "ten passages back", act: |r| r.step(-10) },
    ReaderBind { keys: &["Home", "g"], hint: "", about: "the first passage", act: |r| r.step(isize::MIN) },
    ReaderBind { keys: &["End", "G"], hint: "", about: "the last passage", act: |r| r.step(isize::MAX) },
    ReaderBind { keys: &["ctrl-z"], hint: "", about: "give the terminal back for a while", act: |_| Wish::Suspend },
];

impl Reader {
    /// Opens at the first page.
    pub fn new(title: String, pages: Vec<Page>, follows: bool) -> Self {
        Self {
            title,
            pages,
            page: 0,
            passage: 0,
            search: None,
            found: Vec::new(),
            chosen: 0,
            asked: None,
            help: false,
            message: None,
            trouble: None,
            follows,
        }
    }

    /// Takes pages made anew; page and passage stay where they were as far as they are still there.
    pub fn refresh(&mut self, title: String, pages: Vec<Page>) {
        let was = self.pages.get(self.page).map(|p| p.title.clone());
        let passage = self.shown().cloned();
        (self.title, self.pages, self.trouble) = (title, pages, None);
        self.page = self.pages.iter().position(|p| Some(&p.title) == was.as_ref()).unwrap_or(0);
        let here = &self.pages[self.page].passages;
        let same = passage.and_then(|p| here.iter().position(|q| *q == p));
        self.passage = same.unwrap_or(self.passage).min(here.len().saturating_sub(1));
        if self.search.is_some() {
            self.look();
        }
    }

    /// The passage that is chosen.
    pub fn shown(&self) -> Option<&Passage> {
        self.pages.get(self.page)?.passages.get(self.passage)
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Wish {
        self.message = None;
        if let Some(url) = self.asked.take() {
            return match key {
                Key::Enter => Wish::Open(url),
                Key::Char('y' | 'c') => Wish::Copy(url),
                Key::Ctrl('c') => Wish::Leave,
                _ => Wish::Stay,
            };
        }
        if self.help {
            self.help = false;
            if matches!(key, Key::Esc | Key::Char('?')) {
                return Wish::Stay;
            }
        }
        if self.search.is_some() {
            return self.type_search(key);
        }
        let named = |b: &&ReaderBind| b.keys.iter().any(|name| Key::parse(name) == Some(key));
        READER_KEYS.iter().find(named).map_or(Wish::Stay, |b| (b.act)(self))
    }

    fn turn(&mut self, by: isize) -> Wish {
        self.page = (self.page as isize + by).rem_euclid(self.pages.len().max(1) as isize) as usize;
        self.passage = 0;
        Wish::Stay
    }

    fn step(&mut self, by: isize) -> Wish {
        let last = self.pages.get(self.page).map_or(0, |p| p.passages.len().saturating_sub(1));
        self.passage = self.passage.saturating_add_signed(by).min(last);
        Wish::Stay
    }

    fn begin_search(&mut self) -> Wish {
        self.search = Some(Line::default());
        self.look();
        Wish::Stay
    }

    fn type_search(&mut self, key: Key) -> Wish {
        let last = self.found.len().saturating_sub(1);
        match key {
            Key::Esc | Key::Ctrl('c') => self.search = None,
            Key::Enter => {
                if let Some(&(page, passage)) = self.found.get(self.chosen) {
                    (self.page, self.passage) = (page, passage);
                }
                self.search = None;
            }
            Key::Down => self.chosen = (self.chosen + 1).min(last),
            Key::Up => self.chosen = self.chosen.saturating_sub(1),
            Key::PageDown => self.chosen = (self.chosen + 10).min(last),
            Key::PageUp => self.chosen = self.chosen.saturating_sub(10),
            key => {
                if self.search.as_mut().is_some_and(|line| line.press(key)) {
                    self.chosen = 0;
                    self.look();
                }
            }
        }
        Wish::Stay
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
        let typed = self.search.as_ref().map_or_else(String::new, |l| l.text().to_lowercase());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let mut known: HashSet<&str> = HashSet::new();
        let mut found = Vec::new();
        for (p, page) in self.pages.iter().enumerate() {
            for (i, passage) in page.passages.iter().enumerate() {
                let text = passage.text.to_lowercase();
                if !words.is_empty() && words.iter().all(|w| text.contains(w)) && known.insert(&passage.text) {
                    found.push((p, i));
                }
            }
        }
        self.chosen = self.chosen.min(found.len().saturating_sub(1));
        self.found = found;
    }

    fn copy(&mut self) -> Wish {
        match self.shown() {
            Some(passage) if passage.text.len() > MOST_COPIED => {
                self.message = Some(format!("This passage is longer than the {MOST_COPIED} bytes that can be copied."));
                Wish::Stay
            }
            // What is pasted later must not act either.
            Some(passage) if !passage.text.is_empty() => Wish::Copy(visible(&passage.text).into_owned()),
            _ => Wish::Stay,
        }
    }

    fn ask(&mut self) -> Wish {
        match self.shown().map(|p| &p.kind) {
            Some(PassageKind::Link(url)) => self.asked = Some(url.clone()),
            _ => self.message = Some("There is no address here: the page Links has them.".to_owned()),
        }
        Wish::Stay
    }
}
