//! Owns the cost of each person in each group and updates it with every swap, so that the cost of a swap takes three
//! additions. It never chooses a swap.
//!
//! This is the usual table of local search for graph partitioning (Kernighan and Lin 1970; Gallego, Laguna, Martí and
//! Duarte 2013 for diverse groups), over all rounds at once.

use super::instance::{Instance, Link, Rounds};
use super::objectives::{Objectives, is_away, spread_of};
use super::weights::Weights;

/// The cost of a forbidden swap: more than any other, and no sum with another cost overflows.
pub(crate) const FORBIDDEN: i16 = 30_000;
/// Earlier meetings of a pair beyond this number cost no more.
const MOST_MET: usize = 200;
/// Nobody's seat.
const ABSENT: u16 = u16::MAX;

/// One round: who sits where, and what each person costs there and would cost elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct RoundState {
    /// Who sits on each seat; the seats of a group are adjacent.
    pub at: Vec<u16>,
    /// Each person's seat.
    seat: Vec<u16>,
    /// Each person's group.
    pub group: Vec<u16>,
    /// The first seat of each group, and the number of seats.
    pub start: Vec<usize>,
    /// The least cost for people who may move, the forbidden cost for everybody else.
    mask: Vec<i16>,
    /// For each group, what each person costs there or would cost.
    cost_in: Vec<i16>,
    /// What each person costs where they are.
    own: Vec<i16>,
    /// For each person, what they would cost in the group of each other person, and whether that is out of date.
    beside: Vec<i16>,
    stale: Vec<bool>,
}

/// Everybody's seats in all rounds, and what they cost.
#[derive(Debug)]
pub(crate) struct CostTable<'a> {
    pub instance: &'a Instance,
    pub states: Vec<RoundState>,
    pub objectives: Objectives,
    pub cost: i64,
    /// Elementary steps done.
    pub work: u64,
    /// The width of a row of people: a multiple of eight.
    pub width: usize,
    weights: Weights,
    /// The cost of meeting once more after so many meetings.
    repeat_cost: Vec<i16>,
    /// How often each pair meets in the history and in all rounds.
    count: Vec<u16>,
    /// What each pair costs by constraints and attributes.
    fixed: Vec<i16>,
    same: Vec<u8>,
    /// Twice what each pair would cost for sharing a group in one more round.
    twice: Vec<i16>,
    /// Scratch space for what a swap changes.
    change: Vec<i16>,
}

impl RoundState {
    /// Returns the members of a group.
    pub(crate) fn members(&self, g: usize) -> &[u16] {
        &self.at[self.start[g]..self.start[g + 1]]
    }

    pub(crate) fn groups(&self) -> usize {
        self.start.len() - 1
    }

    /// Updates what the members of a group cost; what others would cost beside them is out of date then.
    fn refresh(&mut self, g: usize, width: usize) {
        let cost_in = &self.cost_in[g * width..][..width];
        for &p in &self.at[self.start[g]..self.start[g + 1]] {
            self.own[usize::from(p)] = cost_in[usize::from(p)];
        }
        self.stale.fill(true);
    }
}

/// A swap of two people of different groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Swap {
    pub round: usize,
    pub a: usize,
    pub b: usize,
}

