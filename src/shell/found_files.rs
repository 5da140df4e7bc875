//! Owns what the thread that reads files for the home screen tells the loop.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::app::home::{HomeTemplate, Listed};
use crate::store::Stamp;

/// What is known of files, by path.
pub(super) type Known = HashMap<PathBuf, (Option<Stamp>, Listed)>;

/// What was found so far.
#[derive(Default)]
pub(super) struct FoundFiles {
    /// The sessions, as far as they are read.
    pub sessions: Option<Vec<Listed>>,
    /// The templates.
    pub templates: Option<Vec<HomeTemplate>>,
    /// What is known at the end.
    pub known: Option<Known>,
}
