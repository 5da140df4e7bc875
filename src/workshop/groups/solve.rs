//! Translates between the workshop and the solver for breakout groups. It decides nothing.

use crate::workshop::breakout::{self, Groups, Problem, Round, Seat, Sizes};
use crate::workshop::text::same_key;
use crate::workshop::{Group, Grouping, Person, Split, count_of};

impl Grouping {
    /// Describes one round for these people to the solver.
    pub fn problem(&self, people: &[Person], history: Vec<Groups>, seed: u64) -> Problem {
        Problem {
            people: comparable(people, &self.mix, &self.alike),
            rounds: vec![Round { sizes: self.split.into(), ..Round::default() }],
            history,
            apart: self.apart.clone(),
            together: self.together.clone(),
            mix: self.mix.clone(),
            alike: self.alike.clone(),
            hosts: self.hosts,
            seed,
            ..Problem::default()
        }
    }

    /// Returns the sizes of the groups for this many people, larger ones first.
    pub fn sizes(&self, people: usize) -> Vec<usize> {
        self.split.sizes(people - self.left_over(people))
    }

    /// Says what becomes of groups that this many people are too few for; nothing where they are enough, or where the
    /// groups of before stay.
    pub fn too_few(&self, people: usize) -> Option<String> {
        if self.keep.is_some() { None } else { too_few(&self.split.into(), self.exact, people) }
    }

    /// Returns how many of this many people are left over and sit out.
    pub fn left_over(&self, people: usize) -> usize {
        if self.exact { Sizes::from(self.split).left_over(people) } else { 0 }
    }
}

/// Says what becomes of groups that so many people are too few for: `5 people are too few for groups of 8 and form one
/// group`. Sizes that need not be exact are about what was asked.
pub fn too_few(sizes: &Sizes, exact: bool, people: usize) -> Option<String> {
    let asked = match *sizes {
        Sizes::Each(size) if exact && people < size as usize => format!("groups of {size}"),
        Sizes::Count(count) if sizes.for_people(people).len() < count as usize => count_of(count as usize, "group"),
        _ => return None,
    };
    let formed = match sizes.for_people(people).len() {
        0 => return None,
        1 => "one group".to_owned(),
        more => count_of(more, "group"),
    };
    let (are, form) = if people == 1 { ("is", "forms") } else { ("are", "form") };
    Some(format!("{} {are} too few for {asked} and {form} {formed}", count_of(people, "person")))
}

impl Split {
    /// Returns the sizes of the groups for this many people, larger ones first.
    pub fn sizes(self, people: usize) -> Vec<usize> {
        Sizes::from(self).for_people(people)
    }
}

impl From<Split> for Sizes {
    fn from(split: Split) -> Self {
        match split {
            Split::Size(size) => Self::Each(size),
            Split::Count(count) => Self::Count(count),
        }
    }
}

/// Returns where those of these people sit who are in a group.
pub(in crate::workshop) fn seats(groups: &[Group], people: &[String]) -> Vec<Seat> {
    let seat = |name: &String| {
        let group = groups.iter().position(|g| g.members.contains(name))?;
        Some(Seat { name: name.clone(), group })
    };
    people.iter().filter_map(seat).collect()
}

/// Returns people with nothing but the attributes that groups are formed by, under these very keys, and with values that
/// are equal where they are the same: `Sales` and `sales ` are one department.
pub fn comparable(people: &[Person], mix: &[String], alike: &[String]) -> Vec<Person> {
    let keys: Vec<(&String, String)> = mix.iter().chain(alike).map(|key| (key, same_key(key))).collect();
    let attribute = |(key, value): &(String, String)| {
        let exact = keys.iter().find(|(asked, _)| *asked == key);
        let asked = exact.or_else(|| {
            let key = same_key(key);
            keys.iter().find(|(_, asked)| *asked == key)
        })?;
        Some((asked.0.clone(), same_key(value)))
    };
    let person = |p: &Person| Person {
        name: p.name.clone(),
        attributes: if keys.is_empty() { Vec::new() } else { p.attributes.iter().filter_map(attribute).collect() },
    };
    people.iter().map(person).collect()
}

/// Lists the members of groups.
pub(in crate::workshop) fn members(groups: &[Group]) -> Groups {
    groups.iter().map(|g| g.members.clone()).collect()
}

/// Puts whoever is in no group into one of these, but for those who sit out.
pub(in crate::workshop) fn place_the_others(groups: &mut [Group], problem: &Problem, sit_out: &[String]) {
    let mut placed = members(groups);
    for person in problem.people.iter().filter(|p| !sit_out.contains(&p.name)) {
        if !placed.iter().any(|g| g.contains(&person.name)) {
            let place = breakout::place(problem, &placed, &person.name);
            if let Some(group) = placed.get_mut(place) {
                group.push(person.name.clone());
            }
        }
    }
    groups.iter_mut().zip(placed).for_each(|(group, members)| group.members = members);
}

/// Names a new group by its index: `Group 1`, `Group 2`, …
pub fn group_name(index: usize) -> String {
    format!("Group {}", index + 1)
}

/// Returns the number of a group that is called by it: 2 of `Group 2`.
pub fn group_number(name: &str) -> Option<usize> {
    let digits = name.strip_prefix("Group ")?;
    let plain = !digits.starts_with(['0', '+']);
    digits.parse().ok().filter(|_| plain)
}

/// Makes new groups of lists of members.
pub(in crate::workshop) fn named(groups: Groups) -> Vec<Group> {
    let named = |(i, members)| Group { name: group_name(i), members, ..Group::default() };
    groups.into_iter().enumerate().map(named).collect()
}
