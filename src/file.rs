//! Floor 1: text to session and back.
//!
//! [`read`] makes a [`Session`] of a file's bytes, or a list of problems in a facilitator's words. The [`Document`]
//! that comes with it keeps the text as it was found, and renders a changed session into it: whatever did not change
//! stays byte for byte. Nothing here touches a disk, a clock or a screen.

mod activity;
mod agenda;
mod align;
mod blocks;
mod canvas;
mod carried;
mod document;
mod edit;
mod encode;
mod faults;
mod lines;
mod lint;
mod names;
mod note;
mod phases;
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
mod syntax;
mod table;
mod text;
mod times;
mod values;
mod zones;

#[cfg(test)]
mod tests;

pub use document::Document;
pub use lint::lint;
pub use prepare::{Preparation, prepare};
pub use problem::{Excerpt, Problem, Severity};
pub use roster::roster;
pub use schema::schema;
pub use text::MAX_BYTES;
pub use zones::zone;

use std::sync::Arc;

use crate::workshop::{Drafts, Session};
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
    /// Runs of polls that say nothing by which an edit of them could be seen.
    pub unsealed: Vec<Problem>,
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
    let source = problem::Source::new(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(syntax::faults(&source, &errors));
    }
    let faults = faults::Faults::new(&source);
    let root = reader::TableReader::new(&faults, root.get_ref(), 0..0, &plan::SESSION);
    if !plan::format(&root) {
        return Err(faults.finish().0);
    }
    let plan = plan::plan(&root);
    let (record, draft) = record::record(&root, &plan);
    root.finish();
    let unsealed = faults.unsealed();
    let (problems, refused) = faults.finish();
    if refused {
        return Err(problems);
    }
    let mut session = Session { plan: Arc::new(plan), record, history: Arc::default(), local_zone: None };
    session.settle_names();
    let document = Document::new(text, bom, &session, &draft);
    Ok(Opened { document, session, draft, warnings: problems, unsealed })
}
