//! Owns what is remembered of earlier sessions of a series: who met whom in them, under which spelling of their names.

use crate::workshop::sort;
use std::collections::{HashMap, HashSet};

use crate::workshop::Moment;
use crate::workshop::text::same_key;

/// What the files of other sessions tell of who has met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesHistory {
    pub(super) sessions: Vec<PastSession>,
}

/// A round that was held: who met, and who sat out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldRound {
    /// Its groups; none of those who went on together in the next one.
    pub groups: Vec<Vec<String>>,
    /// Who took part and was in no group.
    pub sit_out: Vec<String>,
}

/// One of those sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PastSession {
    /// When it was started; none for groups of which nobody knows when they met.
    pub(super) at: Option<Moment>,
    pub(super) title: String,
    names: Vec<Name>,
    /// Its rounds, of places in `names`: groups, and who sat out.
    pub(super) rounds: Vec<(Vec<Vec<usize>>, Vec<usize>)>,
}

/// Somebody as that file writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    text: String,
    /// What is equal in all spellings of it.
    key: String,
}

impl SeriesHistory {
    /// Rounds that come from somewhere else, of which it is not known when they were.
    pub fn of_rounds(rounds: &[HeldRound]) -> Self {
        Self { sessions: vec![PastSession::new(None, String::new(), rounds)] }
    }

    /// Returns whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// Returns the rounds of all these sessions, by the names that `names` has for the same people. Others are left out.
    pub fn rounds(&self, names: &[&str]) -> Vec<HeldRound> {
        rounds(self.sessions.iter(), names)
    }
}

impl PastSession {
    pub(super) fn new(at: Option<Moment>, title: String, rounds: &[HeldRound]) -> Self {
        let mut texts: Vec<&String> =
            rounds.iter().flat_map(|round| round.groups.iter().flatten().chain(&round.sit_out)).collect();
        sort(&mut texts);
        texts.dedup();
        let place = |name: &String| texts.binary_search(&name).unwrap_or_default();
        let places = |group: &Vec<String>| group.iter().map(place).collect();
        let round = |round: &HeldRound| (round.groups.iter().map(places).collect(), places(&round.sit_out));
        let rounds = rounds.iter().map(round).collect();
        let names = texts.into_iter().map(|text| Name { text: text.clone(), key: same_key(text) }).collect();
        Self { at, title, names, rounds }
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|n| n.text.as_str())
    }
}

pub(super) fn rounds<'a>(sessions: impl Iterator<Item = &'a PastSession>, names: &[&str]) -> Vec<HeldRound> {
    let exact: HashMap<&str, usize> = names.iter().enumerate().map(|(i, name)| (*name, i)).collect();
    let alike: HashMap<String, usize> = names.iter().enumerate().rev().map(|(i, name)| (same_key(name), i)).collect();
    let mut all = Vec::new();
    for session in sessions {
        let who = |name: &Name| exact.get(name.text.as_str()).or_else(|| alike.get(&name.key)).copied();
        let people: Vec<Option<usize>> = session.names.iter().map(who).collect();
        let known = |group: &Vec<usize>| -> Vec<String> {
            let mut known: Vec<usize> = group.iter().filter_map(|&p| people[p]).collect();
            // Spelled in two ways they are still one.
            let mut here = HashSet::new();
            known.retain(|p| here.insert(*p));
            known.into_iter().map(|p| names[p].to_owned()).collect()
        };
        let met = |group: Vec<String>| (group.len() > 1).then_some(group);
        let round = |(groups, sit_out): &(Vec<Vec<usize>>, Vec<usize>)| HeldRound {
            groups: groups.iter().filter_map(|group| met(known(group))).collect(),
            sit_out: known(sit_out),
        };
        all.extend(session.rounds.iter().map(round));
    }
    all
}
