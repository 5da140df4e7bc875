//! Owns what a page is made of, and how its passages are written one after the other.

use std::fmt::Write as _;

use crate::workshop::Link;
use crate::workshop::digest::{Entry, Picture, Timeline};
use crate::workshop::{Choice as _, Moment, NoteKind, count_of};

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What it is called.
    pub title: String,
    /// What stands on it.
    pub passages: Vec<Passage>,
}

/// One passage: a heading, a paragraph, an item of a list, a row of a poll.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its words.
    pub text: String,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq)]
pub enum PassageKind {
    /// The heading of what follows.
    Heading,
    /// A paragraph.
    Text,
    /// Something that explains.
    Aside,
    /// An item of a list; its sign says of what kind.
    Item(&'static str),
    /// A row of a poll: a part of the largest count, and the figures in words.
    Bar {
        /// The count.
        part: u64,
        /// The largest count.
        of: u64,
        /// Count and percent.
        figures: String,
        /// Letters of the longest figures beside it.
        wide: usize,
    },
    /// An address that may be opened.
    Link(String),
    /// The day to scale.
    Day(Timeline),
    /// What lies on two axes.
    Axes(Picture),
}

/// Collects the passages of a page.
pub(super) struct Writer(Vec<Passage>);

impl Writer {
    pub(super) fn put(&mut self, kind: PassageKind, text: impl Into<String>) {
        self.0.push(Passage { kind, text: text.into() });
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.put(PassageKind::Heading, text);
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.put(PassageKind::Text, text);
    }

    pub(super) fn aside(&mut self, text: impl Into<String>) {
        self.put(PassageKind::Aside, text);
    }

    pub(super) fn item(&mut self, text: impl Into<String>) {
        self.put(PassageKind::Item("•"), text);
    }

    pub(super) fn entries<'a>(&mut self, entries: impl IntoIterator<Item = &'a Entry>) {
        for entry in entries {
            self.put(PassageKind::Item(sign(entry)), entry_line(entry));
        }
    }

    /// Writes a heading and entries, where there are any.
    pub(super) fn section(&mut self, heading: &str, entries: &[Entry]) {
        if !entries.is_empty() {
            self.heading(heading);
            self.entries(entries);
        }
    }

    /// Bars to be compared: the count, the figures and the words of each.
    pub(super) fn bars(&mut self, bars: Vec<(u64, String, String)>) {
        let of = bars.iter().map(|(part, ..)| *part).max().unwrap_or(0);
        let wide = bars.iter().map(|(_, figures, _)| figures.chars().count()).max().unwrap_or(0);
        for (part, figures, text) in bars {
            self.put(PassageKind::Bar { part, of, figures, wide }, text);
        }
    }

    /// Writes what lies on two axes: the picture, and the same in words.
    pub(super) fn picture(&mut self, picture: &Picture) {
        self.put(PassageKind::Axes(picture.clone()), "");
        for s in &picture.spots {
            let group = s.group.as_ref().map_or_else(String::new, |g| format!(" ({g})"));
            let scores = s.across.zip(s.upwards).map_or_else(String::new, |(across, upwards)| {
                format!(" · {} {across}, {} {upwards}", picture.across, picture.upwards)
            });
            self.item(format!("{} {}{group}{scores} · {}", s.sign, s.text, s.field));
        }
    }

    pub(super) fn link(&mut self, address: &Link) {
        let kind = if address.opens() { PassageKind::Link(address.url.clone()) } else { PassageKind::Item("•") };
        self.put(kind, format!("{}: {}", address.label, address.url));
    }
}

pub(super) fn page(title: impl Into<String>, write: impl FnOnce(&mut Writer)) -> Page {
    let mut writer = Writer(Vec::new());
    write(&mut writer);
    Page { title: title.into(), passages: writer.0 }
}

/// Returns an entry in a line: who does what by when, dots, and who said it.
pub(super) fn entry_line(entry: &Entry) -> String {
    let mut text = entry.owner.as_ref().map_or_else(String::new, |owner| format!("{owner}: "));
    text.push_str(&entry.text);
    if let Some(due) = entry.due {
        text.push_str(&due.format(" · by %-d %B %Y").to_string());
    }
    if entry.done {
        text.push_str(" · done");
    }
    if entry.headline {
        text.push_str(" · headline");
    }
    if let Some(dots) = entry.dots {
        let from = entry.voters.map_or_else(String::new, |n| format!(" from {n}"));
        let _ = write!(text, " · {}{from}", count_of(dots, "dot"));
    }
    for (axis, score) in &entry.scores {
        let _ = write!(text, " · {axis} {score}");
    }
    if !entry.merged.is_empty() {
        let under: Vec<String> = entry.merged.iter().map(ToString::to_string).collect();
        let _ = write!(text, " · merged: {}", under.join("; "));
    }
    if let Some(by) = &entry.by {
        let _ = write!(text, " – {by}");
    }
    text
}

/// Returns the sign before an entry, as on the capture line.
pub(super) fn sign(entry: &Entry) -> &'static str {
    NoteKind::of(entry.kind).unwrap_or_default().mark(entry.done)
}

pub(super) fn clock(moment: Moment) -> String {
    crate::workshop::time::wording::time(moment)
}
