//! Plans groups for every round of a problem.

use crate::order::sort_by_key;
use std::ops::ControlFlow;

use super::contradictions::{Contradiction, contradictions};
use super::encode::encode;
use super::names::Names;
use super::problem::{Effort, Groups, Problem};
use super::score::{Score, plural, score_of};
use super::solver::instance::{Instance, Rounds};
use super::solver::portfolio::{self, Limits, Solution};
use super::solver::random::Random;

pub use super::solver::portfolio::Progress;

/// Groups for every round of a problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The groups of each round.
    pub rounds: Vec<Vec<Group>>,
    /// What they come to.
    pub score: Score,
    /// Elementary steps that the search took, the same on every machine.
    pub steps: u64,
    /// Who is in another group than in the previous plan: the round, counted from 0, and the name.
    pub moved: Vec<(usize, String)>,
    /// What they move for, compared with the best plan in which nobody moves who need not: “3 repeat pairings fewer”. There
    /// is always something where somebody moves.
    pub moved_for: Vec<String>,
}

/// One group of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// The names of its members, in the order of the problem.
    pub members: Vec<String>,
    /// The member who hosts it, if hosts are asked for.
    pub host: Option<String>,
}

impl Plan {
    /// Returns the members of all groups, round by round: the form of [`Problem::history`] and [`Problem::previous`].
    pub fn names(&self) -> Vec<Groups> {
        self.rounds.iter().map(|groups| groups.iter().map(|g| g.members.clone()).collect()).collect()
    }
}

/// Plans every round of a problem, all of them together; refuses contradictory constraints.
pub fn plan(problem: &Problem) -> Result<Plan, Vec<Contradiction>> {
    plan_while(problem, &mut |_| ControlFlow::Continue(()))
}

