//! Decides which method is tried when, and when to stop. Its limit is work: the same problem and seed give the same plan
//! on every machine.

use std::ops::ControlFlow;

use super::assignment::improve_assignment;
use super::base_rounds::{BaseRoundSearch, candidates};
use super::best_known::best_known;
use super::cost_table::CostTable;
use super::design::{design, independent_points};
use super::duplicate_points::duplicate_points;
use super::initial::initial_round;
use super::instance::{Instance, Rounds, Schedule};
use super::lower_bound::lower_bound;
use super::objectives::Objectives;
use super::random::Random;
use super::reduce_moves::reduce_moves;
use super::share_large_groups::share_large_groups;
use super::tabu::{Rank, Tabu, can_move, rank};

/// Problems whose cost table has more entries than this are not searched.
const MOST_ENTRIES: usize = 40_000_000;
/// The work between two reports.
const SLICE: u64 = 50_000;
/// The work for every pair and round after which the search gives up on spread and mix.
const PATIENCE: u64 = 350;
/// This many repeats beyond the bound can perhaps be avoided.
const NEAR: i64 = 2;
/// The number of tries to assign people to a schedule that absences spoil.
const TRIES: usize = 40;
/// The number of tries for a schedule that does not mix as well as possible.
const MIXES: usize = 5;

/// A plan and how it was found.
#[derive(Debug, Clone)]
pub(crate) struct Solution {
    pub plan: Rounds,
    /// Whether the caller stopped the search: the plan depends on how fast the machine is.
    pub stopped_early: bool,
    /// The elementary steps that were done.
    pub work: u64,
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Repeats of the best plan so far.
    pub repeats: u32,
    /// The share of the work that is done, in percent.
    pub percent: u32,
}

/// Solves within a budget of work; `on_progress` says now and then whether to go on.
pub(crate) fn solve(
    instance: &Instance,
    seed: u64,
    budget: u64,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Solution {
    let mut random = Random::new(seed);
    let least = lower_bound(instance);
    let first = instance
        .previous
        .clone()
        .unwrap_or_else(|| (0..instance.rounds.len()).map(|r| initial_round(instance, r, &mut random)).collect());
    let objectives = Objectives::of(instance, &first);
    let is_simple = is_simple(instance);
    let mut search = Search {
        instance,
        goal: rank(instance.priority, least),
        best: first.clone(),
        best_rank: rank(instance.priority, objectives),
        best_objectives: objectives,
        starts: Vec::new(),
        budget,
        slice: if is_simple { budget / 8 } else { budget / 32 },
        is_simple,
        work: 0,
        improved: 0,
        stopped_early: false,
        on_progress,
        random,
    };
    let width = instance.people.next_multiple_of(8);
    if can_move(instance) && instance.rounds.len() * instance.people * width <= MOST_ENTRIES {
        search.portfolio(&first);
    }
    let plan = match &instance.previous {
        Some(previous) => reduce_moves(instance, &search.best, previous),
        None => share_large_groups(instance, &search.best).unwrap_or(search.best),
    };
    Solution { plan, stopped_early: search.stopped_early, work: search.work }
}

struct Search<'a> {
    instance: &'a Instance,
    goal: Rank,
    best: Rounds,
    best_rank: Rank,
    best_objectives: Objectives,
    /// Plans to go on from, the best first.
    starts: Vec<(Rank, Rounds)>,
    budget: u64,
    /// The work spent on one start.
    slice: u64,
    /// There are no constraints, so that the bound can mostly be reached.
    is_simple: bool,
    work: u64,
    /// The work after which the best was found.
    improved: u64,
    stopped_early: bool,
    on_progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    random: Random,
}

