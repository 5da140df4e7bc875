//! Owns how much a session may hold, so that its file can always be opened again. It changes nothing.

use std::fmt::{self, Debug, Write};

use super::model::Model;
use crate::workshop::poll::Answer;
use crate::workshop::{Command, Session};

/// The most that a session may come to, in bytes of the estimate below. A file is read up to 16 MiB; what is being
/// typed and the remarks of whoever wrote the plan come on top.
const MOST: usize = 9 << 20;

/// Returns about how many bytes something takes in a file, and hardly ever less: all that it holds, written out.
fn size(of: &impl Debug) -> usize {
    struct Count(usize);
    impl Write for Count {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut count = Count(0);
    // Counting cannot fail.
    let _ = write!(count, "{of:?}");
    count.0
}

/// Returns what a session comes to.
pub(super) fn of_session(session: &Session) -> usize {
    let ballots = session.record.polls.iter().flat_map(|run| run.ballots.iter().map(move |ballot| (run, ballot)));
    let names: usize = ballots.map(|(run, ballot)| names(&run.options, &ballot.vote.answer)).sum();
    size(&(&session.plan, &session.record)) + names
}

/// Returns what the options add to a ballot in the file, where they stand by their names.
fn names(options: &[String], answer: &Answer) -> usize {
    let name = |o: usize| options.get(o).map_or(0, |name| name.len() + 4);
    match answer {
        Answer::Options(chosen) => chosen.iter().map(|&o| name(o)).sum(),
        Answer::Ranks(ranks) => ranks.iter().flatten().map(|&o| name(o)).sum(),
        Answer::Amounts(amounts) => (0..amounts.len()).filter(|&o| amounts[o] > 0).map(name).sum(),
        Answer::Places(places) => (0..places.len()).filter(|&o| places[o].is_some()).map(name).sum(),
        Answer::Words(_) | Answer::Abstain | Answer::Invalid => 0,
    }
}

/// Returns whether what is about to be said still fits, or why not. What brings no words always does: whatever happens,
/// the clock has to go on.
pub(super) fn check(m: &mut Model, command: &Command) -> Result<(), String> {
    let more = match command {
        Command::Reword { note, becomes } => {
            let was = m.session.record.notes.get(*note).map_or(0, |n| n.text.len());
            if becomes.text.len() <= was { 0 } else { size(command) }
        }
        Command::Capture(_)
        | Command::QuickPoll { .. }
        | Command::CorrectOption { .. }
        | Command::GiveReason(_)
        | Command::Arrive(_)
        | Command::RenameGroup { .. }
        | Command::Plan(_) => size(command),
        Command::Cast { vote, count, .. } => {
            let options = m.session.ballot_form().map_or_else(Vec::new, |form| form.options);
            (size(command) + names(&options, &vote.answer)).saturating_mul(*count as usize)
        }
        _ => 0,
    };
    // What was taken out since is not taken off before it matters.
    if more > 0 && m.caches.size + more > MOST {
        m.caches.size = of_session(&m.session);
        if m.caches.size + more > MOST {
            let most = MOST >> 20;
            return Err(format!("The session is full ({most} MB): delete entries, or continue in a new session."));
        }
    }
    m.caches.size += more;
    Ok(())
}
