//! Counts what a plan comes to: meetings, repeats, pairs of equal value, broken constraints. The search updates the
//! same numbers by differences and is checked against this count.

use super::instance::{Instance, Link, Rounds, each_pair};

/// The objectives of a plan; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Objectives {
    /// Pairs that should be apart and meet, or should be together and do not, each once for every round.
    pub broken: i64,
    /// Meetings beyond a pair's first; people who stay together are not counted.
    pub repeats: i64,
    /// Pairs in a group that agree in an attribute to mix or differ in one to be alike.
    pub attribute_cost: i64,
    /// How unevenly the repeats fall on pairs: 1 for a third meeting, 2 more for a fourth, …
    pub spread: i64,
    /// Seats in another group than in the plan that is to be kept; people who had none there are not counted.
    pub moved: i64,
}

/// A meeting beyond this number adds no more than the one before.
pub(crate) const MOST_SPREAD: usize = 15;

impl Objectives {
    /// Counts a whole plan.
    pub(crate) fn of(instance: &Instance, plan: &Rounds) -> Self {
        let met = meetings(instance, plan);
        let n = instance.people;
        let mut objectives = Self::default();
        for (round, groups) in instance.rounds.iter().zip(plan) {
            let mut at = vec![usize::MAX; n];
            groups.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|&p| at[p] = g));
            each_pair(&round.present, |a, b| {
                let meets = at[a] == at[b];
                let link = instance.link(a, b);
                objectives.broken += i64::from(meets && link == Link::Apart || !meets && link == Link::Together);
                objectives.attribute_cost += if meets { instance.attribute_cost(a, b) as i64 } else { 0 };
            });
        }
        objectives.moved = (instance.homes.iter().zip(plan))
            .map(|(homes, groups)| {
                let away =
                    |(g, members): (usize, &Vec<usize>)| members.iter().filter(|&&p| is_away(homes[p], g)).count();
                groups.iter().enumerate().map(away).sum::<usize>() as i64
            })
            .sum();
        for a in 0..n {
            for b in a + 1..n {
                if instance.link(a, b) != Link::Together {
                    let before = instance.met(a, b);
                    let after = before + met[a * n + b];
                    objectives.repeats += (after.max(1) - before.max(1)) as i64;
                    objectives.spread += (before..after).map(spread_of).sum::<i64>();
                }
            }
        }
        objectives
    }
}

/// Says whether this group is another one than the group that somebody had.
pub(crate) fn is_away(home: Option<usize>, group: usize) -> bool {
    home.is_some_and(|home| home != group)
}

/// Says whether nothing is worse after a change.
pub(crate) fn is_as_good(before: Objectives, after: Objectives) -> bool {
    let of = |o: Objectives| [o.broken, o.repeats, o.attribute_cost, o.spread];
    of(after).into_iter().zip(of(before)).all(|(after, before)| after <= before)
}

/// Returns what meeting once more adds to the spread after so many meetings.
pub(crate) fn spread_of(meetings: usize) -> i64 {
    meetings.saturating_sub(1).min(MOST_SPREAD) as i64
}

/// Counts the different values in all groups, for all attributes to mix, and the groups in which nobody's value differs,
/// for all attributes to be alike: more is better.
pub(crate) fn attribute_groups(instance: &Instance, plan: &Rounds) -> (usize, usize) {
    let groups = || plan.iter().flatten();
    let mixed = |values: &Vec<_>| groups().map(|group| distinct(values, group)).sum::<usize>();
    let alike = |values: &Vec<_>| groups().filter(|group| distinct(values, group) <= 1).count();
    (instance.mix.iter().map(mixed).sum(), instance.alike.iter().map(alike).sum())
}

/// Counts the different values in a group.
pub(crate) fn distinct(values: &[Option<usize>], group: &[usize]) -> usize {
    let mut here: Vec<usize> = group.iter().filter_map(|&p| values[p]).collect();
    here.sort_unstable();
    here.dedup();
    here.len()
}

/// Counts how often each pair meets in a plan, a row for each person.
pub(crate) fn meetings(instance: &Instance, plan: &Rounds) -> Vec<usize> {
    let n = instance.people;
    let mut met = vec![0; n * n];
    for group in plan.iter().flatten() {
        each_pair(group, |a, b| {
            met[a * n + b] += 1;
            met[b * n + a] += 1;
        });
    }
    met
}
