//! Forms groups as far as their wishes allow. It never decides who is present, and never carries over the groups of
//! another activity: whoever calls it does.

use std::ops::ControlFlow;

use super::planning::{Planned, planned};
use super::request::Request;

/// As [`plan`](super::plan), but wishes that contradict each other are kept as far as they go; the score says which
/// are not.
pub fn form(request: &Request) -> Planned {
    planned(request, &mut |_| ControlFlow::Continue(()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::workshop::breakout::{Effort, Request, sizes};
    use crate::workshop::{Group, Grouping, Person, Split};

    /// What the groups of a round are formed from.
    struct Wish<'a> {
        people: &'a [Person],
        grouping: &'a Grouping,
        met: &'a [Vec<Vec<String>>],
        seed: u64,
    }

    /// The groups of one round, at once.
    fn form(wish: &Wish) -> Vec<Group> {
        let request = Request::of_grouping(wish.people, wish.grouping, wish.met, wish.seed);
        let request = Request { effort: Effort::Quick, ..request };
        super::form(&request).rounds.into_iter().next().unwrap_or_default()
    }

    /// Pairs in these groups that had met in one of the earlier rounds, however often.
    fn repeats(groups: &[Group], met: &[Vec<Vec<String>>]) -> u32 {
        let known: Vec<(&str, &str)> = met.iter().flatten().flat_map(|group| pairs(group)).collect();
        groups.iter().flat_map(|group| pairs(&group.members)).filter(|pair| known.contains(pair)).count() as u32
    }

    /// Every two names of a group, in the order of the alphabet.
    fn pairs(group: &[String]) -> Vec<(&str, &str)> {
        let mut names: Vec<&str> = group.iter().map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names.iter().enumerate().flat_map(|(i, &a)| names[i + 1..].iter().map(move |&b| (a, b))).collect()
    }

    const PLACES: [&str; 7] = ["Sales", "sales ", "Support", "IT", "Product", "", "  "];

    /// People whose department is this number of `PLACES`, or missing.
    fn people(departments: &[usize]) -> Vec<Person> {
        let person = |(i, &d): (usize, &usize)| Person {
            name: format!("Person {i}"),
            attributes: PLACES.get(d).map(|p| ("department".to_owned(), (*p).to_owned())).into_iter().collect(),
        };
        departments.iter().enumerate().map(person).collect()
    }

    fn names(groups: &[Group]) -> Vec<Vec<String>> {
        groups.iter().map(|g| g.members.clone()).collect()
    }

    fn size(size: u32) -> Grouping {
        Grouping { split: Split::Size(size), ..Grouping::default() }
    }

    /// So many rounds one after the other, and the repeats of each.
    fn rounds(people: &[Person], grouping: &Grouping, count: u64, seed: u64) -> (Vec<Vec<Vec<String>>>, Vec<u32>) {
        let (mut met, mut all) = (Vec::new(), Vec::new());
        for round in 0..count {
            let groups = form(&Wish { people, grouping, met: &met, seed: seed + round });
            all.push(repeats(&groups, &met));
            met.push(names(&groups));
        }
        (met, all)
    }

    fn group_of(groups: &[Group], name: &str) -> usize {
        groups.iter().position(|g| g.members.iter().any(|m| m == name)).unwrap()
    }

    #[test]
    fn nobody_and_one() {
        let grouping = Grouping { hosts: true, ..size(4) };
        assert!(form(&Wish { people: &[], grouping: &grouping, met: &[], seed: 1 }).is_empty());
        let one = form(&Wish { people: &people(&[0]), grouping: &grouping, met: &[], seed: 1 });
        assert_eq!((one.len(), one[0].host.as_deref(), one[0].name.as_str()), (1, Some("Person 0"), "Group 1"));
    }

    #[test]
    fn wishes_are_kept() {
        let people = people(&[0; 16]);
        let list = |ids: &[usize]| ids.iter().map(|i| format!("Person {i}")).collect::<Vec<_>>();
        let grouping = Grouping {
            apart: vec![list(&[0, 1, 2, 3]), vec!["Person 4".to_owned(), "Stranger".to_owned()], list(&[8, 9])],
            together: vec![list(&[4, 5]), list(&[6, 7, 8])],
            mix: vec!["department".to_owned()],
            ..size(4)
        };
        for seed in 0..50 {
            let met = rounds(&people, &grouping, 2, seed).0;
            let groups = form(&Wish { people: &people, grouping: &grouping, met: &met, seed });
            let at = |i: usize| group_of(&groups, &format!("Person {i}"));
            assert_eq!([0, 1, 2, 3].map(at).iter().sum::<usize>(), 6, "seed {seed}");
            assert!(at(4) == at(5) && at(6) == at(7) && at(7) == at(8) && at(8) != at(9), "seed {seed}");
        }
    }

    #[test]
    fn everyday_rounds_do_not_repeat() {
        for (n, of, count) in [(16, 4, 3), (12, 3, 3), (20, 4, 3), (24, 4, 4), (9, 3, 3), (10, 2, 4)] {
            for seed in 0..10 {
                let (_, repeats) = rounds(&people(&vec![7; n]), &size(of), count, seed * 100);
                assert_eq!(repeats.iter().sum::<u32>(), 0, "{n} in groups of {of}, seed {seed}: {repeats:?}");
            }
        }
    }

    #[test]
    fn alike_people_come_together() {
        let people = people(&[0, 2, 3, 4, 1, 2, 3, 4, 0, 2, 3, 4]);
        let grouping = Grouping { alike: vec!["department".to_owned()], ..size(3) };
        for seed in 0..20 {
            let groups = form(&Wish { people: &people, grouping: &grouping, met: &[], seed });
            assert!(
                (0..4)
                    .all(|i| group_of(&groups, &format!("Person {i}"))
                        == group_of(&groups, &format!("Person {}", i + 4)))
            );
        }
    }

    #[test]
    fn a_pair_is_one_repeat() {
        let round = |groups: &[&[&str]]| {
            groups.iter().map(|g| g.iter().map(|&n| n.to_owned()).collect()).collect::<Vec<Vec<_>>>()
        };
        let met = [round(&[&["A", "B"], &["C", "D"]]), round(&[&["B", "A", "D"]])];
        let group = Group { members: ["B", "A", "C", "D"].map(str::to_owned).to_vec(), ..Group::default() };
        assert_eq!((repeats(&[group], &met), repeats(&[], &met)), (4, 0));
    }

    #[test]
    fn a_large_room_meets_nobody_again() {
        let people = people(&(0..300).map(|i| i % 7).collect::<Vec<_>>());
        let grouping = Grouping { mix: vec!["department".to_owned()], ..size(4) };
        let (met, _) = rounds(&people, &grouping, 3, 1);
        let groups = form(&Wish { people: &people, grouping: &grouping, met: &met, seed: 9 });
        assert_eq!(repeats(&groups, &met), 0);
        let crowd = form(&Wish { people: &self::people(&vec![0; 5000]), grouping: &grouping, met: &[], seed: 9 });
        assert_eq!(crowd.len(), 1250);
    }

    fn wishes() -> impl Strategy<Value = (Vec<Person>, Grouping, Vec<Vec<Vec<String>>>, u64)> {
        let names = proptest::collection::vec(
            proptest::collection::vec((0..30_u32).prop_map(|i| format!("Person {i}")), 0..5),
            0..3,
        );
        (
            proptest::collection::vec(0..8_usize, 0..26).prop_map(|d| people(&d)),
            prop_oneof![(0..8_u32).prop_map(Split::Size), (0..8_u32).prop_map(Split::Count)],
            (names.clone(), names.clone(), proptest::collection::vec(names, 0..3)),
            (any::<bool>(), any::<bool>(), any::<bool>(), any::<u64>()),
        )
            .prop_map(|(people, split, (apart, together, met), (mix, alike, hosts, seed))| {
                let key = |wanted: bool| if wanted { vec!["department".to_owned()] } else { Vec::new() };
                let grouping = Grouping { split, mix: key(mix), alike: key(alike), apart, together, hosts, keep: None };
                (people, grouping, met, seed)
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 150, ..ProptestConfig::default() })]

        #[test]
        fn a_partition_of_the_right_sizes((people, grouping, met, seed) in wishes()) {
            let wish = Wish { people: &people, grouping: &grouping, met: &met, seed };
            let groups = form(&wish);
            let mut all: Vec<String> = names(&groups).concat();
            let mut expected: Vec<String> = people.iter().map(|p| p.name.clone()).collect();
            all.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(all, expected);
            let lengths: Vec<usize> = groups.iter().map(|g| g.members.len()).collect();
            prop_assert_eq!(lengths, sizes(people.len(), grouping.split));
            for (i, g) in groups.iter().enumerate() {
                prop_assert_eq!(&g.name, &format!("Group {}", i + 1));
                prop_assert_eq!(g.host.is_some(), grouping.hosts);
                prop_assert!(g.host.as_ref().is_none_or(|h| g.members.contains(h)));
            }
            prop_assert_eq!(&form(&wish), &groups, "the same seed gives the same groups");
        }

        #[test]
        fn the_order_of_people_does_not_matter((mut people, grouping, met, seed) in wishes()) {
            let set = |people: &[Person]| {
                let mut groups = names(&form(&Wish { people, grouping: &grouping, met: &met, seed }));
                for g in &mut groups {
                    g.sort_unstable();
                }
                groups
            };
            let before = set(&people);
            people.reverse();
            prop_assert_eq!(set(&people), before);
        }

        #[test]
        fn one_attribute_is_spread_evenly(departments in proptest::collection::vec(0..8_usize, 0..60), of in 2..9_u32, seed: u64) {
            let people = people(&departments);
            let grouping = Grouping { mix: vec!["department".to_owned()], ..size(of) };
            let groups = form(&Wish { people: &people, grouping: &grouping, met: &[], seed });
            let department = |name: &String| people.iter().find(|p| p.name == *name).unwrap().attribute("department");
            for place in ["sales", "support", "it", "product"] {
                let in_group = |g: &Group| g.members.iter().filter(|m| department(m).is_some_and(|d| d.trim().to_lowercase() == place)).count();
                let counts: Vec<usize> = groups.iter().map(in_group).collect();
                prop_assert!(counts.iter().max().unwrap_or(&0) - counts.iter().min().unwrap_or(&0) <= 1, "{place}: {counts:?}");
            }
        }
    }
}
