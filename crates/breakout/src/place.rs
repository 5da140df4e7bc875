//! Finds the group for somebody who comes late. It never moves anybody else.

use super::attributes::values;
use super::problem::{Person, Problem};

/// Returns the index of the group in which a newcomer costs least: among the smallest groups, or those with one more
/// member if that keeps a constraint, the one that keeps the newcomer's constraints, then the one where they have met
/// the fewest people, then the one where they mix best, then the first; 0 if there are no groups.
pub fn place(problem: &Problem, groups: &[Vec<String>], newcomer: &str) -> usize {
    let known = partners(problem, newcomer);
    let smallest = groups.iter().map(Vec::len).min();
    let most = smallest.map_or(0, |size| size + 1);
    let open = groups.iter().enumerate().filter(|(_, group)| group.len() <= most);
    let cost = |group: &Vec<String>| {
        let cost = cost_in(problem, group, newcomer, &known);
        (cost.constraints, group.len(), cost)
    };
    open.min_by_key(|(_, group)| cost(group)).map_or(0, |(place, _)| place)
}

/// Lists everybody whom somebody has met, once for each meeting, sorted; they themselves are among them.
pub(crate) fn partners<'a>(problem: &'a Problem, name: &str) -> Vec<&'a String> {
    let with_name = problem.history.iter().flatten().filter(|group| group.iter().any(|member| member == name));
    let mut known: Vec<&String> = with_name.flatten().collect();
    known.sort_unstable();
    known
}

/// Returns what it costs that somebody joins a group; `known` are their [`partners`].
pub(crate) fn cost_in(problem: &Problem, group: &[String], newcomer: &str, known: &[&String]) -> Cost {
    let times = |name: &String| known.partition_point(|k| *k <= name) - known.partition_point(|k| *k < name);
    let with = |lists: &[Vec<String>], name: &String| {
        lists.iter().any(|list| list.contains(name) && list.iter().any(|n| n == newcomer))
    };
    let members: Vec<&String> = group.iter().filter(|m| *m != newcomer).collect();
    let mut cost = Cost::default();
    for &member in &members {
        let together = with(&problem.together, member);
        cost.constraints += i32::from(with(&problem.apart, member)) - i32::from(together);
        if !together {
            cost.repeats += usize::from(times(member) > 0);
            cost.meetings += times(member);
        }
    }
    let unknown = Person::default();
    let own = problem.people.iter().find(|p| p.name == newcomer).unwrap_or(&unknown);
    let is_member = |p: &&Person| members.contains(&&p.name);
    let here: Vec<&Person> = problem.people.iter().filter(is_member).chain([own]).collect();
    for (keys, equal) in [(&problem.mix, true), (&problem.alike, false)] {
        for values in keys.iter().map(|key| values(&here, key)) {
            let (others, own) = values.split_at(here.len() - 1);
            let alike = others.iter().filter(|v| v.zip(own[0]).is_some_and(|(v, own)| (v == own) == equal));
            cost.attributes += alike.count();
        }
    }
    cost
}

/// What it costs to join a group; compared in the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Cost {
    constraints: i32,
    repeats: usize,
    attributes: usize,
    meetings: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, department: &str) -> Person {
        Person { name: name.to_owned(), attributes: vec![("department".to_owned(), department.to_owned())] }
    }

    fn groups(members: &[&[&str]]) -> Vec<Vec<String>> {
        members.iter().map(|m| m.iter().map(|&n| n.to_owned()).collect()).collect()
    }

    #[test]
    fn the_cheapest_group_is_found() {
        let people = vec![
            person("A", "IT"),
            person("B", "Sales"),
            person("C", "Sales"),
            person("D", "IT"),
            person("E", "Sales"),
            person("F", "Sales"),
            person("G", "Sales"),
            person("Late", "it "),
        ];
        let plain = Problem { people, mix: vec!["department".to_owned()], ..Problem::default() };
        let met = |names: &[&str]| Problem { history: vec![groups(&[names])], ..plain.clone() };
        let even = groups(&[&["A", "B"], &["C", "D"], &["E", "F"]]);
        assert_eq!(place(&plain, &even, "Late"), 2, "mixes best");
        assert_eq!(place(&met(&["Late", "F"]), &even, "Late"), 0, "has met nobody");
        assert_eq!(place(&met(&["Late", "F", "A"]), &even, "Late"), 1, "has met nobody");
        let apart = Problem { apart: groups(&[&["Late", "E"]]), ..plain.clone() };
        assert_eq!(place(&apart, &even, "Late"), 0, "stays apart");
        let together = Problem { together: groups(&[&["Late", "D"]]), ..met(&["Late", "D"]) };
        assert_eq!(place(&together, &even, "Late"), 1, "stays together");
        let full = groups(&[&["A", "D"], &["E"]]);
        assert_eq!(place(&apart, &full, "Late"), 0, "a constraint counts for more than a seat");
        let uneven = groups(&[&["A", "D"], &["B", "C", "E"], &["F", "G", "Stranger"]]);
        assert_eq!(place(&met(&["Late", "A"]), &uneven, "Late"), 0, "the smallest first");
        assert_eq!(place(&plain, &[], "Late"), 0);
        assert_eq!(place(&plain, &even, "G"), 0, "in no group yet");
    }
}
