//! Owns what is remembered of earlier sessions of a series: who met whom in them, under which spelling of their names.

use std::collections::HashMap;

use crate::workshop::Moment;
use crate::workshop::text::same_key;

/// What the files of other sessions tell of who has met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesHistory {
    pub(super) sessions: Vec<PastSession>,
}

/// One of those sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PastSession {
    /// When it was started; none for groups of which nobody knows when they met.
    pub(super) at: Option<Moment>,
    pub(super) title: String,
    names: Vec<Name>,
    /// Its rounds: groups of places in `names`.
    pub(super) rounds: Vec<Vec<Vec<usize>>>,
}

/// Somebody as that file writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    text: String,
    /// What is equal in all spellings of it; none where the file has two people of one such key.
    key: Option<String>,
}

impl SeriesHistory {
    /// Rounds that come from somewhere else, of which it is not known when they were.
    pub fn of_rounds(rounds: &[Vec<Vec<String>>]) -> Self {
        Self { sessions: vec![PastSession::new(None, String::new(), rounds)] }
    }

    /// Returns whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// Returns the rounds of all these sessions, by the names that `names` has for people: a name that differs only in
    /// case, blanks or the form of its letters is the same person, unless two people could be meant. Others are left
    /// out.
    pub fn rounds(&self, names: &[&str]) -> Vec<Vec<Vec<String>>> {
        rounds(self.sessions.iter(), names)
    }
}

impl PastSession {
    pub(super) fn new(at: Option<Moment>, title: String, rounds: &[Vec<Vec<String>>]) -> Self {
        let mut texts: Vec<&String> = rounds.iter().flatten().flatten().collect();
        texts.sort_unstable();
        texts.dedup();
        let place = |name: &String| texts.binary_search(&name).unwrap_or_default();
        let places = |group: &Vec<String>| group.iter().map(place).collect();
        let rounds = rounds.iter().map(|round| round.iter().map(places).collect()).collect();
        let keys = keys(texts.iter().map(|t| t.as_str()));
        let names = texts.into_iter().zip(keys).map(|(text, key)| Name { text: text.clone(), key }).collect();
        Self { at, title, names, rounds }
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|n| n.text.as_str())
    }
}

/// Returns one key for each name, none where two names have the same.
fn keys<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Option<String>> {
    let keys: Vec<String> = names.map(same_key).collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for key in &keys {
        *uses.entry(key).or_default() += 1;
    }
    keys.iter().map(|key| (uses.get(key.as_str()) == Some(&1)).then(|| key.clone())).collect()
}

pub(super) fn rounds<'a>(sessions: impl Iterator<Item = &'a PastSession>, names: &[&str]) -> Vec<Vec<Vec<String>>> {
    let keys = keys(names.iter().copied());
    let exact: HashMap<&str, usize> = names.iter().enumerate().map(|(i, name)| (*name, i)).collect();
    let alike: HashMap<&str, usize> = keys.iter().enumerate().filter_map(|(i, k)| Some((k.as_deref()?, i))).collect();
    let mut all = Vec::new();
    for session in sessions {
        let who = |name: &Name| {
            let same = || name.key.as_deref().and_then(|key| alike.get(key));
            // Somebody who is there under exactly this name is not also somebody else.
            exact.get(name.text.as_str()).or_else(same).copied()
        };
        let people: Vec<Option<usize>> = session.names.iter().map(who).collect();
        let known = |group: &Vec<usize>| -> Vec<String> {
            group.iter().filter_map(|&p| people[p]).map(|p| names[p].to_owned()).collect()
        };
        let met = |group: Vec<String>| (group.len() > 1).then_some(group);
        let round = |r: &Vec<Vec<usize>>| r.iter().filter_map(|group| met(known(group))).collect();
        all.extend(session.rounds.iter().map(round));
    }
    all
}
