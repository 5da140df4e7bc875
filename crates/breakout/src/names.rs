//! Owns the numbers of people: in the order of their names, so that the order of the input changes no groups.

use super::problem::Person;

/// The people of a problem by number.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    /// Sorted by name.
    pub people: Vec<&'a Person>,
    /// The place of each in the problem.
    pub places: Vec<usize>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(people: &'a [Person]) -> Self {
        let mut sorted: Vec<(usize, &Person)> = people.iter().enumerate().collect();
        sorted.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
        sorted.dedup_by(|(_, a), (_, b)| a.name == b.name);
        let (places, people) = sorted.into_iter().unzip();
        Self { people, places }
    }

    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.people.binary_search_by(|p| p.name.as_str().cmp(name)).ok()
    }

    /// Returns the people of a list who are known, each once.
    pub(crate) fn known(&self, list: &[String]) -> Vec<usize> {
        let mut known: Vec<usize> = list.iter().filter_map(|name| self.find(name)).collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    pub(crate) fn name(&self, person: usize) -> &'a str {
        &self.people[person].name
    }

    /// Names people in a sentence; of very many only the first.
    pub(crate) fn list(&self, people: &[usize]) -> String {
        let mut named: Vec<String> = people.iter().take(12).map(|&p| self.name(p).to_owned()).collect();
        if people.len() > 12 {
            named.push(format!("{} more", people.len() - 12));
        }
        let last = named.pop().unwrap_or_default();
        if named.is_empty() { last } else { format!("{} and {last}", named.join(", ")) }
    }
}