/// Does the same, and asks regularly whether to go on. A search that is stopped gives the best plan so far, and its
/// score says that it was stopped.
pub fn plan_while(
    problem: &Problem,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Plan, Vec<Contradiction>> {
    let found = contradictions(problem);
    if found.is_empty() { Ok(solve(problem, on_progress)) } else { Err(found) }
}

/// Plans like [`plan`], but keeps contradictory constraints as far as possible; the score says which are broken.
pub fn plan_best_effort(problem: &Problem) -> Plan {
    solve(problem, &mut |_| ControlFlow::Continue(()))
}

fn solve(problem: &Problem, on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Plan {
    let names = Names::new(&problem.people);
    let instance = encode(problem, &names);
    let normal = portfolio::default_budget(&instance);
    let limits = match problem.effort {
        Effort::Quick => Limits::budget(quick(&instance)),
        Effort::Normal => Limits::budget(normal),
        Effort::Steps(most) => Limits { budget: normal, most, is_long: true },
        Effort::UntilStopped => Limits { budget: normal, most: u64::MAX, is_long: true },
    };
    let solution = portfolio::solve(&instance, problem.seed, limits, on_progress);
    let rounds = named(problem, &names, &instance, &solution);
    let mut score = score_of(problem, &names, &instance, &solution.plan);
    score.stopped_early = solution.stopped_early;
    let moved = moved(problem, &rounds);
    let moved_for = match &instance.previous {
        Some(seated) if !moved.is_empty() => {
            let before = score_of(problem, &names, &instance, seated);
            moved_for(&before, &score, &instance, seated)
        }
        _ => Vec::new(),
    };
    Plan { rounds, score, steps: solution.work, moved, moved_for }
}

/// Says what a plan gains over one in which nobody moves who need not, and why somebody has to move there already.
fn moved_for(before: &Score, after: &Score, instance: &Instance, seated: &Rounds) -> Vec<String> {
    let mut gains = Vec::new();
    let is_elsewhere = |r: usize, p: usize, g: usize| instance.homes[r][p].is_some_and(|home| home != g);
    let is_fixed = |r: usize, p: usize| instance.rounds[r].fixed.iter().any(|&(q, _)| q == p);
    let mut moved = Vec::new();
    for (r, groups) in seated.iter().enumerate() {
        for (g, members) in groups.iter().enumerate() {
            moved.extend(members.iter().filter(|&&p| is_elsewhere(r, p, g)).map(|&p| is_fixed(r, p)));
        }
    }
    for (fixed, reason) in [(true, "fixed groups"), (false, "groups of the right sizes")] {
        gains.extend(moved.contains(&fixed).then(|| reason.to_owned()));
    }
    let fewer = |before: usize, after: usize, noun: &str| {
        let by = before.abs_diff(after);
        let plural = if by == 1 { "" } else { "s" };
        let word = if after < before { "fewer" } else { "more" };
        (by > 0).then(|| format!("{by} {noun}{plural} {word}"))
    };
    gains.extend(fewer(before.broken.len(), after.broken.len(), "broken constraint"));
    gains.extend(fewer(before.repeats as usize, after.repeats as usize, "repeat pairing"));
    for (was, is) in before.mix.iter().zip(&after.mix).filter(|(was, is)| was.distinct != is.distinct) {
        let word = if is.distinct > was.distinct { "better" } else { "less" };
        gains.push(format!("{} mixed {word}", plural(&was.attribute)));
    }
    for (was, is) in before.alike.iter().zip(&after.alike) {
        gains.extend(
            fewer(was.groups as usize, is.groups as usize, "group")
                .map(|text| format!("{text} alike in {}", was.attribute)),
        );
    }
    gains
}

/// Lists who is in another group than in the previous plan; newcomers were in none.
fn moved(problem: &Problem, rounds: &[Vec<Group>]) -> Vec<(usize, String)> {
    let mut moved = Vec::new();
    for (r, (groups, previous)) in rounds.iter().zip(&problem.previous).enumerate() {
        for (g, group) in groups.iter().enumerate() {
            let was = |name: &String| previous.iter().position(|members| members.contains(name));
            let left = group.members.iter().filter(|name| was(name).is_some_and(|at| at != g));
            moved.extend(left.map(|name| (r, name.clone())));
        }
    }
    moved
}

/// Returns the work of [`Effort::Quick`].
fn quick(instance: &Instance) -> u64 {
    let size = (instance.people * instance.people * instance.rounds.len()) as u64;
    (250 * size).clamp(20_000, 4_000_000)
}

/// Translates numbers into names and chooses hosts.
fn named(problem: &Problem, names: &Names, instance: &Instance, solution: &Solution) -> Vec<Vec<Group>> {
    let mut random = Random::new(problem.seed ^ 0x686f_7374);
    let mut hosted = vec![0_usize; instance.people];
    let mut rounds = Vec::new();
    for (shape, groups) in instance.rounds.iter().zip(&solution.plan) {
        let mut round = Vec::new();
        for (g, members) in groups.iter().enumerate() {
            let mut members = members.clone();
            members.sort_unstable();
            let host = problem.hosts.then(|| {
                let pinned = shape.fixed.iter().find(|&&(_, at)| at == g).map(|&(p, _)| p);
                pinned.or_else(|| {
                    // Somebody who has hosted least, at random.
                    let least = members.iter().map(|&p| hosted[p]).min()?;
                    let open: Vec<usize> = members.iter().copied().filter(|&p| hosted[p] == least).collect();
                    Some(open[random.below(open.len())])
                })
            });
            if let Some(Some(host)) = host {
                hosted[host] += 1;
            }
            sort_by_key(&mut members, |p| names.places[p]);
            round.push(Group {
                members: members.into_iter().map(|p| names.name(p).to_owned()).collect(),
                host: host.flatten().map(|p| names.name(p).to_owned()),
            });
        }
        rounds.push(round);
    }
    rounds
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Person, Round, Sizes};

    /// Plans one round at once.
    fn form(problem: &Problem, met: &[Groups], seed: u64) -> Vec<Group> {
        let problem = Problem { history: met.to_vec(), seed, effort: Effort::Quick, ..problem.clone() };
        plan_best_effort(&problem).rounds.into_iter().next().unwrap_or_default()
    }

    /// Pairs in these groups that had met in one of the earlier rounds, however often.
    fn repeats(groups: &[Group], met: &[Groups]) -> u32 {
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

    fn names(groups: &[Group]) -> Groups {
        groups.iter().map(|g| g.members.clone()).collect()
    }

    fn one_round(people: Vec<Person>, sizes: Sizes) -> Problem {
        Problem { people, rounds: vec![Round { sizes, ..Round::default() }], ..Problem::default() }
    }

    /// So many rounds one after the other, and the repeats of each.
    fn rounds(problem: &Problem, count: u64, seed: u64) -> (Vec<Groups>, Vec<u32>) {
        let (mut met, mut all) = (Vec::new(), Vec::new());
        for round in 0..count {
            let groups = form(problem, &met, seed + round);
            all.push(repeats(&groups, &met));
            met.push(names(&groups));
        }
        (met, all)
    }

    fn group_of(groups: &[Group], name: &str) -> usize {
        groups.iter().position(|g| g.members.iter().any(|m| m == name)).unwrap()
    }

    #[test]
    fn more_people_than_memory_is_made_for_are_refused() {
        let person = |i: usize| Person { name: format!("P{i}"), attributes: Vec::new() };
        let rounds = vec![Round { sizes: Sizes::Each(4), ..Round::default() }];
        let problem = Problem { people: (0..50_000).map(person).collect(), rounds, ..Problem::default() };
        let refused = plan(&problem).expect_err("too many");
        assert_eq!(refused, ["At most 5000 people can be split into groups at once, and these are 50000."]);
    }

    #[test]
    fn nobody_and_one() {
        let nobody = Problem { hosts: true, ..one_round(Vec::new(), Sizes::Each(4)) };
        assert!(form(&nobody, &[], 1).is_empty());
        let one = form(&Problem { people: people(&[0]), ..nobody }, &[], 1);
        assert_eq!((one.len(), one[0].host.as_deref()), (1, Some("Person 0")));
    }

    #[test]
    fn constraints_are_kept() {
        let list = |ids: &[usize]| ids.iter().map(|i| format!("Person {i}")).collect::<Vec<_>>();
        let problem = Problem {
            apart: vec![list(&[0, 1, 2, 3]), vec!["Person 4".to_owned(), "Stranger".to_owned()], list(&[8, 9])],
            together: vec![list(&[4, 5]), list(&[6, 7, 8])],
            mix: vec!["department".to_owned()],
            ..one_round(people(&[0; 16]), Sizes::Each(4))
        };
        for seed in 0..50 {
            let met = rounds(&problem, 2, seed).0;
            let groups = form(&problem, &met, seed);
            let at = |i: usize| group_of(&groups, &format!("Person {i}"));
            assert_eq!([0, 1, 2, 3].map(at).iter().sum::<usize>(), 6, "seed {seed}");
            assert!(at(4) == at(5) && at(6) == at(7) && at(7) == at(8) && at(8) != at(9), "seed {seed}");
        }
    }

    #[test]
    fn everyday_rounds_do_not_repeat() {
        for (n, of, count) in [(16, 4, 3), (12, 3, 3), (20, 4, 3), (24, 4, 4), (9, 3, 3), (10, 2, 4)] {
            for seed in 0..10 {
                let problem = one_round(people(&vec![7; n]), Sizes::Each(of));
                let (_, repeats) = rounds(&problem, count, seed * 100);
                assert_eq!(repeats.iter().sum::<u32>(), 0, "{n} in groups of {of}, seed {seed}: {repeats:?}");
            }
        }
    }

    #[test]
    fn alike_people_come_together() {
        let people = people(&[0, 2, 3, 4, 1, 2, 3, 4, 0, 2, 3, 4]);
        let problem = Problem { alike: vec!["department".to_owned()], ..one_round(people, Sizes::Each(3)) };
        for seed in 0..20 {
            let groups = form(&problem, &[], seed);
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
        let people = |departments: Vec<usize>| self::people(&departments);
        let problem = one_round(people((0..300).map(|i| i % 7).collect()), Sizes::Each(4));
        let problem = Problem { mix: vec!["department".to_owned()], ..problem };
        let (met, _) = rounds(&problem, 3, 1);
        let groups = form(&problem, &met, 9);
        assert_eq!(repeats(&groups, &met), 0);
        let crowd = form(&Problem { people: people(vec![0; 5000]), ..problem }, &[], 9);
        assert_eq!(crowd.len(), 1250);
    }

    fn problems() -> impl Strategy<Value = (Problem, Vec<Groups>, u64)> {
        let names = proptest::collection::vec(
            proptest::collection::vec((0..30_u32).prop_map(|i| format!("Person {i}")), 0..5),
            0..3,
        );
        (
            proptest::collection::vec(0..8_usize, 0..26).prop_map(|d| people(&d)),
            prop_oneof![(0..8_u32).prop_map(Sizes::Each), (0..8_u32).prop_map(Sizes::Count)],
            (names.clone(), names.clone(), proptest::collection::vec(names, 0..3)),
            (any::<bool>(), any::<bool>(), any::<bool>(), any::<u64>()),
        )
            .prop_map(|(people, sizes, (apart, together, met), (mix, alike, hosts, seed))| {
                let key = |wanted: bool| if wanted { vec!["department".to_owned()] } else { Vec::new() };
                let plain = one_round(people, sizes);
                (Problem { mix: key(mix), alike: key(alike), apart, together, hosts, ..plain }, met, seed)
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 150, ..ProptestConfig::default() })]

        #[test]
        fn a_partition_of_the_right_sizes((problem, met, seed) in problems()) {
            let groups = form(&problem, &met, seed);
            let mut all: Vec<String> = names(&groups).concat();
            let mut expected: Vec<String> = problem.people.iter().map(|p| p.name.clone()).collect();
            all.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(all, expected);
            let lengths: Vec<usize> = groups.iter().map(|g| g.members.len()).collect();
            prop_assert_eq!(lengths, problem.rounds[0].sizes.for_people(problem.people.len()));
            for g in &groups {
                prop_assert_eq!(g.host.is_some(), problem.hosts);
                prop_assert!(g.host.as_ref().is_none_or(|h| g.members.contains(h)));
            }
            prop_assert_eq!(&form(&problem, &met, seed), &groups, "the same seed gives the same groups");
        }

        #[test]
        fn the_order_of_people_does_not_matter((mut problem, met, seed) in problems()) {
            let set = |problem: &Problem| {
                let mut groups = names(&form(problem, &met, seed));
                for g in &mut groups {
                    g.sort_unstable();
                }
                groups
            };
            let before = set(&problem);
            problem.people.reverse();
            prop_assert_eq!(set(&problem), before);
        }

        #[test]
        fn one_attribute_is_spread_evenly(departments in proptest::collection::vec(0..8_usize, 0..60), of in 2..9_u32, seed: u64) {
            let people = people(&departments);
            let plain = one_round(people.clone(), Sizes::Each(of));
            let groups = form(&Problem { mix: vec!["department".to_owned()], ..plain }, &[], seed);
            let department = |name: &String| people.iter().find(|p| p.name == *name).unwrap().attribute("department");
            for place in ["sales", "support", "it", "product"] {
                let in_group = |g: &Group| g.members.iter().filter(|m| department(m).is_some_and(|d| d.trim().to_lowercase() == place)).count();
                let counts: Vec<usize> = groups.iter().map(in_group).collect();
                prop_assert!(counts.iter().max().unwrap_or(&0) - counts.iter().min().unwrap_or(&0) <= 1, "{place}: {counts:?}");
            }
        }
    }
}
