//! Owns what it costs that two people are in one group: wishes, having met, being alike.
//! It never knows who is where.

use std::ops::AddAssign;

use crate::domain::{Grouping, Person};

/// What a pair, or one person in a group, costs; compared in the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Price {
    /// One for a pair that is to stay apart, minus one for a pair that stays together.
    pub(super) wish: i64,
    /// How often they have met, up to `MOST_MET`; nothing for a pair that stays together.
    pub(super) met: i64,
    /// Attributes to mix in which they agree, and attributes to be alike in which they differ, up to `MOST_MIX`.
    pub(super) mix: i64,
}

/// Meeting once more weighs no more than this many times.
pub(super) const MOST_MET: i64 = 7;
/// More attributes than this weigh no more.
pub(super) const MOST_MIX: i64 = 16;

impl AddAssign for Price {
    fn add_assign(&mut self, other: Self) {
        self.wish += other.wish;
        self.met += other.met;
        self.mix += other.mix;
    }
}

/// The price of every pair of some people.
#[derive(Debug)]
pub(super) struct Prices {
    people: usize,
    table: Vec<Price>,
    /// For each attribute to mix, each person's value.
    values: Vec<Vec<Option<usize>>>,
}

impl Prices {
    /// Prices every pair. A blank or missing attribute neither agrees nor differs; names of strangers are ignored.
    pub(super) fn new(people: &[&Person], grouping: &Grouping, met: &[Vec<Vec<String>>]) -> Self {
        let n = people.len();
        let mix: Vec<_> = grouping.mix.iter().map(|key| values(people, key)).collect();
        let alike: Vec<_> = grouping.alike.iter().map(|key| values(people, key)).collect();
        let mut prices = Self { people: n, table: vec![Price::default(); n * n], values: mix };
        for a in 0..n {
            for b in a + 1..n {
                let both = |v: &[Option<usize>]| v[a].zip(v[b]);
                let agree = prices.values.iter().filter(|v| both(v).is_some_and(|(x, y)| x == y)).count();
                let differ = alike.iter().filter(|v| both(v).is_some_and(|(x, y)| x != y)).count();
                prices.change(a, b, |price| price.mix = ((agree + differ) as i64).min(MOST_MIX));
            }
        }
        let mut names: Vec<(&str, usize)> = people.iter().enumerate().map(|(i, p)| (p.name.as_str(), i)).collect();
        names.sort_unstable();
        for group in met.iter().flatten() {
            prices.each_pair(&names, group, |price| price.met = (price.met + 1).min(MOST_MET));
        }
        for group in &grouping.apart {
            prices.each_pair(&names, group, |price| price.wish = 1);
        }
        for group in &grouping.together {
            prices.each_pair(&names, group, |price| *price = Price { wish: -1, met: 0, ..*price });
        }
        prices
    }

    /// What it costs that these two are in one group.
    pub(super) fn of(&self, a: usize, b: usize) -> Price {
        self.table[a * self.people + b]
    }

    /// What all pairs in this many groups cost at least: every wish kept, nobody meeting again, every value of an
    /// attribute to mix spread evenly.
    pub(super) fn least(&self, groups: usize) -> Price {
        let together = self.table.iter().filter(|p| p.wish < 0).count() / 2;
        let mut mix = 0;
        if self.values.len() as i64 <= MOST_MIX {
            for values in &self.values {
                let kinds = values.iter().flatten().max().map_or(0, |&last| last + 1);
                let mut counts = vec![0; kinds];
                for &v in values.iter().flatten() {
                    counts[v] += 1;
                }
                let pairs = |size: usize| (size * size.saturating_sub(1) / 2) as i64;
                let even = |count: usize| {
                    let (each, more) = (count / groups, count % groups);
                    pairs(each + 1) * more as i64 + pairs(each) * (groups - more) as i64
                };
                mix += counts.into_iter().map(even).sum::<i64>();
            }
        }
        Price { wish: -(together as i64), met: 0, mix }
    }

    fn each_pair(&mut self, names: &[(&str, usize)], group: &[String], what: impl Fn(&mut Price)) {
        let find = |name: &String| names.binary_search_by(|(known, _)| (*known).cmp(name)).ok().map(|at| names[at].1);
        let mut known: Vec<usize> = group.iter().filter_map(find).collect();
        known.sort_unstable();
        known.dedup();
        for (i, &a) in known.iter().enumerate() {
            for &b in &known[i + 1..] {
                self.change(a, b, &what);
            }
        }
    }

    fn change(&mut self, a: usize, b: usize, what: impl Fn(&mut Price)) {
        for at in [a * self.people + b, b * self.people + a] {
            what(&mut self.table[at]);
        }
    }
}

/// Each person's value of an attribute as a small number, equal for values that differ only in case or in space
/// around them; none where it is blank or missing.
pub(super) fn values(people: &[&Person], key: &str) -> Vec<Option<usize>> {
    let folded: Vec<Option<String>> =
        people.iter().map(|p| p.attribute(key).map(|value| value.trim().to_lowercase())).collect();
    let mut known: Vec<&String> = folded.iter().flatten().collect();
    known.sort_unstable();
    known.dedup();
    folded.iter().map(|value| value.as_ref().and_then(|v| known.binary_search(&v).ok())).collect()
}
