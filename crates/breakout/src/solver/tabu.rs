//! Improves a plan by tabu search over swaps in all rounds (Glover 1989; for this problem Dotú and Van Hentenryck 2005).
//! It never moves anybody out of a fixed seat.

use super::cost_table::{CostTable, FORBIDDEN, Swap};
use super::instance::{Instance, Link, Priority};
use super::objectives::Objectives;
use super::random::Random;
use super::weights::attribute_weight;

/// Objectives in the order of their importance; less is better.
pub(crate) type Rank = [i64; 4];

/// Ranks objectives, the most important first. Beside a plan that is to be kept, whatever costs is weighed against the
/// people who move for it.
pub(crate) fn rank(instance: &Instance, objectives: Objectives) -> Rank {
    rank_by(instance, instance.priority, objectives)
}

/// Ranks objectives by another order of what comes first.
pub(crate) fn rank_by(instance: &Instance, priority: Priority, objectives: Objectives) -> Rank {
    let Objectives { broken, repeats, attribute_cost, spread, moved } = objectives;
    if !instance.homes.is_empty() {
        let weight = i64::from(attribute_weight(priority));
        return [broken, 20 * repeats + weight * attribute_cost + spread + 9 * moved, repeats, moved];
    }
    match priority {
        Priority::FewestRepeats => [broken, repeats, attribute_cost, spread],
        Priority::Balanced => [broken, 2 * attribute_cost + 3 * repeats, repeats, spread],
        Priority::BestMix => [broken, attribute_cost, repeats, spread],
    }
}

/// Swaps without improvement after which the plan is perturbed: with many constraints, soon is better than late.
const STALL: u64 = 400;
/// Tabu tenures, one of which is drawn with each perturbation.
const LONG: [usize; 3] = [10, 20, 100];
/// The tenure with attributes: many swaps cost nothing then, and the search does not turn back by itself.
const SHORT: [usize; 1] = [5];
/// Work after which an improving swap is taken at once; the next scan begins there.
const ENOUGH: usize = 2_000;
/// Swaps between two tries to move people who must be together.
const COMPONENT_EVERY: u64 = 16;

/// The best plan for an order of what comes first.
#[derive(Debug, Clone)]
pub(crate) struct Best {
    pub priority: Priority,
    pub rank: Rank,
    /// The seats of each round, as in `Tabu::best`; nothing before one was found.
    pub seats: Vec<Vec<u16>>,
}

/// A search that can be interrupted.
pub(crate) struct Tabu {
    /// The swap until which a pair of a round is tabu.
    until: Vec<u32>,
    now: u32,
    tenure: usize,
    tenures: &'static [usize],
    next: (usize, usize),
    since: u64,
    local: i64,
    /// The best plan seen, by the seats of each round.
    pub best: Vec<Vec<u16>>,
    pub best_rank: Rank,
    /// The best for other orders of what comes first, if there was any better than the one given.
    pub others: Vec<Best>,
    /// The work after which the best was found.
    pub found: u64,
    components: Vec<(usize, Vec<usize>)>,
    /// The number of people whom each person must be with in each round.
    partners: Vec<i16>,
    scratch: Vec<i16>,
}

impl Tabu {
    pub(crate) fn new(table: &CostTable, random: &mut Random) -> Self {
        let instance = table.instance;
        let n = instance.people;
        let mut partners = vec![0; n * instance.rounds.len()];
        let mut components = Vec::new();
        if instance.links.contains(&Link::Together) {
            for (r, round) in instance.rounds.iter().enumerate() {
                for &p in &round.present {
                    let with = round.present.iter().filter(|&&q| instance.link(p, q) == Link::Together);
                    partners[r * n + p] = with.count() as i16;
                }
                components.extend(
                    super::initial::components(instance, &round.present).into_iter().map(|component| (r, component)),
                );
            }
        }
        let weighs = !instance.attributes_last && instance.has_attributes();
        let tenures = if weighs { &SHORT[..] } else { &LONG[..] };
        Self {
            until: vec![0; n * n * instance.rounds.len()],
            now: 0,
            tenure: draw(tenures, random),
            tenures,
            next: (0, 0),
            since: 0,
            local: table.cost,
            best: table.states.iter().map(|state| state.at.clone()).collect(),
            best_rank: rank(instance, table.objectives),
            others: Vec::new(),
            found: table.work,
            components,
            partners,
            scratch: vec![0; table.width],
        }
    }

