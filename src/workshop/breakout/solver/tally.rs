//! Counts a plan afresh, plainly: meetings, repeats, equal pairs, broken wishes. The search keeps the same numbers
//! by differences; this is what they are checked against, and what is told to people.

use super::instance::{Bond, Instance, Plan};

/// What a plan comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// Pairs that should be apart and meet, or should be together and do not, each once for every round.
    pub broken: i64,
    /// Meetings beyond a pair's first; people who stay together are not counted.
    pub repeats: i64,
    /// Pairs in a group that agree in an attribute to mix or differ in one to be alike.
    pub sameness: i64,
    /// How unevenly the repeats fall on pairs: 1 for a third meeting, 2 more for a fourth, …
    pub spread: i64,
}

/// A meeting beyond this many weighs no more than the one before.
pub(crate) const MOST_SPREAD: usize = 15;

impl Tally {
    /// Counts a whole plan.
    pub(crate) fn of(instance: &Instance, plan: &Plan) -> Self {
        let met = meetings(instance, plan);
        let n = instance.people;
        let mut tally = Self::default();
        for (round, groups) in instance.rounds.iter().zip(plan) {
            let mut at = vec![usize::MAX; n];
            groups.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|&p| at[p] = g));
            for (i, &a) in round.present.iter().enumerate() {
                for &b in &round.present[i + 1..] {
                    let meets = at[a] == at[b];
                    let bond = instance.bond(a, b);
                    tally.broken += i64::from(meets && bond == Bond::Apart || !meets && bond == Bond::Together);
                    tally.sameness += if meets { instance.sameness(a, b) as i64 } else { 0 };
                }
            }
        }
        for a in 0..n {
            for b in a + 1..n {
                if instance.bond(a, b) != Bond::Together {
                    let before = instance.met(a, b);
                    let after = before + met[a * n + b];
                    tally.repeats += (after.max(1) - before.max(1)) as i64;
                    tally.spread += (before..after).map(spread_of).sum::<i64>();
                }
            }
        }
        tally
    }
}

/// What meeting once more adds to the spread after so many meetings.
pub(crate) fn spread_of(meetings: usize) -> i64 {
    meetings.saturating_sub(1).min(MOST_SPREAD) as i64
}

/// How often each pair meets in a plan, a row for each person.
pub(crate) fn meetings(instance: &Instance, plan: &Plan) -> Vec<usize> {
    let n = instance.people;
    let mut met = vec![0; n * n];
    for group in plan.iter().flatten() {
        for (i, &a) in group.iter().enumerate() {
            for &b in &group[i + 1..] {
                met[a * n + b] += 1;
                met[b * n + a] += 1;
            }
        }
    }
    met
}