impl<'a> CostTable<'a> {
    /// Builds the table of a plan; none if the groups are too large for weights of 16 bits.
    pub(crate) fn new(instance: &'a Instance, plan: &Rounds) -> Option<Self> {
        let weights = Weights::new(instance)?;
        let n = instance.people;
        let width = n.next_multiple_of(8);
        let (mut fixed, mut same) = (vec![0; n * n], vec![0; n * n]);
        for a in 0..n {
            for b in (0..n).filter(|&b| b != a) {
                let alike = instance.attribute_cost(a, b);
                same[a * n + b] = alike as u8;
                let constraint = match instance.link(a, b) {
                    Link::Free => 0,
                    Link::Apart => weights.constraint,
                    Link::Together => -weights.constraint,
                };
                fixed[a * n + b] = constraint + weights.attribute * alike as i16;
            }
        }
        let mut table = Self {
            instance,
            states: Vec::new(),
            objectives: Objectives::default(),
            cost: 0,
            work: 0,
            width,
            weights,
            repeat_cost: (0..=MOST_MET + instance.rounds.len()).map(|c| weights.repeat_cost(c)).collect(),
            count: vec![0; n * n],
            fixed,
            same,
            twice: vec![0; n * width],
            change: vec![0; width],
        };
        for (round, groups) in instance.rounds.iter().zip(plan) {
            let mut state = RoundState {
                at: Vec::new(),
                seat: vec![ABSENT; n],
                group: vec![ABSENT; n],
                start: vec![0],
                mask: vec![FORBIDDEN; width],
                cost_in: vec![0; groups.len() * width],
                own: vec![0; width],
                beside: vec![0; n * width],
                stale: vec![true; n],
            };
            for members in groups {
                for &p in members {
                    state.seat[p] = state.at.len() as u16;
                    state.at.push(p as u16);
                    if round.fixed.iter().all(|&(q, _)| q != p) {
                        state.mask[p] = i16::MIN;
                    }
                }
                state.start.push(state.at.len());
            }
            table.states.push(state);
        }
        table.recompute();
        Some(table)
    }

    /// Returns who sits where.
    pub(crate) fn plan(&self) -> Rounds {
        let group = |state: &RoundState, g: usize| state.members(g).iter().map(|&p| p.into()).collect();
        self.states.iter().map(|state| (0..state.groups()).map(|g| group(state, g)).collect()).collect()
    }

    /// Returns who sits where by a copy of `at` of each round.
    pub(crate) fn plan_of(&self, seats: &[Vec<u16>]) -> Rounds {
        let group = |at: &[u16]| at.iter().map(|&p| p.into()).collect();
        let round = |(state, at): (&RoundState, &Vec<u16>)| {
            state.start.windows(2).map(|ends| group(&at[ends[0]..ends[1]])).collect()
        };
        self.states.iter().zip(seats).map(round).collect()
    }

    /// Counts everything again.
    pub(crate) fn recompute(&mut self) {
        let (n, width) = (self.instance.people, self.width);
        self.objectives = Objectives::of(self.instance, &self.plan());
        self.cost = self.weights.total(self.objectives);
        for (count, &met) in self.count.iter_mut().zip(&self.instance.met) {
            *count = met.min(MOST_MET as u32) as u16;
        }
        for state in &mut self.states {
            for g in 0..state.groups() {
                for seat in state.start[g]..state.start[g + 1] {
                    let a = usize::from(state.at[seat]);
                    state.group[a] = g as u16;
                    for &b in state.members(g).iter().filter(|&&b| usize::from(b) != a) {
                        self.count[a * n + usize::from(b)] += 1;
                    }
                }
            }
        }
        for a in 0..n {
            for b in (0..n).filter(|&b| b != a) {
                self.twice[a * width + b] = 2 * self.pair_cost(a, b, 0);
            }
        }
        for r in 0..self.states.len() {
            let mut cost_in = std::mem::take(&mut self.states[r].cost_in);
            cost_in.fill(0);
            let state = &self.states[r];
            for (p, &home) in self.instance.homes.get(r).into_iter().flatten().enumerate() {
                for g in (0..state.groups()).filter(|&g| is_away(home, g)) {
                    cost_in[g * width + p] = self.weights.moved;
                }
            }
            for &p in &state.at {
                for &q in state.at.iter().filter(|&&q| q != p) {
                    let (p, q) = (usize::from(p), usize::from(q));
                    let together = state.group[p] == state.group[q];
                    cost_in[usize::from(state.group[q]) * width + p] += self.pair_cost(p, q, together.into());
                }
            }
            let state = &mut self.states[r];
            state.cost_in = cost_in;
            for g in 0..state.groups() {
                state.refresh(g, width);
            }
        }
        self.work += (self.states.len() * n * n / 2) as u64;
    }

