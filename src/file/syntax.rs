//! Says what a text breaks in the rules of TOML, in the words of somebody who does not know them. It reads no session.

use crate::workshop::sort_by_key;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use toml::de::Error;
use toml_parser::lexer::TokenKind;

use super::lines::lines;
use super::problem::{Problem, Severity, Source, quoted};
use super::text::BACKUP;

/// One fault of the grammar often looks like ten: only so many are said.
const SAID: usize = 5;

/// Returns what the parser complained about, in the order of the text and one complaint a line.
pub(super) fn faults(source: &Source<'_>, errors: &[Error]) -> Vec<Problem> {
    if let Some(conflict) = conflict(source) {
        return vec![conflict];
    }
    let mut places: Vec<(Range<usize>, &str)> =
        errors.iter().map(|e| (e.span().unwrap_or_else(|| too_deep(source.text)), e.message())).collect();
    sort_by_key(&mut places, |(place, _)| place.start);
    let end = source.text.trim_end().len();
    let whole_line = source.text.ends_with('\n');
    let cut = places.iter().any(|(place, _)| place.start >= end || (!whole_line && place.end >= end));
    let mut problems: Vec<Problem> = Vec::new();
    let first = Definitions::of(source.text, places.iter().any(|(_, m)| m.starts_with("duplicate")));
    let mut clean = true;
    for (place, message) in places {
        let line = source.line(place.start);
        let repeated = message.starts_with("duplicate");
        // What follows a fault of the grammar in the same line, or looks like a repetition, is mostly its echo.
        if problems.last().is_some_and(|p| p.line == line || (repeated && !clean)) {
            continue;
        }
        clean &= repeated;
        let unclosed = message.starts_with("missing comma") || message.starts_with("unclosed array,");
        if let Some(open) = unclosed.then(|| open_list(source.text, place.start)).flatten() {
            let help = "put the missing ] at its end, and a comma between its entries".to_owned();
            problems.push(source.problem(Severity::Error, open, "a list is not closed", Some(help)));
            break;
        }
        let (said, help) = words(source, &place, message, &first);
        problems.push(source.problem(Severity::Error, place, said, Some(help)));
        if problems.len() == SAID {
            break;
        }
    }
    if let Some(last) = problems.last_mut().filter(|_| cut) {
        let help = last.help.take().map_or_else(String::new, |help| format!("{help}; "));
        last.help = Some(format!("{help}the file seems to be cut off here: {BACKUP}"));
    }
    problems
}

fn conflict(source: &Source<'_>) -> Option<Problem> {
    let mut offset = 0;
    for line in source.text.split_inclusive('\n') {
        let mark = ["<<<<<<<", ">>>>>>>", "|||||||"].into_iter().find(|m| line.starts_with(m));
        if mark.is_some() || line.trim_end() == "=======" {
            let help = "keep one of the two versions between <<<<<<< and >>>>>>>, and delete the three lines of marks";
            let message =
                "two versions of the file were merged here, and the marks of the merge conflict are still in it";
            return Some(source.problem(Severity::Error, offset..offset + 7, message, Some(help.to_owned())));
        }
        offset += line.len();
    }
    None
}

/// Returns the first place that is nested deeper than the parser goes, or named with more dots.
fn too_deep(text: &str) -> Range<usize> {
    let mut dots = 0;
    for token in toml_parser::Source::new(text).lex() {
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::Newline | TokenKind::Equals => dots = 0,
            _ => {}
        }
        if dots >= 80 {
            return token.span().start()..token.span().end();
        }
    }
    0..0
}

