//! Owns where the notes are: sorted by activity and group once when they change, so that a frame need not look at
//! thousands of them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::Note;

/// The places of the notes in the record, by activity and group.
#[derive(Debug, Clone, Default)]
pub struct Filed {
    by_activity: HashMap<String, Folder>,
}

/// The notes of one activity, each list in the order in which they were captured.
#[derive(Debug, Clone, Default)]
struct Folder {
    all: Vec<usize>,
    piles: Vec<Pile>,
}

/// The notes of one group in one column.
#[derive(Debug, Clone)]
pub struct Pile {
    /// The group; `None`: no group.
    pub group: Option<String>,
    /// The column of the canvas; `None`: none.
    pub column: Option<String>,
    /// The places in the record.
    pub places: Vec<usize>,
}

impl Filed {
    /// Sorts all of these notes.
    pub fn of(notes: &[Arc<Note>]) -> Self {
        let mut filed = Self::default();
        for (place, note) in notes.iter().enumerate() {
            filed.add(place, note);
        }
        filed
    }

    /// Adds the note at this place, which lies behind all the others.
    pub fn add(&mut self, place: usize, note: &Note) {
        let Some(activity) = &note.activity else { return };
        let folder = match self.by_activity.get_mut(activity) {
            Some(folder) => folder,
            None => self.by_activity.entry(activity.clone()).or_default(),
        };
        folder.all.push(place);
        if let Some(pile) = folder.piles.iter_mut().find(|p| p.column == note.column && p.group == note.group) {
            pile.places.push(place);
        } else {
            let (group, column) = (note.group.clone(), note.column.clone());
            folder.piles.push(Pile { group, column, places: vec![place] });
        }
    }

    /// The notes of an activity.
    pub fn of_activity(&self, activity: &str) -> &[usize] {
        self.by_activity.get(activity).map_or(&[], |f| &f.all)
    }

    /// The notes of an activity by group and column.
    pub fn piles(&self, activity: &str) -> &[Pile] {
        self.by_activity.get(activity).map_or(&[], |f| &f.piles)
    }
}