    /// Returns what a pair costs for sharing a group in one round, if so many of their meetings are in that round.
    fn pair_cost(&self, a: usize, b: usize, together: usize) -> i16 {
        let pair = a * self.instance.people + b;
        let again = match self.instance.links[pair] {
            Link::Together => 0,
            _ => self.repeat_cost[usize::from(self.count[pair]) - together],
        };
        self.fixed[pair] + again
    }

    /// Returns the person on a seat.
    pub(crate) fn person(&self, r: usize, seat: usize) -> usize {
        self.states[r].at[seat].into()
    }

    /// Returns the group of somebody present.
    pub(crate) fn group_of(&self, r: usize, person: usize) -> usize {
        self.states[r].group[person].into()
    }

    /// Says whether somebody is present and may move.
    pub(crate) fn is_free(&self, r: usize, person: usize) -> bool {
        self.states[r].mask[person] != FORBIDDEN
    }

    /// Returns what a person costs where they are.
    pub(crate) fn cost_of(&self, r: usize, person: usize) -> i16 {
        self.states[r].own[person]
    }

    pub(crate) fn constraint_weight(&self) -> i16 {
        self.weights.constraint
    }

    /// Writes for each person what they would cost in group `g` beyond their present cost; the forbidden cost for its
    /// own members and for people who may not move.
    pub(crate) fn move_costs(&self, r: usize, g: usize, into: &mut [i16]) {
        let state = &self.states[r];
        let cost_in = &state.cost_in[g * self.width..][..self.width];
        for (((x, &cost_in), &own), &mask) in into.iter_mut().zip(cost_in).zip(&state.own).zip(&state.mask) {
            *x = (cost_in - own).max(mask);
        }
        for &p in state.members(g) {
            into[usize::from(p)] = FORBIDDEN;
        }
    }

    /// Returns what a person would cost in the group of each other person, and twice what each pair costs.
    pub(crate) fn costs_beside(&mut self, r: usize, person: usize) -> (&[i16], &[i16]) {
        let row = person * self.width..(person + 1) * self.width;
        let state = &mut self.states[r];
        let costs_beside = &mut state.beside[row.clone()];
        if std::mem::take(&mut state.stale[person]) {
            for (g, ends) in state.start.windows(2).enumerate() {
                let cost_in = state.cost_in[g * self.width + person];
                for &p in &state.at[ends[0]..ends[1]] {
                    costs_beside[usize::from(p)] = cost_in;
                }
            }
        }
        (costs_beside, &self.twice[row])
    }

    /// Returns the change in cost if two people of different groups swap.
    pub(crate) fn delta(&self, swap: Swap) -> i64 {
        let Swap { round, a, b } = swap;
        let state = &self.states[round];
        let more = |p: usize, q: usize| {
            i64::from(state.cost_in[usize::from(state.group[q]) * self.width + p]) - i64::from(state.own[p])
        };
        more(a, b) + more(b, a) - i64::from(self.twice[a * self.width + b])
    }

