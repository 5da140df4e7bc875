//! Owns what is found in a list of people: who, where, what was left out and why; and what decides how it is read.

use std::fmt::Write as _;

use crate::workshop::Person;
use crate::workshop::text::wording::count_of;

/// What decides where guessing would be wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterOptions {
    /// The heading of the column with the names, its number, or several joined with `+`.
    pub name: Option<String>,
    /// The only columns that become attributes, as `HEADING` or `HEADING=ATTRIBUTE`; without any, the program chooses.
    pub columns: Vec<String>,
    /// So many lines at the top are passed over.
    pub skip: usize,
    /// Somebody looks at what was read before it is taken: lines without headings are people, whatever they look like.
    pub pasted: bool,
}

/// What was read.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// Every row that was looked at, in the order of the text.
    pub entries: Vec<Entry>,
    /// The headings, where there were any.
    pub headings: Option<Headings>,
    /// The columns that became no attribute though something stands in them.
    pub columns_left_out: Vec<ColumnLeftOut>,
    /// How many rows stand above the headings.
    pub(super) above: usize,
}

/// The headings of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    /// Their line, counted from 1.
    pub line: usize,
    /// What they say.
    pub cells: Vec<String>,
}

impl Headings {
    /// Says what they are, the first ones of many: `line 3 has: who · role`.
    pub fn in_words(&self) -> String {
        const MOST: usize = 12;
        let cells: Vec<&str> = self.cells.iter().map(String::as_str).filter(|c| !c.is_empty()).collect();
        let more = cells.len().saturating_sub(MOST);
        let more = if more > 0 { format!(" · and {more} more") } else { String::new() };
        let cells: Vec<String> = cells.iter().take(MOST).map(|c| c.chars().take(60).collect()).collect();
        format!("line {} has: {}{more}", self.line, cells.join(" · "))
    }
}

/// A column that became no attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnLeftOut {
    /// Its heading.
    pub heading: String,
    /// What it holds: times, ids, orders.
    pub why: &'static str,
}

/// One row that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it begins in the text, in bytes.
    pub(super) at: usize,
    /// Its line, counted from 1.
    pub line: usize,
    /// Who it is; without a name where there is none.
    pub person: Person,
    /// What stands where the name should be, where it is none.
    pub written: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is a person.
    Read,
    /// It is left out, for this reason.
    LeftOut(String),
    /// Somebody has to look at it.
    Faulty {
        /// Why, in few words.
        short: String,
        /// What is wrong, in a sentence.
        message: String,
        /// What to do about it.
        help: String,
    },
}

impl Roster {
    /// Returns the people that were read.
    pub fn people(&self) -> Vec<Person> {
        self.entries.iter().filter(|e| e.fate == Fate::Read).map(|e| e.person.clone()).collect()
    }

    /// Says in a line or two what was left out and where the headings are; nothing where the list was read as it stands.
    pub fn left_out(&self) -> Option<String> {
        const MOST: usize = 6;
        let rows: Vec<(&Entry, &str)> = self
            .entries
            .iter()
            .filter_map(|e| if let Fate::LeftOut(why) = &e.fate { Some((e, why.as_str())) } else { None })
            .collect();
        if rows.is_empty() && self.columns_left_out.is_empty() && self.above == 0 {
            return None;
        }
        let mut said = count_of(self.entries.iter().filter(|e| e.fate == Fate::Read).count(), "person");
        if let Some(headings) = &self.headings {
            let _ = write!(said, "; headings on line {}", headings.line);
        }
        let more = |n: usize| if n > MOST { format!(", {} more", n - MOST) } else { String::new() };
        let mut parts = Vec::new();
        if !rows.is_empty() {
            let each = rows.iter().take(MOST).map(|(e, why)| match e.person.name.as_str() {
                "" => format!("line {}: {why}", e.line),
                name => format!("line {}, {name}: {why}", e.line),
            });
            let each = each.collect::<Vec<_>>().join(", ");
            parts.push(format!("{} ({each}{})", count_of(rows.len(), "row"), more(rows.len())));
        }
        if !self.columns_left_out.is_empty() {
            let names = self.columns_left_out.iter().take(MOST).map(|c| c.heading.as_str()).collect::<Vec<_>>();
            let n = self.columns_left_out.len();
            parts.push(format!("{} ({}{})", count_of(n, "column"), names.join(", "), more(n)));
        }
        if !parts.is_empty() {
            let _ = write!(said, "\nleft out: {}", parts.join(" and "));
        }
        Some(said)
    }
}
