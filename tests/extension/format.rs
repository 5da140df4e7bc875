//! Owns plain text: the title, and nothing else.

use super::format::Format;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "txt",
    about: "the title alone",
    report: Some(|digest, _, _| Ok(format!("{}\n", digest.title))),
    ..Format::DEFAULT
};
