//! Finds the group for somebody who comes late. It never moves anybody else.

use super::values::values;
use crate::workshop::{Group, Grouping, Person};

/// The place in `groups` where a late arrival costs least: among the smallest groups, or those with one more where
/// that keeps a wish, the one that keeps their wishes, then where they have met fewest, then where they mix best, then
/// the first. `people` tells what is known of the members; 0 where there is no group.
pub fn place(
    groups: &[Group],
    newcomer: &Person,
    people: &[Person],
    grouping: &Grouping,
    met: &[Vec<Vec<String>>],
) -> usize {
    let known = partners(&newcomer.name, met);
    let smallest = groups.iter().map(|group| group.members.len()).min();
    let most = smallest.map_or(0, |size| size + 1);
    let open = groups.iter().enumerate().filter(|(_, group)| group.members.len() <= most);
    let price = |group: &Group| {
        let price = price_in(group, newcomer, people, grouping, &known);
        (price.wish, group.members.len(), price)
    };
    open.min_by_key(|(_, group)| price(group)).map_or(0, |(place, _)| place)
}

/// Everybody somebody has met, once for each time, sorted; they themselves are among them.
pub(super) fn partners<'a>(name: &String, met: &'a [Vec<Vec<String>>]) -> Vec<&'a String> {
    let mut known: Vec<&String> = met.iter().flatten().filter(|group| group.contains(name)).flatten().collect();
    known.sort_unstable();
    known
}

/// What it costs that somebody joins a group; `known` is whom they have met, as [`partners`] lists them.
pub(super) fn price_in(
    group: &Group,
    newcomer: &Person,
    people: &[Person],
    grouping: &Grouping,
    known: &[&String],
) -> Price {
    let times = |name: &String| known.partition_point(|k| *k <= name) - known.partition_point(|k| *k < name);
    let with = |lists: &[Vec<String>], name: &String| {
        lists.iter().any(|list| list.contains(&newcomer.name) && list.contains(name))
    };
    let members: Vec<&String> = group.members.iter().filter(|m| **m != newcomer.name).collect();
    let mut price = Price::default();
    for &member in &members {
        let together = with(&grouping.together, member);
        price.wish += i32::from(with(&grouping.apart, member)) - i32::from(together);
        if !together {
            price.repeats += usize::from(times(member) > 0);
            price.meetings += times(member);
        }
    }
    let is_member = |p: &&Person| members.contains(&&p.name);
    let here: Vec<&Person> = people.iter().filter(is_member).chain([newcomer]).collect();
    for (keys, equal) in [(&grouping.mix, true), (&grouping.alike, false)] {
        for values in keys.iter().map(|key| values(&here, key)) {
            let (others, own) = values.split_at(here.len() - 1);
            let alike = others.iter().filter(|v| v.zip(own[0]).is_some_and(|(v, own)| (v == own) == equal));
            price.sameness += alike.count();
        }
    }
    price
}

/// What a place costs; compared in the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Price {
    wish: i32,
    repeats: usize,
    sameness: usize,
    meetings: usize,
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
        let full = groups(&[&["A", "D"], &["E"]]);
        assert_eq!(place(&full, &late, &people, &apart, &[]), 0, "a wish counts for more than a seat");
        let uneven = groups(&[&["A", "D"], &["B", "C", "E"], &["F", "G", "Stranger"]]);
        assert_eq!(place(&uneven, &late, &people, &plain, &[list(&["Late", "A"])]), 0, "the smallest first");
        assert_eq!(place(&[], &late, &people, &plain, &[]), 0);
        assert_eq!(place(&even, &people[6], &people, &plain, &[]), 0, "already on the roster");
    }
}
