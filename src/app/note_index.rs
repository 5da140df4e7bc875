//! Owns where the notes are: sorted by activity, group and cell of the canvas once when they change, so that a frame
//! need not look at thousands of them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::workshop::{Note, NoteKind};

/// The places of the notes in the record, by activity, group and cell, and by kind.
#[derive(Debug, Clone, Default)]
pub struct NoteIndex {
    by_activity: HashMap<String, Folder>,
    by_kind: [OfKind; NoteKind::ALL.len()],
}

/// The notes of one kind in the whole session.
#[derive(Debug, Clone, Default)]
pub struct OfKind {
    /// Those that the room may see, by their places in the record, the oldest first.
    pub shown: Vec<usize>,
    /// How many more there are that the room may not see yet.
    pub hidden: usize,
}

impl OfKind {
    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.shown.len() + self.hidden
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The notes of one activity, each list in the order in which they were captured.
#[derive(Debug, Clone, Default)]
struct Folder {
    all: Vec<usize>,
    hidden: usize,
    /// Those with dots.
    voted: Vec<usize>,
    buckets: Vec<Bucket>,
    /// Where the bucket of a group, column and row is.
    by_place: HashMap<[Option<String>; 3], usize>,
}

/// The notes of one group in one cell of the canvas.
#[derive(Debug, Clone)]
pub struct Bucket {
    /// The group; `None`: no group.
    pub group: Option<String>,
    /// The column of the canvas; `None`: none.
    pub column: Option<String>,
    /// The row of the canvas; `None`: none.
    pub row: Option<String>,
    /// The places in the record.
    pub places: Vec<usize>,
}

impl NoteIndex {
    /// Sorts all of these notes.
    pub fn of(notes: &[Arc<Note>]) -> Self {
        let mut index = Self::default();
        for (place, note) in notes.iter().enumerate() {
            index.add(place, note);
        }
        index
    }

    /// Adds the note at this place, which lies behind all the others.
    pub fn add(&mut self, place: usize, note: &Note) {
        let of_kind = &mut self.by_kind[note.kind as usize];
        if note.is_hidden() {
            of_kind.hidden += 1;
        } else {
            of_kind.shown.push(place);
        }
        let Some(activity) = &note.activity else { return };
        let folder = match self.by_activity.get_mut(activity) {
            Some(folder) => folder,
            None => self.by_activity.entry(activity.clone()).or_default(),
        };
        folder.all.push(place);
        folder.hidden += usize::from(note.waits_to_be_revealed());
        if note.all_dots() > 0 {
            folder.voted.push(place);
        }
        let key = [note.group.clone(), note.column.clone(), note.row.clone()];
        if let Some(at) = folder.by_place.get(&key) {
            folder.buckets[*at].places.push(place);
        } else {
            let [group, column, row] = key.clone();
            folder.by_place.insert(key, folder.buckets.len());
            folder.buckets.push(Bucket { group, column, row, places: vec![place] });
        }
    }

    /// Returns the notes of a kind.
    pub fn of_kind(&self, kind: NoteKind) -> &OfKind {
        &self.by_kind[kind as usize]
    }

    /// Returns the notes of an activity.
    pub fn of_activity(&self, activity: &str) -> &[usize] {
        self.by_activity.get(activity).map_or(&[], |f| &f.all)
    }

    /// Returns how many notes of an activity the room may not see before they are revealed.
    pub fn hidden(&self, activity: &str) -> usize {
        self.by_activity.get(activity).map_or(0, |f| f.hidden)
    }

    /// Returns the notes of an activity that have dots.
    pub fn voted(&self, activity: &str) -> &[usize] {
        self.by_activity.get(activity).map_or(&[], |f| &f.voted)
    }

    /// Looks anew at which notes have dots.
    pub(super) fn count_dots(&mut self, notes: &[Arc<Note>]) {
        for folder in self.by_activity.values_mut() {
            folder.voted = folder.all.iter().copied().filter(|i| notes[*i].all_dots() > 0).collect();
        }
    }

    /// Returns the notes of an activity by group, column and row.
    pub fn buckets(&self, activity: &str) -> &[Bucket] {
        self.by_activity.get(activity).map_or(&[], |f| &f.buckets)
    }
}

/// Returns some buckets as one: mostly it is a single one, which is taken as it lies.
pub(super) fn together<'p>(buckets: impl Iterator<Item = &'p Bucket>) -> Cow<'p, [usize]> {
    let mut all: Cow<'p, [usize]> = Cow::Borrowed(&[]);
    let mut several = false;
    for bucket in buckets {
        if all.is_empty() {
            all = Cow::Borrowed(&bucket.places);
        } else {
            all.to_mut().extend(&bucket.places);
            several = true;
        }
    }
    if several {
        all.to_mut().sort_unstable();
    }
    all
}
