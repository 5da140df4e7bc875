//! Chooses who sits out where people are left over, in turns. It forms no groups.

use std::collections::BTreeMap;

use super::encode::encode;
use super::names::Names;
use super::order::sort_by_key;
use super::problem::Problem;
use super::solver::initial::components;
use super::solver::random::Random;

/// Returns who sits out in a round of a problem, so many of those who are present in it. `sat_out` says how often people
/// did before.
///
/// Nobody sits out again before everybody else did. Of those whose turn it is, whoever is in no group of the previous
/// plan comes first, then whoever has the fewest people left to meet, then chance decides. People who must be together
/// sit out together; where fewer are left over than that, they do not. Nobody with a fixed group sits out.
pub fn sit_outs(problem: &Problem, round: usize, count: usize, sat_out: &BTreeMap<String, usize>) -> Vec<String> {
    if count == 0 || round >= problem.rounds.len() {
        return Vec::new();
    }
    let names = Names::new(&problem.people);
    let instance = encode(problem, &names);
    let shape = &instance.rounds[round];
    let mut units = components(&instance, &shape.present);
    let alone: Vec<usize> = shape.present.iter().copied().filter(|p| !units.iter().flatten().any(|q| q == p)).collect();
    units.extend(alone.into_iter().map(|p| vec![p]));
    units.retain(|unit| unit.iter().all(|&p| shape.fixed.iter().all(|&(q, _)| q != p)));
    let mut random = Random::new(problem.seed ^ 0x0073_6974_6f75_7473 ^ round as u64);
    random.shuffle(&mut units);
    let times = |&p: &usize| sat_out.get(names.name(p)).copied().unwrap_or(0);
    let had_group = |&p: &usize| {
        let before = problem.previous.get(round);
        before.is_none_or(|groups| groups.iter().flatten().any(|name| name == names.name(p)))
    };
    let to_meet = |&p: &usize| shape.present.iter().filter(|&&q| q != p && instance.met(p, q) == 0).count();
    units.sort_by_cached_key(|unit| {
        let most = unit.iter().map(times).max();
        (most, unit.iter().any(had_group), unit.iter().map(to_meet).min())
    });
    let mut chosen: Vec<usize> = Vec::new();
    for unit in &units {
        if chosen.len() + unit.len() <= count {
            chosen.extend(unit);
        }
    }
    // Where all are kept together with others, somebody is left over all the same.
    let mut rest: Vec<usize> = units.into_iter().flatten().filter(|p| !chosen.contains(p)).collect();
    sort_by_key(&mut rest, |p| times(&p));
    chosen.extend(rest.into_iter().take(count - chosen.len()));
    sort_by_key(&mut chosen, |p| names.places[p]);
    chosen.into_iter().map(|p| names.name(p).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Groups, Person, Round, Score, Seat, Sizes, plan};

    fn problem(people: usize, sizes: Sizes, rounds: usize) -> Problem {
        Problem {
            people: (0..people).map(|i| Person { name: format!("P{i:02}"), ..Person::default() }).collect(),
            rounds: vec![Round { sizes, ..Round::default() }; rounds],
            ..Problem::default()
        }
    }

    fn list(names: &[&str]) -> Vec<String> {
        names.iter().map(|&n| n.to_owned()).collect()
    }

    /// Chooses who sits out in each round, and plans them all.
    fn in_turns(problem: &mut Problem, mut times: BTreeMap<String, usize>) -> (BTreeMap<String, usize>, Score) {
        for r in 0..problem.rounds.len() {
            let count = problem.rounds[r].sizes.left_over(problem.people.len());
            let chosen = sit_outs(problem, r, count, &times);
            assert_eq!(chosen.len(), count);
            for name in &chosen {
                *times.entry(name.clone()).or_default() += 1;
            }
            problem.rounds[r].absent = chosen;
        }
        (times, plan(problem).expect("no contradictions").score)
    }

    #[test]
    fn nobody_sits_out_twice_before_everybody_did() {
        for (people, sizes, rounds) in [
            (15, Sizes::Each(2), 15),
            (15, Sizes::Each(2), 7),
            (16, Sizes::Each(3), 5),
            (5, Sizes::Each(2), 11),
            (10, Sizes::Each(4), 8),
            (18, Sizes::Count(4), 12),
        ] {
            for seed in 0..5 {
                let mut problem = Problem { seed, ..problem(people, sizes.clone(), rounds) };
                let (times, _) = in_turns(&mut problem, BTreeMap::new());
                let each: Vec<usize> =
                    problem.people.iter().map(|p| times.get(&p.name).copied().unwrap_or(0)).collect();
                let (most, least) = (each.iter().max().unwrap(), each.iter().min().unwrap());
                assert!(most - least <= 1, "{people} {sizes:?} × {rounds}, seed {seed}: {each:?}");
            }
        }
    }

    #[test]
    fn pairs_of_an_odd_number_meet_nobody_twice() {
        for (people, rounds) in [(5, 5), (7, 7), (9, 6), (15, 7), (15, 15), (21, 6)] {
            for seed in 0..5 {
                let mut problem = Problem { seed, ..problem(people, Sizes::Each(2), rounds) };
                let (_, score) = in_turns(&mut problem, BTreeMap::new());
                assert_eq!(score.repeats, 0, "{people} × {rounds}, seed {seed}");
            }
        }
    }

    #[test]
    fn whose_turn_it_is_goes_by_turns_plan_and_constraints() {
        let plain = problem(5, Sizes::Each(2), 1);
        let times = |names: &[&str]| names.iter().map(|n| ((*n).to_owned(), 1)).collect::<BTreeMap<_, _>>();
        let most = times(&["P00", "P01", "P03", "P04"]);
        let least = times(&["P00"]);
        for seed in 0..20 {
            let plain = Problem { seed, ..plain.clone() };
            assert_eq!(sit_outs(&plain, 0, 1, &most), ["P02"]);
            let before = vec![vec![list(&["P00", "P03"]), list(&["P01", "P02"])]];
            let kept = Problem { previous: before, ..plain.clone() };
            assert_eq!(sit_outs(&kept, 0, 1, &least), ["P04"], "as it was planned");
            assert_ne!(sit_outs(&kept, 0, 1, &times(&["P04"])), ["P04"], "but not out of turn");
            let met: Vec<Groups> = vec![vec![list(&["P03", "P01", "P02", "P04"])], vec![list(&["P03", "P00"])]];
            let history = Problem { history: met, ..plain.clone() };
            assert_eq!(sit_outs(&history, 0, 1, &BTreeMap::new()), ["P03"], "has nobody left to meet");
            let mut pinned = plain.clone();
            pinned.rounds[0].seats = vec![Seat { name: "P02".to_owned(), group: 0 }];
            assert_ne!(sit_outs(&pinned, 0, 1, &most), ["P02"]);
            let together = Problem { together: vec![list(&["P02", "P03"])], ..plain.clone() };
            let chosen = sit_outs(&together, 0, 1, &most);
            assert!(!chosen.contains(&"P02".to_owned()) && !chosen.contains(&"P03".to_owned()), "{chosen:?}");
            let triple = Problem { rounds: vec![Round { sizes: Sizes::Each(3), ..Round::default() }], ..together };
            assert_eq!(sit_outs(&triple, 0, 2, &least), sit_outs(&triple, 0, 2, &least));
            let all = Problem { together: vec![list(&["P00", "P01", "P02"]), list(&["P03", "P04"])], ..plain };
            assert_eq!(sit_outs(&all, 0, 1, &most), ["P02"], "all are kept together with others");
        }
        assert!(sit_outs(&plain, 0, 0, &most).is_empty() && sit_outs(&plain, 3, 1, &most).is_empty());
    }
}
