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
        let all = &m.session.record.notes;
        let look_up = |places: &[usize]| places.iter().map(|i| all[*i].as_ref()).collect::<Vec<&Note>>();
        let id = m.shown_activity().map_or("", |a| a.id.as_str());
        let round = m.shown_round().filter(|_| m.shown_activity().is_some_and(|a| a.groups.is_some()));
        let (notes, whole_room) = match round {
            None => (vec![look_up(m.filed.of_activity(id))], Vec::new()),
            Some(round) => {
                let names: Vec<&str> = round.groups.iter().map(|g| g.name.as_str()).collect();
                let notes = names.iter().map(|name| look_up(m.filed.of_group(id, Some(name)))).collect();
                let mut others: Vec<usize> = m.filed.of_no_group(id, &names).collect();
                others.sort_unstable();
                (notes, look_up(&others))
            }
        };
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
