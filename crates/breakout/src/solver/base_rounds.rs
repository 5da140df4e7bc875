//! Searches base rounds, which a group of symmetries develops into a whole schedule. The search space is smaller by the
//! number of symmetries, so that this finds schedules that swaps in the whole plan never find. (Starter blocks
//! developed by a group: Anderson, "Combinatorial Designs and Tournaments", 1997.)
//!
//! The points are pairs of an orbit o and an element x of the group, numbered o · order + x; points left over are
//! fixed. The translation by t turns (o, x) into (o, x + t).

use super::finite_field::FiniteField;
use super::instance::Schedule;
use super::random::Random;

/// The group of symmetries: the integers modulo `order`, or the additive group of a field.
#[derive(Debug, Clone)]
pub(crate) struct Translations {
    /// The number of symmetries.
    pub order: usize,
    field: Option<FiniteField>,
}

impl Translations {
    /// Takes the integers modulo `order`.
    pub(crate) fn cyclic(order: usize) -> Self {
        Self { order, field: None }
    }

    /// Takes the additive group of the field of this order, unless it is cyclic.
    pub(crate) fn of_field(order: usize) -> Option<Self> {
        let field = FiniteField::new(order)?;
        let prime = (2..order).all(|p| !order.is_multiple_of(p));
        (!prime).then_some(Self { order, field: Some(field) })
    }

    fn sum(&self, a: usize, b: usize) -> usize {
        self.field.as_ref().map_or((a + b) % self.order, |f| f.sum(a, b))
    }

    /// Develops base rounds into a whole schedule. A round that the symmetries turn into itself comes only once.
    pub(crate) fn develop(&self, base: &[Vec<usize>]) -> Schedule {
        let people = base.first().map_or(0, Vec::len);
        let moved = people / self.order * self.order;
        let mut schedule: Schedule = Vec::new();
        for round in base {
            let first = schedule.len();
            for t in 0..self.order {
                let mut group = round.clone();
                for (point, &at) in round.iter().enumerate().take(moved) {
                    let (orbit, x) = (point / self.order, point % self.order);
                    group[orbit * self.order + self.sum(x, t)] = at;
                }
                if !schedule[first..].iter().any(|other| is_same_round(other, &group)) {
                    schedule.push(group);
                }
            }
        }
        schedule
    }
}

/// Says whether two rounds have the same groups, whatever their order.
fn is_same_round(a: &[usize], b: &[usize]) -> bool {
    let mut named = vec![None; a.len()];
    a.iter().zip(b).all(|(&of_a, &of_b)| *named[of_a].get_or_insert(of_b) == of_b)
}

/// A search for base rounds.
#[derive(Debug)]
pub(crate) struct BaseRoundSearch {
    pub translations: Translations,
    people: usize,
    /// The class of each pair: pairs that some symmetry turns into each other.
    class: Vec<u16>,
    /// For each class, the cost of so many of its pairs sharing a group in a base round.
    costs: Vec<[i32; SHARED]>,
    base: Vec<Vec<usize>>,
    /// For each class, how many of its pairs share a group in a base round.
    shared: Vec<u16>,
    pub cost: i64,
}

/// More pairs of a class than this cost no more.
const SHARED: usize = 32;

