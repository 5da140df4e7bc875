//! Owns which actions of many sessions are still open.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::{KeptEntry, RecapItem};
use crate::workshop::sort_by_key;
use crate::workshop::text::same_key;

/// What is still to be done. The same words of the same owner in a later session are the same action, and it can have
/// been done where it was carried to.
pub(super) struct OpenActions {
    /// Each as it stands in the last session that has it, and whether it is done.
    latest: Vec<(KeptEntry, bool)>,
    /// Where each is, by the hash of its key: the keys of all would take more room than the actions.
    places: HashMap<u64, u32>,
    hasher: RandomState,
}

impl OpenActions {
    /// Returns an empty list with room for so many.
    pub(super) fn for_many(count: usize) -> Self {
        let latest = Vec::with_capacity(count);
        Self { latest, places: HashMap::with_capacity(count), hasher: RandomState::default() }
    }

    /// Returns the words and the owner in one text; neither key holds a line end.
    fn key(text: &str, owner: Option<&str>) -> String {
        let mut key = same_key(text);
        if let Some(owner) = owner {
            key.push('\n');
            key.push_str(&same_key(owner));
        }
        key
    }

    /// Returns where an action is, or the first free hash where it could be.
    fn find(&self, text: &str, owner: Option<&str>) -> Result<usize, u64> {
        let key = Self::key(text, owner);
        let mut hash = self.hasher.hash_one(&key);
        while let Some(place) = self.places.get(&hash) {
            let (known, _) = &self.latest[*place as usize];
            if Self::key(known.text(), known.owner()) == key {
                return Ok(*place as usize);
            }
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }

    /// Takes note that an action was done where it was carried to.
    pub(super) fn settle(&mut self, text: &str, owner: Option<&str>) {
        if let Ok(place) = self.find(text, owner) {
            self.latest[place].1 = true;
        }
    }

    /// Adds an action; it takes the place of the same one of an earlier session.
    pub(super) fn put(&mut self, action: KeptEntry) {
        let found = self.find(action.text(), action.owner());
        let done = action.is_done();
        match found {
            Ok(place) => self.latest[place] = (action, done),
            Err(hash) => {
                self.places.insert(hash, self.latest.len() as u32);
                self.latest.push((action, done));
            }
        }
    }

    /// Lists what is due first; what has no date last.
    pub(super) fn left(self) -> Vec<RecapItem> {
        let mut left: Vec<RecapItem> =
            self.latest.into_iter().filter(|(_, done)| !done).map(|(a, _)| RecapItem(a)).collect();
        sort_by_key(&mut left, |a| (a.0.due().is_none(), a.0.due()));
        left
    }
}
