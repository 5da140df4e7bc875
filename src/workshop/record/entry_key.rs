//! Owns what an entry is known by from one look to the next, for those who do not hold its place in the record.

use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;

use crate::workshop::{Note, Session};

/// What an entry is known by: when it was written, by whom and where. It stays the same when the entry gets other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EntryKey {
    second: i64,
    place: u32,
    /// Which of several that are alike in all of this.
    turn: u16,
}

impl EntryKey {
    fn first(note: &Note) -> Self {
        let mut hash = DefaultHasher::new();
        (&note.activity, &note.column, &note.row, &note.by).hash(&mut hash);
        Self { second: note.at.timestamp(), place: hash.finish() as u32, turn: 0 }
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.second, self.place, self.turn)
    }
}

impl FromStr for EntryKey {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or(());
        let key = Self {
            second: next()?.parse().map_err(drop)?,
            place: next()?.parse().map_err(drop)?,
            turn: next()?.parse().map_err(drop)?,
        };
        // One text for one entry: no signs, no zeros before it.
        if key.to_string() == text { Ok(key) } else { Err(()) }
    }
}

impl Session {
    /// Returns the entries on the canvas of an activity, each with its place in the record and what it is known by.
    pub fn keyed_entries<'s>(&'s self, activity: &'s str) -> impl Iterator<Item = (usize, EntryKey, &'s Note)> {
        self.keyed_notes(move |note| note.activity.as_deref() == Some(activity) && note.column.is_some())
    }

    /// Returns the notes of which this is so, each with its place in the record and what it is known by among them.
    pub(in crate::workshop) fn keyed_notes<'s>(
        &'s self,
        which: impl Fn(&Note) -> bool + 's,
    ) -> impl Iterator<Item = (usize, EntryKey, &'s Note)> {
        let mut seen: HashMap<(i64, u32), u16> = HashMap::new();
        let all = self.record.notes.iter().enumerate().map(|(at, note)| (at, note.as_ref()));
        all.filter(move |(_, note)| which(note)).map(move |(at, note)| {
            let key = EntryKey::first(note);
            let turn = seen.entry((key.second, key.place)).or_default();
            let key = EntryKey { turn: *turn, ..key };
            *turn = turn.saturating_add(1);
            (at, key, note)
        })
    }
}
