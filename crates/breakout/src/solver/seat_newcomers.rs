//! Seats newcomers in groups that exist, and moves nobody else unless the sizes of the groups demand it. It tries every
//! way to seat them where these are few enough, and otherwise improves one until no newcomer could sit better.

use super::instance::{Instance, Link, Rounds, cheapest_first, each_pair};
use super::objectives::spread_of;
use super::weights::Weights;

/// The search for the best seats ends after this many steps.
const MOST_STEPS: usize = 60_000;
/// With more newcomers in all rounds than this, only the first seats are taken.
const MOST_NEWCOMERS: usize = 120;
/// The weight of a broken constraint where no table of costs could be built.
const CONSTRAINT: i64 = 10_000;

/// Groups that wait for people.
#[derive(Debug, Default)]
pub(crate) struct Incomplete {
    /// The groups of each round, without those who wait.
    pub groups: Rounds,
    /// In each round, who has no group yet.
    pub waiting: Vec<Vec<usize>>,
    /// Whether the groups of each round may change sizes with each other.
    pub sizes_may_change: Vec<bool>,
    /// In each round, the group that each person had.
    pub homes: Vec<Vec<Option<usize>>>,
}

/// Seats everybody who waits where they cost least, and sets the sizes of the instance accordingly.
pub(crate) fn seat_newcomers(instance: &mut Instance, incomplete: &mut Incomplete) -> Rounds {
    let mut seating = Seating::new(instance, std::mem::take(&mut incomplete.groups));
    for r in 0..seating.groups.len() {
        let mut people = incomplete.waiting[r].clone();
        people.extend(seating.make_room(r, incomplete.sizes_may_change[r]));
        // Those who know most people choose first.
        let by_acquaintances = people.iter().map(|&p| (-(seating.acquaintances(p) as i64), p));
        let people: Vec<usize> = cheapest_first(by_acquaintances).into_iter().map(|(_, p)| p).collect();
        for (at, &p) in people.iter().enumerate() {
            let open = seating.open(r, people.len() - at);
            if let Some(&g) = open.iter().min_by_key(|&&g| (seating.cost(r, p, g), g)) {
                seating.seat(r, p, g);
                seating.newcomers.push((r, p));
            }
        }
    }
    seating.search();
    let Seating { groups, .. } = seating;
    for (shape, groups) in instance.rounds.iter_mut().zip(&groups) {
        shape.sizes = groups.iter().map(Vec::len).collect();
    }
    groups
}

/// Seats that are being tried.
struct Seating<'a> {
    instance: &'a Instance,
    weights: Option<Weights>,
    groups: Rounds,
    /// How often each pair meets in the history and in all groups so far.
    met: Vec<usize>,
    /// The most people in each group of each round, and how many groups of the round may have one more than the least.
    sizes: Vec<Sizes>,
    /// Who was seated: the round and the person.
    newcomers: Vec<(usize, usize)>,
    steps: usize,
}

/// How large the groups of a round may become.
enum Sizes {
    /// These sizes, group by group.
    Given(Vec<usize>),
    /// Any of these groups may be a larger one: the smaller size, and how many are larger by one.
    Even(usize, usize),
}

impl<'a> Seating<'a> {
    fn new(instance: &'a Instance, groups: Rounds) -> Self {
        let n = instance.people;
        let mut met: Vec<usize> = instance.met.iter().map(|&m| m as usize).collect();
        for group in groups.iter().flatten() {
            each_pair(group, |a, b| {
                met[a * n + b] += 1;
                met[b * n + a] += 1;
            });
        }
        let weights = Weights::new(instance);
        Self { instance, weights, groups, met, sizes: Vec::new(), newcomers: Vec::new(), steps: 0 }
    }

    /// Fixes the sizes of a round and returns who has to leave a group that is too large.
    fn make_room(&mut self, r: usize, sizes_may_change: bool) -> Vec<usize> {
        let shape = &self.instance.rounds[r];
        let least = shape.sizes.iter().min().copied().unwrap_or(0);
        let larger = shape.sizes.iter().filter(|&&size| size > least).count();
        let is_even = shape.sizes.iter().all(|&size| size <= least + 1);
        let limits =
            if sizes_may_change && is_even { Sizes::Even(least, larger) } else { Sizes::Given(shape.sizes.clone()) };
        self.sizes.push(limits);
        let mut leave = Vec::new();
        while let Some(g) = self.over_full(r) {
            let is_free = |p: &usize| shape.fixed.iter().all(|(q, _)| q != p);
            let of_group = self.groups[r][g].iter().copied().filter(is_free);
            // The person who costs most there.
            let Some(p) = of_group.max_by_key(|&p| (self.cost_beside(r, p, g), std::cmp::Reverse(p))) else { break };
            self.unseat(r, p, g);
            leave.push(p);
        }
        leave
    }

