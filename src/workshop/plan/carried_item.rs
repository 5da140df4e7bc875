//! Owns what an earlier session has left over for this one: open actions, questions, parked things, entries, homework,
//! and who has met whom.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::workshop::choices::choices;
use crate::workshop::text::same_key;
use crate::workshop::{Moment, Owners};

choices! {
    /// What kind of thing was carried over.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub enum CarriedKind {
        /// Tasks that everybody had since the last session.
        Homework = "homework",
        /// Actions that are still open.
        #[default]
        Action = "action",
        /// Questions that were not answered.
        Question = "question",
        /// Topics for later.
        Parked = "parked",
        /// Entries of canvases.
        Entry = "entry",
    }
}

impl CarriedKind {
    /// Returns the word for all of its kind, on the command line and above a list.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Homework => "homework",
            Self::Action => "actions",
            Self::Question => "questions",
            Self::Parked => "parked",
            Self::Entry => "entries",
        }
    }

    /// Returns whether it waits for somebody: an entry only stands there.
    pub fn is_task(self) -> bool {
        self != Self::Entry
    }
}

/// Something that an earlier session has left over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CarriedItem {
    /// What it is.
    pub kind: CarriedKind,
    /// What was said.
    pub text: String,
    /// Who said it.
    pub by: Option<String>,
    /// Who does it, for an action.
    pub owners: Owners,
    /// Until when, for an action.
    pub due: Option<NaiveDate>,
    /// The title of the session in which it was first said.
    pub from: Option<String>,
    /// The name of that session's file.
    pub file: Option<String>,
    /// When it was first said.
    pub at: Option<Moment>,
    /// Where it stood: the activity's id, for an entry.
    pub activity: Option<String>,
    /// The column's id, for an entry.
    pub column: Option<String>,
    /// The row, for an entry of a canvas with rows.
    pub row: Option<String>,
    /// The group that wrote it.
    pub group: Option<String>,
}

impl CarriedItem {
    /// Returns what is equal in two of them that are one thing, though one may have been carried on once more.
    pub(in crate::workshop) fn identity(&self) -> (CarriedKind, String, [Option<String>; 4]) {
        let owners = self.owners.words();
        let place = [&owners, &self.activity, &self.column, &self.row];
        (self.kind, same_key(&self.text), place.map(|name| name.as_deref().map(same_key)))
    }
}

/// Groups in which people met in an earlier session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Met {
    /// The title of the session.
    pub from: Option<String>,
    /// The activity's title.
    pub activity: Option<String>,
    /// The day.
    pub on: Option<NaiveDate>,
    /// Who was together: names.
    pub groups: Vec<Vec<String>>,
    /// Who sat out.
    pub sit_out: Vec<String>,
}

/// Which carried entries become the rows of a canvas.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowsFrom {
    /// The id of the activity that they stood in, in the earlier session.
    pub activity: String,
    /// The id of the column; absent: all of them.
    pub column: Option<String>,
}

impl RowsFrom {
    /// Returns whether this entry becomes a row.
    pub fn takes(&self, entry: &CarriedItem) -> bool {
        entry.kind == CarriedKind::Entry
            && entry.activity.as_deref() == Some(self.activity.as_str())
            && self.column.as_ref().is_none_or(|c| entry.column.as_ref() == Some(c))
    }

    /// Returns the rows that these entries make, each once.
    pub fn rows(&self, carried: &[CarriedItem]) -> Vec<String> {
        let mut seen = HashSet::new();
        let rows = carried.iter().filter(|c| self.takes(c)).map(|c| one_line(&c.text));
        rows.filter(|row| !row.is_empty() && seen.insert(same_key(row))).collect()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
