//! Owns what is looked at when people were pasted: who will be added, who not and why.

use crate::file::Headings;
use crate::workshop::Person;

/// What was pasted and is looked at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PeopleReview {
    /// One row for each line that was understood or not.
    pub rows: Vec<ReviewRow>,
    /// The selected row.
    pub selected: usize,
    /// The headings, where there were any.
    pub headings: Option<Headings>,
    /// The attributes that have a column: the name of each, and whether it is contact data.
    pub columns: Vec<(String, bool)>,
    /// Columns of the pasted table that become no attribute.
    pub left_out: Vec<String>,
    /// Whether there are addresses of mail, and whether there are other contacts.
    pub contacts: [bool; 2],
}

/// One row of the review.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewRow {
    /// What stands in the column of the name.
    pub name: String,
    /// Who it is.
    pub person: Person,
    /// What becomes of it.
    pub state: RowState,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// The person will be added.
    Taken,
    /// The facilitator leaves the person out.
    Dropped,
    /// The person is not added, for this reason.
    Known(String),
    /// Nobody can be added, for this reason.
    Faulty(String),
}

impl PeopleReview {
    /// Returns how many people Enter adds.
    pub fn taken(&self) -> usize {
        self.rows.iter().filter(|r| r.state == RowState::Taken).count()
    }
}
