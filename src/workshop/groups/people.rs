//! Owns who there is: everybody, who is here now, and names short enough for a screen. It never forms groups.

use std::collections::{HashMap, HashSet};

use crate::workshop::choices::choices;
use crate::workshop::text::same;
use crate::workshop::{Attendance, Person, Refusal, Session};

choices! {
    /// Whether somebody is in the room.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Presence {
        /// On the roster; the session has not begun.
        Expected = "expected",
        /// In the room.
        Here = "here",
        /// Was in the room and has left.
        Left = "left",
        /// Did not come, so far.
        Missing = "absent",
    }
}

impl Session {
    /// Returns everybody the session knows of: the roster in its order, then those who came without being on it.
    pub fn everybody(&self) -> Vec<Person> {
        let mut all = self.plan.people.clone();
        let mut known: HashSet<&str> = self.plan.people.iter().map(|p| p.name.as_str()).collect();
        for a in &self.record.attendance {
            if known.insert(&a.name) {
                all.push(Person { name: a.name.clone(), attributes: a.attributes.clone() });
            }
        }
        all
    }

    /// Returns the names of everybody, in the same order.
    pub fn names(&self) -> Vec<&str> {
        let came = self.record.attendance.iter().map(|a| a.name.as_str());
        let mut known = HashSet::new();
        self.plan.people.iter().map(|p| p.name.as_str()).chain(came).filter(|name| known.insert(*name)).collect()
    }

    /// Returns whether this person is in the room.
    pub fn presence(&self, name: &str) -> Presence {
        self.presence_after(self.last_stay(name))
    }

    /// Returns the last stay of each person who came or was expected: one look for all.
    pub fn last_stays(&self) -> HashMap<&str, &Attendance> {
        self.record.attendance.iter().map(|stay| (stay.name.as_str(), stay)).collect()
    }

    /// Returns how many people came, whether or not they are still there.
    pub fn number_who_came(&self) -> usize {
        let stays = self.last_stays();
        let came =
            |name: &&str| matches!(self.presence_after(stays.get(name).copied()), Presence::Here | Presence::Left);
        self.names().into_iter().filter(came).count()
    }

    /// Returns whether somebody is in the room whose last stay this is.
    pub fn presence_after(&self, stay: Option<&Attendance>) -> Presence {
        match stay {
            Some(Attendance { arrived: None, .. }) => Presence::Missing,
            Some(Attendance { left: Some(_), .. }) => Presence::Left,
            Some(_) => Presence::Here,
            None if self.record.started.is_some() => Presence::Missing,
            None => Presence::Expected,
        }
    }

    /// Returns the people in the room, in the order of `everybody`.
    pub fn present(&self) -> Vec<Person> {
        let here = self.present_names();
        self.everybody().into_iter().filter(|p| here.contains(p.name.as_str())).collect()
    }

    /// Returns the people in the room who are in groups, in the same order: not those who only take part.
    pub fn to_group(&self) -> Vec<Person> {
        let mut people = self.present();
        people.retain(|p| !self.is_in_no_group(&p.name));
        people
    }

    /// Returns why there is nobody to form groups of; nothing where there is somebody.
    pub fn nobody_to_group(&self) -> Option<Refusal> {
        let here = self.present_names();
        if here.iter().any(|name| !self.is_in_no_group(name)) {
            return None;
        }
        Some(match here.len() {
            0 if self.names().is_empty() => Refusal::NobodyListed,
            0 => Refusal::NobodyHere,
            _ => Refusal::NobodyInGroups,
        })
    }

    /// Returns whether somebody takes part and votes, but is in no group.
    pub fn is_in_no_group(&self, name: &str) -> bool {
        let listed = |list: &[String]| list.iter().any(|n| same(n, name));
        (listed(&self.plan.no_group) || listed(&self.record.no_group)) && !listed(&self.record.in_groups)
    }

    /// Returns the names of the people in the room: what `presence` tells of each, in one look for all.
    pub(in crate::workshop) fn present_names(&self) -> HashSet<&str> {
        let mut here = HashSet::new();
        for stay in &self.record.attendance {
            if stay.arrived.is_some() && stay.left.is_none() {
                here.insert(stay.name.as_str());
            } else {
                here.remove(stay.name.as_str());
            }
        }
        here
    }

    /// Returns how many people are in the room.
    pub fn head_count(&self) -> u32 {
        self.present_names().len() as u32
    }

    pub(in crate::workshop) fn last_stay(&self, name: &str) -> Option<&Attendance> {
        self.record.attendance.iter().rev().find(|a| a.name == name)
    }
}

/// Returns names as short as they can be while staying distinct: `Ana` alone, `Ana L.` beside `Ana R.`, the whole name
/// where that does not help. `Lima, Ana` of a list by surnames is an Ana too. One for each name given, in order.
pub fn short_names(names: &[&str]) -> Vec<String> {
    let duration_in_words = |n: &str| match n.split_once(',').map(|(last, first)| (last.trim(), first.trim())) {
        Some((last, first)) if !last.is_empty() && !last.contains(' ') && !first.is_empty() => {
            format!("{first} {last}")
        }
        _ => n.to_owned(),
    };
    let first = |n: &str| n.split_whitespace().next().unwrap_or(n).to_owned();
    let initial = |n: &str| {
        let mut words = n.split_whitespace();
        match (words.next(), words.next_back().and_then(|w| w.chars().next())) {
            (Some(f), Some(l)) => format!("{f} {l}."),
            _ => n.to_owned(),
        }
    };
    let forms: Vec<[String; 3]> = names
        .iter()
        .map(|n| {
            let duration_in_words = duration_in_words(n);
            [first(&duration_in_words), initial(&duration_in_words), (*n).to_owned()]
        })
        .collect();
    let mut uses: [HashMap<&str, usize>; 2] = Default::default();
    for form in &forms {
        for (i, count) in uses.iter_mut().enumerate() {
            *count.entry(form[i].as_str()).or_default() += 1;
        }
    }
    forms
        .iter()
        .map(|form| {
            let distinct = (0..2).find(|&i| uses[i].get(form[i].as_str()) == Some(&1));
            form[distinct.unwrap_or(2)].clone()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::short_names;

    #[test]
    fn names_are_as_short_as_they_can_be() {
        assert_eq!(short_names(&["Ana Lima", "Ben Osei", "Ana Roth"]), ["Ana L.", "Ben", "Ana R."]);
        assert_eq!(short_names(&["Ana Lima", "Ana Leone", "Ana"]), ["Ana Lima", "Ana Leone", "Ana"]);
        assert_eq!(
            short_names(&["Lima, Ana", "Roth, Ana", "Osei,Ben", "Jane Doe, PhD"]),
            ["Ana L.", "Ana R.", "Ben", "Jane"]
        );
        assert_eq!(short_names(&[",", "Ana,", " "]), [",", "Ana,", " "]);
    }
}
