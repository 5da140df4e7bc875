//! Owns the text of a session file as it was found, cut at the headers of its tables, and renders a session into it.
//! The plan's text it never changes; in the record, only the keys whose values differ.

use std::borrow::Borrow;
use std::sync::Arc;

use super::blocks::{Block, Part, Text, blocks, line_end};
use super::encode::{self, KeyValue};
use super::note::NOTE;
use super::record::{self, AHEAD, ATTENDANCE, HAND, ROUND, SETTLED, SKIPPED, STRETCH};
use super::run::RUN;
use super::table::Table;
use super::{align, edit, newcomers, places, replan};
use crate::workshop::{Drafts, Plan, Record, Session};

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
    draft: Drafts,
}

impl Document {
    pub(super) fn new(text: &str, bom: bool, session: &Session, draft: &Drafts) -> Self {
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

    /// Returns the document with the id of this plan in its text, as if it had been there.
    pub(super) fn identified(&self, plan: &Arc<Plan>) -> Self {
        let held = &self.0;
        let text = replan::head(&held.text, &held.plan, plan);
        let (record, draft) = (held.record.clone(), held.draft.clone());
        Self(Arc::new(Held { blocks: blocks(&text), text, plan: Arc::clone(plan), record, draft, ..**held }))
    }

    /// Returns whether the agenda can be changed: each activity stands below a line `[[agenda]]` of its own.
    pub fn can_replan(&self) -> bool {
        replan::can_replan(&self.0.blocks, &self.0.plan)
    }

    /// Returns the whole text of the file with this session in it; the text as it was found where nothing differs.
    pub fn render(&self, session: &Session, draft: &Drafts) -> String {
        let (old, new) = (&self.0.record, &session.record);
        let replanned = (!Arc::ptr_eq(&self.0.plan, &session.plan) && self.0.plan != session.plan).then(|| {
            let (was, is) = (&self.0.plan, &session.plan);
            let text = newcomers::with_newcomers(&replan::head(&self.0.text, was, is), was, is);
            let text = if was.agenda == is.agenda { text } else { replan::replan(&text, was, is) };
            let (plan, record) = (Arc::clone(&session.plan), old.clone());
            Held { blocks: blocks(&text), text, plan, record, draft: self.0.draft.clone(), ..*self.0 }
        });
        let mut writing = Writing::new(replanned.as_ref().unwrap_or(&self.0));
        writing.head(new, draft);
        writing.list(Part::Attendance, &ATTENDANCE, &old.attendance, &new.attendance, |a| a.name.clone());
        writing.list(Part::Timing, &STRETCH, &old.timing, &new.timing, |s| {
            format!("{}\0{}\0{}", s.activity, s.phase.as_deref().unwrap_or("\0"), s.started.timestamp_millis())
        });
        writing.list(Part::Breakout, &ROUND, &old.breakouts, &new.breakouts, |r| {
            format!("{}\0{}\0{}", r.activity, r.formed.timestamp_millis(), r.seed)
        });
        writing.list(Part::Ahead, &AHEAD, &old.planned_groups, &new.planned_groups, |a| a.activity.clone());
        writing.list(Part::Note, &NOTE, &old.notes, &new.notes, |n| n.at.timestamp_millis().to_string());
        writing.list(Part::Poll, &RUN, &old.polls, &new.polls, |run| {
            format!("{}\0{}", run.activity, run.opened.timestamp_millis())
        });
        writing
            .list(Part::Hand, &HAND, &old.hands, &new.hands, |h| format!("{}\0{}", h.raised.timestamp_millis(), h.by));
        writing.list(Part::Skipped, &SKIPPED, &old.skipped, &new.skipped, |s| s.activity.clone());
        writing.list(Part::Settled, &SETTLED, &old.settled, &new.settled, |s| {
            format!("{}\0{}", s.at.timestamp_millis(), s.text)
        });
        writing.journal(&new.journal);
        writing.finish()
    }
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

    fn fresh(&self, header: &str, fields: &[KeyValue]) -> String {
        let text = encode::table(header, fields);
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

    fn change(&mut self, block: usize, path: &[&str], header: &str, old: &[KeyValue], new: &[KeyValue]) {
        let changes = edit::differences(old, new);
        if changes.is_empty() {
            return;
        }
        let order: Vec<&str> = new.iter().map(|(k, _)| k.as_ref()).collect();
        let text = edit::edit(self.raw(block), path, &order, &changes, self.held.eol)
            .unwrap_or_else(|| self.fresh(header, new));
        self.size += text.len();
        self.fates[block] = Fate::Changed(text);
    }

    fn head(&mut self, new: &Record, draft: &Drafts) {
        let fields = record::head(new, draft);
        match self.blocks_of(Part::Head).first() {
            Some(&block) => {
                let old = record::head(&self.held.record, &self.held.draft);
                self.change(block, &["record"], "[record]", &old, &fields);
            }
            None if fields.is_empty() => {}
            None => self.first_of(Part::Head, self.fresh("[record]", &fields)),
        }
    }

    /// Writes a list of the record; its elements keep their identity while the rest of them changes.
    fn list<T, E>(&mut self, part: Part, table: &'static Table<T>, old: &[E], new: &[E], identity: fn(&E) -> String)
    where
        T: Default,
        E: PartialEq + Borrow<T>,
    {
        let blocks = self.blocks_of(part);
        let header = format!("[[{}]]", table.header);
        let path: Vec<&str> = table.header.split('.').collect();
        let pairs = align::align(old, new, identity);
        let mut seen = 0;
        for (element, pair) in new.iter().zip(pairs) {
            if let Some(i) = pair {
                self.drop(&blocks[seen..i]);
                seen = i + 1;
                if old[i] != *element {
                    let (before, now) = (table.fields(old[i].borrow(), "\n"), table.fields(element.borrow(), "\n"));
                    self.change(blocks[i], &path, &header, &before, &now);
                }
            } else {
                let text = self.fresh(&header, &table.fields(element.borrow(), "\n"));
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
        let field: [KeyValue; 1] = [("lines".into(), encode::journal(new))];
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

    /// Returns the journal's block with lines added to a list that has a line for each step already.
    fn longer_journal(&self, block: usize, more: &[Arc<str>]) -> Option<String> {
        let raw = self.raw(block);
        let (list, lines) = places::list_places(raw, &["record", "journal"], "lines")?;
        let last = lines.last()?;
        let close = raw[..list.end].strip_suffix(']')?.len();
        let rest = &raw[last.end..close];
        let tidy = matches!(rest.trim(), "" | ",") && rest.contains('\n');
        if !tidy || !raw[list.start..last.start].contains('\n') {
            return None;
        }
        let mut lines = String::from(",\n");
        for line in more {
            encode::journal_line(&mut lines, line);
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
