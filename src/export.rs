//! Floor 1: what a session came to, as text in the formats people read and programs take. Everything is made from a
//! digest: nothing here counts, decides who may see what, or touches the world.

mod csv;
mod html;
mod ics;
mod json;
mod lines;
mod markdown;
mod template;

use crate::workshop::digest::{Digest, Recap};

pub use csv::Table;
pub use ics::{Appointment, calendar, length, uid};
pub use template::{Template, TemplateError, built_in};

/// A format of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What it is asked for by.
    pub name: &'static str,
    /// What files of it end in.
    pub ending: &'static str,
    /// What it is good for.
    pub about: &'static str,
    /// Whether templates of one's own can shape it.
    pub templated: bool,
}

/// Every format, the default first.
pub const FORMATS: [Format; 4] = [
    Format { name: "md", ending: "md", about: "Markdown, for a forum or wiki", templated: true },
    Format { name: "html", ending: "html", about: "a web page, also for printing", templated: true },
    Format { name: "csv", ending: "csv", about: "a table for a spreadsheet", templated: false },
    Format { name: "json", ending: "json", about: "everything, for programs", templated: false },
];

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|f| f.name == name)
    }
}

/// The report of a session. `table` is for `csv` alone; `own` are templates that take the place of the built-in ones.
pub fn report(digest: &Digest, format: &Format, table: Table, own: &[Template]) -> Result<String, TemplateError> {
    match format.name {
        "csv" => Ok(csv::table(digest, table)),
        "json" => Ok(json::text(digest)),
        name => template::fill(&format!("report.{name}"), digest, own),
    }
}

/// Many sessions in one piece, as `md`, `html` or `json`.
pub fn recap(recap: &Recap, format: &Format, own: &[Template]) -> Result<String, TemplateError> {
    match format.name {
        "json" => Ok(json::text(recap)),
        name => template::fill(&format!("recap.{name}"), recap, own),
    }
}
