//! Owns what a frame looks up once: the notes of the activity on the screen by their group, and short names. Notes
//! may be thousands and people hundreds.

use std::collections::HashMap;

use crate::app::Model;
use crate::domain::{Note, short_names};

/// What is looked up once for a frame.
pub struct Sheet<'a> {
    /// The notes of each group of the activity on the screen; without groups all of its notes, in one list.
    pub notes: Vec<Vec<&'a Note>>,
    /// The notes of an activity with groups that stand in none of them.
    pub whole_room: Vec<&'a Note>,
    /// The note that is selected in the activity's pane.
    pub selected: Option<&'a Note>,
    short: HashMap<String, String>,
}

impl<'a> Sheet<'a> {
    /// Looks everything up.
    pub fn of(m: &'a Model) -> Self {
        let activity = m.shown_activity();
        let round = m.shown_round().filter(|_| activity.is_some_and(|a| a.groups.is_some()));
        let names: Vec<&str> = round.iter().flat_map(|r| &r.groups).map(|g| g.name.as_str()).collect();
        let mut notes = vec![Vec::new(); names.len().max(1)];
        let mut whole_room = Vec::new();
        let all = m.session.record.notes.iter().map(AsRef::as_ref);
        for note in
            all.filter(|n: &&Note| n.activity.is_some() && n.activity.as_deref() == activity.map(|a| a.id.as_str()))
        {
            let place = match &note.group {
                _ if round.is_none() => Some(0),
                Some(group) => names.iter().position(|n| n == group),
                None => None,
            };
            match place {
                Some(place) => notes[place].push(note),
                None => whole_room.push(note),
            }
        }
        let everybody = m.session.everybody();
        let short = short_names(&everybody.iter().map(|p| p.name.as_str()).collect::<Vec<_>>());
        let short = everybody.into_iter().map(|p| p.name).zip(short).collect();
        Self { notes, whole_room, selected: m.selected_note().map(|i| m.session.record.notes[i].as_ref()), short }
    }

    /// The short name of somebody.
    pub fn short<'n>(&'n self, name: &'n str) -> &'n str {
        self.short.get(name).map_or(name, String::as_str)
    }
}
