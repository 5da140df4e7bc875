//! Builds schedules without a repeat by algebra. It knows nothing of constraints or of a history.

use super::catalogue;
use super::finite_field::FiniteField;
use super::instance::Schedule;

/// Returns the longest known schedule without a repeat, at most `rounds` long, for this many people in groups whose
/// sizes differ by at most one. Never empty: any grouping is a first round.
pub(crate) fn design(people: usize, groups: usize, rounds: usize) -> Schedule {
    let mut best: Schedule = vec![(0..people).map(|point| point % groups.max(1)).collect()];
    let makers = [transversal, round_robin, modular, catalogue::schedule, points_deleted];
    for make in makers {
        if best.len() >= rounds {
            break;
        }
        if let Some(made) = make(people, groups, rounds).filter(|made| made.len() > best.len()) {
            best = made;
        }
    }
    best.truncate(rounds);
    best
}

/// Builds a transversal design from a finite field: the points are pairs of a column i and an element x, and round m
/// puts (i, x) into the group b with x = i·m + b. Two points of different columns share a group in exactly one round,
/// two of one column in none; if the last column is not full, some groups are one smaller, in each round. (Bose,
/// Shrikhande and Parker 1960; the rounds are the resolution classes.)
///
/// If the size divides the number of groups, the columns themselves are split in parallel for further rounds.
fn transversal(people: usize, groups: usize, rounds: usize) -> Option<Schedule> {
    let size = people.div_ceil(groups);
    if size > groups {
        return None;
    }
    let field = FiniteField::new(groups)?;
    // x = i·m + b, so b = x − i·m: with −m for m the rounds are the same ones in another order.
    let round = |m| (0..people).map(|p| field.sum(p % groups, field.product(p / groups, m))).collect();
    let mut schedule: Schedule = (0..groups.min(rounds)).map(round).collect();
    if people == groups * size && groups.is_multiple_of(size) && schedule.len() < rounds {
        let within = groups / size;
        let inner = if within == 1 { vec![vec![0; groups]] } else { design(groups, within, rounds - schedule.len()) };
        schedule.extend(
            inner.iter().map(|round| (0..people).map(|p| p / groups * within + round[p % groups]).collect::<Vec<_>>()),
        );
    }
    Some(schedule)
}

/// Pairs by the circle method of round-robin tournaments: one stays, the others rotate.
fn round_robin(people: usize, groups: usize, rounds: usize) -> Option<Schedule> {
    if people != 2 * groups || groups == 0 {
        return None;
    }
    let ring = people - 1;
    let round = |m: usize| {
        let mut group = vec![0; people];
        for step in 0..groups {
            let (a, b) = ((m + step) % ring, (m + ring - step) % ring);
            group[if step == 0 { ring } else { a }] = step;
            group[b] = step;
        }
        group
    };
    Some((0..ring.min(rounds)).map(round).collect())
}

/// Builds the same as `transversal` over the integers modulo the number of groups, which need not be a field: it is
/// enough that (i − j)·(m − n) is never 0 for two columns and two rounds.
fn modular(people: usize, groups: usize, rounds: usize) -> Option<Schedule> {
    let size = people.div_ceil(groups.max(1));
    if groups < 2 || size < 2 {
        return None;
    }
    let clash = |i: usize, j: usize, m: usize, n: usize| (i.abs_diff(j) * m.abs_diff(n)).is_multiple_of(groups);
    let mut chosen: Vec<usize> = Vec::new();
    for m in 0..groups {
        let free = |&n: &usize| (0..size).all(|i| (0..i).all(|j| !clash(i, j, m, n)));
        if chosen.len() < rounds && chosen.iter().all(free) {
            chosen.push(m);
        }
    }
    let round = |&m: &usize| (0..people).map(|p| (p % groups + p / groups * m) % groups).collect();
    Some(chosen.iter().map(round).collect())
}

/// Builds a schedule for full groups from which surplus points are deleted: points that never share a group, so that no
/// group loses two. (Miller and others 2021 call these adjacent group sizes.)
fn points_deleted(people: usize, groups: usize, rounds: usize) -> Option<Schedule> {
    let full = people.next_multiple_of(groups.max(1));
    if full == people || people <= groups {
        return None;
    }
    let mut schedule = design(full, groups, rounds);
    let out = independent_points(&schedule, &(0..full).collect::<Vec<_>>(), full - people);
    if out.len() < full - people {
        return None;
    }
    for round in &mut schedule {
        let mut point = 0;
        round.retain(|_| {
            point += 1;
            !out.contains(&(point - 1))
        });
    }
    Some(schedule)
}

/// Finds up to `count` points that never share a group, greedily in this order, from each first point in turn until
/// there are enough.
pub(crate) fn independent_points(schedule: &Schedule, order: &[usize], count: usize) -> Vec<usize> {
    let meet = |a: usize, b: usize| schedule.iter().any(|round| round[a] == round[b]);
    let mut most = Vec::new();
    for &first in order {
        if most.len() >= count {
            break;
        }
        let mut chosen = vec![first];
        for &point in order {
            if chosen.len() < count && chosen.iter().all(|&other| !meet(other, point)) {
                chosen.push(point);
            }
        }
        if chosen.len() > most.len() {
            most = chosen;
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every group's size is as it should be, and nobody meets twice.
    pub(crate) fn check(schedule: &Schedule, people: usize, groups: usize) {
        let mut met = vec![false; people * people];
        for round in schedule {
            assert_eq!(round.len(), people);
            for g in 0..groups {
                let members: Vec<usize> = (0..people).filter(|&p| round[p] == g).collect();
                assert!(members.len() == people / groups || members.len() == people.div_ceil(groups));
                for (i, &a) in members.iter().enumerate() {
                    for &b in &members[i + 1..] {
                        assert!(!std::mem::replace(&mut met[a * people + b], true), "{people} in {groups}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_schedule_repeats() {
        for groups in 1..=32 {
            for people in groups.max(2)..=(groups * 9).min(130) {
                let schedule = design(people, groups, 40);
                check(&schedule, people, groups);
                if FiniteField::new(groups).is_some() && people <= groups * groups {
                    assert!(schedule.len() >= groups, "{people} in {groups}");
                }
            }
        }
    }

    #[test]
    fn the_famous_ones() {
        for (people, groups, rounds) in [
            (16, 4, 5),
            (25, 5, 6),
            (49, 7, 8),
            (64, 8, 9),
            (81, 9, 10),
            (27, 9, 13),
            (32, 8, 10),
            (31, 8, 10),
            (256, 16, 17),
            (16, 8, 15),
            (300, 50, 4),
            (15, 5, 7),
            (14, 5, 7),
            (28, 6, 6),
            (29, 6, 6),
            (24, 5, 6),
            (21, 7, 10),
            (33, 11, 16),
            (32, 11, 16),
            (39, 13, 19),
            (45, 15, 22),
            (51, 17, 25),
            (57, 19, 28),
            (63, 21, 31),
            (42, 14, 20),
            (48, 16, 23),
            (54, 18, 26),
            (60, 20, 29),
            (60, 10, 7),
        ] {
            let schedule = design(people, groups, rounds);
            assert_eq!(schedule.len(), rounds, "{people} in {groups}");
            check(&schedule, people, groups);
        }
    }
}
