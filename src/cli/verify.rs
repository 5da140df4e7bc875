//! `roundtable verify`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::{open, stdio};
use crate::file::{self, Problem, Severity};
use crate::workshop::poll::{RunAudit, SealState, audit, is_seal, recount, short_seal, shown};
use crate::workshop::text::visible;
use crate::workshop::{PollRun, Session, count_of};

/// Recount every poll of session files and compare
///
/// Recounts the hands and ballots of each run and compares them with what the file
/// says: counts, voters, and the seals. ✓ means that the run was recounted and that
/// nothing in it contradicts itself, the other runs or the session. ✗ says what is
/// wrong; the command then exits with status 1. A hidden result is only listed as
/// correct. If counts and ballots do not match, the file cannot be read at all, and
/// the command names the place.
///
/// A seal shows slips and quiet edits. It is not a signature: anyone who works all
/// seals out again can change everything. Compare with a seal that somebody wrote
/// down when the poll closed, or with the one in a report: --seal.
///
/// Examples:
///
///   roundtable verify my-session.toml
///   roundtable verify sessions/
///   roundtable verify --seal "3f2a 91bc 07de" my-session.toml
///   roundtable verify - < my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A seal that a run must have: its first 12 digits, or all; repeatable
    #[arg(long, value_name = "SEAL")]
    seal: Vec<String>,
    /// Session files and folders of them; - is standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

/// Recounts the polls.
pub(super) fn run(args: &Args) -> Result<(), Fault> {
    let (files, mut broken) = open::session_files(&args.files);
    if let ([file], false) = (&files[..], broken) {
        return verify(file, &args.seal);
    }
    if !args.seal.is_empty() {
        return Err(Fault::usage("--seal compares with one file", "name the file that the seal was written down for"));
    }
    for file in &files {
        stdio::data(&format!("{}\n", open::name(file)))?;
        if let Err(fault) = verify(file, &[]) {
            broken = true;
            stdio::fault(fault);
        }
    }
    if broken { Err(Fault::Reported) } else { Ok(()) }
}

fn verify(path: &Path, written: &[String]) -> Result<(), Fault> {
    let name = open::name(path);
    let opened = match file::read(&open::bytes(path)?) {
        Ok(opened) => opened,
        Err(problems) => return Err(open::faulty(&name, first(problems))),
    };
    let (mut runs, mut faults) = audit(&opened.session.record);
    for (index, problem) in &opened.unconfirmed {
        runs[*index].faults.push(problem.message.clone());
    }
    faults.extend(lost_runs(&opened.session));
    let (found, missing) = seals(&opened.session, &runs, written);
    let wrong = runs.iter().filter(|run| !run.faults.is_empty()).count();
    stdio::data(&listing(&opened.session, &runs, &faults, &found, &missing))?;
    if wrong > 0 && wrong == opened.unconfirmed.len() {
        return Err(open::faulty(&name, opened.unconfirmed.into_iter().map(|(_, problem)| problem).collect()));
    }
    if wrong > 0 {
        let message = format!("{name}: {} of {} cannot be confirmed", wrong, count_of(runs.len(), "run"));
        return Err(Fault::input(message, "the lines with ✗ say why; compare the file with a copy of it"));
    }
    if let Some(fault) = faults.first() {
        return Err(Fault::input(format!("{name}: {fault}"), "compare the file with a copy of it"));
    }
    if !missing.is_empty() {
        let message = format!("{name}: no run has this seal");
        return Err(Fault::input(message, "the run was changed or removed since, or this is another file"));
    }
    Ok(())
}

/// Returns the first error; or, where there is none, the first problem.
fn first(problems: Vec<Problem>) -> Vec<Problem> {
    let at = problems.iter().position(|p| p.severity == Severity::Error).unwrap_or(0);
    problems.into_iter().skip(at).take(1).collect()
}

/// Says that runs are lost, where the journal lists more of them than the file has.
fn lost_runs(session: &Session) -> Option<String> {
    let told = session.record.journal.iter().filter(|l| l.get(8..).is_some_and(|t| t.starts_with(" poll opened")));
    let (told, runs) = (told.count(), session.record.polls.len());
    (told > runs).then(|| format!("the journal lists {} of polls, but the file has {runs}", count_of(told, "run")))
}

/// Says which runs have the seals that somebody wrote down; the others come beside them.
fn seals(session: &Session, runs: &[RunAudit], written: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for seal in written {
        let fitting = session.record.polls.iter().zip(runs).find(|(run, audit)| {
            audit.seal == SealState::Fits && run.sealed.as_deref().is_some_and(|sealed| is_seal(sealed, seal))
        });
        match fitting {
            Some((run, _)) => found.push(format!("✓ {} is the seal of {}", visible(seal), called(session, run))),
            None => missing.push(format!("✗ {} is the seal of no run", visible(seal))),
        }
    }
    (found, missing)
}

fn called(session: &Session, run: &PollRun) -> String {
    format!("{} · run {}", visible(&run.question), session.run_number(run))
}

fn listing(session: &Session, runs: &[RunAudit], faults: &[String], found: &[String], missing: &[String]) -> String {
    let mut out = String::new();
    for (run, audit) in session.record.polls.iter().zip(runs) {
        let called = called(session, run);
        if audit.faults.is_empty() {
            let _ = writeln!(out, "✓ {called} · {}", told(run, audit.seal));
        } else {
            let _ = writeln!(out, "✗ {called} · {}", visible(&audit.faults.join("; ")));
        }
    }
    for line in faults.iter().map(|fault| format!("✗ {}", visible(fault))).chain(found.iter().chain(missing).cloned())
    {
        let _ = writeln!(out, "{line}");
    }
    if session.record.polls.is_empty() && faults.is_empty() {
        out.insert_str(0, "This session has no polls.\n");
    }
    out
}

fn told(run: &PollRun, seal: SealState) -> String {
    let late: Vec<String> =
        run.late.iter().map(|late| format!(" · {}", visible(&late.in_words(run.one_vote())))).collect();
    let late = late.concat();
    if !shown(run, false) {
        return format!("result hidden, correct{late}");
    }
    let is = recount(run);
    let counts: Vec<String> = is.counts.iter().map(u64::to_string).collect();
    let voted = is.voted.map_or(String::new(), |n| format!("{n} voted · "));
    let seal = match (seal, &run.sealed) {
        (SealState::Open, _) => "still open".to_owned(),
        (_, Some(sealed)) => format!("sealed {}", short_seal(sealed)),
        _ => "sealed (0.1.0)".to_owned(),
    };
    format!("{voted}counts {} · {seal}{late}", counts.join(", "))
}