    /// Swaps until the work is done or the goal is reached.
    pub(crate) fn run(&mut self, table: &mut CostTable, goal: Rank, limit: u64, random: &mut Random) {
        while table.work < limit && self.best_rank > goal {
            self.now += 1;
            if !self.components.is_empty() && u64::from(self.now).is_multiple_of(COMPONENT_EVERY) {
                self.move_component(table, random);
                self.record_best(table);
            }
            match self.best_swap(table, random) {
                Some(swap) => {
                    table.swap(swap);
                    let n = table.instance.people;
                    let until = self.now + 2 + random.below(self.tenure) as u32;
                    self.until[(swap.round * n + swap.a) * n + swap.b] = until;
                    self.until[(swap.round * n + swap.b) * n + swap.a] = until;
                }
                // Nobody costs anything, or nobody may move.
                None => self.since = STALL,
            }
            self.record_best(table);
            if self.since >= STALL {
                self.perturb(table, random);
            }
        }
    }

    /// Remembers the plan if it is the best so far.
    fn record_best(&mut self, table: &CostTable) {
        self.since += 1;
        if table.cost < self.local {
            self.local = table.cost;
            self.since = 0;
        }
        let rank = rank(table.instance, table.objectives);
        if rank < self.best_rank {
            self.best_rank = rank;
            self.found = table.work;
            for (best, state) in self.best.iter_mut().zip(&table.states) {
                best.clone_from(&state.at);
            }
        }
        for other in &mut self.others {
            let rank = rank_by(table.instance, other.priority, table.objectives);
            if rank < other.rank {
                other.rank = rank;
                other.seats = table.states.iter().map(|state| state.at.clone()).collect();
            }
        }
    }

