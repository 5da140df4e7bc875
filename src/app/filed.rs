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
    groups: Vec<(Option<String>, Vec<usize>)>,
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
        match folder.groups.iter_mut().find(|(group, _)| *group == note.group) {
            Some((_, places)) => places.push(place),
            None => folder.groups.push((note.group.clone(), vec![place])),
        }
    }

    /// The notes of an activity.
    pub fn of_activity(&self, activity: &str) -> &[usize] {
        self.by_activity.get(activity).map_or(&[], |f| &f.all)
    }

    /// The notes of an activity that belong to one group, or, with `None`, to none.
    pub fn of_group(&self, activity: &str, group: Option<&str>) -> &[usize] {
        let groups = self.by_activity.get(activity).map_or(&[][..], |f| &f.groups);
        groups.iter().find(|(g, _)| g.as_deref() == group).map_or(&[], |(_, places)| places)
    }

    /// The notes of an activity that belong to none of these groups.
    pub fn of_no_group<'a>(&'a self, activity: &str, named: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        let groups = self.by_activity.get(activity).map_or(&[][..], |f| &f.groups);
        let other = groups.iter().filter(|(g, _)| g.as_ref().is_none_or(|g| !named.contains(&g.as_str())));
        other.flat_map(|(_, places)| places.iter().copied())
    }
}
