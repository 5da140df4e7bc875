//! `roundtable recap`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::fault::{Fault, rendered};
use super::output::{self, Destination};
use super::{open, session_args, stdio};
use crate::export::{FORMATS, Format};
use crate::store::AppFolders;
use crate::workshop::digest::{Audience, Recap, RecapFilter, RecapPart};

/// Summarise many sessions in one document: a month, a series or a theme
///
/// Each session has its purpose, results, key takeaway, polls and links. Then
/// follow all decisions and open actions, attendance, themes by tag, and the
/// sessions that are still planned. A folder means all session files in it.
///
/// A broken file is reported and left out. The other files are used, and the exit
/// status is 1. A file whose first lines say that --since, --until, --series or
/// --tag leave it out is not read. Names of participants appear only with --for
/// facilitator.
///
/// Examples:
///
///   roundtable recap sessions/*.toml --since 2026-11-01 --until 2026-11-30
///   roundtable recap sessions/ --series "Prep with peers" --format html -o .
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Session files, or folders of them.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only sessions from this date: 2026-11-01 or today.
    #[arg(long, value_name = "DATE", value_parser = session_args::day)]
    since: Option<NaiveDate>,
    /// Only sessions up to this date; planned sessions are always listed.
    #[arg(long, value_name = "DATE", value_parser = session_args::day)]
    until: Option<NaiveDate>,
    /// Only sessions of this series.
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// Only sessions with this tag; can be repeated.
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// The format.
    #[arg(long, default_value = FORMATS[0].name, value_parser = output::format(|f| f.recap.is_some()), ignore_case = true)]
    format: &'static Format,
    #[command(flatten)]
    destination: Destination,
}

/// Writes the recap.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let Some(write) = args.format.recap else { return Ok(()) };
    let own = output::templates(folders, args.format)?;
    let (files, mut broken) = open::session_files(&args.files);
    let choice =
        RecapFilter { since: args.since, until: args.until, series: args.series.clone(), tags: args.tags.clone() };
    let mut parts = Vec::new();
    let mut ids: Vec<(String, Option<String>)> = Vec::new();
    for (file, read) in files.iter().zip(read_all(&files, &choice, args.destination.audience)) {
        match read {
            Ok(Some((id, part))) => {
                ids.push((open::name(file), id));
                parts.push(part);
            }
            Ok(None) => {}
            Err(sentence) => {
                broken = true;
                stdio::error(&sentence);
            }
        }
    }
    stdio::copies(ids.iter().map(|(name, id)| (name.as_str(), id.as_deref())));
    let recap = Recap::of(parts, args.destination.audience, &choice);
    let (date, title) = (recap.to, recap.title.clone());
    let name = output::FileName { date, title: &title, what: "", table: None };
    let read: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let out = output::check(&args.destination.out, &name, args.format.name, &read)?;
    if own.is_empty() {
        // The text can be longer than everything that it is made from, so it leaves while it is made.
        output::write_pieces(&out, |to| write(recap, &[], to).map_err(|wrong| output::template(folders, &wrong)))?;
    } else {
        let text = output::fill(folders, "recap", args.format, own, move |own| {
            let mut text = String::new();
            write(recap, own, &mut text).map(|()| text)
        })?;
        output::write_pieces(&out, |to| to.write_str(&text).map_err(|_| Fault::OutputClosed))?;
    }
    if broken { Err(Fault::Reported) } else { Ok(()) }
}

/// So many files are read at a time: each needs room while it is read.
const AT_A_TIME: usize = 2;

/// The id of a session, and what is told of it.
type Part = (Option<String>, RecapPart);

/// Reads every file, some at a time, and gives them in their order: what is told of the
/// session where it is wanted, a sentence where the file is broken.
fn read_all(files: &[PathBuf], choice: &RecapFilter, audience: Audience) -> Vec<Result<Option<Part>, String>> {
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(AT_A_TIME);
    let each = files.len().div_ceil(hands).max(1);
    std::thread::scope(|scope| {
        let some = |part| scope.spawn(move || files_of(part, choice, audience));
        let threads: Vec<_> = files.chunks(each).map(some).collect();
        threads.into_iter().flat_map(|t| t.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

fn files_of(files: &[PathBuf], choice: &RecapFilter, audience: Audience) -> Vec<Result<Option<Part>, String>> {
    let part = |file: &PathBuf| {
        // A file whose first lines say that it is not wanted is not read.
        if choice.chooses() && open::head(file).is_some_and(|head| !choice.includes(&head)) {
            return Ok(None);
        }
        let session = open::session(file).map_err(sentence)?;
        let part = || (session.plan.id.clone(), RecapPart::of(&session, audience));
        Ok(choice.includes(&session).then(part))
    };
    files.iter().map(part).collect()
}

/// Returns what is wrong with one file of many, in short.
pub(super) fn sentence(fault: Fault) -> String {
    match fault {
        Fault::Problems { file, problems } => rendered(&file, &problems, 1),
        fault => format!("error: {}\n", fault.into_failure().message),
    }
}
