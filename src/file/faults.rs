//! Owns the faults found so far while one text is read. It forgets none that keeps the file from opening.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::problem::{Problem, Severity, Source};

/// More problems than this are not collected: nobody reads them, and a hostile file may have a million.
const MOST: usize = 200;

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
        list.sort_by_key(|p| (p.line, p.column));
        (list, self.errors.get() > 0)
    }
}
