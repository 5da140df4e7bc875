//! Cuts the text of a session file at the headers of its tables, and puts such blocks together to a text again.
//! It changes no byte inside of one.

use std::ops::Range;

use super::lines::lines;

/// A table's header, the remarks above it and the lines below it.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub range: Range<usize>,
    pub part: Part,
}

/// What a block is, in the order in which the parts of a record stand in a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Plan,
    People,
    Carried,
    Agenda,
    /// What belongs to the activity above it.
    Within,
    Head,
    Attendance,
    Timing,
    Breakout,
    Ahead,
    Note,
    Poll,
    Hand,
    Skipped,
    Settled,
    Unknown,
    Journal,
}

/// Returns the line end of a text: that of its first line.
pub(super) fn line_end(text: &str) -> &'static str {
    let crlf = text.find('\n').is_some_and(|i| text[..i].ends_with('\r'));
    if crlf { "\r\n" } else { "\n" }
}

/// Cuts a text at the headers of its tables.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = vec![Block { range: 0..text.len(), part: Part::Plan }];
    for line in lines(text, false) {
        let name = |i: usize| line.path.get(i).map(|(_, name)| name.as_str());
        let part = match (name(0), name(1), line.path.len()) {
            (Some("people"), _, _) => Part::People,
            (Some("carried" | "met"), _, _) => Part::Carried,
            (Some("agenda"), None, _) if line.header == 2 => Part::Agenda,
            (Some("agenda"), Some(_), _) => Part::Within,
            (Some("record"), None, _) => Part::Head,
            (Some("record"), Some(table), depth) => {
                let part = match table {
                    "attendance" => Part::Attendance,
                    "timing" => Part::Timing,
                    "breakout" => Part::Breakout,
                    "ahead" => Part::Ahead,
                    "note" => Part::Note,
                    "poll" => Part::Poll,
                    "hand" => Part::Hand,
                    "skipped" => Part::Skipped,
                    "settled" => Part::Settled,
                    "journal" => Part::Journal,
                    _ => Part::Unknown,
                };
                // A table inside an entry is part of that entry.
                if depth > 2 && part != Part::Unknown && blocks.last().is_some_and(|b| b.part == part) {
                    continue;
                }
                if depth > 2 { Part::Unknown } else { part }
            }
            _ => Part::Plan,
        };
        let start = above(text, line.start);
        if let Some(last) = blocks.last_mut() {
            last.range.end = start;
        }
        blocks.push(Block { range: start..text.len(), part });
    }
    blocks
}

/// Returns where the remarks begin that stand directly above a header.
fn above(text: &str, header: usize) -> usize {
    let mut start = text[..header].rfind('\n').map_or(0, |i| i + 1);
    while start > 0 {
        let before = text[..start - 1].rfind('\n').map_or(0, |i| i + 1);
        if !text[before..start].trim_start().starts_with('#') {
            break;
        }
        start = before;
    }
    start
}

/// A text that grows block by block, with a blank line around every new block.
pub(super) struct Text {
    pub out: String,
    pub eol: &'static str,
    /// The last block was a new one.
    pub fresh: bool,
}

impl Text {
    pub(super) fn kept(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.fresh {
            self.blank_line();
        }
        self.fresh = false;
        self.out.push_str(text);
    }

    pub(super) fn fresh(&mut self, text: &str) {
        self.blank_line();
        self.fresh = true;
        self.out.push_str(text);
    }

    /// Puts these of some texts in; `was` tells for each which one it was before, so that what still follows what it
    /// followed stays as it stood.
    pub(super) fn put(&mut self, texts: &[String], was: &[Option<usize>], which: Range<usize>) {
        for i in which {
            let stays = match (was[i], i.checked_sub(1).map(|before| was[before])) {
                (Some(0), None) => true,
                (Some(o), Some(Some(before))) => before + 1 == o,
                _ => false,
            };
            if stays { self.kept(&texts[i]) } else { self.fresh(&texts[i]) }
        }
    }

    fn blank_line(&mut self) {
        if self.out.is_empty() {
            return;
        }
        if !self.out.ends_with('\n') {
            self.out.push_str(self.eol);
        }
        if !self.out.ends_with("\n\n") && !self.out.ends_with("\n\r\n") {
            self.out.push_str(self.eol);
        }
    }
}