    /// Returns a group with more people than it may have.
    fn over_full(&self, r: usize) -> Option<usize> {
        let groups = &self.groups[r];
        match &self.sizes[r] {
            Sizes::Given(sizes) => (0..groups.len()).find(|&g| groups[g].len() > sizes[g]),
            Sizes::Even(least, larger) => {
                let over: Vec<usize> = (0..groups.len()).filter(|&g| groups[g].len() > *least).collect();
                let is_over = over.len() > *larger || over.iter().any(|&g| groups[g].len() > least + 1);
                let fixed = |g: usize| self.instance.rounds[r].fixed.iter().filter(|&&(_, at)| at == g).count();
                over.into_iter()
                    .filter(|&g| is_over && groups[g].len() > fixed(g))
                    .max_by_key(|&g| (groups[g].len(), std::cmp::Reverse(g)))
            }
        }
    }

    /// Lists the groups that one of so many people who wait may join.
    fn open(&self, r: usize, waiting: usize) -> Vec<usize> {
        let groups = &self.groups[r];
        match &self.sizes[r] {
            Sizes::Given(sizes) => (0..groups.len()).filter(|&g| groups[g].len() < sizes[g]).collect(),
            Sizes::Even(least, larger) => {
                let missing: usize = groups.iter().map(|g| least.saturating_sub(g.len())).sum();
                let full = groups.iter().filter(|g| g.len() > *least).count();
                let may_grow = |g: &usize| match groups[*g].len() {
                    size if size < *least => true,
                    size => size == *least && full < *larger && waiting > missing,
                };
                (0..groups.len()).filter(may_grow).collect()
            }
        }
    }

    fn acquaintances(&self, p: usize) -> usize {
        let n = self.instance.people;
        self.met[p * n..(p + 1) * n].iter().filter(|&&m| m > 0).count()
    }

    fn seat(&mut self, r: usize, p: usize, g: usize) {
        let n = self.instance.people;
        for &q in &self.groups[r][g] {
            self.met[p * n + q] += 1;
            self.met[q * n + p] += 1;
        }
        self.groups[r][g].push(p);
    }

    fn unseat(&mut self, r: usize, p: usize, g: usize) {
        let n = self.instance.people;
        self.groups[r][g].retain(|&q| q != p);
        for &q in &self.groups[r][g] {
            self.met[p * n + q] -= 1;
            self.met[q * n + p] -= 1;
        }
    }

    /// Returns what somebody costs in a group that they are not in: never less than nothing.
    fn cost(&self, r: usize, p: usize, g: usize) -> i64 {
        let with = |q: usize| {
            let met = self.met[p * self.instance.people + q];
            let again = if met > 0 { self.repeat() + spread_of(met) } else { 0 };
            match self.instance.link(p, q) {
                Link::Free => again,
                Link::Apart => again + self.constraint(),
                Link::Together => 0,
            }
        };
        let attributes: usize = self.groups[r][g].iter().map(|&q| self.instance.attribute_cost(p, q)).sum();
        let elsewhere = self.groups[r].iter().enumerate().filter(|&(other, _)| other != g).flat_map(|(_, group)| group);
        let missed = elsewhere.filter(|&&q| self.instance.link(p, q) == Link::Together).count();
        self.groups[r][g].iter().map(|&q| with(q)).sum::<i64>()
            + attributes as i64 * self.weights.map_or(0, |w| i64::from(w.attribute))
            + missed as i64 * self.constraint()
    }

    /// Returns what somebody costs in the group that they are in, by what they meet again there.
    fn cost_beside(&self, r: usize, p: usize, g: usize) -> i64 {
        let n = self.instance.people;
        let others = self.groups[r][g].iter().filter(|&&q| q != p);
        others
            .map(|&q| {
                let again = if self.met[p * n + q] > 1 { self.repeat() } else { 0 };
                let attribute = self.weights.map_or(0, |w| i64::from(w.attribute));
                let link = match self.instance.link(p, q) {
                    Link::Free => 0,
                    Link::Apart => self.constraint(),
                    Link::Together => -self.constraint(),
                };
                again + link + attribute * self.instance.attribute_cost(p, q) as i64
            })
            .sum()
    }

