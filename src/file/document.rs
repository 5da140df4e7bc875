//! Owns the text of a session file as it was found, cut at the headers of its tables, and renders a session into it.
//! The plan's text it never changes; in the record, only the keys whose values differ.

use std::ops::Range;
use std::sync::Arc;

use super::fresh::{self, Element, Field};
use super::lines::lines;
use super::{align, edit, replan};
use crate::workshop::{Plan, Record, Session, Unkept};

/// What a file held: its text, and what each part of it meant.
#[derive(Debug, Clone)]
pub struct Document(Arc<Held>);

#[derive(Debug)]
struct Held {
    text: String,
    bom: bool,
    eol: &'static str,
    blocks: Vec<Block>,
    plan: Arc<Plan>,
    record: Record,
    draft: Unkept,
}

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
    Settled,
    Unknown,
    Journal,
}

impl Document {
    pub(super) fn new(text: &str, bom: bool, session: &Session, draft: &Unkept) -> Self {
        Self(Arc::new(Held {
            text: text.to_owned(),
            bom,
            eol: line_end(text),
            blocks: blocks(text),
            plan: Arc::clone(&session.plan),
            record: session.record.clone(),
            draft: draft.clone(),
        }))
    }

    /// Whether the agenda can be changed: each activity stands below a line `[[agenda]]` of its own.
    pub fn can_replan(&self) -> bool {
        replan::can_replan(&self.0.blocks, &self.0.plan)
    }

    /// The whole text of the file with this session in it; the text as it was found where nothing differs.
    pub fn render(&self, session: &Session, draft: &Unkept) -> String {
        let (old, new) = (&self.0.record, &session.record);
        let replanned = (!Arc::ptr_eq(&self.0.plan, &session.plan) && self.0.plan != session.plan).then(|| {
            let text = replan::replan(&self.0.text, &self.0.plan, &session.plan);
            let (plan, record) = (Arc::clone(&session.plan), old.clone());
            Held { blocks: blocks(&text), text, plan, record, draft: self.0.draft.clone(), ..*self.0 }
        });
        let mut writing = Writing::new(replanned.as_ref().unwrap_or(&self.0));
        writing.head(new, draft);
        writing.list(Part::Attendance, &old.attendance, &new.attendance);
        writing.list(Part::Timing, &old.timing, &new.timing);
        writing.list(Part::Breakout, &old.breakouts, &new.breakouts);
        writing.list(Part::Ahead, &old.ahead, &new.ahead);
        writing.list(Part::Note, &old.notes, &new.notes);
        writing.list(Part::Poll, &old.polls, &new.polls);
        writing.list(Part::Settled, &old.settled, &new.settled);
        writing.journal(&new.journal);
        writing.finish()
    }
}

/// The line end of a text: that of its first line.
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

/// Where the remarks begin that stand directly above a header.
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

enum Fate {
    Kept,
    Gone,
    Changed(String),
}

/// A document on its way to a new text.
struct Writing<'h> {
    held: &'h Held,
    fates: Vec<Fate>,
    before: Vec<Vec<String>>,
    after: Vec<Vec<String>>,
    size: usize,
}

impl<'h> Writing<'h> {
    fn new(held: &'h Held) -> Self {
        let count = held.blocks.len();
        Self {
            held,
            fates: std::iter::repeat_with(|| Fate::Kept).take(count).collect(),
            before: vec![Vec::new(); count],
            after: vec![Vec::new(); count],
            size: held.text.len() + 1024,
        }
    }