impl Search<'_> {
    fn portfolio(&mut self, first: &Rounds) {
        if self.instance.previous.is_some() && !self.is_done() {
            self.improve(first, self.budget / 2);
        }
        if self.is_done() {
            return;
        }
        if self.instance.is_regular() && self.instance.met.iter().all(|&m| m == 0) {
            self.construct();
        }
        if self.is_done() {
            return;
        }
        self.improve(first, self.slice);
        if self.is_done() {
            return;
        }
        if self.instance.is_plain() && self.best_rank[1] > self.goal[1] {
            let share = if self.goal[1] == 0 { self.budget / 2 } else { self.budget * 3 / 10 };
            self.develop(share);
        }
        let mut turn = 0;
        while !self.is_done() {
            let start = if turn % 3 == 2 || self.starts.is_empty() {
                (0..self.instance.rounds.len()).map(|r| initial_round(self.instance, r, &mut self.random)).collect()
            } else {
                self.starts[turn % self.starts.len().min(4)].1.clone()
            };
            self.improve(&start, self.slice * 4 / 3);
            turn += 1;
        }
    }

    fn is_done(&self) -> bool {
        self.stopped_early || self.best_rank <= self.goal || self.work >= self.limit()
    }

    /// Returns the budget, or less without progress: with constraints the bound says little, unless it is near.
    fn limit(&self) -> u64 {
        let Instance { people, rounds, .. } = self.instance;
        let patience = PATIENCE * (people * people * rounds.len()) as u64;
        let mut near = self.goal;
        near[1] += NEAR;
        let limit = match self.best_rank {
            best if is_settled(best, self.goal) => self.improved + patience,
            best if self.is_simple || is_settled(best, near) => self.budget,
            _ => 2 * self.improved + 4 * patience,
        };
        self.budget.min(limit)
    }

    /// Tries a known schedule, followed by initial rounds if it is too short. A best known plan that misses the lower
    /// bound is good enough.
    fn construct(&mut self) {
        let instance = self.instance;
        let groups = instance.rounds[0].sizes.len();
        let (people, rounds) = (instance.people, instance.rounds.len());
        let known = best_known(people, groups, rounds);
        let is_record = known.is_some() && instance.is_plain();
        let schedule = known
            .or_else(|| duplicate_points(people, groups, rounds))
            .unwrap_or_else(|| design(people, groups, rounds));
        let mut plan = self.assign(&schedule, true);
        // If absences spoil it, or more can be mixed, try other assignments.
        let worth = |plan: &Rounds| rank(instance.priority, Objectives::of(instance, plan));
        let is_hosted = instance.rounds.iter().any(|r| !r.fixed.is_empty());
        let mut best = worth(&plan);
        for turn in 0..TRIES {
            let is_spoilt = best[..2] > self.goal[..2] && !instance.is_uniform();
            let is_unmixed = best[2] > self.goal[2] && !instance.mix.is_empty() && turn < MIXES;
            if !(is_spoilt || is_unmixed) || self.work > self.budget / 16 {
                break;
            }
            let other = self.assign(&schedule, is_hosted);
            let rank = worth(&other);
            if rank < best {
                (best, plan) = (rank, other);
            }
        }
        if is_record {
            let Objectives { repeats, spread, .. } = Objectives::of(instance, &plan);
            let least = Objectives { repeats, spread, ..lower_bound(instance) };
            self.goal = self.goal.max(rank(instance.priority, least));
        }
        self.consider(plan.clone());
        if !self.is_done() {
            self.improve(&plan, self.slice);
        }
    }

    /// Improves a plan by tabu search for at most this much work.
    fn improve(&mut self, plan: &Rounds, share: u64) {
        let Some(mut table) = CostTable::new(self.instance, plan) else {
            self.work = self.budget;
            return;
        };
        let mut tabu = Tabu::new(&table, &mut self.random);
        let end = share.min(self.limit().saturating_sub(self.work));
        while table.work < end && tabu.best_rank > self.goal && !self.stopped_early {
            if is_settled(tabu.best_rank, self.goal) && table.work > tabu.found + self.slice {
                break;
            }
            let until = (table.work + SLICE).min(end);
            tabu.run(&mut table, self.goal, until, &mut self.random);
            self.report(table.work);
        }
        table.restore(&tabu.best);
        self.work += table.work;
        self.consider(table.plan());
    }

    fn report(&mut self, more: u64) {
        let percent = ((self.work + more).min(self.budget) * 100 / self.budget.max(1)) as u32;
        if (self.on_progress)(Progress { repeats: self.best_objectives.repeats as u32, percent }).is_break() {
            self.stopped_early = true;
        }
    }

    /// Takes a plan if it is the best so far, and keeps it as a start.
    fn consider(&mut self, plan: Rounds) {
        let objectives = Objectives::of(self.instance, &plan);
        let rank = rank(self.instance.priority, objectives);
        if rank < self.best_rank {
            (self.best_rank, self.best_objectives) = (rank, objectives);
            self.improved = self.work;
            self.best.clone_from(&plan);
        }
        let at = self.starts.partition_point(|(other, _)| *other <= rank);
        self.starts.insert(at, (rank, plan));
        self.starts.truncate(8);
    }

    /// Searches base rounds under symmetries of many orders; good ones become starts.
    fn develop(&mut self, share: u64) {
        let rounds = self.instance.rounds.len();
        let sizes = self.instance.rounds[0].sizes.clone();
        let candidates = candidates(self.instance.people, rounds);
        let end = self.work + share;
        let (mut turn, mut best) = (0, i64::MAX);
        while !candidates.is_empty() && self.work < end && !self.is_done() {
            let (translations, count) = candidates[turn % candidates.len()].clone();
            turn += 1;
            let mut search = BaseRoundSearch::new(translations, &sizes, count, &mut self.random);
            let moves = search.anneal(8_000, &mut self.random);
            self.work += moves;
            if search.cost < best {
                best = search.cost;
                let plan = self.assign(&search.schedule(), true);
                self.consider(plan);
            }
            self.report(0);
        }
    }

    /// Assigns people to the points of a schedule, and adds initial rounds if it is too short.
    fn assign(&mut self, schedule: &Schedule, is_first: bool) -> Rounds {
        let instance = self.instance;
        let mut schedule = schedule.clone();
        if schedule.len() > instance.rounds.len() || !is_first {
            self.random.shuffle(&mut schedule);
        }
        schedule.truncate(instance.rounds.len());
        let order = self.order(&schedule, is_first);
        (0..instance.rounds.len())
            .map(|r| match schedule.get(r) {
                Some(round) => fit_round(instance, r, round, &order),
                None => initial_round(instance, r, &mut self.random),
            })
            .collect()
    }

    /// Orders people by points: value by value, otherwise at random, but people with a fixed group and those who are
    /// sometimes absent on points that never share a group.
    fn order(&mut self, schedule: &Schedule, is_first: bool) -> Vec<usize> {
        let instance = self.instance;
        let groups = instance.rounds[0].sizes.len();
        let mut order: Vec<usize> = (0..instance.people).collect();
        self.random.shuffle(&mut order);
        if let Some(values) = instance.mix.first() {
            let kinds = values.iter().flatten().max().map_or(0, |&v| v + 1);
            let mut count = vec![0_usize; kinds + 1];
            for &p in &order {
                count[values[p].unwrap_or(kinds)] += 1;
            }
            // Largest remainders first, so that few values straddle two columns.
            let mut rank: Vec<usize> = (0..=kinds).collect();
            rank.sort_by_key(|&v| (v == kinds, std::cmp::Reverse(count[v] % groups)));
            let mut place = vec![0; kinds + 1];
            for (at, &v) in rank.iter().enumerate() {
                place[v] = at;
            }
            order.sort_by_key(|&p| place[values[p].unwrap_or(kinds)]);
        }
        // Hosts in the order of their groups: there are schedules in which such points stay where they are.
        let mut hosts = instance.rounds[0].fixed.clone();
        hosts.sort_by_key(|&(p, g)| (g, p));
        let is_away = |p: &usize| instance.rounds.iter().any(|r| r.present.binary_search(p).is_err());
        let mut apart: Vec<usize> = hosts.into_iter().map(|(p, _)| p).collect();
        apart.extend((0..instance.people).filter(|p| is_away(p) && !apart.contains(p)).collect::<Vec<_>>());
        let points = independent_points(schedule, &(0..instance.people).collect::<Vec<_>>(), apart.len().min(groups));
        let mut may_move = vec![true; instance.people];
        for (p, point) in apart.into_iter().zip(points).filter(|_| is_first) {
            if let Some(at) = order.iter().position(|&q| q == p) {
                order.swap(at, point);
                may_move[p] = false;
            }
        }
        self.work += improve_assignment(instance, schedule, &mut order, &may_move, self.budget / 32);
        order
    }
}

