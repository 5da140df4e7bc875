//! Collects the people of a list: one person once, by name and by address of mail. It reads nothing.

use std::collections::{HashMap, HashSet};

use super::super::names::{UNIQUE, already};
use super::super::problem::{quoted, too_long};
use super::found::{Entry, Fate};
use crate::workshop::Person;
use crate::workshop::text::{MOST_NAME, same, same_key, tidy};

/// The people found so far.
#[derive(Debug, Default)]
pub(super) struct People {
    /// What was found, in the order of the text.
    pub entries: Vec<Entry>,
    /// How many of them are people to be taken.
    pub count: usize,
    by_name: HashMap<String, usize>,
    by_mail: HashMap<String, usize>,
    have_mail: HashSet<usize>,
}

impl People {
    /// Adds somebody, or tells why not: the same name or the same address of mail is the same person. Where `stays` is
    /// set, each row is a stay in a meeting, and what differs between two of one person tells nothing.
    pub(super) fn add(&mut self, at: usize, line: usize, person: Person, mail: Option<&str>, stays: bool) {
        let long = std::iter::once((None, &person.name))
            .chain(person.attributes.iter().map(|(k, v)| (Some(k), v)))
            .find(|(_, text)| text.len() > MOST_NAME);
        if let Some((key, text)) = long {
            let what = key.map_or_else(|| "this name".to_owned(), |key| quoted(key));
            let (message, help) = too_long(&what, text.len(), MOST_NAME);
            return self.faulty(at, line, Person::default(), "too long", message, &help);
        }
        let key = same_key(&person.name);
        let mail = mail.map(same_key);
        let by_mail = mail.as_ref().and_then(|m| self.by_mail.get(m)).copied();
        if let Some(first) = by_mail {
            let known = &self.entries[first];
            let why = if same(&known.person.name, &person.name) {
                format!("is on line {} already", known.line)
            } else {
                format!("has the address of {}, line {}", known.person.name, known.line)
            };
            self.by_name.entry(key).or_insert(first);
            self.complete(first, &person);
            return self.left_out(at, line, person, why);
        }
        if let Some(first) = self.by_name.get(&key).copied() {
            let known = &self.entries[first];
            let other_mail = mail.is_some() && self.have_mail.contains(&first);
            if !stays && (other_mail || differ(&known.person, &person)) {
                let message = already("the name", &person.name, &known.person.name, known.line);
                let short = format!("another one is on line {}", known.line);
                return self.faulty(at, line, person, &short, message, UNIQUE);
            }
            let why = format!("is on line {} already", known.line);
            self.complete(first, &person);
            if let Some(mail) = mail {
                self.by_mail.insert(mail, first);
                self.have_mail.insert(first);
            }
            return self.left_out(at, line, person, why);
        }
        self.by_name.insert(key, self.entries.len());
        if let Some(mail) = mail {
            self.by_mail.insert(mail, self.entries.len());
            self.have_mail.insert(self.entries.len());
        }
        self.count += 1;
        self.entries.push(Entry { at, line, person, written: String::new(), fate: Fate::Read });
    }

    /// Notes a row that is passed over, and why.
    pub(super) fn left_out(&mut self, at: usize, line: usize, person: Person, why: String) {
        self.entries.push(Entry { at, line, person, written: String::new(), fate: Fate::LeftOut(why) });
    }

    /// Notes a row that somebody has to look at: in few words, and as an error with a remedy.
    pub(super) fn faulty(&mut self, at: usize, line: usize, person: Person, short: &str, message: String, help: &str) {
        let fate = Fate::Faulty { short: short.to_owned(), message, help: help.to_owned() };
        self.entries.push(Entry { at, line, person, written: String::new(), fate });
    }

    /// Keeps what stands where the name of the last entry should be.
    pub(super) fn written(&mut self, text: &str) {
        if let Some(last) = self.entries.last_mut() {
            last.written = tidy(text).chars().take(60).collect();
        }
    }

    /// Fills in what a later row knows of somebody and the first one does not.
    fn complete(&mut self, first: usize, later: &Person) {
        let person = &mut self.entries[first].person;
        for (key, value) in &later.attributes {
            if !person.attributes.iter().any(|(k, _)| same(k, key)) {
                person.attributes.push((key.clone(), value.clone()));
            }
        }
    }
}

/// Tells two people of one name: something is said of both, and it is not the same.
fn differ(one: &Person, other: &Person) -> bool {
    let other_value = |key: &str| other.attributes.iter().find(|(k, _)| same(k, key)).map(|(_, v)| v);
    one.attributes.iter().any(|(key, value)| other_value(key).is_some_and(|v| !same(v, value)))
}
