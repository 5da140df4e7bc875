//! Owns what the session has brought so far: which kinds of notes, in which order, and which of them is selected. It
//! changes nothing but the pane.

use super::model::{Model, Pane};
use super::note_index::OfKind;
use super::room::FloorRow;
use crate::workshop::NoteKind;

/// The kinds that are listed, in their order.
const SO_FAR: [NoteKind; 5] =
    [NoteKind::Action, NoteKind::Decision, NoteKind::Parked, NoteKind::Question, NoteKind::Takeaway];

impl Model {
    /// Returns the kinds of which there is something, in their order, with their notes. While the notes are still being
    /// read there is nothing: what is counted must be all of them.
    pub fn so_far(&self) -> impl Iterator<Item = (NoteKind, &OfKind)> {
        let kinds = if self.reading { &[][..] } else { &SO_FAR[..] };
        kinds.iter().map(|kind| (*kind, self.caches.notes.of_kind(*kind))).filter(|(_, of)| !of.is_empty())
    }

    /// Returns how many of them can be selected.
    pub(super) fn so_far_rows(&self) -> usize {
        self.so_far().map(|(_, of)| of.shown.len()).sum()
    }

    /// Returns the one that is selected, by its place in the record: kind by kind, the newest first.
    pub fn selected_so_far(&self) -> Option<usize> {
        if !self.cursor.view.shows_activity || self.cursor.pane != Pane::SoFar {
            return None;
        }
        let mut at = self.cursor.selected;
        for (_, of) in self.so_far() {
            if let Some(from_end) = of.shown.len().checked_sub(at + 1) {
                return Some(of.shown[from_end]);
            }
            at -= of.shown.len();
        }
        None
    }

    /// Selects a note there, where it is listed.
    pub(super) fn select_so_far(&mut self, place: usize) {
        let mut before = 0;
        let mut found = None;
        for (_, of) in self.so_far() {
            if let Ok(at) = of.shown.binary_search(&place) {
                found = Some(before + of.shown.len() - 1 - at);
                break;
            }
            before += of.shown.len();
        }
        self.cursor.selected = found.unwrap_or(self.cursor.selected);
    }

    /// Goes back to the agenda where there is nothing left to be selected.
    pub(super) fn leave_empty_pane(&mut self) {
        if self.cursor.pane == Pane::SoFar && self.so_far_rows() == 0 {
            self.cursor.pane = Pane::Agenda;
        }
    }

    /// Returns the question to the room that is selected on the floor, by its place in the record.
    pub(super) fn chosen_question(&self) -> Option<usize> {
        let Some(FloorRow::Question(key)) = self.cursor.floor.as_ref().filter(|_| self.cursor.view.id == "floor")
        else {
            return None;
        };
        self.session.questions().find(|(_, known, _)| known == key).map(|(at, ..)| at)
    }

    /// Returns the note that is selected, in whatever pane, by its place in the record.
    pub fn chosen_note(&self) -> Option<usize> {
        self.selected_note().or_else(|| self.selected_so_far())
    }
}