/// Fits one round of a schedule to the sizes that were asked for, to fixed seats and to absences.
fn fit_round(instance: &Instance, round: usize, schedule: &[usize], order: &[usize]) -> Vec<Vec<usize>> {
    let shape = &instance.rounds[round];
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); shape.sizes.len()];
    for (&p, &g) in order.iter().zip(schedule) {
        if shape.present.binary_search(&p).is_ok() {
            groups[g].push(p);
        }
    }
    let mut fitted: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    // People with a fixed seat bring their group along if it has the right size.
    for &(p, g) in &shape.fixed {
        if let Some(with) = groups.iter_mut().find(|members| members.contains(&p))
            && fitted[g].is_empty()
            && with.len() == shape.sizes[g]
        {
            fitted[g] = std::mem::take(with);
        }
    }
    // Larger groups go where larger ones were asked for.
    let mut open: Vec<usize> = (0..groups.len()).filter(|&g| fitted[g].is_empty()).collect();
    open.sort_by_key(|&g| std::cmp::Reverse(shape.sizes[g]));
    groups.retain(|members| !members.is_empty());
    groups.sort_by_key(|members| std::cmp::Reverse(members.len()));
    for (g, members) in open.into_iter().zip(groups) {
        fitted[g] = members;
    }
    // Absences leave groups of other sizes: surplus people go where somebody is missing.
    let mut over: Vec<usize> = Vec::new();
    for (members, &size) in fitted.iter_mut().zip(&shape.sizes) {
        over.extend(members.drain(size.min(members.len())..));
    }
    for (members, &size) in fitted.iter_mut().zip(&shape.sizes) {
        let missing = (size - members.len()).min(over.len());
        members.extend(over.drain(..missing));
    }
    // Everybody else with a fixed seat changes places with somebody who has none there.
    for &(p, g) in &shape.fixed {
        let from = fitted.iter().position(|members| members.contains(&p)).filter(|&from| from != g);
        let is_free = |q: &usize| shape.fixed.iter().all(|&(r, at)| r != *q || at != g);
        if let Some(from) = from
            && let Some(there) = fitted[g].iter().position(is_free)
            && let Some(here) = fitted[from].iter().position(|&q| q == p)
        {
            fitted[from][here] = std::mem::replace(&mut fitted[g][there], p);
        }
    }
    fitted
}

/// Says whether there are neither constraints nor attributes to weigh.
fn is_simple(instance: &Instance) -> bool {
    instance.is_plain() && instance.mix.is_empty() && instance.alike.is_empty()
}

/// Says whether only spread and mix are left to improve.
fn is_settled(rank: Rank, goal: Rank) -> bool {
    rank[0] == 0 && rank[1] <= goal[1]
}

/// Returns the work of [`Effort::Normal`](crate::Effort) in elementary steps, some 100,000 a millisecond. Without
/// constraints everyday plans take no time; with them some hundredths of a second, up to half a second for large plans.
pub(crate) fn default_budget(instance: &Instance) -> u64 {
    let small = instance.people <= 30 && instance.rounds.len() <= 6;
    let size = (instance.people * instance.people * instance.rounds.len()) as u64;
    match (small, is_simple(instance)) {
        (true, true) => 200 * size,
        (true, false) => 20_000_000,
        (false, _) => 40_000_000,
    }
}