/// Returns where the list began that is still open at a line which looks like a header or a key, if there is one.
fn open_list(text: &str, at: usize) -> Option<Range<usize>> {
    let at = floor(text, at);
    let (start, line) = line_of(text, at);
    let shape = line.trim_start();
    let begins = text[start..at].trim().is_empty() || at >= text.len();
    let defines = shape.starts_with('[') || value_of(line).is_some() || at >= text.len();
    if !begins || !defines {
        return None;
    }
    let mut open = Vec::new();
    for token in toml_parser::Source::new(text).lex() {
        if token.span().start() >= at {
            break;
        }
        match token.kind() {
            TokenKind::LeftSquareBracket => open.push(token.span().start()..token.span().end()),
            TokenKind::RightSquareBracket => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

/// Returns the line around a place, and where it begins.
fn line_of(text: &str, at: usize) -> (usize, &str) {
    let start = text[..floor(text, at)].rfind('\n').map_or(0, |i| i + 1);
    (start, text[start..].lines().next().unwrap_or_default())
}

/// Returns what stands behind the `=` of a line, without a remark.
fn value_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once('=')?;
    let bare = |c: char| c.is_ascii_alphanumeric() || "-_. \t".contains(c);
    let value = value.split(" #").next().unwrap_or_default().trim();
    (!key.trim().is_empty() && key.chars().all(bare)).then_some(value)
}

/// Returns whether a place is inside or just behind a backslash and what follows it.
fn escaped(before: &str) -> bool {
    let tail = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    tail.ends_with('\\') && before.len() - tail.len() <= 10
}

fn words(source: &Source<'_>, place: &Range<usize>, message: &str, first: &Definitions) -> (String, String) {
    let text = source.text;
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let here = text.get(place.clone()).unwrap_or_default();
    let at = floor(text, place.start);
    let (line_start, line) = line_of(text, at);
    let before = &text[line_start..at];
    // A word without quotes is taken for a number or for true by the parser, depending on its first letter.
    let word = value_of(line).filter(|v| v.starts_with(char::is_alphabetic) && !matches!(*v, "true" | "false"));
    let say = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    match what {
        "duplicate key" => {
            let name = quoted(here);
            match first.before(place.start) {
                Some((offset, header)) => {
                    let line = source.line(offset);
                    if header {
                        (
                            format!("the table {} is already on line {line}", name.trim_matches('"')),
                            "put both together under one header; for a list of tables write double brackets".to_owned(),
                        )
                    } else {
                        (
                            format!("the key {} is already on line {line}", name.trim_matches('"')),
                            "a key can occur only once in a table: delete one of the two lines".to_owned(),
                        )
                    }
                }
                None => (
                    format!("{} is there twice", name.trim_matches('"')),
                    "a key can occur only once in a table: delete one of the two".to_owned(),
                ),
            }
        }
        "key with no value" => (
            format!(
                "a key without a value: {}",
                quoted(if here.trim().is_empty() { before.trim() } else { here.trim() })
            ),
            "write key = value, or begin the line with # to make it a comment".to_owned(),
        ),
        _ if before.contains('"') && escaped(before) => say(
            "this character cannot follow a backslash",
            "write \\\\ for a backslash, or put the text in single quotes",
        ),
        "missing value" | "missing value for key" => {
            say("the value is missing after the =", "write text in quotes, a number, true or false, or a list in [ ]")
        }
        "string values must be quoted" if here.trim().is_empty() => {
            say("the value is missing after the =", "write text in quotes, a number, true or false, or a list in [ ]")
        }
        _ if word.is_some() && !before.contains(['"', '\'']) && before.contains('=') => {
            let word = quoted(word.unwrap_or_default());
            (format!("this text is not in quotes: {}", word.trim_matches('"')), format!("write {word}"))
        }
        "string values must be quoted" if here.starts_with(|c: char| c.is_ascii_digit()) => (
            format!("this is not a number: {}", quoted(here).trim_matches('"')),
            format!("write digits only, as in 15; text needs quotes: {}", quoted(here)),
        ),
        "string values must be quoted" => (
            format!("this text is not in quotes: {}", quoted(here).trim_matches('"')),
            format!("write {}", quoted(here)),
        ),
        "unexpected key or value" | "unexpected content" => say(
            "unexpected text at the end of this line",
            "put one key = value on a line; a text with quotes inside needs \\\" for each of them",
        ),
        "unclosed array" | "missing array opening" => {
            say("a list is not closed", "put the missing ] at its end, and a comma between its entries")
        }
        "unclosed inline table" | "missing inline table opening" => {
            say("a table in { } is not closed", "put the missing } at its end, and a comma between its entries")
        }
        "unclosed table" | "unclosed array table" | "missing table open" => {
            say("the header of a table is not closed", "write it on a line of its own: [record] or [[agenda]]")
        }
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            say("a comma is missing here", "put a comma between two entries")
        }
        "extra comma in array" | "extra comma in inline table" => {
            say("one comma too many", "put one comma between two entries, and none in front of the first")
        }
        "extra `=`" | "unexpected `=` in array" | "extra assignment between key-value pairs" => {
            say("one = too many", "write key = value; a text that holds = needs quotes")
        }
        "recursion limit" | "cannot recurse further; max recursion depth met" => {
            say("this is nested too deeply to be read", "a session needs no more than three levels: check the brackets")
        }
        "carriage return must be followed by newline" => say(
            "a carriage return stands alone here",
            "save the file with the line ends of Unix or of Windows, not of old Macs",
        ),
        "unexpected leading zero" => say("a number begins with 0", "write it without the 0 in front"),
        "invalid comment character" => {
            say("a comment contains a control character", "delete it, or type the line anew")
        }
        _ if what.contains("invalid key")
            || what.contains("unquoted key")
            || what.contains("key-value")
            || what.contains("missing key") =>
        {
            say(
                "a key is missing here",
                "a key is made of letters, digits, - and _; begin the line with # to make it a comment",
            )
        }
        _ if what.contains("basic string") || what.contains("literal string") || what.contains("quote") => {
            if text.is_char_boundary(place.start) && text[place.start..].starts_with(['\n', '\r'])
                || place.start >= text.len()
            {
                say("a text is not closed: its second quote is missing", "put a quote at its end")
            } else {
                say(
                    "a text holds something that cannot stand there",
                    "write \\\" for a quote, \\\\ for a backslash, \\n for a line end",
                )
            }
        }
        _ if what.contains("date")
            || what.contains("time")
            || what.contains("out-of-range")
            || what.contains("hour") =>
        {
            (
                format!("no such date or time: {}", quoted(here.trim()).trim_matches('"')),
                "write a date as 2026-11-24, a time as 15:00:00, both with the offset as 2026-11-24T15:00:00-05:00"
                    .to_owned(),
            )
        }
        _ if what.contains("number")
            || what.contains("integer")
            || what.contains("float")
            || what.contains("digit") =>
        {
            (
                format!("this is not a number: {}", quoted(here.trim()).trim_matches('"')),
                "write digits only, as in 15; text needs quotes".to_owned(),
            )
        }
        _ if what.starts_with("cannot extend") => (
            format!("{} already has a value, so it cannot be a table as well", quoted(here).trim_matches('"')),
            "give one of the two another name".to_owned(),
        ),
        _ => {
            let expected = if expected.is_empty() { String::new() } else { format!(" (expected {expected})") };
            let line = quoted(line.trim());
            (
                format!("this cannot be read: {what}{expected}"),
                format!("look at the line for a missing quote or bracket: {line}"),
            )
        }
    }
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Where the keys and headers of a text were first defined.
#[derive(Default)]
struct Definitions {
    /// For the start of each repeated key or header, the start of the first, and whether it is a header.
    repeats: HashMap<usize, (usize, bool)>,
}

impl Definitions {
    fn before(&self, offset: usize) -> Option<(usize, bool)> {
        self.repeats.get(&offset).copied()
    }

    fn of(text: &str, wanted: bool) -> Self {
        let mut found = Self::default();
        if !wanted {
            return found;
        }
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut table = String::new();
        for line in lines(text, true) {
            let last = line.path.last().map_or(0, |(start, _)| *start);
            let mut path = String::new();
            for (_, part) in &line.path {
                path.push('\u{1}');
                path.push_str(part);
                // An entry of a list of tables is a table of its own.
                if let Some(n) = counts.get(&path).filter(|_| line.header > 0) {
                    let _ = write!(path, "\u{2}{n}");
                }
            }
            match line.header {
                0 => path = format!("{table}{path}"),
                1 => table.clone_from(&path),
                _ => {
                    let plain: String = path
                        .rfind('\u{2}')
                        .filter(|i| !path[*i..].contains('\u{1}'))
                        .map_or_else(|| path.clone(), |i| path[..i].to_owned());
                    let n = counts.entry(plain.clone()).or_default();
                    *n += 1;
                    table = format!("{plain}\u{2}{n}");
                    path.clone_from(&table);
                }
            }
            match seen.get(&path) {
                Some(first) => {
                    found.repeats.insert(last, (*first, line.header > 0));
                }
                None => {
                    seen.insert(path, last);
                }
            }
        }
        found
    }
}
