//! Owns the formats that templates shape.

use super::format::Format;
use super::lists::recap_value;
use super::template::{fill, write_value};

/// Markdown.
pub(super) const MARKDOWN: Format = Format {
    name: "md",
    about: "Markdown, for a forum or wiki",
    templated: true,
    report: Some(|digest, _, own| fill("report.md", digest, own)),
    recap: Some(|recap, own, to| write_value("recap.md", recap_value(recap), own, to)),
    ..Format::DEFAULT
};

/// HTML.
pub(super) const HTML: Format = Format {
    name: "html",
    about: "a web page, also for printing",
    templated: true,
    report: Some(|digest, _, own| fill("report.html", digest, own)),
    recap: Some(|recap, own, to| write_value("recap.html", recap_value(recap), own, to)),
    ..Format::DEFAULT
};