    fn repeat(&self) -> i64 {
        self.weights.map_or(20, |w| i64::from(w.repeat))
    }

    fn constraint(&self) -> i64 {
        self.weights.map_or(CONSTRAINT, |w| i64::from(w.constraint))
    }

    fn group_of(&self, r: usize, p: usize) -> Option<usize> {
        self.groups[r].iter().position(|members| members.contains(&p))
    }

    /// Tries every way to seat the newcomers, as far as the steps reach, then better seats for one or two of them.
    fn search(&mut self) {
        let newcomers = self.newcomers.clone();
        if newcomers.len() > MOST_NEWCOMERS {
            return;
        }
        let mut most = self.take_out(&newcomers);
        let mut best: Option<Vec<usize>> = None;
        let first: Vec<usize> = most.1.clone();
        self.try_all(&newcomers, &mut Vec::new(), 0, &mut most.0, &mut best);
        for (&(r, p), &g) in newcomers.iter().zip(best.as_ref().unwrap_or(&first)) {
            self.seat(r, p, g);
        }
        if self.steps > MOST_STEPS {
            self.descend(&newcomers);
        }
    }

    /// Takes newcomers out of their groups again, and returns what they cost there and where they were.
    fn take_out(&mut self, newcomers: &[(usize, usize)]) -> (i64, Vec<usize>) {
        let (mut cost, mut places) = (0, Vec::new());
        for &(r, p) in newcomers.iter().rev() {
            let g = self.group_of(r, p).unwrap_or_default();
            self.unseat(r, p, g);
            cost += self.cost(r, p, g);
            places.push(g);
        }
        places.reverse();
        (cost, places)
    }

    fn try_all(
        &mut self,
        newcomers: &[(usize, usize)],
        places: &mut Vec<usize>,
        cost: i64,
        most: &mut i64,
        best: &mut Option<Vec<usize>>,
    ) {
        self.steps += 1;
        let Some(&(r, p)) = newcomers.get(places.len()) else {
            *most = cost;
            *best = Some(places.clone());
            return;
        };
        let waiting = newcomers[places.len()..].iter().filter(|(round, _)| *round == r).count();
        let open = cheapest_first(self.open(r, waiting).into_iter().map(|g| (cost + self.cost(r, p, g), g)));
        for (cost, g) in open {
            if cost >= *most || self.steps > MOST_STEPS {
                return;
            }
            self.seat(r, p, g);
            places.push(g);
            self.try_all(newcomers, places, cost, most, best);
            places.pop();
            self.unseat(r, p, g);
        }
    }

    /// Gives newcomers other seats, or lets two of them change places, as long as that is better.
    fn descend(&mut self, newcomers: &[(usize, usize)]) {
        for _ in 0..newcomers.len() {
            let mut is_changed = false;
            for (i, &(r, p)) in newcomers.iter().enumerate() {
                is_changed |= self.move_newcomer(r, p);
                for &(_, q) in newcomers[i + 1..].iter().filter(|(round, _)| *round == r) {
                    is_changed |= self.exchange(r, p, q);
                }
            }
            if !is_changed {
                return;
            }
        }
    }

    fn move_newcomer(&mut self, r: usize, p: usize) -> bool {
        let Some(from) = self.group_of(r, p) else { return false };
        self.unseat(r, p, from);
        let best = self.open(r, 1).into_iter().min_by_key(|&g| (self.cost(r, p, g), g != from, g));
        let to = best.unwrap_or(from);
        self.seat(r, p, to);
        to != from
    }

    fn exchange(&mut self, r: usize, first: usize, second: usize) -> bool {
        let (Some(here), Some(there)) = (self.group_of(r, first), self.group_of(r, second)) else { return false };
        if here == there {
            return false;
        }
        self.unseat(r, first, here);
        self.unseat(r, second, there);
        let mut cost = |of_first: usize, of_second: usize| {
            let mut cost = self.cost(r, first, of_first);
            self.seat(r, first, of_first);
            cost += self.cost(r, second, of_second);
            self.unseat(r, first, of_first);
            cost
        };
        let is_better = cost(there, here) < cost(here, there);
        let (of_first, of_second) = if is_better { (there, here) } else { (here, there) };
        self.seat(r, first, of_first);
        self.seat(r, second, of_second);
        is_better
    }
}