    /// Finds the best swap that is not tabu, or that is better than all before; ties at random.
    fn best_swap(&mut self, table: &mut CostTable, random: &mut Random) -> Option<Swap> {
        let n = table.instance.people;
        let width = table.width;
        let rounds = table.states.len();
        let (first_round, first_group) = std::mem::take(&mut self.next);
        let better = self.local - table.cost;
        let mut best = i64::from(i16::MAX);
        let mut found = None;
        let mut ties = 0;
        let mut work = 0;
        'all: for i in 0..=rounds {
            let r = (first_round + i) % rounds;
            let groups = table.states[r].groups();
            // The round in which the scan begins is scanned in two parts.
            let part = match i {
                0 => first_group..groups,
                i if i == rounds => 0..first_group.min(groups),
                _ => 0..groups,
            };
            for g in part {
                if work > ENOUGH && best < 0 {
                    self.next = (r, g);
                    break 'all;
                }
                let may_gain = |table: &CostTable, p: usize| {
                    let together = i32::from(self.partners[r * n + p]) * i32::from(table.constraint_weight());
                    table.is_free(r, p) && i32::from(table.cost_of(r, p)) + together > 0
                };
                let mut is_new = true;
                for seat in table.states[r].start[g]..table.states[r].start[g + 1] {
                    let a = table.person(r, seat);
                    if !may_gain(table, a) {
                        continue;
                    }
                    if std::mem::take(&mut is_new) {
                        table.move_costs(r, g, &mut self.scratch);
                        work += width / 8;
                    }
                    let own = i64::from(table.cost_of(r, a));
                    let (costs_beside, twice) = table.costs_beside(r, a);
                    let change = |beside: i16, x: i16, twice: i16| beside.saturating_add(x).saturating_sub(twice);
                    let least = (costs_beside.iter().zip(&self.scratch).zip(twice))
                        .fold(i16::MAX, |least, ((&beside, &x), &twice)| least.min(change(beside, x, twice)));
                    work += width / 8;
                    if i64::from(least) - own > best {
                        continue;
                    }
                    work += width / 4;
                    for (b, ((&beside, &x), &twice)) in
                        costs_beside.iter().zip(&self.scratch).zip(twice).enumerate().take(n)
                    {
                        let delta = i64::from(change(beside, x, twice)) - own;
                        if delta > best || self.scratch[b] == FORBIDDEN {
                            continue;
                        }
                        if self.until[(r * n + a) * n + b] >= self.now && delta >= better {
                            continue;
                        }
                        if delta < best {
                            best = delta;
                            ties = 0;
                        }
                        ties += 1;
                        if random.below(ties) == 0 {
                            found = Some(Swap { round: r, a, b });
                        }
                    }
                }
            }
        }
        table.work += work as u64;
        found
    }

    /// Tries to move people who must be together into another group, each in exchange for the cheapest person there;
    /// undoes it if the plan gets worse.
    fn move_component(&mut self, table: &mut CostTable, random: &mut Random) {
        let (r, component) = &self.components[random.below(self.components.len())];
        let from = table.group_of(*r, component[0]);
        let to = random.below(table.instance.rounds[*r].sizes.len());
        if to == from || component.iter().any(|&p| !table.is_free(*r, p) || table.group_of(*r, p) != from) {
            return;
        }
        let before = table.cost;
        let mut made = Vec::new();
        for &a in component {
            let seats = table.states[*r].start[to]..table.states[*r].start[to + 1];
            let free = |b: &usize| table.is_free(*r, *b) && !component.contains(b);
            let others = seats.map(|seat| table.person(*r, seat)).filter(free);
            let swap = others.map(|b| Swap { round: *r, a, b }).min_by_key(|&swap| table.delta(swap));
            let Some(swap) = swap else { break };
            table.swap(swap);
            made.push(swap);
        }
        // One try in eight may cost as much as a repeat: otherwise a component would stay in its first group.
        let acceptable = if random.below(8) == 0 { 20 } else { 0 };
        if made.len() < component.len() || table.cost > before + acceptable {
            for swap in made.into_iter().rev() {
                table.swap(Swap { a: swap.b, b: swap.a, ..swap });
            }
        }
    }

    /// Makes some random swaps and draws another tenure.
    fn perturb(&mut self, table: &mut CostTable, random: &mut Random) {
        let rounds = table.states.len();
        for _ in 0..2 + random.below(2 * rounds - 1) {
            let round = random.below(rounds);
            let seats = table.states[round].at.len();
            if seats == 0 {
                continue;
            }
            let [a, b] = [(); 2].map(|()| table.person(round, random.below(seats)));
            if table.group_of(round, a) != table.group_of(round, b)
                && table.is_free(round, a)
                && table.is_free(round, b)
            {
                table.swap(Swap { round, a, b });
            }
        }
        self.tenure = draw(self.tenures, random);
        self.since = 0;
        self.local = table.cost;
        table.work += 1;
        self.record_best(table);
    }
}

fn draw(tenures: &[usize], random: &mut Random) -> usize {
    tenures[random.below(tenures.len())]
}

/// Swaps two people if what the plan comes to then `is_kept`, compared with before; tells whether they are swapped.
pub(crate) fn swap_if(table: &mut CostTable, swap: Swap, is_kept: impl Fn(Objectives, Objectives) -> bool) -> bool {
    let before = table.objectives;
    table.swap(swap);
    let is_kept = is_kept(before, table.objectives);
    if !is_kept {
        table.swap(Swap { a: swap.b, b: swap.a, ..swap });
    }
    is_kept
}

/// Says whether there is anything to swap in any round.
pub(crate) fn can_move(instance: &Instance) -> bool {
    instance.rounds.iter().any(|r| r.sizes.iter().filter(|&&s| s > 0).count() > 1 && r.fixed.len() < r.present.len())
}
