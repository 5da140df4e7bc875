//! Says how many more rounds are possible without a repeat.

use super::encode::encode;
use super::names::Names;
use super::plan::plan_best_effort;
use super::problem::{Effort, Problem};
use super::solver::design::design;
use super::solver::instance::{Instance, Link};

/// How many more rounds are possible without a repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreshRounds {
    /// This many: they were found.
    pub found: u32,
    /// No more than this: a proof.
    pub at_most: u32,
}

/// Says how many more rounds like the first of a problem can follow its history without a repeat.
pub fn fresh_rounds(problem: &Problem) -> FreshRounds {
    let names = Names::new(&problem.people);
    let mut next = problem.clone();
    next.rounds.truncate(1);
    let shape = encode(&next, &names);
    let Some(most) = most(&shape) else { return FreshRounds { found: 0, at_most: 0 } };
    let ready = if shape.is_plain() { design(shape.people, shape.rounds[0].sizes.len(), most).len() } else { 0 };
    let mut fresh = FreshRounds { found: ready as u32, at_most: most as u32 };
    // Search beyond the known schedules, one round more each time.
    while fresh.found < fresh.at_most && fresh.found < LOOKED_FOR {
        let rounds = vec![problem.rounds[0].clone(); fresh.found as usize + 1];
        let longer = Problem { rounds, effort: Effort::Quick, ..problem.clone() };
        if plan_best_effort(&longer).score.repeats > 0 {
            break;
        }
        fresh.found += 1;
    }
    fresh
}

/// Longer plans than this are not searched.
const LOOKED_FOR: u32 = 12;

/// Bounds the number of rounds by counting: of the people whom each has not met, of all pairs who have not met, and of
/// groups in an earlier round, which no group may exceed. None if there are no groups to form.
fn most(instance: &Instance) -> Option<usize> {
    let round = instance.rounds.first()?;
    let smallest = *round.sizes.iter().min()?;
    if smallest < 2 {
        return None;
    }
    let fresh = |a: usize| {
        let others = round.present.iter().filter(|&&b| b != a && instance.link(a, b) == Link::Free);
        others.filter(|&&b| instance.met(a, b) == 0).count()
    };
    // Meetings of people who stay together are no repeats.
    let together = |a: usize| round.present.iter().filter(|&&b| instance.link(a, b) == Link::Together).count();
    let each = round.present.iter().filter_map(|&a| fresh(a).checked_div((smallest - 1).saturating_sub(together(a))));
    let all: usize = round.present.iter().map(|&a| fresh(a)).sum::<usize>() / 2;
    let bound: usize = round.present.iter().map(|&a| together(a)).sum::<usize>() / 2;
    let slots: usize = round.sizes.iter().map(|s| s * (s - 1) / 2).sum::<usize>().saturating_sub(bound);
    let mut most = each.min().unwrap_or(usize::MAX).min(all.checked_div(slots).unwrap_or(usize::MAX)).min(1_000);
    if bound == 0 {
        let largest = round.sizes.iter().max().copied().unwrap_or(0);
        let met_in = |earlier: &Vec<Option<usize>>| {
            let mut groups: Vec<usize> = round.present.iter().filter_map(|&p| earlier[p]).collect();
            let strangers = round.present.len() - groups.len();
            groups.sort_unstable();
            groups.dedup();
            groups.len() + strangers
        };
        if instance.history.iter().any(|earlier| largest > met_in(earlier)) {
            most = 0;
        } else if largest > round.sizes.len() {
            most = most.min(1);
        }
    }
    Some(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Person, Round, Sizes};

    fn problem(people: usize, size: u32) -> Problem {
        let person = |i| Person { name: format!("P{i:02}"), ..Person::default() };
        let sizes = Sizes::Each(size);
        let rounds = vec![Round { sizes, ..Round::default() }];
        Problem { people: (0..people).map(person).collect(), rounds, ..Problem::default() }
    }

    #[test]
    fn known_shapes() {
        for (people, size, found, most) in [(16, 4, 5, 5), (15, 3, 7, 7), (8, 2, 7, 7), (9, 3, 4, 4), (6, 3, 1, 1)] {
            assert_eq!(
                fresh_rounds(&problem(people, size)),
                FreshRounds { found, at_most: most },
                "{people} by {size}"
            );
        }
        assert_eq!(fresh_rounds(&problem(0, 4)), FreshRounds { found: 0, at_most: 0 });
        assert_eq!(fresh_rounds(&Problem::default()), FreshRounds { found: 0, at_most: 0 });
        let mut second = problem(6, 3);
        let half = |from: usize| (from..from + 3).map(|i| format!("P{i:02}")).collect::<Vec<_>>();
        second.history = vec![vec![half(0), half(3)]];
        assert_eq!(fresh_rounds(&second), FreshRounds { found: 0, at_most: 0 });
    }
}
