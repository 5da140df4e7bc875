//! `roundtable check`.

use crate::workshop::sort_by_key;
use std::path::{Path, PathBuf};

use chrono::Utc;
use serde::Serialize;

use super::fault::{Fault, rendered, unreadable};
use super::{open, status, stdio};
use crate::file::{self, Problem, Severity};
use crate::shell::set_local_zone;
use crate::store;
use crate::workshop::count_of;

/// Find problems in session files and say how to fix them
///
/// Problems are printed on standard output as `FILE:LINE:COLUMN`, with the line
/// and what to do. With an error, the file cannot be used and the exit status
/// is 1. A warning is about something that has no effect or looks like a mistake. A
/// hint is about the plan: 90 minutes without a break, uneven groups, an end after
/// the hard end. Warnings and hints leave the exit status at 0. - reads standard
/// input.
///
/// With --json, all problems are printed as one list of
/// {file, line, column, severity, message, help}. Line and column are 0 for a
/// problem that has no place. Without problems, the list is [].
///
/// Examples:
///
///   roundtable check my-session.toml
///   roundtable check --json sessions/*.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Session files, or folders of them; - is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print all problems as one JSON list.
    #[arg(long)]
    json: bool,
}

/// More problems of one file than anybody reads at once.
const ALL: usize = 100;

/// One problem, for programs.
#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    #[serde(flatten)]
    problem: &'a Problem,
}

/// Checks the files.
pub(super) fn run(args: &Args) -> Result<(), Fault> {
    let (files, broken) = open::session_files(&args.files);
    let checked: Vec<(String, Vec<Problem>, Option<String>)> = (files.iter())
        .map(|f| {
            let (problems, id) = problems(f);
            (open::name(f), problems, id)
        })
        .collect();
    let all = || checked.iter().flat_map(|(file, problems, _)| problems.iter().map(move |p| (file, p)));
    let count = |severity| all().filter(|(_, p)| p.severity == severity).count();
    let ids: Vec<(String, Option<String>)> = checked.iter().map(|c| (c.0.clone(), c.2.clone())).collect();
    stdio::copies(ids.iter().map(|(name, id)| (name.as_str(), id.as_deref())));
    let counts = [Severity::Error, Severity::Warning, Severity::Hint].map(count);
    if args.json {
        let found: Vec<Found> = all().map(|(file, problem)| Found { file, problem }).collect();
        stdio::json_lines(&found)?;
    } else {
        let text: String = checked.iter().map(|(file, problems, _)| rendered(file, problems, ALL)).collect();
        stdio::data(&text)?;
        stdio::error(&format!("{}: {}\n", count_of(checked.len(), "file"), summary(counts)));
    }
    if counts[0] > 0 || broken { Err(Fault::Reported) } else { Ok(()) }
}

/// Returns what is wrong with a file, and the id of its session.
fn problems(path: &Path) -> (Vec<Problem>, Option<String>) {
    match store::read_input(path) {
        Ok(bytes) => file::read(&bytes).map_or_else(
            |problems| (problems, None),
            |mut opened| {
                set_local_zone(&mut opened.session);
                let now = status::now(&opened.session, Utc::now());
                let mut all = file::lint(&bytes, &opened.session, now);
                all.extend(opened.warnings);
                sort_by_key(&mut all, |p| (p.line, p.column));
                (all, opened.session.plan.id.clone())
            },
        ),
        Err(error) => {
            let (message, help) = unreadable(path, &error);
            let severity = Severity::Error;
            (vec![Problem { line: 0, column: 0, severity, message, help: Some(help), excerpt: None }], None)
        }
    }
}

fn summary(counts: [usize; 3]) -> String {
    let kinds = counts.iter().zip(["error", "warning", "hint"]).filter(|(n, _)| **n > 0);
    let words: Vec<String> = kinds.map(|(n, what)| count_of(*n, what)).collect();
    if words.is_empty() { "no problems".to_owned() } else { words.join(", ") }
}
