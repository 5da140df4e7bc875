//! Seats people as a previous plan has them, as far as it still fits.

use super::names::Names;
use super::problem::Problem;
use super::sizes::Sizes;
use super::solver::instance::{Instance, Rounds};
use super::solver::seat_newcomers::{Incomplete, seat_newcomers};

/// Returns the groups of the previous plan without those who left, and with newcomers where they cost least; rounds that
/// were not planned are filled in the same way. Where sizes may be exchanged, a group that was large stays large. None
/// without a previous plan.
pub(crate) fn warm_start(problem: &Problem, names: &Names, instance: &mut Instance) -> Option<Rounds> {
    if problem.previous.is_empty() {
        return None;
    }
    let n = instance.people;
    let mut incomplete = Incomplete::default();
    for (r, shape) in instance.rounds.iter().enumerate() {
        let mut free = vec![false; n];
        shape.present.iter().for_each(|&p| free[p] = true);
        let mut groups = vec![Vec::new(); shape.sizes.len()];
        for &(p, g) in &shape.fixed {
            groups[g].push(p);
            free[p] = false;
        }
        let previous = problem.previous.get(r).map_or(&[][..], |groups| groups);
        let mut homes = vec![None; n];
        for (g, members) in previous.iter().enumerate() {
            names.known(members).into_iter().for_each(|p| homes[p] = Some(g));
        }
        incomplete.homes.push(homes);
        for (group, members) in groups.iter_mut().zip(previous) {
            group.extend(names.known(members).into_iter().filter(|&p| std::mem::take(&mut free[p])));
        }
        incomplete.waiting.push((0..n).filter(|&p| free[p]).collect());
        incomplete.groups.push(groups);
        incomplete.sizes_may_change.push(!matches!(problem.rounds[r].sizes, Sizes::Given(_)));
    }
    let seated = seat_newcomers(instance, &mut incomplete);
    instance.homes = incomplete.homes;
    Some(seated)
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

    /// Every way to seat one newcomer and move nobody, in groups that may each become the larger one.
    fn fewest_repeats(before: &[Groups]) -> u32 {
        fn best(before: &[Groups], chosen: &mut Vec<usize>) -> u32 {
            let Some(round) = before.get(chosen.len()) else {
                let mut met: Vec<&String> = before.iter().zip(chosen).flat_map(|(r, &mut g)| &r[g]).collect();
                let all = met.len();
                met.sort_unstable();
                met.dedup();
                return (all - met.len()) as u32;
            };
            let least = round.iter().map(Vec::len).min();
            let mut most = u32::MAX;
            for g in (0..round.len()).filter(|&g| Some(round[g].len()) == least) {
                chosen.push(g);
                most = most.min(best(before, chosen));
                chosen.pop();
            }
            most
        }
        best(before, &mut Vec::new())
    }

    #[test]
    fn a_newcomer_sits_where_they_meet_the_fewest_and_nobody_moves_without_a_gain() {
        for (people, groups, rounds) in [(30, 6, 4), (24, 6, 4), (16, 4, 5), (13, 4, 4), (20, 4, 5), (49, 7, 6)] {
            let before = plan(&problem(people, groups, rounds)).expect("no constraints");
            let next = Problem { previous: names(&before), ..problem(people + 1, groups, rounds) };
            let after = plan(&next).expect("no constraints");
            let pure = before.score.repeats + fewest_repeats(&next.previous);
            assert!(after.score.repeats <= pure, "{people}");
            let saved = (pure - after.score.repeats) as usize;
            assert!(after.moved.len() <= 2 * saved, "{people}: {} moves, {saved} saved", after.moved.len());
            assert_eq!(after.moved.is_empty(), after.moved_for.is_empty());
            assert!(saved == 0 || after.moved_for[0].ends_with("fewer"), "{:?}", after.moved_for);
        }
    }

    #[test]
    fn a_leaver_moves_somebody_only_where_sizes_demand_it() {
        let before = plan(&problem(24, 6, 3)).expect("no constraints");
        let mut next = Problem { previous: names(&before), ..problem(24, 6, 3) };
        let gone = next.previous[0][2][1].clone();
        next.people.retain(|p| p.name != gone);
        assert!(plan(&next).expect("no constraints").moved.is_empty());
        // Two of one group: somebody joins those who are left there.
        let second = next.previous[0][2][0].clone();
        next.people.retain(|p| p.name != second);
        let after = plan(&next).expect("no constraints");
        assert!(after.rounds[0].iter().all(|g| g.members.len() >= 3));
        assert!(after.moved.iter().filter(|(r, _)| *r == 0).count() >= 1);
        assert_eq!(after.moved_for[0], "groups of the right sizes");
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
