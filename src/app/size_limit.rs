//! Owns how much a session may hold, so that its file can always be opened again. It changes nothing.

use std::fmt::{self, Debug, Write};

use super::model::Model;
use crate::workshop::Command;
use crate::workshop::poll::Answer;

/// The most bytes that the file of a session may have. A file is read up to 16 MiB.
const MOST: usize = 9_000_000;

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
        | Command::AddOption(_)
        | Command::GiveReason(_)
        | Command::Arrive(_)
        | Command::AddPeople(_)
        | Command::RenameGroup { .. }
        | Command::SetPlaces(_)
        | Command::Plan(_) => size(command),
        Command::Cast { vote, count, .. } => {
            let options = m.session.ballot_form().map_or_else(Vec::new, |form| form.options);
            (size(command) + names(&options, &vote.answer)).saturating_mul(*count as usize)
        }
        _ => 0,
    };
    // What it comes to exactly is known once it is saved.
    let bytes = m.saving.bytes + more;
    if more > 0 && bytes > MOST {
        let mega = |bytes: usize| bytes as f64 / 1e6;
        return Err(format!(
            "The session is full: its file would have {:.1} MB, and {} MB is the limit. Delete entries, or continue in a new session.",
            mega(bytes),
            mega(MOST)
        ));
    }
    m.saving.bytes = bytes;
    Ok(())
}
