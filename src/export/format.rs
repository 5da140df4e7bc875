//! Owns what a format is: what it is asked for by, and what it can write. A format says only what it can do.

use chrono::{DateTime, Utc};

use super::sink::Sink;
use super::template::{Template, TemplateError};
use crate::workshop::choices::choices;
use crate::workshop::digest::{Digest, Recap};
use crate::workshop::{Moment, Plan};

/// What was written, or what is wrong with a template of one's own.
pub(super) type Written = Result<String, TemplateError>;

/// What writes the report of a session; the table is for tables alone.
pub(super) type WriteReport = fn(&Digest, Table, &[Template]) -> Written;

/// What writes many sessions in one piece. The text leaves while it is made: it can be longer than everything that it is
/// made from.
pub(super) type WriteRecap = fn(Recap, &[Template], Sink<'_>) -> Result<(), TemplateError>;

/// One row of the catalogue of formats.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What it is asked for by, and what files of it end in.
    pub name: &'static str,
    /// What it is good for.
    pub about: &'static str,
    /// Whether templates of one's own can shape it.
    pub templated: bool,
    /// Whether it is one of several tables.
    pub tables: bool,
    /// Writes the report of a session.
    pub report: Option<WriteReport>,
    /// Writes many sessions in one piece.
    pub recap: Option<WriteRecap>,
    /// Writes planned sessions for a calendar.
    pub calendar: Option<fn(&[Appointment<'_>]) -> String>,
}

impl Format {
    /// A format that can do nothing.
    pub const DEFAULT: Self =
        Self { name: "", about: "", templated: false, tables: false, report: None, recap: None, calendar: None };
}

choices! {
    /// Which table.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Table {
        /// Every note.
        #[default]
        Notes = "notes",
        /// Every option of every run of every poll.
        Polls = "polls",
        /// When each person came and left.
        Attendance = "attendance",
        /// Every activity, planned and actual time.
        Timing = "timing",
    }
}

/// A planned session with its place in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The id of the session: calendars know it by this, so that it is replaced and not doubled when it changes.
    pub id: &'a str,
    /// How many changes there were.
    pub sequence: u32,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
    /// When it begins.
    pub start: Moment,
    /// When it ends.
    pub end: Moment,
    /// The planned start of each activity.
    pub starts: Vec<Moment>,
}
