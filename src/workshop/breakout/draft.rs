//! Seats people as a plan made before has them, as far as it still fits. It never judges whether that is any good.

use super::request::{Names, Request, Sizes, each_pair};
use super::solver::instance::{Bond, Instance, Plan};

/// The groups that were planned before with who has left taken out and newcomers seated where they meet fewest again;
/// rounds that were not planned begin with everybody in their order. Where sizes may be exchanged, a group that was
/// large stays so. None where nothing was planned.
pub(super) fn seated(request: &Request, names: &Names, instance: &mut Instance) -> Option<Plan> {
    if request.draft.is_empty() {
        return None;
    }
    let n = instance.people;
    let mut met: Vec<i64> = instance.met.iter().map(|&m| m.into()).collect();
    for (pair, met) in met.iter_mut().enumerate() {
        match instance.bond(pair / n, pair % n) {
            Bond::Apart => *met += 1_000,
            Bond::Together => *met -= 1_000,
            Bond::Free => {}
        }
    }
    let meet = |a: usize, b: usize, met: &mut Vec<i64>| {
        met[a * n + b] += 1;
        met[b * n + a] += 1;
    };
    let mut plan: Plan = Vec::new();
    let mut waiting = Vec::new();
    for (r, sitting) in instance.rounds.iter().enumerate() {
        let mut free = vec![false; n];
        sitting.present.iter().for_each(|&p| free[p] = true);
        let mut groups = vec![Vec::new(); sitting.sizes.len()];
        for &(p, g) in &sitting.fixed {
            groups[g].push(p);
            free[p] = false;
        }
        let drafted = request.draft.get(r).map_or(&[][..], |groups| groups);
        for (group, members) in groups.iter_mut().zip(drafted) {
            group.extend(names.known(members).into_iter().filter(|&p| std::mem::take(&mut free[p])));
            each_pair(group, |a, b| meet(a, b, &mut met));
        }
        waiting.push((0..n).filter(|&p| free[p]).collect::<Vec<_>>());
        plan.push(groups);
    }
    for (r, (groups, mut people)) in plan.iter_mut().zip(waiting).enumerate() {
        let price = |p: usize, group: &[usize], met: &[i64]| group.iter().map(|&q| met[p * n + q]).sum::<i64>();
        let sizes = &mut instance.rounds[r].sizes;
        if matches!(request.rounds[r].sizes, Sizes::Split(_)) {
            let mut order: Vec<usize> = (0..groups.len()).collect();
            let cost = |g: usize| people.iter().map(|&p| price(p, &groups[g], &met)).sum::<i64>();
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
            let Some(g) = open.min_by_key(|&g| price(p, &groups[g], &met)) else { continue };
            groups[g].iter().for_each(|&q| meet(p, q, &mut met));
            groups[g].push(p);
        }
    }
    Some(plan)
}

#[cfg(test)]
mod tests {
    use super::super::{Effort, Planned, RoundRequest, Seat, plan};
    use super::*;
    use crate::workshop::{Person, Split};

    fn request(people: usize, groups: u32, rounds: usize) -> Request {
        let person = |i| Person { name: format!("P{i:02}"), ..Person::default() };
        let round = RoundRequest { sizes: Sizes::Split(Split::Count(groups)), ..RoundRequest::default() };
        let (people, rounds) = ((0..people).map(person).collect(), vec![round; rounds]);
        Request { people, rounds, effort: Effort::Steps(200_000), ..Request::default() }
    }

    fn names(planned: &Planned) -> Vec<Vec<Vec<String>>> {
        planned.rounds.iter().map(|round| round.iter().map(|g| g.members.clone()).collect()).collect()
    }

    #[test]
    fn what_was_planned_stays_as_far_as_it_fits() {
        for (people, groups, rounds) in [(24, 6, 4), (23, 6, 3), (12, 3, 3)] {
            for seed in 0..2 {
                let mut next = Request { seed, ..request(people, groups, rounds) };
                let before = plan(&next).expect("no wishes");
                next.draft = names(&before);
                next.seed += 1;
                let same = plan(&next).expect("no wishes");
                assert_eq!(names(&same), next.draft, "nothing has changed");
                assert!(same.moved.is_empty());
                // Somebody comes late, and somebody leaves.
                let mut more = Request { draft: next.draft.clone(), seed, ..request(people + 1, groups, rounds) };
                let less = Request { draft: next.draft.clone(), seed, ..request(people - 1, groups, rounds) };
                for changed in [&more, &less] {
                    let planned = plan(changed).expect("no wishes");
                    let seated = plan(&Request { effort: Effort::Steps(0), ..changed.clone() }).expect("no wishes");
                    assert!(planned.score.repeats <= seated.score.repeats);
                    assert!(planned.moved.len() <= people / 2, "{:?}", planned.moved);
                }
                // A round that runs already is held, the others go around it.
                let held = |(group, members): (usize, &Vec<String>)| {
                    let seat = move |name: &String| Seat { name: name.clone(), group };
                    members.iter().map(seat).collect::<Vec<_>>()
                };
                more.people.pop();
                more.rounds[0].seats = more.draft[0].iter().enumerate().flat_map(held).collect();
                assert!(plan(&more).expect("no contradiction").moved.is_empty());
            }
        }
    }

    #[test]
    fn a_draft_of_something_else_does_no_harm() {
        let list = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
        let mut odd = request(7, 3, 2);
        odd.draft = vec![vec![list(&["P00", "P01", "P02", "P03", "P04"]), list(&["P00", "Stranger", "P05"])]; 3];
        let planned = plan(&odd).expect("no wishes");
        let sizes: Vec<usize> = planned.rounds[0].iter().map(|g| g.members.len()).collect();
        assert_eq!((sizes, planned.score.repeats), (vec![3, 2, 2], 0));
        odd.draft = vec![vec![Vec::new(); 40]];
        assert!(plan(&odd).is_ok());
        odd.people.clear();
        assert!(plan(&odd).is_ok());
    }
}
