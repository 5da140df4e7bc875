//! Finds the group for somebody who comes late. It never moves anybody else.

use super::prices::{Price, Prices};
use crate::domain::{Group, Grouping, Person};

/// The place in `groups` where a late arrival costs least: among the smallest groups, the one that keeps their
/// wishes, then where they have met fewest, then where they mix best, then the first. `people` tells what is known
/// of the members; 0 where there is no group.
pub fn place(
    groups: &[Group],
    newcomer: &Person,
    people: &[Person],
    grouping: &Grouping,
    met: &[Vec<Vec<String>>],
) -> usize {
    let price = |group: &Group| {
        let is_member = |p: &&Person| p.name != newcomer.name && group.members.contains(&p.name);
        let known: Vec<&Person> = people.iter().filter(is_member).chain([newcomer]).collect();
        let prices = Prices::new(&known, grouping, met);
        let mut sum = Price::default();
        for member in 0..known.len() - 1 {
            sum += prices.of(known.len() - 1, member);
        }
        sum
    };
    let smallest = groups.iter().map(|group| group.members.len()).min();
    let open = groups.iter().enumerate().filter(|(_, group)| Some(group.members.len()) == smallest);
    open.min_by_key(|(_, group)| price(group)).map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, department: &str) -> Person {
        Person { name: name.to_owned(), attributes: vec![("department".to_owned(), department.to_owned())] }
    }

    fn groups(members: &[&[&str]]) -> Vec<Group> {
        let group = |m: &&[&str]| Group { members: m.iter().map(|&n| n.to_owned()).collect(), ..Group::default() };
        members.iter().map(group).collect()
    }

    #[test]
    fn the_cheapest_group_is_found() {
        let people = [
            person("A", "IT"),
            person("B", "Sales"),
            person("C", "Sales"),
            person("D", "IT"),
            person("E", "Sales"),
            person("F", "Sales"),
            person("G", "Sales"),
        ];
        let late = person("Late", "it ");
        let list = |names: &[&str]| vec![names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>()];
        let plain = Grouping { mix: vec!["department".to_owned()], ..Grouping::default() };
        let even = groups(&[&["A", "B"], &["C", "D"], &["E", "F"]]);
        assert_eq!(place(&even, &late, &people, &plain, &[]), 2, "mixes best");
        assert_eq!(place(&even, &late, &people, &plain, &[list(&["Late", "F"])]), 0, "has met nobody");
        assert_eq!(place(&even, &late, &people, &plain, &[list(&["Late", "F", "A"])]), 1, "has met nobody");
        let apart = Grouping { apart: list(&["Late", "E"]), ..plain.clone() };
        assert_eq!(place(&even, &late, &people, &apart, &[]), 0, "stays apart");
        let together = Grouping { together: list(&["Late", "D"]), ..plain.clone() };
        assert_eq!(place(&even, &late, &people, &together, &[list(&["Late", "D"])]), 1, "stays together");
        let uneven = groups(&[&["A", "D"], &["B", "C", "E"], &["F", "G", "Stranger"]]);
        assert_eq!(place(&uneven, &late, &people, &plain, &[list(&["Late", "A"])]), 0, "the smallest first");
        assert_eq!(place(&[], &late, &people, &plain, &[]), 0);
        assert_eq!(place(&even, &people[6], &people, &plain, &[]), 0, "already on the roster");
    }
}
