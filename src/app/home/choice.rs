//! Owns the words in which the home screen speaks: its rows, what it is doing, and what becomes of a key.

use std::path::PathBuf;

use super::listed::Listed;
use crate::app::incoming::Incoming;
use crate::app::{TextArea, TextInput};

/// A template that a session can be made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeTemplate {
    /// The name it is asked for by.
    pub name: String,
    /// What it is for, or what is wrong with it.
    pub about: String,
}

/// A way to begin a new session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// With nothing.
    Blank,
    /// From a template.
    Template,
    /// From a text.
    Text,
    /// From a session that has ended.
    Follow,
    /// From a file.
    Open,
}

impl Start {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Blank, Self::Template, Self::Text, Self::Follow, Self::Open];

    /// Returns the name of the row of keys for this way, and what the way is called.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Blank => ("blank", "Blank"),
            Self::Template => ("template", "From a template"),
            Self::Text => ("paste", "From pasted text"),
            Self::Follow => ("follow-up", "Follow an ended one"),
            Self::Open => ("open-file", "Open a file"),
        }
    }
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum HomeRow<'a> {
    /// The name of a section.
    Heading(&'static str),
    /// A session.
    Session(&'a Listed),
    /// So many ended sessions are not listed.
    Older(usize),
    /// A way to begin.
    Start(Start),
}

/// What is selected, whatever else comes and goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selected {
    Session(PathBuf),
    Start(Start),
}

impl HomeRow<'_> {
    pub(super) fn selected(&self) -> Option<Selected> {
        match self {
            Self::Session(listed) => Some(Selected::Session(listed.path.clone())),
            Self::Start(start) => Some(Selected::Start(*start)),
            Self::Heading(_) | Self::Older(_) => None,
        }
    }
}

/// What a search is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchFor {
    /// To run a session.
    Run,
    /// To follow one that has ended.
    Follow,
}

/// The line in which a template is named.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TemplateLine {
    /// What is typed.
    pub line: TextInput,
    /// Which of those that are found is selected.
    pub at: usize,
    /// Whether it was selected by a key.
    pub picked: bool,
}

/// What the home screen is doing.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Mode {
    /// It shows the list.
    #[default]
    List,
    /// It finds sessions by what is typed.
    Search(TextInput, SearchFor),
    /// It offers templates by what is typed.
    Templates(TemplateLine),
    /// It takes a text of several lines.
    Text(TextArea),
    /// It shows what was understood of a text, and has this line selected.
    Review(Box<Incoming>, usize),
    /// It takes the path of a file, and shows how it can go on.
    Path(TextInput, Vec<String>),
    /// It shows its keys.
    Help,
}

/// Where a choice leads.
#[derive(Debug, Clone, PartialEq)]
pub enum HomeTarget {
    /// A session is run.
    Run(PathBuf),
    /// A session is read.
    Read(PathBuf),
    /// A new session begins from a template.
    Template(String),
    /// A new session begins with nothing.
    Blank,
    /// A new session begins from a text.
    Text(Box<Incoming>),
    /// A new session follows an ended one.
    Follow(PathBuf),
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum HomeOutcome {
    /// Nothing for anybody else.
    Stay,
    /// The program ends.
    Leave,
    /// The terminal is given back for a while.
    Suspend,
    /// This was chosen.
    Go(HomeTarget),
    /// The file that was typed is opened, if it is there.
    Open(String),
    /// The path that was typed is completed.
    Complete(String),
    /// A report of this session is written.
    Report(PathBuf),
    /// This file is taken off the list.
    Forget(PathBuf),
}
