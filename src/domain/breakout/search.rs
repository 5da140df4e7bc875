//! Improves a grouping by swapping two people at a time. It never changes a group's size, and its limit is work
//! and not time, so that a slow machine finds the same groups.

use super::prices::{MOST_MET, MOST_MIX, Price, Prices};
use super::random::Random;

/// Swaps that may be weighed: some 20 ms on a machine of today.
const MOST_WEIGHED: usize = 3_000_000;
/// Times that a grouping no swap improves is disturbed to look further.
const MOST_KICKS: usize = 500;
/// Swaps that disturb it.
const KICK: usize = 3;

/// The group of each person after improving the groups they are in.
pub(super) fn improve(start: Vec<usize>, groups: usize, prices: &Prices, random: &mut Random) -> Vec<usize> {
    let people = start.len();
    if groups < 2 {
        return start;
    }
    let weights = Weights::new(&start, groups);
    let least = weights.of(prices.least(groups));
    let pairs: Vec<i64> = (0..people * people).map(|i| weights.of(prices.of(i / people, i % people))).collect();
    let mut now = Seats::new(start, groups, &pairs);
    let mut weighed = 0;
    now.descend(&mut weighed);
    let mut best = now.clone();
    for _ in 0..MOST_KICKS {
        if best.cost <= least || weighed >= MOST_WEIGHED {
            break;
        }
        for _ in 0..KICK {
            let (a, b) = (random.below(people), random.below(people));
            if now.group[a] != now.group[b] {
                now.swap(a, b);
            }
        }
        now.descend(&mut weighed);
        if now.cost <= best.cost {
            best.clone_from(&now);
        } else {
            now.clone_from(&best);
        }
    }
    best.group
}

/// What one unit of each part of a price weighs, so that all of a lesser part never outweighs one of a greater.
struct Weights {
    wish: i64,
    met: i64,
}

impl Weights {
    fn new(group: &[usize], groups: usize) -> Self {
        let mut sizes = vec![0_i64; groups];
        for &g in group {
            sizes[g] += 1;
        }
        let pairs: i64 = sizes.iter().map(|s| s * (s - 1) / 2).sum();
        let met = pairs * MOST_MIX + 1;
        Self { wish: pairs * MOST_MET * met + met, met }
    }

    fn of(&self, price: Price) -> i64 {
        price.wish * self.wish + price.met * self.met + price.mix
    }
}

/// Who sits where, and what that costs.
#[derive(Clone)]
struct Seats<'a> {
    groups: usize,
    /// What each pair costs in one group: a row for each person.
    pairs: &'a [i64],
    /// The group of each person.
    group: Vec<usize>,
    /// What each person costs, or would cost, with the people of each group: a row for each person.
    load: Vec<i64>,
    /// What all pairs that sit together cost.
    cost: i64,
}

impl<'a> Seats<'a> {
    fn new(group: Vec<usize>, groups: usize, pairs: &'a [i64]) -> Self {
        let people = group.len();
        let mut load = vec![0; people * groups];
        for a in 0..people {
            for b in 0..people {
                load[a * groups + group[b]] += pairs[a * people + b];
            }
        }
        let cost = (0..people).map(|a| load[a * groups + group[a]]).sum::<i64>() / 2;
        Self { groups, pairs, group, load, cost }
    }

    /// What it changes that these two, of different groups, take each other's place.
    fn gain(&self, a: usize, b: usize) -> i64 {
        let (ga, gb) = (self.group[a], self.group[b]);
        let load = |person: usize, group: usize| self.load[person * self.groups + group];
        // Each would also pay for the other, who is no longer there.
        load(a, gb) + load(b, ga) - load(a, ga) - load(b, gb) - 2 * self.pairs[a * self.group.len() + b]
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.cost += self.gain(a, b);
        let (ga, gb, people) = (self.group[a], self.group[b], self.group.len());
        for (row, load) in self.load.chunks_exact_mut(self.groups).enumerate() {
            let more = self.pairs[b * people + row] - self.pairs[a * people + row];
            load[ga] += more;
            load[gb] -= more;
        }
        self.group.swap(a, b);
    }

    /// Takes the best swap of one person after the other until none helps, or the work is done.
    fn descend(&mut self, weighed: &mut usize) {
        let people = self.group.len();
        let mut still = 0;
        for a in (0..people).cycle() {
            if still == people || *weighed >= MOST_WEIGHED {
                return;
            }
            *weighed += people;
            let others = (0..people).filter(|&b| self.group[b] != self.group[a]);
            match others.map(|b| (self.gain(a, b), b)).min() {
                Some((gain, b)) if gain < 0 => {
                    self.swap(a, b);
                    still = 0;
                }
                _ => still += 1,
            }
        }
    }
}
