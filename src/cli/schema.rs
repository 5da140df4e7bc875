//! `roundtable schema`.

use super::fault::Fault;
use super::stdio;

use crate::file;

/// Print the JSON Schema of session files, for editors
///
/// With the schema, your editor completes and explains the keys of a session while
/// you write the plan. Save it beside the session and name it in the session's
/// first line:
///
///   #:schema session.schema.json
///
/// `roundtable check` finds more problems than a schema can.
///
/// Example:
///
///   roundtable schema > session.schema.json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {}

/// Prints the schema.
pub(super) fn run() -> Result<(), Fault> {
    stdio::file(&file::schema())
}
