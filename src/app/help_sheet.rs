//! Owns what the help lists: the keys of a view below their headings, made from the tables, and whether they do something
//! now.

use super::keymap::{Keymap, with_headings};
use super::model::{Bind, Model, View};
use crate::workshop::sort_by_key;

/// The headings that every view has; they stand in the first column.
pub const EVERYWHERE: [&str; 3] = ["Clock", "Session", "View"];

/// The most columns that the keys of a line take.
const KEY_COLUMNS: usize = 6;

/// The signs that a note begins with, as lines of the help.
const SIGNS: [(&str, &str); 3] =
    [("!", "decision   ? question"), ("*", "takeaway   \" quote"), ("~", "parked     @ action")];

/// One heading of the help with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetGroup {
    /// The heading.
    pub heading: &'static str,
    /// Its lines.
    pub lines: Vec<SheetLine>,
}

/// One line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// The keys.
    pub keys: String,
    /// What they do.
    pub text: &'static str,
    /// Whether they do something now.
    pub works: bool,
    /// Whether the line waits for the second page where one page has no room for all.
    pub later: bool,
}

/// Returns the keys of the view below their headings, the headings of every view first.
pub fn of_now(m: &Model, keys: &Keymap) -> Vec<SheetGroup> {
    let view = m.cursor.view;
    let headings = EVERYWHERE.into_iter().chain(view.keys.iter().map(|(heading, _)| *heading));
    let mut groups: Vec<(&'static str, Vec<(u8, SheetLine)>)> = Vec::new();
    for heading in headings {
        if !groups.iter().any(|(known, _)| *known == heading) {
            groups.push((heading, Vec::new()));
        }
    }
    for (heading, place, line) in lines(m, keys, view) {
        match groups.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, lines)) => lines.push((place, line)),
            None => groups.push((heading, vec![(place, line)])),
        }
    }
    groups.retain(|(_, lines)| !lines.is_empty());
    let group = |(heading, mut lines): (&'static str, Vec<(u8, SheetLine)>)| {
        sort_by_key(&mut lines, |(place, _)| *place);
        SheetGroup { heading, lines: lines.into_iter().map(|(_, line)| line).collect() }
    };
    groups.into_iter().map(group).collect()
}

/// Lists all lines, each with its heading and its place below it.
fn lines(m: &Model, keys: &Keymap, view: &View) -> Vec<(&'static str, u8, SheetLine)> {
    let rows = with_headings(view);
    let row = |id: &str| rows.iter().map(|(_, bind)| *bind).find(|bind| bind.id == id);
    let spoken_for = |bind: &Bind| {
        let lines = rows.iter().filter_map(|(_, other)| other.sheet.line);
        lines.into_iter().any(|(others, _)| others.contains(&bind.id))
    };
    let mut all = Vec::new();
    for (heading, bind) in rows.iter().filter(|(_, bind)| !bind.sheet.left_out && !spoken_for(bind)) {
        let (others, text) = bind.sheet.line.unwrap_or((&[], bind.help));
        let others: Vec<&Bind> = others.iter().filter_map(|id| row(id)).collect();
        let shown = if others.is_empty() {
            keys.all(bind)
        } else {
            let first = std::iter::once(*bind).chain(others.iter().copied()).map(|bind| keys.shown(bind));
            first.filter(|key| !key.is_empty()).collect::<Vec<_>>().join(" ")
        };
        if shown.is_empty() {
            continue;
        }
        let works = keys.works(m, bind) || others.iter().any(|other| keys.works(m, other));
        let line = |text, works| SheetLine { keys: fitted(&shown), text, works, later: bind.sheet.later };
        let elsewhere = bind.sheet.also.is_some_and(|(_, _, now)| now(m));
        all.push((*heading, bind.sheet.place, line(text, works && !elsewhere)));
        if let Some((heading, text, _)) = bind.sheet.also {
            all.push((heading, u8::MAX, SheetLine { later: true, ..line(text, works && elsewhere) }));
        }
    }
    if row("note").is_some() {
        let sign = |(sign, text): (&str, &'static str)| {
            ("Notes", u8::MAX, SheetLine { keys: sign.to_owned(), text, works: true, later: false })
        };
        all.extend(SIGNS.map(sign));
    }
    all
}

/// Returns as many of the keys as have room.
fn fitted(keys: &str) -> String {
    let mut shown = String::new();
    for key in keys.split(' ') {
        let more = key.chars().count() + usize::from(!shown.is_empty());
        if !shown.is_empty() && shown.chars().count() + more > KEY_COLUMNS {
            break;
        }
        shown.push_str(if shown.is_empty() { "" } else { " " });
        shown.push_str(key);
    }
    shown
}
