//! Owns how the command line reads an agenda that was written elsewhere: it says of each line what it became, before
//! anything is written.

use std::fmt::Write as _;
use std::path::Path;

use super::fault::Fault;
use super::{open, stdio};
use crate::file::outline::{Agenda, DayPick, LineMeaning, read_agenda};

/// How many lines that became nothing are shown.
const SHOWN: usize = 400;

/// Reads an agenda from a file, or from standard input for `-`, and says on standard error what its lines became; `day`
/// chooses a day of an agenda of several.
pub(super) fn read(path: &Path, day: Option<DayPick>) -> Result<Agenda, Fault> {
    understood(&open::name(path), &open::bytes(path)?, day)
}

/// Reads an agenda of this name from bytes, and says on standard error what its lines became.
pub(super) fn understood(name: &str, bytes: &[u8], day: Option<DayPick>) -> Result<Agenda, Fault> {
    let help = "an agenda is lines such as “15:00 Welcome” or “Welcome, 5, talk”, a table, or a calendar file";
    let agenda = read_agenda(bytes, day).map_err(|why| Fault::input(format!("{name}: {why}"), help))?;
    stdio::error(&report(name, &agenda));
    if agenda.activities.is_empty() {
        let dated = agenda.days.iter().all(|day| day.date.is_some());
        let help = match agenda.days.is_empty() {
            true => help,
            false if dated => "for example: --date 2026-11-24",
            false => "for example: --day 1",
        };
        return Err(Fault::input(format!("{name}: {}", agenda.why_empty()), help));
    }
    Ok(agenda)
}

/// Says what became of each line: all that were understood, and so many of the others.
fn report(name: &str, agenda: &Agenda) -> String {
    let mut text = format!("{name}: {} of {} lines understood\n", agenda.understood(), agenda.written());
    let mut room = SHOWN;
    for line in &agenda.lines {
        let Some(words) = agenda.in_words(line) else { continue };
        let mark = match &line.meaning {
            LineMeaning::Misread(_) => '?',
            LineMeaning::LeftOut(_) | LineMeaning::Unclear(_) => '–',
            _ => '✓',
        };
        if mark != '✓' {
            if room == 0 {
                continue;
            }
            room -= 1;
        }
        let _ = writeln!(text, "{:>5} {mark} {words}", line.number);
    }
    let others = agenda.written() - agenda.understood();
    if others > SHOWN {
        let _ = writeln!(text, "      … and {} more lines that are left out", others - SHOWN);
    }
    // Why nothing was understood is said by whoever fails.
    if !agenda.activities.is_empty() {
        for remark in &agenda.remarks {
            let _ = writeln!(text, "{remark}");
        }
    }
    text
}
