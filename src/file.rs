//! Floor 1: text to session and back.
//!
//! [`read`] makes a [`Session`] of a file's bytes, or a list of problems in a facilitator's words. The [`Document`]
//! that comes with it keeps the text as it was found, and renders a changed session into it: whatever did not change
//! stays byte for byte. Nothing here touches a disk, a clock or a screen.

mod activity;
mod agenda;
mod ahead;
mod align;
mod blocks;
mod canvas;
mod carried;
mod content_lines;
mod document;
mod drafts;
mod edit;
mod encode;
mod faults;
mod lines;
mod lint;
mod lists;
mod markdown;
mod months;
mod names;
mod newcomers;
mod note;
pub mod outline;
mod pairs;
mod parts;
mod places;
mod plan;
mod poll;
mod prepare;
mod problem;
mod reader;
mod record;
mod replan;
mod roster;
mod row;
mod run;
mod schema;
mod separated;
mod syntax;
mod table;
mod text;
mod times;
mod tree;
mod values;
mod zones;

#[cfg(test)]
mod tests;

pub use ahead::read_ahead;
pub use document::Document;
pub use drafts::{read_drafts, write_drafts};
pub use lint::lint;
pub use prepare::{Preparation, prepare};
pub use problem::{Excerpt, Problem, Severity};
pub use roster::{ColumnLeftOut, Entry, Fate, Headings, Roster, RosterOptions, pasted_roster, roster, typed_person};
pub use schema::schema;
pub use text::MAX_BYTES;
pub use zones::zone;

use std::sync::Arc;

use crate::workshop::{Drafts, Plan, Record, Session};
use toml::de::DeTable;

/// What a file held.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The text as it was found, ready to take a changed session.
    pub document: Document,
    /// The workshop.
    pub session: Session,
    /// What was being typed when the file was last saved.
    pub draft: Drafts,
    /// What does nothing, or not what was probably meant; in the order of the text.
    pub warnings: Vec<Problem>,
    /// Runs of polls, by their indexes, that lack what an edit of them would show by.
    pub unconfirmed: Vec<(usize, Problem)>,
}

impl Opened {
    /// Gives the session an id where it has none. It is written with the first change of the file.
    pub fn identify(&mut self, id: impl FnOnce() -> String) {
        if self.session.plan.id.is_none() {
            Arc::make_mut(&mut self.session.plan).id = Some(id());
            self.document = self.document.identified(&self.session.plan);
        }
    }
}

/// Reads a session file; where it cannot be read, every problem found, warnings among them, in the order of the text.
pub fn read(bytes: &[u8]) -> Result<Opened, Vec<Problem>> {
    let (text, bom) = text::text(bytes).map_err(|p| vec![p])?;
    let read = read_text(text)?;
    let document = Document::new(text, bom, &read.session, &read.draft);
    let Read { session, draft, warnings, unconfirmed } = read;
    Ok(Opened { document, session, draft, warnings, unconfirmed })
}

/// Reads the session of a file and nothing besides: for whoever tells of it and never writes it.
pub fn read_session(bytes: &[u8]) -> Result<Session, Vec<Problem>> {
    let (text, _) = text::text(bytes).map_err(|p| vec![p])?;
    read_text(text).map(|read| read.session)
}

/// Reads what a file says of its session as a whole from the keys above its first table and those of `[record]`. Nothing
/// where anything in them is wrong.
pub fn read_head(bytes: &[u8]) -> Option<Session> {
    let (text, _) = text::text(bytes).ok()?;
    let (root, errors) = DeTable::parse_recoverable(text);
    let source = problem::Source::new(text);
    let faults = faults::Faults::new(&source);
    let root = reader::TableReader::new(&faults, root.get_ref(), 0..0, &plan::SESSION);
    if !errors.is_empty() || !plan::format(&root) {
        return None;
    }
    let mut plan = Plan::default();
    plan::SESSION.read(&root, &mut plan);
    let record = if root.has("record") { record::record(&root, &plan).0 } else { Record::default() };
    let (_, refused) = faults.finish();
    (!refused).then(|| Session { record, ..Session::new(plan) })
}

/// What a text says.
struct Read {
    session: Session,
    draft: Drafts,
    warnings: Vec<Problem>,
    unconfirmed: Vec<(usize, Problem)>,
}

fn read_text(text: &str) -> Result<Read, Vec<Problem>> {
    let source = problem::Source::new(text);
    let mut tree = tree::Source::new(text);
    let (root, errors) = tree.tree();
    if !errors.is_empty() {
        return Err(syntax::faults(&source, &errors));
    }
    let faults = faults::Faults::new(&source);
    let table = &root;
    let root = reader::TableReader::new(&faults, table, 0..0, &plan::SESSION);
    if !plan::format(&root) {
        return Err(faults.finish().0);
    }
    let plan = plan::plan(&root);
    let (record, draft) = record::record(&root, &plan);
    root.finish();
    let number = || table.iter().find_map(|(_, value)| values::bad_number(value));
    if let Some(place) = (faults.errors() == 0).then(number).flatten() {
        let number = problem::quoted(&text[place.clone()]);
        let help = "write digits, as in 15; a whole number has at most 18";
        faults.error(place, format!("this is not a number: {}", number.trim_matches('"')), help);
    }
    let unconfirmed = faults.take_unconfirmed();
    let (warnings, refused) = faults.finish();
    if refused {
        return Err(warnings);
    }
    let mut session = Session { record, ..Session::new(plan) };
    session.settle_names();
    Ok(Read { session, draft, warnings, unconfirmed })
}
