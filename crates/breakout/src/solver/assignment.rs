//! Assigns people to the points of a known schedule, so that constraints are kept and attributes are mixed: two people
//! who change places in every round leave the repeats as they are.
//!
//! This is the quadratic assignment problem (Koopmans and Beckmann 1957), solved by descent from a given order.

use super::instance::{Instance, Link, Schedule};

/// The cost of a broken constraint, in pairs of equal value.
const CONSTRAINT: i32 = 100;

/// Exchanges people in `order`, which says who is on each point, as long as it helps. Only those who `may_move` move.
/// Stops after `most` work at the latest and returns the work done.
pub(crate) fn improve_assignment(
    instance: &Instance,
    schedule: &Schedule,
    order: &mut [usize],
    may_move: &[bool],
    most: u64,
) -> u64 {
    let people = order.len();
    let cost_of = |a: usize, b: usize| {
        let constraint = match instance.link(a, b) {
            Link::Free => 0,
            Link::Apart => CONSTRAINT,
            Link::Together => -CONSTRAINT,
        };
        if a == b { 0 } else { constraint + instance.attribute_cost(a, b) as i32 }
    };
    let table = |of: &dyn Fn(usize, usize) -> i32| -> Vec<i32> {
        (0..people * people).map(|pair| of(pair / people, pair % people)).collect()
    };
    let costs = table(&cost_of);
    if costs.iter().all(|&cost| cost == 0) {
        return 0;
    }
    let meets = |x: usize, y: usize| schedule.iter().filter(|round| x != y && round[x] == round[y]).count() as i32;
    let meetings = table(&meets);
    // The cost of each person on each point, with everybody else where they are.
    let mut cost_at = vec![0; people * people];
    for (point, &p) in order.iter().enumerate() {
        for x in (0..people).filter(|x| meetings[x * people + point] > 0) {
            let times = meetings[x * people + point];
            (0..people).for_each(|q| cost_at[q * people + x] += times * costs[q * people + p]);
        }
    }
    let mut work = (people * people) as u64;
    loop {
        let mut best = (0, 0, 0);
        for x in (0..people).filter(|&x| may_move[order[x]]) {
            let (a, costs_a) = (order[x], &cost_at[order[x] * people..][..people]);
            for y in (x + 1..people).filter(|&y| may_move[order[y]]) {
                let b = order[y];
                let apart = cost_at[b * people + x] - cost_at[b * people + y];
                let both = 2 * costs[a * people + b] * meetings[x * people + y];
                best = best.min((costs_a[y] - costs_a[x] + apart + both, x, y));
            }
        }
        work += (people * people / 4) as u64;
        let (change, x, y) = best;
        if change == 0 || work > most {
            return work;
        }
        let (a, b) = (order[x], order[y]);
        let more = |point: usize| meetings[point * people + x] - meetings[point * people + y];
        let moved: Vec<(usize, i32)> = (0..people).map(|point| (point, more(point))).filter(|m| m.1 != 0).collect();
        for q in 0..people {
            let by = costs[q * people + b] - costs[q * people + a];
            if by != 0 {
                for &(point, more) in &moved {
                    cost_at[q * people + point] += by * more;
                }
            }
        }
        work += (people * moved.len() / 8) as u64;
        order.swap(x, y);
    }
}

#[cfg(test)]
mod tests {
    use super::super::design::design;
    use super::super::random::Random;
    use super::*;

    /// Apart and equal pairs that meet, counted from the groups.
    fn cost(instance: &Instance, schedule: &Schedule, order: &[usize]) -> i32 {
        let mut cost = 0;
        for round in schedule {
            for x in 0..order.len() {
                for y in (x + 1..order.len()).filter(|&y| round[x] == round[y]) {
                    let apart = i32::from(instance.link(order[x], order[y]) == Link::Apart);
                    cost += CONSTRAINT * apart + instance.attribute_cost(order[x], order[y]) as i32;
                }
            }
        }
        cost
    }

    #[test]
    fn no_two_people_could_change_places_for_the_better() {
        for (seed, (people, groups, rounds)) in
            [(32, 6, 4), (30, 6, 6), (23, 5, 4), (12, 3, 3), (5, 1, 2)].iter().enumerate()
        {
            let (n, mut random) = (*people, Random::new(seed as u64));
            let values = (0..n).map(|p| (p % 7 > 0).then(|| random.below(4))).collect();
            let mut instance =
                Instance { people: n, links: vec![Link::Free; n * n], mix: vec![values], ..Instance::default() };
            for (a, b) in [(0, 1), (1, 0), (2, 3), (3, 2)] {
                instance.links[a * n + b] = Link::Apart;
            }
            let schedule = design(n, *groups, *rounds);
            let mut order: Vec<usize> = (0..n).collect();
            random.shuffle(&mut order);
            let (before, mut may_move) = (order.clone(), vec![true; n]);
            may_move[4] = false;
            improve_assignment(&instance, &schedule, &mut order, &may_move, u64::MAX);
            let least = cost(&instance, &schedule, &order);
            assert!(least <= cost(&instance, &schedule, &before));
            assert_eq!(before.iter().position(|&p| p == 4), order.iter().position(|&p| p == 4));
            for x in 0..n {
                for y in (x + 1..n).filter(|&y| ![order[x], order[y]].contains(&4)) {
                    let mut other = order.clone();
                    other.swap(x, y);
                    assert!(cost(&instance, &schedule, &other) >= least, "{people} in {groups}");
                }
            }
            order.sort_unstable();
            assert!(order.into_iter().eq(0..n));
        }
    }
}
