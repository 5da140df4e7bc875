//! Owns the faults found so far while one text is read. It forgets none that keeps the file from opening.

use crate::workshop::sort_by_key;
use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::problem::{Problem, Severity, Source, meant};
use crate::workshop::limits::{MOST_ATTRIBUTES, MOST_PARTS, MOST_PEOPLE};

/// More problems than this are not collected: nobody reads them, and a hostile file may have a million.
const MOST: usize = 200;

/// The attributes of a person, in the list below.
pub(super) const ATTRIBUTES: &str = "attributes";

/// How much there may be of what is compared with one another: the header, what it is called, and the most.
const LIMITS: &[(&str, &str, usize)] = &[
    ("people", "people", MOST_PEOPLE),
    (ATTRIBUTES, "attributes of one person", MOST_ATTRIBUTES),
    ("carried", "carried items", 10_000),
    ("agenda", "activities", MOST_PARTS),
    ("agenda.columns", "columns of one activity", MOST_PARTS),
    ("agenda.phases", "phases of one activity", MOST_PARTS),
    ("rows", "rows of one canvas", MOST_PARTS),
    ("options", "options of one poll", 1_000),
    ("record.ahead", "activities with planned groups", MOST_PARTS),
    ("record.skipped", "skipped activities", MOST_PARTS),
    ("record.settled", "settled items", 10_000),
];

/// The faults found so far in one text.
pub(super) struct Faults<'s> {
    pub source: &'s Source<'s>,
    list: RefCell<Vec<Problem>>,
    errors: Cell<usize>,
    unconfirmed: RefCell<Vec<(usize, Problem)>>,
}

impl<'s> Faults<'s> {
    pub(super) fn new(source: &'s Source<'s>) -> Self {
        Self { source, list: RefCell::default(), errors: Cell::new(0), unconfirmed: RefCell::default() }
    }

    pub(super) fn error(&self, place: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.errors.set(self.errors.get() + 1);
        self.note(Severity::Error, place, message.into(), help.into());
    }

    pub(super) fn warning(&self, place: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.note(Severity::Warning, place, message.into(), help.into());
    }

    /// Returns whether so many faults of this sort were found that no further one is kept: it needs no words, and looking
    /// for what was meant takes time.
    pub(super) fn is_full(&self, severity: Severity) -> bool {
        let list = self.list.borrow();
        list.len() >= MOST && (severity == Severity::Warning || list.iter().all(|p| p.severity == Severity::Error))
    }

    /// Asks whether the nearest of these was meant; where none is near, or there are too many faults already, says
    /// something else.
    pub(super) fn meant<'c, C: IntoIterator<Item = &'c str>>(
        &self,
        word: &str,
        candidates: impl FnOnce() -> C,
        otherwise: &str,
    ) -> String {
        if self.list.borrow().len() >= MOST { otherwise.to_owned() } else { meant(word, candidates(), otherwise) }
    }

    /// Says that there is more of something than a session may have, if there is; `header` is that of its tables.
    pub(super) fn too_many(&self, header: &str, count: usize, place: &Range<usize>) -> bool {
        let Some((_, what, most)) = LIMITS.iter().find(|(of, _, most)| *of == header && count > *most) else {
            return false;
        };
        let message = format!("these are {count} {what}; at most {most} are allowed");
        self.error(place.clone(), message, "remove some, or make several sessions of it");
        true
    }

    /// Notes that the run of this index lacks what it is checked by: no fault, but nothing confirms it.
    pub(super) fn unconfirmed(&self, index: usize, place: Range<usize>, message: impl Into<String>) {
        let help = "it was written by hand, or a line was removed".to_owned();
        let problem = self.source.problem(Severity::Warning, place, message.into(), Some(help));
        self.unconfirmed.borrow_mut().push((index, problem));
    }

    /// Returns the runs that nothing confirms so far.
    pub(super) fn take_unconfirmed(&self) -> Vec<(usize, Problem)> {
        self.unconfirmed.take()
    }

    fn note(&self, severity: Severity, place: Range<usize>, message: String, help: String) {
        let mut list = self.list.borrow_mut();
        if list.len() >= MOST {
            // An error is never lost to a heap of warnings.
            let Some(i) = list.iter().rposition(|p| p.severity == Severity::Warning) else { return };
            if severity == Severity::Warning {
                return;
            }
            list.remove(i);
        }
        list.push(self.source.problem(severity, place, message, Some(help).filter(|h| !h.is_empty())));
    }

    /// Returns whether an error was found on the lines of a place.
    pub(super) fn has_error_within(&self, place: Range<usize>) -> bool {
        let lines = self.source.line(place.start)..=self.source.line(place.end);
        self.list.borrow().iter().any(|p| p.severity == Severity::Error && lines.contains(&p.line))
    }

    /// Returns how many errors were found so far.
    pub(super) fn errors(&self) -> usize {
        self.errors.get()
    }

    /// Returns the line of a place, counted from 1.
    pub(super) fn line(&self, place: &Range<usize>) -> usize {
        self.source.line(place.start)
    }

    /// Returns every problem in the order of the text, and whether there is an error among them.
    pub(super) fn finish(self) -> (Vec<Problem>, bool) {
        let mut list = self.list.into_inner();
        sort_by_key(&mut list, |p| (p.line, p.column));
        (list, self.errors.get() > 0)
    }
}
