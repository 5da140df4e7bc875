//! Builds schedules for groups larger than their number, where repeats cannot be avoided: each surplus point duplicates
//! another one and always shares its group. It knows nothing of constraints or of a history.
//!
//! A group larger than the number of groups holds two people of one group of every other round. If only duplicates
//! meet their originals again, there are exactly as many repeats as that demands.

use super::design::{design, independent_points};
use super::instance::Schedule;
use crate::order::sort_by_key;

/// Returns such a schedule; none if the groups are not larger than their number, or if there is no schedule without a
/// repeat for the points that duplicate no other.
pub(crate) fn duplicate_points(people: usize, groups: usize, rounds: usize) -> Option<Schedule> {
    if groups < 2 || people <= groups * groups {
        return None;
    }
    let single = (people.div_ceil(groups) - 1) * groups;
    let fresh = || Some(design(single, groups, rounds)).filter(|made| made.len() == rounds);
    let mut schedule = if single > groups * groups { duplicate_points(single, groups, rounds) } else { fresh() }?;
    // Duplicates of two points that meet would make a group too large; duplicates of duplicates would add repeats.
    let mut order: Vec<usize> = (0..single).collect();
    sort_by_key(&mut order, |p| (0..single).filter(|&q| is_duplicate(&schedule, p, q)).count());
    let originals = independent_points(&schedule, &order, people - single);
    if originals.len() < people - single {
        return None;
    }
    for round in &mut schedule {
        let with: Vec<usize> = originals.iter().map(|&p| round[p]).collect();
        round.extend(with);
    }
    Some(schedule)
}

/// Says whether two points share a group more than once.
fn is_duplicate(schedule: &Schedule, p: usize, q: usize) -> bool {
    schedule.iter().filter(|round| round[p] == round[q]).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Repeats of a schedule, and how far the sizes of its groups differ.
    fn count(schedule: &Schedule, people: usize, groups: usize) -> (usize, usize) {
        let mut repeats = 0;
        for a in 0..people {
            for b in a + 1..people {
                repeats += schedule.iter().filter(|r| r[a] == r[b]).count().saturating_sub(1);
            }
        }
        let sizes = |round: &Vec<usize>| (0..groups).map(|g| round.iter().filter(|&&at| at == g).count()).collect();
        let spread = |sizes: Vec<usize>| sizes.iter().max().zip(sizes.iter().min()).map_or(0, |(m, l)| m - l);
        (repeats, schedule.iter().map(|round| spread(sizes(round))).max().unwrap_or(0))
    }

    #[test]
    fn no_more_repeats_than_the_pigeonhole_demands() {
        for groups in [2, 3, 4, 5, 7, 8] {
            for people in groups * groups + 1..=groups * groups * 2 + 3 {
                let schedule = duplicate_points(people, groups, groups).expect("a field");
                assert_eq!(schedule.len(), groups, "{people} in {groups}");
                let pairs = |n: usize| n * n.saturating_sub(1) / 2;
                let forced = |size: usize| {
                    let (each, more) = (size / groups, size % groups);
                    (groups - more) * pairs(each) + more * pairs(each + 1)
                };
                let each: usize = (0..groups).map(|g| forced(people / groups + usize::from(g < people % groups))).sum();
                assert_eq!(count(&schedule, people, groups), ((groups - 1) * each, usize::from(people % groups > 0)));
            }
        }
        assert_eq!(duplicate_points(26, 5, 6).map(|s| s.len()), Some(6), "one duplicate in a whole affine plane");
        assert!(duplicate_points(25, 5, 6).is_none() && duplicate_points(9, 1, 3).is_none());
        assert!(duplicate_points(27, 5, 6).is_none(), "two people who never meet are not in it");
    }
}