    /// Swaps two people of different groups.
    pub(crate) fn swap(&mut self, swap: Swap) {
        let Swap { round, a, b } = swap;
        let width = self.width;
        self.cost += self.delta(swap);
        let (ga, gb) = (self.group_of(round, a), self.group_of(round, b));
        if let Some(homes) = self.instance.homes.get(round) {
            for (p, from, to) in [(a, ga, gb), (b, gb, ga)] {
                self.objectives.moved += i64::from(is_away(homes[p], to)) - i64::from(is_away(homes[p], from));
            }
        }
        // The costs of the two for everybody else change places. Whoever shares a group with one of them does so in this
        // round already, which is one meeting less.
        let mut change = std::mem::take(&mut self.change);
        for ((x, &to), &from) in change.iter_mut().zip(&self.twice[b * width..]).zip(&self.twice[a * width..]) {
            *x = (to - from) / 2;
        }
        for (g, with, sign) in [(ga, a, -1), (gb, b, 1)] {
            for x in self.states[round].members(g).iter().map(|&x| usize::from(x)).filter(|&x| x != with) {
                change[x] += sign * (self.pair_cost(x, with, 1) - self.pair_cost(x, with, 0));
            }
        }
        let state = &mut self.states[round];
        for &p in &state.at {
            let p = usize::from(p);
            state.cost_in[ga * width + p] += change[p];
            state.cost_in[gb * width + p] -= change[p];
        }
        self.change = change;
        state.at.swap(state.seat[a].into(), state.seat[b].into());
        state.seat.swap(a, b);
        state.group.swap(a, b);
        state.refresh(ga, width);
        state.refresh(gb, width);
        // Update the pairs that meet once less, and once more.
        for (g, leaves, comes) in [(ga, a, b), (gb, b, a)] {
            for seat in self.states[round].start[g]..self.states[round].start[g + 1] {
                let x = self.person(round, seat);
                if x != comes {
                    self.meet(round, leaves, x, false);
                    self.meet(round, comes, x, true);
                }
            }
        }
        let sizes = self.states[round].members(ga).len() + self.states[round].members(gb).len();
        self.work += (self.instance.people * sizes / 8 + sizes * self.states.len() * 2) as u64;
    }

    /// Counts that a pair meets once more, or once less, in a round: their cost in the other rounds changes.
    fn meet(&mut self, round: usize, p: usize, q: usize, more: bool) {
        let (n, width) = (self.instance.people, self.width);
        let by = if more { 1 } else { -1 };
        let link = self.instance.links[p * n + q];
        match link {
            Link::Apart => self.objectives.broken += by,
            Link::Together => self.objectives.broken -= by,
            Link::Free => {}
        }
        self.objectives.attribute_cost += by * i64::from(self.same[p * n + q]);
        let was = usize::from(self.count[p * n + q]);
        let is = if more { was + 1 } else { was - 1 };
        self.count[p * n + q] = is as u16;
        self.count[q * n + p] = is as u16;
        if link == Link::Together {
            return;
        }
        // A meeting that is not the first is a repeat.
        let fewer = was.min(is);
        self.objectives.repeats += by * i64::from(fewer > 0);
        self.objectives.spread += by * spread_of(fewer);
        let apart = self.repeat_cost[is] - self.repeat_cost[was];
        self.twice[p * width + q] += 2 * apart;
        self.twice[q * width + p] += 2 * apart;
        for (r, state) in self.states.iter_mut().enumerate() {
            if r == round || state.group[p] == ABSENT || state.group[q] == ABSENT {
                continue;
            }
            let (gp, gq) = (usize::from(state.group[p]), usize::from(state.group[q]));
            let together = usize::from(gp == gq);
            let by = self.repeat_cost[is - together] - self.repeat_cost[was - together];
            if by == 0 {
                continue;
            }
            for (x, gx, gy) in [(p, gp, gq), (q, gq, gp)] {
                state.cost_in[gy * width + x] += by;
                if gx == gy {
                    state.own[x] += by;
                }
                state.stale[x] = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl CostTable<'_> {
        /// Returns everything that is updated, to compare it with a fresh count.
        pub(crate) fn snapshot(&self) -> (Objectives, i64, Vec<u16>, Vec<Vec<i16>>, Vec<i16>) {
            let states = self
                .states
                .iter()
                .flat_map(|r| [r.cost_in.clone(), r.own.clone(), r.group.iter().map(|&g| g as i16).collect()])
                .collect();
            (self.objectives, self.cost, self.count.clone(), states, self.twice.clone())
        }
    }
}
