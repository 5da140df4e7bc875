//! Reads what a long session file says beside its notes and its journal, which are the most of it and which the first
//! frame can do without. It finds no faults: whatever is not as the program writes it has to be read as a whole.

use toml_parser::lexer::TokenKind;

use crate::workshop::{Each, Session};

/// Shorter files are read at once.
const LEAST: usize = 100_000;

/// The parts that can wait, as the program begins them.
const PARTS: [&str; 2] = ["\n[[record.note]]\n", "\n[record.journal]\n"];

/// Reads a session without its notes and its journal; `None` where the file is short, is not laid out as the program
/// does it, says something wrong, or shows with its clock how many notes there are.
pub fn read_ahead(bytes: &[u8]) -> Option<Session> {
    if bytes.len() < LEAST {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let mut rest = text;
    let mut ahead = String::new();
    for part in PARTS {
        let Some(start) = rest.find(part) else { continue };
        let (before, from) = rest.split_at(start + 1);
        let waits = &from[..length(from, &part[1..])];
        // What stands between such marks can look like anything.
        if waits.contains("\"\"\"") || waits.contains("'''") || !ends_a_line(before) {
            return None;
        }
        ahead.push_str(before);
        // The line end in front of the next table is part of its mark.
        rest = &from[waits.trim_end_matches('\n').len()..];
    }
    ahead.push_str(rest);
    if text.len() - ahead.len() < LEAST / 2 {
        return None;
    }
    // A mark that stood inside of a list leaves a text that is no session.
    let session = super::read_text(&ahead).ok()?.session;
    let counts = session.plan.agenda.iter().flat_map(|a| &a.phases).any(|phase| phase.each == Some(Each::Entry));
    (!counts && session.record.notes.is_empty() && session.record.journal.is_empty()).then_some(session)
}

/// Returns whether a text ends with the end of a line, and not inside of a text over several lines.
fn ends_a_line(text: &str) -> bool {
    let last = toml_parser::Source::new(text).lex().filter(|token| token.kind() != TokenKind::Eof).last();
    last.is_some_and(|token| token.kind() == TokenKind::Newline)
}

/// Returns how long the tables are that begin with this header, up to the next table of another sort.
fn length(text: &str, header: &str) -> usize {
    let mut at = 0;
    while let Some(next) = text[at..].find("\n[") {
        at += next + 1;
        if !text[at..].starts_with(header) {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    const HEAD: &str = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n";
    const RECORD: &str = "[record]\nstarted = 2026-11-24T15:00:00Z\n\n";

    fn notes() -> String {
        let note = "[[record.note]]\nat = 2026-11-24T15:00:01Z\nactivity = \"a\"\ntext = \"[[record.note]] said\"\n\n";
        note.repeat(2_000)
    }

    #[test]
    fn everything_but_notes_and_journal_is_read_ahead() {
        let poll = "[[record.poll]]\nactivity = \"a\"\nmethod = \"single\"\nopened = 2026-11-24T15:00:00Z\n\n";
        let journal = format!("[record.journal]\nlines = [\n{}]\n", "  \"15:00:01 said\",\n".repeat(2_000));
        for between in [poll, ""] {
            let text = format!("{HEAD}{RECORD}{}{between}{journal}", notes());
            let ahead = read_ahead(text.as_bytes()).expect("it is laid out as the program does it");
            let mut whole = read(text.as_bytes()).expect("sound").session;
            assert_eq!(whole.record.notes.len(), 2_000);
            (whole.record.notes, whole.record.journal) = (Vec::new(), Vec::new());
            assert_eq!(ahead, whole);
        }
    }

    #[test]
    fn what_is_laid_out_otherwise_is_read_as_a_whole() {
        let notes = notes();
        let long = "#".repeat(LEAST);
        for text in [
            format!("{HEAD}{RECORD}"),
            format!("{HEAD}{RECORD}# {long}\n"),
            // Inside of a text.
            format!("{HEAD}prompt = \"\"\"\n{notes}\"\"\"\n{RECORD}"),
            format!("{HEAD}prompt = '''\n\n{notes}\n[x]\n'''\n{RECORD}"),
            // Between notes, and after something that is not finished.
            format!("{HEAD}{RECORD}{notes}[[record.settled]]\nat = 2026-11-24T15:00:00Z\ntext = \"s\"\n\n{notes}"),
            format!("{HEAD}{RECORD}{notes}[[record.note]]\nat = 2026-11-24T15:00:01Z\ntext = \"\"\"\n[x]\n\"\"\"\n"),
            format!("{HEAD}x = [\n{notes}]\n"),
            // Wrong in what comes first.
            format!("{HEAD}minutes = 6\n{RECORD}{notes}"),
            // Turns of entries are counted by the clock.
            format!("{HEAD}[[agenda.phases]]\ntitle = \"F\"\nminutes = 5\neach = \"entry\"\n{RECORD}{notes}"),
        ] {
            assert_eq!(read_ahead(text.as_bytes()), None, "{text:.300}");
        }
    }
}
