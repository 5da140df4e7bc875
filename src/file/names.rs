//! Owns names that have to be unique, and the making of those that nobody gave. It reports what is given twice.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::faults::Faults;
use super::fields::{Fields, Said};
use super::problem::quoted;

/// The ids that are taken.
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The next number to try for each wish: counting anew for every one of many equal titles takes too long.
    next: HashMap<String, usize>,
}

impl Ids {
    /// The ids that are written down, which no made id may repeat.
    pub fn of(tables: &[Fields<'_, '_>]) -> Self {
        let given = tables.iter().filter_map(|t| Some(t.table.get("id")?.get_ref().as_str()?.to_owned()));
        Self { taken: given.collect(), next: HashMap::new() }
    }

    /// The same for ids that are known.
    pub fn besides(given: impl Iterator<Item = String>) -> Self {
        Self { taken: given.collect(), next: HashMap::new() }
    }

    /// An id that is not taken: the wish itself, or the wish with the first free number from 2.
    pub fn free(&mut self, wish: &str, otherwise: &str) -> String {
        let wish = if wish.is_empty() { otherwise } else { wish };
        let mut id = wish.to_owned();
        let number = self.next.entry(id.clone()).or_insert(2);
        while !self.taken.insert(id.clone()) {
            id = format!("{wish}-{number}");
            *number += 1;
        }
        id
    }
}

/// Names that have to be unique, and where each was first given.
pub(super) struct Names {
    what: &'static str,
    places: HashMap<String, Range<usize>>,
}

impl Names {
    pub fn new(what: &'static str) -> Self {
        Self { what, places: HashMap::new() }
    }

    pub fn add(&mut self, faults: &Faults<'_>, said: &Said, help: &str) -> bool {
        // On a screen nobody sees how many blanks there are.
        let read = said.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(first) = self.places.get(&read) {
            let message = format!("{} {} is already on line {}", self.what, quoted(&said.text), faults.line(first));
            faults.error(said.place.clone(), message, help);
            return false;
        }
        self.places.insert(read, said.place.clone());
        true
    }
}
