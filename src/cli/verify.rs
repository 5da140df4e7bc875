//! `roundtable verify`.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::fault::Fault;
use super::{open, stdio};
use crate::file::{self, Problem, Severity};
use crate::workshop::poll::{recount, shown};
use crate::workshop::{PollRun, Session, count_of};

/// Recount every poll of a session file and compare
///
/// Recounts the hands and ballots of each run and compares them with what the file
/// says: counts, voters, and the seal, a checksum of everything in the run. Each
/// correct run is listed with its counts; a hidden result is only listed as
/// correct. The command stops at the first difference, says where it is, and exits
/// with status 1. A run without a seal cannot be checked and counts as a
/// difference. - reads standard input.
///
/// The seal reveals slips and unnoticed edits. It is not a signature: anyone who
/// recalculates it can change everything.
///
/// Examples:
///
///   roundtable verify my-session.toml
///   roundtable verify - < my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The session file; - is standard input.
    file: PathBuf,
}

/// Recounts the polls.
pub(super) fn run(args: &Args) -> Result<(), Fault> {
    let name = open::name(&args.file);
    let opened = match file::read(&open::bytes(&args.file)?) {
        Ok(opened) => opened,
        Err(problems) => return Err(open::faulty(&name, first(problems))),
    };
    if let Some(missing) = lost_runs(&opened.session) {
        return Err(Fault::input(format!("{name}: {missing}"), "a [[record.poll]] entry was removed from the file"));
    }
    if !opened.unsealed.is_empty() {
        return Err(open::faulty(&name, first(opened.unsealed)));
    }
    stdio::data(&fitting(&opened.session))
}

/// Returns the first error; or, where there is none, the first problem.
fn first(problems: Vec<Problem>) -> Vec<Problem> {
    let at = problems.iter().position(|p| p.severity == Severity::Error).unwrap_or(0);
    problems.into_iter().skip(at).take(1).collect()
}

/// Returns the journal has a line for each run that was opened and not undone.
fn lost_runs(session: &Session) -> Option<String> {
    let told = session.record.journal.iter().filter(|l| l.get(8..).is_some_and(|t| t.starts_with(" poll opened")));
    let (told, runs) = (told.count(), session.record.polls.len());
    (told > runs).then(|| format!("the journal lists {} of polls, but the file has {runs}", count_of(told, "run")))
}

fn fitting(session: &Session) -> String {
    let mut out = String::new();
    for run in &session.record.polls {
        let question = crate::workshop::text::visible(&run.question);
        let number = session.run_number(run);
        let _ = writeln!(out, "✓ {question} · run {number} · {}", told(run));
    }
    if out.is_empty() {
        out.push_str("This session has no polls.\n");
    }
    out
}

fn told(run: &PollRun) -> String {
    if !shown(run, false) {
        return "result hidden, correct".to_owned();
    }
    let is = recount(run);
    let counts: Vec<String> = is.counts.iter().map(u64::to_string).collect();
    let voted = is.voted.map_or(String::new(), |n| format!("{n} voted · "));
    format!("{voted}counts {}", counts.join(", "))
}
