//! Floor 1: what a session came to, as text in the formats people read and programs take. Everything is made from a
//! digest: nothing here counts, decides who may see what, or touches the world.

mod csv;
mod format;
mod html;
mod ics;
mod json;
mod lines;
mod lists;
mod markdown;
mod sink;
mod template;
mod templated;

pub use format::{Appointment, Format, Table};
pub use ics::fingerprint;
pub use json::escaped;
pub use sink::Sink;
pub use template::{Template, TemplateError, built_in};

/// Every format, the default first.
pub const FORMATS: &[Format] = &[templated::MARKDOWN, templated::HTML, csv::FORMAT, json::FORMAT, ics::FORMAT];