    fn raw(&self, block: usize) -> &'h str {
        &self.held.text[self.held.blocks[block].range.clone()]
    }

    fn blocks_of(&self, part: Part) -> Vec<usize> {
        (0..self.held.blocks.len()).filter(|&i| self.held.blocks[i].part == part).collect()
    }

    fn fresh(&self, header: &str, fields: &[Field]) -> String {
        let text = fresh::table(header, fields);
        if self.held.eol == "\n" { text } else { text.replace('\n', self.held.eol) }
    }

    /// Puts a new block where the first of its part belongs.
    fn first_of(&mut self, part: Part, text: String) {
        self.size += text.len() + 4;
        let blocks = &self.held.blocks;
        let lower =
            blocks.iter().map(|b| b.part).filter(|p| *p >= Part::Head && *p <= part && *p != Part::Unknown).max();
        // The journal is the last of everything.
        let anchor = match part {
            Part::Journal => blocks.iter().rposition(|b| b.part >= Part::Head),
            _ => lower.and_then(|p| blocks.iter().rposition(|b| b.part == p)),
        };
        match (anchor, blocks.iter().position(|b| b.part > part && b.part >= Part::Head)) {
            (Some(i), _) => self.after[i].push(text),
            (None, Some(i)) => self.before[i].push(text),
            (None, None) => self.after[blocks.len() - 1].push(text),
        }
    }

    fn change(&mut self, block: usize, path: &[&str], header: &str, old: &[Field], new: &[Field]) {
        let mut changes: Vec<edit::Change<'_>> = Vec::new();
        for (key, value) in new {
            if !old.iter().any(|(k, v)| k == key && v == value) {
                changes.push((key, Some(value)));
            }
        }
        changes.extend(old.iter().filter(|(k, _)| !new.iter().any(|(n, _)| n == k)).map(|(k, _)| (k.as_ref(), None)));
        if changes.is_empty() {
            return;
        }
        let order: Vec<&str> = new.iter().map(|(k, _)| k.as_ref()).collect();
        let text = edit::edit(self.raw(block), path, &order, &changes, self.held.eol)
            .unwrap_or_else(|| self.fresh(header, new));
        self.size += text.len();
        self.fates[block] = Fate::Changed(text);
    }

    fn head(&mut self, new: &Record, draft: &Unkept) {
        let fields = fresh::head(new, draft);
        match self.blocks_of(Part::Head).first() {
            Some(&block) => {
                let old = fresh::head(&self.held.record, &self.held.draft);
                self.change(block, &["record"], "[record]", &old, &fields);
            }
            None if fields.is_empty() => {}
            None => self.first_of(Part::Head, self.fresh("[record]", &fields)),
        }
    }

    fn list<T: Element>(&mut self, part: Part, old: &[T], new: &[T]) {
        let blocks = self.blocks_of(part);
        let header = format!("[[record.{}]]", T::TABLE);
        let pairs = align::align(old, new);
        let mut seen = 0;
        for (element, pair) in new.iter().zip(pairs) {
            if let Some(i) = pair {
                self.drop(&blocks[seen..i]);
                seen = i + 1;
                if old[i] != *element {
                    let (before, now) = (old[i].fields(), element.fields());
                    self.change(blocks[i], &["record", T::TABLE], &header, &before, &now);
                }
            } else {
                let text = self.fresh(&header, &element.fields());
                if blocks.is_empty() {
                    self.first_of(part, text);
                } else {
                    self.size += text.len() + 4;
                    match seen.checked_sub(1) {
                        Some(last) => self.after[blocks[last]].push(text),
                        None => self.before[blocks[0]].push(text),
                    }
                }
            }
        }
        self.drop(&blocks[seen..old.len()]);
    }

    fn drop(&mut self, blocks: &[usize]) {
        for &block in blocks {
            self.fates[block] = Fate::Gone;
        }
    }

    fn journal(&mut self, new: &[Arc<str>]) {
        let old = &self.held.record.journal;
        if old == new {
            return;
        }
        let field: [Field; 1] = [("lines".into(), fresh::journal(new))];
        match self.blocks_of(Part::Journal).first() {
            Some(&block) => {
                let longer = new.strip_prefix(old.as_slice()).and_then(|more| self.longer_journal(block, more));
                match longer {
                    Some(text) => {
                        self.size += text.len();
                        self.fates[block] = Fate::Changed(text);
                    }
                    None => self.change(block, &["record", "journal"], "[record.journal]", &[], &field),
                }
            }
            None => self.first_of(Part::Journal, self.fresh("[record.journal]", &field)),
        }
    }

    /// The journal's block with lines added to a list that has a line for each step already.
    fn longer_journal(&self, block: usize, more: &[Arc<str>]) -> Option<String> {
        let raw = self.raw(block);
        let (list, lines) = edit::list_places(raw, &["record", "journal"], "lines")?;
        let last = lines.last()?;
        let close = raw[..list.end].strip_suffix(']')?.len();
        let rest = &raw[last.end..close];
        let tidy = matches!(rest.trim(), "" | ",") && rest.contains('\n');
        if !tidy || !raw[list.start..last.start].contains('\n') {
            return None;
        }
        let mut lines = String::from(",\n");
        for line in more {
            fresh::journal_line(&mut lines, line);
        }
        let lines = if self.held.eol == "\n" { lines } else { lines.replace('\n', self.held.eol) };
        Some(format!("{}{lines}{}", &raw[..last.end], &raw[close..]))
    }

    fn finish(self) -> String {
        let mut out = Text { out: String::with_capacity(self.size), eol: self.held.eol, fresh: false };
        for (i, fate) in self.fates.iter().enumerate() {
            for text in &self.before[i] {
                out.fresh(text);
            }
            match fate {
                Fate::Kept => out.kept(self.raw(i)),
                Fate::Changed(text) => out.kept(text),
                Fate::Gone => {}
            }
            for text in &self.after[i] {
                out.fresh(text);
            }
        }
        if self.held.bom { format!("\u{feff}{}", out.out) } else { out.out }
    }
}

/// A text that grows block by block, with a blank line around every new block.
pub(super) struct Text {
    pub out: String,
    pub eol: &'static str,
    /// The last block was a new one.
    pub fresh: bool,
}

impl Text {
    pub fn kept(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.fresh {
            self.blank_line();
        }
        self.fresh = false;
        self.out.push_str(text);
    }

    pub fn fresh(&mut self, text: &str) {
        self.blank_line();
        self.fresh = true;
        self.out.push_str(text);
    }

    /// Puts these of some texts in; `was` tells for each which one it was before, so that what still follows what it
    /// followed stays as it stood.
    pub fn put(&mut self, texts: &[String], was: &[Option<usize>], which: Range<usize>) {
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
