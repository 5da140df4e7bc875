//! Owns what a frame looks up once: the notes of the activity on the screen by their group, and short names. Notes
//! may be thousands and people hundreds.

use std::cell::RefCell;
use std::collections::HashMap;

use super::parts::names::distinct;
use super::parts::text::{fit, width};
use crate::app::{GroupNotes, Model};
use crate::workshop::{Note, short_names};

/// What is looked up once for a frame.
pub struct FrameCache<'a> {
    /// The notes of each group of the activity on the screen; without groups all of its notes, as of one group.
    pub notes: Vec<GroupNotes<'a>>,
    /// The notes of an activity with groups that stand in none of them.
    pub whole_room: Option<GroupNotes<'a>>,
    /// The note that is selected in the activity's pane, by its index.
    pub selected: Option<usize>,
    /// The columns of the longest name of a group of the activity on the screen.
    pub group_names: usize,
    /// The columns of the longest place of a group there; 0 where no group has one.
    pub group_places: usize,
    m: &'a Model,
    short: HashMap<&'a str, String>,
    /// The same in no more than so many columns, once it was wanted.
    shorter: RefCell<HashMap<usize, HashMap<&'a str, String>>>,
}

impl<'a> FrameCache<'a> {
    /// Looks everything up.
    pub fn of(m: &'a Model) -> Self {
        let (notes, whole_room) = match m.shown_groups() {
            0 => (vec![m.notes_of(None)], None),
            groups => {
                ((0..groups).map(|g| m.notes_of(Some(g))).collect(), Some(m.notes_of(None)).filter(|s| !s.is_empty()))
            }
        };
        let names = m.session.names();
        let short = short_names(&names);
        let short = names.into_iter().zip(short).collect();
        let round = m.shown_round();
        let groups = round.into_iter().flat_map(|r| &r.groups);
        let group_names = groups.map(|g| width(&g.name)).max().unwrap_or(0);
        let places = round.into_iter().flat_map(|r| (0..r.groups.len()).filter_map(|at| r.place(at)));
        let group_places = places.map(width).max().unwrap_or(0);
        let selected = m.selected_note();
        Self { notes, whole_room, selected, group_names, group_places, m, short, shorter: RefCell::default() }
    }

    /// Returns the note that is selected.
    pub fn selected_note(&self) -> Option<&'a Note> {
        self.selected.map(|i| self.m.session.record.notes[i].as_ref())
    }

    /// Returns the last so many of these notes; those around the selected one where it is older.
    pub fn latest(&self, places: &[usize], most: usize) -> Vec<&'a Note> {
        let selected = self.selected.and_then(|s| places.binary_search(&s).ok());
        let end = selected.map_or(places.len(), |at| (at + most / 6 + 1).max(most).min(places.len()));
        let shown = &places[end.saturating_sub(most)..end];
        shown.iter().map(|i| self.m.session.record.notes[*i].as_ref()).collect()
    }

    /// Returns the short name of somebody in no more than so many columns; no two people have the same.
    pub fn shorter(&self, name: &str, columns: usize) -> String {
        let short = self.short(name);
        if width(short) <= columns {
            return short.to_owned();
        }
        let mut shorter = self.shorter.borrow_mut();
        let all = shorter.entry(columns).or_insert_with(|| {
            let mut all: Vec<(&&str, &String)> = self.short.iter().collect();
            all.sort_unstable();
            let cut = distinct(&all.iter().map(|(_, short)| short.as_str()).collect::<Vec<_>>(), columns);
            all.into_iter().map(|(name, _)| *name).zip(cut).collect()
        });
        all.get(name).cloned().unwrap_or_else(|| fit(short, columns).into_owned())
    }

    /// Returns the short name of somebody.
    pub fn short<'n>(&'n self, name: &'n str) -> &'n str {
        self.short.get(name).map_or(name, String::as_str)
    }
}
