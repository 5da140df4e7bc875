//! `roundtable report`.

use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::open;
use super::output::{self, Destination};
use crate::export::{FORMATS, Format, Table};
use crate::store::{self, AppFolders};
use crate::workshop::digest::{Audience, Digest};

/// Report the results of a session as Markdown, a web page, a table or JSON
///
/// The report starts with a summary: purpose, key takeaway, decisions, actions
/// with owner and date, and poll results with their base. Then come notes by
/// activity, participants, and planned and actual time. Reads only the file
/// and never writes it. A live session is reported as it stands now.
///
/// --for participants, the default, includes only what the room has seen: no
/// scripts, no hidden results or entries. --for facilitator includes everything.
///
/// -o takes a file or a folder. In a folder, the report is named after date and
/// title, and replaces an earlier report, but never a session file. With csv,
/// --table chooses the table: notes, polls, attendance or timing.
///
/// Your own templates replace the built-in ones for md and html. --show-template
/// prints the current template, and where to put your own.
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
    /// The format.
    #[arg(long, default_value = FORMATS[0].name, value_parser = output::format(|f| f.report.is_some()), ignore_case = true)]
    format: &'static Format,
    #[command(flatten)]
    destination: Destination,
    /// The table to write with --format csv.
    #[arg(long, value_parser = output::choice::<Table>())]
    table: Option<Table>,
    /// Print the current template for md or html.
    #[arg(long)]
    show_template: bool,
}

/// Writes the report for participants as a page beside the session file; gives its name.
pub(super) fn beside(folders: &AppFolders, file: &Path) -> Result<PathBuf, Fault> {
    let format = FORMATS.iter().find(|f| f.name == "html").unwrap_or(&FORMATS[0]);
    let Some(write) = format.report else { return Err(Fault::Reported) };
    let own = output::templates(folders, format)?;
    let digest = Digest::of(&open::session(file)?, Audience::Participants);
    let text = output::fill(folders, "report", format, own, move |own| write(&digest, Table::default(), own))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = output::FileName { date: None, title: "", what: "report", table: None };
    let path = file.with_file_name(format!("{stem}-report.html"));
    let path = output::check(&path, &name, format.name, &[file])?;
    store::replace_file(&path, text.as_bytes())?;
    Ok(path)
}

/// Writes the report.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    if args.table.is_some() && !args.format.tables {
        let help = format!("remove --table, or use --format csv instead of {}", args.format.name);
        return Err(Fault::usage("only csv has tables to choose from", help));
    }
    let own = output::templates(folders, args.format)?;
    if args.show_template {
        return output::show_template(folders, "report", args.format, &own);
    }
    let (Some(file), Some(write)) = (args.file.as_deref(), args.format.report) else { return Ok(()) };
    let session = open::session(file)?;
    let digest = Digest::of(&session, args.destination.audience);
    let table = args.table.unwrap_or_default();
    let (date, title) = (digest.times.date, digest.title.clone());
    let text = output::fill(folders, "report", args.format, own, move |own| write(&digest, table, own))?;
    let name = output::FileName { date, title: &title, what: "report", table: args.table };
    output::write(&args.destination.out, &text, &name, args.format.name, &[file as &Path])
}
