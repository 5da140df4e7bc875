//! Owns names that have to be unique, and the making of those that nobody gave. It reports what is given twice.

use crate::workshop::sort;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::faults::Faults;
use super::problem::{Severity, nearest, quoted, too_long};
use super::reader::{Said, TableReader};
use crate::workshop::text::{MOST_NAME, same_key};
use crate::workshop::{Activity, Plan};

/// The ids that are taken.
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The next number to try for each wish: counting anew for every one of many equal titles takes too long.
    next: HashMap<String, usize>,
}

impl Ids {
    /// Returns the ids that are written down in a list of tables, which no made id may repeat.
    pub(super) fn of(tables: Option<&Spanned<DeValue<'_>>>) -> Self {
        let tables = tables.and_then(|list| list.get_ref().as_array()).into_iter().flatten();
        Self::besides(tables.filter_map(|t| Some(t.get_ref().get("id")?.get_ref().as_str()?.to_owned())))
    }

    /// Returns the same for ids that are known.
    pub(super) fn besides(given: impl Iterator<Item = String>) -> Self {
        Self { taken: given.collect(), next: HashMap::new() }
    }

    /// Returns an id that is not taken: the wish itself, or the wish with the first free number from 2.
    pub(super) fn free(&mut self, wish: &str, otherwise: &str) -> String {
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
    key: fn(&str) -> String,
    places: HashMap<String, (Range<usize>, String)>,
}

impl Names {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, key: same_key, places: HashMap::new() }
    }

    /// Returns the same for ids: capitals tell them apart, as they do where the record speaks of them.
    pub(super) fn of_ids(what: &'static str) -> Self {
        Self { key: |id| id.split_whitespace().collect::<Vec<_>>().join(" "), ..Self::new(what) }
    }

    pub(super) fn add(&mut self, faults: &Faults<'_>, said: &Said<'_>, help: &str) -> bool {
        if said.text.len() > MOST_NAME {
            let (message, help) = too_long(self.what, said.text.len(), MOST_NAME);
            faults.error(said.place.clone(), message, help);
            return false;
        }
        let key = (self.key)(said.text);
        if let Some((first, name)) = self.places.get(&key) {
            let message = already(self.what, said.text, name, faults.line(first));
            faults.error(said.place.clone(), message, help);
            return false;
        }
        self.places.insert(key, (said.place.clone(), said.text.to_owned()));
        true
    }
}

/// What to do where two people have one name.
pub(super) const UNIQUE: &str = "names are unique: add an initial or a surname to one of them";

/// Says that a name is there already, in this spelling or in another one.
pub(super) fn already(what: &str, name: &str, first: &str, line: usize) -> String {
    if name == first {
        return format!("{what} {} is already on line {line}", quoted(name));
    }
    let how = "they differ only in capitals, blanks, hidden characters or the form of letters";
    format!("{what} {} is already on line {line}, as {}: {how}", quoted(name), quoted(first))
}

/// Returns the activity that an entry of the record speaks of; a warning where it is not in the plan.
pub(super) fn known<'p>(f: &TableReader<'_, '_>, plan: &'p Plan) -> Option<&'p Activity> {
    let id = f.said("activity")?.text;
    let found = plan.agenda.iter().find(|a| a.id == id);
    if found.is_none() {
        gone(f, "activity", plan.agenda.iter().map(|a| a.id.as_str()), "activity", "the agenda");
    }
    found
}

/// Warns where the record names something under this key that there is no more.
pub(super) fn gone<'c>(
    f: &TableReader<'_, '_>,
    key: &str,
    known: impl Iterator<Item = &'c str> + Clone,
    what: &str,
    whose: &str,
) {
    if f.faults.is_full(Severity::Warning) {
        return;
    }
    let Some(said) = f.said(key).filter(|said| !known.clone().any(|k| k == said.text)) else { return };
    let mut known: Vec<&str> = known.collect();
    sort(&mut known);
    let help = match nearest(said.text, known) {
        None => "it is shown as written".to_owned(),
        Some(near) => format!("did you mean {}? It is shown as written", quoted(near)),
    };
    f.faults.warning(said.place, format!("{whose} has no {what} {}", quoted(said.text)), help);
}