impl BaseRoundSearch {
    /// Begins with random base rounds.
    pub(crate) fn new(translations: Translations, sizes: &[usize], count: usize, random: &mut Random) -> Self {
        let people: usize = sizes.iter().sum();
        let (m, moved) = (translations.order, people / translations.order * translations.order);
        let negative: Vec<usize> = (0..m).map(|x| (0..m).find(|&y| translations.sum(x, y) == 0).unwrap_or(0)).collect();
        let mut known: Vec<(usize, usize, usize)> = Vec::new();
        let mut search = Self {
            people,
            class: vec![0; people * people],
            costs: Vec::new(),
            base: Vec::new(),
            shared: Vec::new(),
            cost: 0,
            translations,
        };
        let mut keys = std::collections::BTreeMap::new();
        for a in 0..people {
            for b in a + 1..people {
                let (oa, ob) = (a / m, b / m);
                let (key, size, each) = if b < moved {
                    let d = search.translations.sum(b % m, negative[a % m]);
                    let d = if oa == ob { d.min(negative[d]) } else { d };
                    let half = oa == ob && d == negative[d];
                    if half { ((oa, ob, d), m / 2, 2) } else { ((oa, ob, d), m, 1) }
                } else if a < moved {
                    ((oa, b, people), m, 1)
                } else {
                    ((a, b, people + 1), 1, m)
                };
                let class = *keys.entry(key).or_insert_with(|| {
                    known.push(key);
                    search.costs.push(std::array::from_fn(|shared| {
                        let more = (shared * each).saturating_sub(1).min(1_000) as i32;
                        size as i32 * (16 * more + more * (more - 1).max(0) / 2)
                    }));
                    known.len() - 1
                });
                search.class[a * people + b] = class as u16;
                search.class[b * people + a] = class as u16;
            }
        }
        search.shared = vec![0; known.len()];
        let seats: Vec<usize> = sizes.iter().enumerate().flat_map(|(g, &s)| std::iter::repeat_n(g, s)).collect();
        for _ in 0..count {
            let mut round = seats.clone();
            random.shuffle(&mut round);
            search.base.push(round);
        }
        for round in 0..count {
            for a in 0..people {
                for b in a + 1..people {
                    if search.base[round][a] == search.base[round][b] {
                        search.change(a, b, 1);
                    }
                }
            }
        }
        search
    }

    fn change(&mut self, a: usize, b: usize, by: i16) {
        let class = usize::from(self.class[a * self.people + b]);
        let (was, is) = (self.shared[class], self.shared[class].wrapping_add_signed(by));
        self.shared[class] = is;
        let cost = |shared: u16| self.costs[class][usize::from(shared).min(SHARED - 1)];
        self.cost += i64::from(cost(is) - cost(was));
    }

    fn swap(&mut self, round: usize, a: usize, b: usize) {
        let (ga, gb) = (self.base[round][a], self.base[round][b]);
        for x in 0..self.people {
            let at = self.base[round][x];
            if x != a && x != b && (at == ga || at == gb) {
                let by = if at == ga { 1 } else { -1 };
                self.change(a, x, -by);
                self.change(b, x, by);
            }
        }
        self.base[round].swap(a, b);
    }

    /// Anneals for this many moves, or until the rounds are perfect. Returns the work done.
    pub(crate) fn anneal(&mut self, moves: u64, random: &mut Random) -> u64 {
        let m = self.translations.order as u64;
        let size = self.people / self.base[0].iter().max().map_or(1, |g| g + 1);
        let each = (self.people + 30 * size) as u64 / 8;
        for step in 0..moves {
            if self.cost == 0 {
                return step * each;
            }
            // From 6 m down to 1.2 m.
            let temperature = 6 * m * 1024 - (6 * m * 1024 - m * 1229) * step / moves;
            let round = random.below(self.base.len());
            let (a, b) = (random.below(self.people), random.below(self.people));
            if self.base[round][a] == self.base[round][b] {
                continue;
            }
            let before = self.cost;
            self.swap(round, a, b);
            if !random.accepts(self.cost - before, temperature) {
                self.swap(round, a, b);
            }
        }
        moves * each
    }

    /// Develops the base rounds into a schedule.
    pub(crate) fn schedule(&self) -> Schedule {
        self.translations.develop(&self.base)
    }
}

/// Lists the symmetries to try, with the number of base rounds: order × base rounds is the number of rounds, or one more.
pub(crate) fn candidates(people: usize, rounds: usize) -> Vec<(Translations, usize)> {
    let mut exact = Vec::new();
    let mut near = Vec::new();
    for order in 2..=people {
        for (total, into) in [(rounds, &mut exact), (rounds + 1, &mut near)] {
            if total.is_multiple_of(order) && total / order <= 4 {
                let shifts = std::iter::once(Translations::cyclic(order)).chain(Translations::of_field(order));
                into.extend(shifts.map(|translations| (translations, total / order)));
            }
        }
    }
    exact.sort_by_key(|(_, count)| *count);
    // The one with the fewest base rounds comes twice, and the first with a round too many once.
    let mut candidates: Vec<(Translations, usize)> = exact.iter().take(1).cloned().collect();
    candidates.extend(exact);
    candidates.extend(near.into_iter().take(1));
    candidates
}
