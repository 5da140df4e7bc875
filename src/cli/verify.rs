//! `roundtable verify`.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::fault::Fault;
use super::{open, stdio};
use crate::file::{self, Problem, Severity};
use crate::workshop::poll::{checked, shown};
use crate::workshop::{PollRun, Session, counted};

/// Recount every poll of a session file and compare
///
/// Hands and ballots of each run are counted anew and compared with what the
/// file says beside them: counts, who voted, and the seal, a number worked out
/// of everything in the run. Each run that fits is named with its counts; of a
/// result that is still hidden only that it fits. At the first difference it
/// stops, names the place, and the exit status is 1. A run without a seal cannot
/// be checked and counts as a difference. - reads standard input.
///
/// The seal shows slips and quiet edits. It is no signature: who works it out
/// anew can change everything.
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
        return Err(Fault::input(format!("{name}: {missing}"), "a [[record.poll]] was taken out of the file"));
    }
    if !opened.unsealed.is_empty() {
        return Err(open::faulty(&name, first(opened.unsealed)));
    }
    stdio::data(&fitting(&opened.session))
}

/// The first error; or, where there is none, the first problem.
fn first(problems: Vec<Problem>) -> Vec<Problem> {
    let at = problems.iter().position(|p| p.severity == Severity::Error).unwrap_or(0);
    problems.into_iter().skip(at).take(1).collect()
}

/// The journal has a line for each run that was opened and not taken back.
fn lost_runs(session: &Session) -> Option<String> {
    let told = session.record.journal.iter().filter(|l| l.get(8..).is_some_and(|t| t.starts_with(" poll opened")));
    let (told, runs) = (told.count(), session.record.polls.len());
    (told > runs).then(|| format!("the journal tells of {} of polls, and there are {runs}", counted(told, "run")))
}

fn fitting(session: &Session) -> String {
    let mut out = String::new();
    for run in &session.record.polls {
        let question = crate::workshop::text::visible(&run.question);
        let number = session.run_number(run);
        let _ = writeln!(out, "✓ {question} · run {number} · {}", told(run));
    }
    if out.is_empty() {
        out.push_str("No poll was run in this session.\n");
    }
    out
}

fn told(run: &PollRun) -> String {
    if !shown(run, false) {
        return "its result is hidden, and fits".to_owned();
    }
    let is = checked(run);
    let counts: Vec<String> = is.counts.iter().map(u64::to_string).collect();
    let voted = is.voted.map_or(String::new(), |n| format!("{n} voted · "));
    format!("{voted}counts {}", counts.join(", "))
}
