//! Owns the home screen's state: what can be continued, opened or started, and what is selected.

use std::path::PathBuf;

use terminal::Key;

use super::layouts;

/// How far a page is.
const PAGE: usize = 10;

/// One thing the home screen offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeEntry {
    /// Where it leads.
    pub target: HomeTarget,
    /// Its title.
    pub title: String,
    /// What else is worth knowing: when it was, how far it is.
    pub note: String,
}

/// Where an entry leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HomeTarget {
    /// A session under way goes on.
    Continue(PathBuf),
    /// A session is opened.
    Open(PathBuf),
    /// A new session begins from a template.
    Template(String),
}

/// The home screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// What is offered, those under way first, templates last.
    pub entries: Vec<HomeEntry>,
    /// What is selected.
    pub selected: usize,
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HomeOutcome {
    /// Nothing yet.
    Stay,
    /// The program ends.
    Leave,
    /// The terminal is given back for a while.
    Suspend,
    /// This was chosen.
    Go(HomeTarget),
}

impl Home {
    /// Takes a key.
    pub fn press(&mut self, key: Key) -> HomeOutcome {
        let last = self.entries.len().saturating_sub(1);
        match layouts::translated(key) {
            // Esc, and a key quickly after it, which comes too late.
            key if key.without_alt().is_some() => return self.press(Key::Esc),
            Key::Char('q') | Key::Esc | Key::Ctrl('c') => return HomeOutcome::Leave,
            Key::Ctrl('z') => return HomeOutcome::Suspend,
            Key::Down | Key::Char('j') => self.selected = (self.selected + 1).min(last),
            Key::Up | Key::Char('k') => self.selected = self.selected.saturating_sub(1),
            Key::PageDown => self.selected = (self.selected + PAGE).min(last),
            Key::PageUp => self.selected = self.selected.saturating_sub(PAGE),
            Key::Home => self.selected = 0,
            Key::End => self.selected = last,
            Key::Enter => {
                if let Some(entry) = self.entries.get(self.selected) {
                    return HomeOutcome::Go(entry.target.clone());
                }
            }
            _ => {}
        }
        HomeOutcome::Stay
    }
}
