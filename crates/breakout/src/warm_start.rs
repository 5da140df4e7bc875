//! Seats people as a previous plan has them, as far as it still fits.

use super::names::Names;
use super::problem::Problem;
use super::sizes::Sizes;
use super::solver::instance::{Instance, Link, Rounds, each_pair};

/// Returns the groups of the previous plan without those who left, and with newcomers where they meet the fewest people
/// again; rounds that were not planned are filled in the order of people. Where sizes may be exchanged, a group that was
/// large stays large. None without a previous plan.
pub(crate) fn warm_start(problem: &Problem, names: &Names, instance: &mut Instance) -> Option<Rounds> {
    if problem.previous.is_empty() {
        return None;
    }
    let n = instance.people;
    let mut met: Vec<i64> = instance.met.iter().map(|&m| m.into()).collect();
    for (pair, met) in met.iter_mut().enumerate() {
        match instance.link(pair / n, pair % n) {
            Link::Apart => *met += 1_000,
            Link::Together => *met -= 1_000,
            Link::Free => {}
        }
    }
    let meet = |a: usize, b: usize, met: &mut Vec<i64>| {
        met[a * n + b] += 1;
        met[b * n + a] += 1;
    };
    let mut plan: Rounds = Vec::new();
    let mut waiting = Vec::new();
    for (r, shape) in instance.rounds.iter().enumerate() {
        let mut free = vec![false; n];
        shape.present.iter().for_each(|&p| free[p] = true);
        let mut groups = vec![Vec::new(); shape.sizes.len()];
        for &(p, g) in &shape.fixed {
            groups[g].push(p);
            free[p] = false;
        }
        let previous = problem.previous.get(r).map_or(&[][..], |groups| groups);
        for (group, members) in groups.iter_mut().zip(previous) {
            group.extend(names.known(members).into_iter().filter(|&p| std::mem::take(&mut free[p])));
            each_pair(group, |a, b| meet(a, b, &mut met));
        }
        waiting.push((0..n).filter(|&p| free[p]).collect::<Vec<_>>());
        plan.push(groups);
    }
    for (r, (groups, mut people)) in plan.iter_mut().zip(waiting).enumerate() {
        let cost_in = |p: usize, group: &[usize], met: &[i64]| group.iter().map(|&q| met[p * n + q]).sum::<i64>();
        let sizes = &mut instance.rounds[r].sizes;
        if !matches!(problem.rounds[r].sizes, Sizes::Given(_)) {
            let mut order: Vec<usize> = (0..groups.len()).collect();
            let cost = |g: usize| people.iter().map(|&p| cost_in(p, &groups[g], &met)).sum::<i64>();
            order.sort_by_key(|&g| (std::cmp::Reverse(groups[g].len()), cost(g)));
            let mut sorted = sizes.clone();
            sorted.sort_unstable_by_key(|&size| std::cmp::Reverse(size));
            order.into_iter().zip(sorted).for_each(|(g, size)| sizes[g] = size);
        }
        for (group, &size) in groups.iter_mut().zip(&*sizes) {
            people.extend(group.drain(size.min(group.len())..));
        }
        for p in people {
            let open = (0..groups.len()).filter(|&g| groups[g].len() < sizes[g]);
            let Some(g) = open.min_by_key(|&g| cost_in(p, &groups[g], &met)) else { continue };
            groups[g].iter().for_each(|&q| meet(p, q, &mut met));
            groups[g].push(p);
        }
    }
    Some(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effort, Groups, Person, Plan, Round, Seat, plan};

    fn problem(people: usize, groups: u32, rounds: usize) -> Problem {
        let person = |i| Person { name: format!("P{i:02}"), ..Person::default() };
        let round = Round { sizes: Sizes::Count(groups), ..Round::default() };
        let (people, rounds) = ((0..people).map(person).collect(), vec![round; rounds]);
        Problem { people, rounds, effort: Effort::Steps(200_000), ..Problem::default() }
    }

    fn names(planned: &Plan) -> Vec<Groups> {
        planned.rounds.iter().map(|round| round.iter().map(|g| g.members.clone()).collect()).collect()
    }

    #[test]
    fn what_was_planned_stays_as_far_as_it_fits() {
        for (people, groups, rounds) in [(24, 6, 4), (23, 6, 3), (12, 3, 3)] {
            for seed in 0..2 {
                let mut next = Problem { seed, ..problem(people, groups, rounds) };
                let before = plan(&next).expect("no constraints");
                next.previous = names(&before);
                next.seed += 1;
                let same = plan(&next).expect("no constraints");
                assert_eq!(names(&same), next.previous, "nothing has changed");
                assert!(same.moved.is_empty());
                // Somebody comes late, and somebody leaves.
                let mut more = Problem { previous: next.previous.clone(), seed, ..problem(people + 1, groups, rounds) };
                let less = Problem { previous: next.previous.clone(), seed, ..problem(people - 1, groups, rounds) };
                for changed in [&more, &less] {
                    let planned = plan(changed).expect("no constraints");
                    let seated =
                        plan(&Problem { effort: Effort::Steps(0), ..changed.clone() }).expect("no constraints");
                    assert!(planned.score.repeats <= seated.score.repeats);
                    assert!(planned.moved.len() <= people / 2, "{:?}", planned.moved);
                }
                // A round that runs already is held, the others go around it.
                let held = |(group, members): (usize, &Vec<String>)| {
                    let seat = move |name: &String| Seat { name: name.clone(), group };
                    members.iter().map(seat).collect::<Vec<_>>()
                };
                more.people.pop();
                more.rounds[0].seats = more.previous[0].iter().enumerate().flat_map(held).collect();
                assert!(plan(&more).expect("no contradiction").moved.is_empty());
            }
        }
    }

    #[test]
    fn a_previous_plan_of_something_else_does_no_harm() {
        let list = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
        let mut odd = problem(7, 3, 2);
        odd.previous = vec![vec![list(&["P00", "P01", "P02", "P03", "P04"]), list(&["P00", "Stranger", "P05"])]; 3];
        let planned = plan(&odd).expect("no constraints");
        let sizes: Vec<usize> = planned.rounds[0].iter().map(|g| g.members.len()).collect();
        assert_eq!((sizes, planned.score.repeats), (vec![3, 2, 2], 0));
        odd.previous = vec![vec![Vec::new(); 40]];
        assert!(plan(&odd).is_ok());
        odd.people.clear();
        assert!(plan(&odd).is_ok());
    }
}
