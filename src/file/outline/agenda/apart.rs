//! Joins a time or a length that stands on a line of its own with the title beside it, as text copied from a web page or
//! a PDF has them. It reads no activity.

use super::super::length::Length;
use super::clock;
use super::elapsed;
use super::entry::{AgendaLine, LineMeaning};
use super::marks::{self, MOST_LETTERS};
use super::titles::is_of_mail;

/// What stands on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Nothing,
    /// A time of day, perhaps with its end, or minutes from the start.
    Time,
    Length,
    Words,
    /// Words with a time or a length of their own.
    Whole,
}

/// Lines of which some are put together, with what they were.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// The lines as they are read.
    pub lines: Vec<String>,
    /// For each line that was joined with another one, that one.
    with: Vec<(usize, usize)>,
}

/// What stands alone is no longer than this, in bytes.
const MOST_ALONE: usize = 60;

/// Tells what stands on a line; `lone` asks for no more than whether it is a time or a length alone.
fn holds(line: &str, lone: bool) -> Holds {
    if line.trim().is_empty() {
        return Holds::Nothing;
    }
    if lone && line.len() > MOST_ALONE {
        return Holds::Words;
    }
    if line.len() > MOST_LETTERS || line.contains(['|', '\t']) {
        return Holds::Whole;
    }
    let text = marks::unmarked(line).text;
    if !text.contains(char::is_alphanumeric) {
        return Holds::Nothing;
    }
    let alone = clock::times(&text).is_some_and(|(.., rest)| rest.is_empty());
    let counted = elapsed::stretch(&text).is_some_and(|(_, to, rest)| to.is_some() && rest.is_empty());
    match marks::sure_length(&text) {
        Some(Length::Minutes(_)) if !alone => Holds::Length,
        _ if alone || counted => Holds::Time,
        Some(_) => Holds::Length,
        None if lone => Holds::Words,
        None if clock::times(&text).is_some() || marks::length_off(&text).is_some() => Holds::Whole,
        None if line.contains(',') && super::typed::is_typed(&text) => Holds::Whole,
        None => Holds::Words,
    }
}

/// Joins what stands apart; nothing where times and titles stand together.
pub(super) fn joined(lines: &[&str]) -> Option<Joined> {
    let is_lone = |line: &&&str| matches!(holds(line, true), Holds::Time | Holds::Length);
    if lines.iter().filter(is_lone).take(2).count() < 2 {
        return None;
    }
    let kinds: Vec<Holds> = lines.iter().map(|line| holds(line, false)).collect();
    let of = |kind: Holds| kinds.iter().filter(|k| **k == kind).count();
    // Where times stand alone, a length alone belongs to the activity above it.
    let lone = if of(Holds::Time) > 1 { Holds::Time } else { Holds::Length };
    if of(lone) < 2 || of(lone) < of(Holds::Whole) {
        return None;
    }
    let is_words = |at: usize| matches!(kinds.get(at), Some(Holds::Words | Holds::Whole));
    let lones = || (0..kinds.len()).filter(|at| kinds[*at] == lone);
    let behind = lones().filter(|at| is_words(at + 1)).count();
    let before = lones().filter(|at| at.checked_sub(1).is_some_and(is_words)).count();
    let mut joined = Joined { lines: lines.iter().map(|l| (*l).to_owned()).collect(), with: Vec::new() };
    if before > behind {
        joined.titles_first(lines, &kinds, lone);
    } else {
        joined.times_first(lines, &kinds, lone);
    }
    Some(joined)
}

impl Joined {
    /// Joins each time with the words below it; more words in the same block go with them.
    fn times_first(&mut self, lines: &[&str], kinds: &[Holds], lone: Holds) {
        // The lines with a time that wait for a title, and the title that words go with.
        let (mut waiting, mut title): (Vec<usize>, Option<usize>) = (Vec::new(), None);
        for at in 0..kinds.len() {
            match kinds[at] {
                Holds::Nothing => {
                    if waiting.is_empty() && lines[at].trim().is_empty() {
                        title = None;
                    }
                }
                kind if kind == lone => {
                    waiting.push(at);
                    title = None;
                }
                Holds::Time | Holds::Length => {
                    if let Some(title) = title {
                        let said = marks::unmarked(lines[at]).text;
                        self.lines[title] = format!("{} ({said})", self.lines[title]);
                        self.put(at, title);
                    }
                }
                Holds::Words | Holds::Whole if !waiting.is_empty() => {
                    let said: Vec<String> = waiting.iter().map(|at| marks::unmarked(lines[*at]).text).collect();
                    self.lines[at] = format!("{} {}", said.join(" – "), marks::unmarked(lines[at]).text);
                    for time in waiting.drain(..) {
                        self.put(time, at);
                    }
                    title = Some(at);
                }
                Holds::Words => {
                    if title.is_some() && !is_of_mail(lines[at]) {
                        self.lines[at] = format!("    - {}", marks::unmarked(lines[at]).text);
                    }
                }
                Holds::Whole => title = None,
            }
        }
        // A last time alone is the end.
        if let [last] = waiting[..]
            && lone == Holds::Time
            && clock::times(&marks::unmarked(lines[last]).text).is_some_and(|(_, end, _)| end.is_none())
        {
            self.lines[last] = format!("{} End", marks::unmarked(lines[last]).text);
        }
    }

    /// Joins each time with the first words above it, behind the time before.
    fn titles_first(&mut self, lines: &[&str], kinds: &[Holds], lone: Holds) {
        let mut title: Option<usize> = None;
        let mut above: Vec<usize> = Vec::new();
        for at in 0..kinds.len() {
            match kinds[at] {
                Holds::Words | Holds::Whole if title.is_none() => title = Some(at),
                Holds::Words => above.push(at),
                Holds::Nothing if lines[at].trim().is_empty() => {
                    title = None;
                    above.clear();
                }
                kind if kind == lone => {
                    let Some(title) = title.take() else { continue };
                    let said = marks::unmarked(lines[at]).text;
                    self.lines[title] = format!("{said} {}", marks::unmarked(lines[title]).text);
                    self.put(at, title);
                    for words in above.drain(..) {
                        self.lines[words] = format!("    - {}", marks::unmarked(lines[words]).text);
                    }
                }
                _ => {}
            }
        }
    }

    fn put(&mut self, from: usize, to: usize) {
        self.lines[from] = String::new();
        self.with.push((from, to));
    }

    /// Gives lines that were read their words back, and tells of those that were joined what they became.
    pub(super) fn restore(&self, read: &mut [AgendaLine], lines: &[&str]) {
        for (line, raw) in read.iter_mut().zip(lines) {
            if line.text != raw.trim_end() {
                raw.trim_end().clone_into(&mut line.text);
                if let LineMeaning::Misread(misread) = &mut line.meaning {
                    (misread.range, misread.suggestion) = (0..line.text.len(), None);
                }
            }
        }
        for (from, to) in &self.with {
            read[*from].meaning = LineMeaning::Joined(*to);
        }
    }
}
