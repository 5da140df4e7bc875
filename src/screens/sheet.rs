//! Owns what a frame looks up once: the notes of the activity on the screen by their group, and short names. Notes
//! may be thousands and people hundreds.

use std::cell::RefCell;
use std::collections::HashMap;

use super::parts::names::distinct;
use super::parts::text::{fit, width};
use crate::app::{Model, Pile};
use crate::domain::{Note, short_names};

/// What is looked up once for a frame.
pub struct Sheet<'a> {
    /// The notes of each group of the activity on the screen; without groups all of its notes, as of one group.
    pub notes: Vec<Piles<'a>>,
    /// The notes of an activity with groups that stand in none of them.
    pub whole_room: Piles<'a>,
    /// The note that is selected in the activity's pane.
    pub selected: Option<&'a Note>,
    short: HashMap<&'a str, String>,
    /// The same in no more than so many columns, once it was wanted.
    shorter: RefCell<HashMap<usize, HashMap<&'a str, String>>>,
}

/// The notes of a group by their column, each list in the order in which they were captured.
#[derive(Default)]
pub struct Piles<'a>(Vec<(Option<&'a str>, Vec<&'a Note>)>);

impl<'a> Piles<'a> {
    fn of(m: &'a Model, piles: impl Iterator<Item = &'a Pile>) -> Self {
        let mut columns: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
        for pile in piles {
            match columns.iter_mut().find(|(column, _)| *column == pile.column.as_deref()) {
                Some((_, places)) => {
                    places.extend(&pile.places);
                    places.sort_unstable();
                }
                None => columns.push((pile.column.as_deref(), pile.places.clone())),
            }
        }
        let notes = |places: Vec<usize>| places.into_iter().map(|i| m.session.record.notes[i].as_ref()).collect();
        Self(columns.into_iter().map(|(column, places)| (column, notes(places))).collect())
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|(_, notes)| notes.len()).sum()
    }

    /// The notes of a column.
    pub fn column(&self, id: &str) -> &[&'a Note] {
        self.0.iter().find(|(column, _)| *column == Some(id)).map_or(&[], |(_, notes)| notes)
    }

    /// The notes that stand in none of these columns: of each other one the last so many.
    pub fn besides(&self, columns: &[&str], most: usize) -> Vec<&'a Note> {
        let others = self.0.iter().filter(|(column, _)| column.is_none_or(|c| !columns.contains(&c)));
        let mut notes: Vec<&Note> =
            others.flat_map(|(_, notes)| &notes[notes.len().saturating_sub(most)..]).copied().collect();
        notes.sort_by_key(|n| n.at);
        notes
    }
}

impl<'a> Sheet<'a> {
    /// Looks everything up.
    pub fn of(m: &'a Model) -> Self {
        let id = m.shown_activity().map_or("", |a| a.id.as_str());
        let round = m.shown_round().filter(|_| m.shown_activity().is_some_and(|a| a.groups.is_some()));
        let piles = m.filed.piles(id);
        let (notes, whole_room) = match round {
            None => (vec![Piles::of(m, piles.iter())], Piles::default()),
            Some(round) => {
                let known = |p: &&Pile| round.groups.iter().any(|g| p.group.as_ref() == Some(&g.name));
                let notes = round.groups.iter();
                let notes = notes.map(|g| Piles::of(m, piles.iter().filter(|p| p.group.as_ref() == Some(&g.name))));
                (notes.collect(), Piles::of(m, piles.iter().filter(|p| !known(p))))
            }
        };
        let names = m.session.names();
        let short = short_names(&names);
        let short = names.into_iter().zip(short).collect();
        let selected = m.selected_note().map(|i| m.session.record.notes[i].as_ref());
        Self { notes, whole_room, selected, short, shorter: RefCell::default() }
    }

    /// The short name of somebody in no more than so many columns; no two people have the same.
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

    /// The short name of somebody.
    pub fn short<'n>(&'n self, name: &'n str) -> &'n str {
        self.short.get(name).map_or(name, String::as_str)
    }
}
