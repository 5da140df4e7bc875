//! `roundtable report`.

use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::open;
use super::output::{self, Destination};
use crate::export::{self, Format, Table};
use crate::store::Places;
use crate::workshop::digest::Digest;

/// Tell what a session came to: as Markdown, a page, a table or JSON
///
/// At a glance: purpose, key takeaway, decisions, who does what by when, what
/// the polls said and of how many; then what each activity brought, who was
/// there, and the planned time against the actual one. The file alone is read,
/// and never written; of a session under way it tells what is known so far.
///
/// --for participants, which is the default, holds only what the room has seen:
/// no scripts, no results or entries that were not revealed. --for facilitator
/// holds everything.
///
/// -o takes a file, or a folder in which the report gets a name from day and
/// title; an earlier report there is replaced, a session file never. With csv,
/// --table says which: notes, polls, attendance or timing.
///
/// Templates of your own take the place of the built-in ones for md and html:
/// --show-template prints where one belongs and the one that is used.
///
/// Examples:
///
///   roundtable report my-session.toml
///   roundtable report my-session.toml --format html -o reports/
///   roundtable report my-session.toml --format csv --table polls
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The session file; - is standard input.
    #[arg(required_unless_present = "show_template")]
    file: Option<PathBuf>,
    /// md, html, csv or json.
    #[arg(long, value_name = "FORMAT", default_value = "md", value_parser = output::format)]
    format: &'static Format,
    #[command(flatten)]
    destination: Destination,
    /// The table of csv: notes, polls, attendance or timing.
    #[arg(long, value_name = "TABLE", value_parser = output::table)]
    table: Option<Table>,
    /// Print the template that md or html is made with.
    #[arg(long)]
    show_template: bool,
}

/// Writes the report.
pub(super) fn run(places: &Places, args: &Args) -> Result<(), Fault> {
    if args.table.is_some() && args.format.name != "csv" {
        let help = format!("leave --table away, or ask for --format csv instead of {}", args.format.name);
        return Err(Fault::usage("only csv has tables to choose from", help));
    }
    let own = output::templates(places, args.format)?;
    if args.show_template {
        return output::show_template(places, "report", args.format, &own);
    }
    let Some(file) = args.file.as_deref() else { return Ok(()) };
    let session = open::session(file)?;
    let digest = Digest::of(&session, args.destination.audience);
    let table = args.table.unwrap_or_default();
    let text = export::report(&digest, args.format, table, &own).map_err(|w| output::template(places, &w))?;
    let name = output::FileName { date: digest.times.date, title: &digest.title, what: "report", table: args.table };
    output::write(&args.destination.out, &text, &name, args.format.ending, &[file as &Path])
}
