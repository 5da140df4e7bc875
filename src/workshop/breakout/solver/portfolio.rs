//! Decides what is tried in which order, and when it is enough. Its limit is work: the same problem and seed give the
//! same plan on every machine.

use std::ops::ControlFlow;

use super::arrange::arrange;
use super::bound;
use super::crowded::crowded;
use super::deal::deal;
use super::design::{Schedule, design, strangers};
use super::develop::{Development, shapes};
use super::instance::{Instance, Plan};
use super::keep::keep;
use super::random::Random;
use super::rotate::rotate;
use super::table::Table;
use super::tabu::{Rank, Tabu, can_move, rank};
use super::tally::Tally;
use super::twins::twins;

/// More entries than this in the table of bids are not searched: the people are dealt.
const MOST_ENTRIES: usize = 40_000_000;
/// Work between two looks at whether to go on.
const SLICE: u64 = 50_000;
/// So much work for every pair and round without success is enough, once nothing is left but to spread and to mix.
const PATIENCE: u64 = 350;
/// So few repeats more than the bound may perhaps be avoided.
const NEAR: i64 = 2;
/// So often people are seated in another order in a schedule that absences spoil,
const TRIES: usize = 40;
/// and so often in one that does not mix as well as can be.
const MIXES: usize = 5;

/// A plan and how it was found.
#[derive(Debug, Clone)]
pub(crate) struct Solved {
    pub plan: Plan,
    /// Somebody wanted it sooner: the plan depends on how fast the machine is.
    pub cut: bool,
    /// Elementary steps that were done.
    pub work: u64,
}

/// What is told while it searches.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    pub best: Tally,
    pub work: u64,
    pub budget: u64,
}

/// Solves within a budget of work; `look` is asked now and then whether to go on.
pub(crate) fn solve(
    instance: &Instance,
    seed: u64,
    budget: u64,
    look: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Solved {
    let mut random = Random::new(seed);
    let least = bound::least(instance);
    let first = instance
        .draft
        .clone()
        .unwrap_or_else(|| (0..instance.rounds.len()).map(|r| deal(instance, r, &mut random)).collect());
    let tally = Tally::of(instance, &first);
    let is_simple = is_simple(instance);
    let mut search = Search {
        instance,
        goal: rank(instance.balance, least),
        best: first.clone(),
        best_rank: rank(instance.balance, tally),
        best_tally: tally,
        starts: Vec::new(),
        budget,
        slice: if is_simple { budget / 8 } else { budget / 32 },
        is_simple,
        work: 0,
        improved: 0,
        cut: false,
        look,
        random,
    };
    let width = instance.people.next_multiple_of(8);
    if can_move(instance) && instance.rounds.len() * instance.people * width <= MOST_ENTRIES {
        search.portfolio(&first);
    }
    let plan = match &instance.draft {
        Some(draft) => keep(instance, &search.best, draft),
        None => rotate(instance, &search.best).unwrap_or(search.best),
    };
    Solved { plan, cut: search.cut, work: search.work }
}

struct Search<'a> {
    instance: &'a Instance,
    goal: Rank,
    best: Plan,
    best_rank: Rank,
    best_tally: Tally,
    /// Plans to go on from, the best first.
    starts: Vec<(Rank, Plan)>,
    budget: u64,
    /// How long one start is gone on from.
    slice: u64,
    /// Nobody wishes for anything, so that the bound can mostly be reached.
    is_simple: bool,
    work: u64,
    /// When, in work, the best was found.
    improved: u64,
    cut: bool,
    look: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    random: Random,
}

impl Search<'_> {
    fn portfolio(&mut self, first: &Plan) {
        if self.instance.draft.is_some() && !self.is_done() {
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
                (0..self.instance.rounds.len()).map(|r| deal(self.instance, r, &mut self.random)).collect()
            } else {
                self.starts[turn % self.starts.len().min(4)].1.clone()
            };
            self.improve(&start, self.slice * 4 / 3);
            turn += 1;
        }
    }

    fn is_done(&self) -> bool {
        self.cut || self.best_rank <= self.goal || self.work >= self.limit()
    }

    /// The budget, or less where nothing better is found for long: with wishes the bound says little, unless it is near.
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

    /// A ready-made schedule, with as many dealt rounds behind it as are missing. Where the fewest repeats known are
    /// more than is proved, they are enough.
    fn construct(&mut self) {
        let instance = self.instance;
        let groups = instance.rounds[0].sizes.len();
        let (people, rounds) = (instance.people, instance.rounds.len());
        let known = crowded(people, groups, rounds);
        let is_record = known.is_some() && instance.is_plain();
        let schedule =
            known.or_else(|| twins(people, groups, rounds)).unwrap_or_else(|| design(people, groups, rounds));
        let mut plan = self.seated(&schedule, true);
        // Where absences spoil it, or more can be mixed, people go on other points.
        let worth = |plan: &Plan| rank(instance.balance, Tally::of(instance, plan));
        let is_hosted = instance.rounds.iter().any(|r| !r.fixed.is_empty());
        let mut best = worth(&plan);
        for turn in 0..TRIES {
            let is_spoilt = best[..2] > self.goal[..2] && !instance.is_uniform();
            let is_unmixed = best[2] > self.goal[2] && !instance.mix.is_empty() && turn < MIXES;
            if !(is_spoilt || is_unmixed) || self.work > self.budget / 16 {
                break;
            }
            let other = self.seated(&schedule, is_hosted);
            let rank = worth(&other);
            if rank < best {
                (best, plan) = (rank, other);
            }
        }
        if is_record {
            let Tally { repeats, spread, .. } = Tally::of(instance, &plan);
            let least = Tally { repeats, spread, ..bound::least(instance) };
            self.goal = self.goal.max(rank(instance.balance, least));
        }
        self.offer(plan.clone());
        if !self.is_done() {
            self.improve(&plan, self.slice);
        }
    }

    /// Improves a plan by swaps for at most so much work, and offers it.
    fn improve(&mut self, plan: &Plan, share: u64) {
        let Some(mut table) = Table::new(self.instance, plan) else {
            self.work = self.budget;
            return;
        };
        let mut tabu = Tabu::new(&table, &mut self.random);
        let end = share.min(self.limit().saturating_sub(self.work));
        while table.work < end && tabu.best_rank > self.goal && !self.cut {
            if is_settled(tabu.best_rank, self.goal) && table.work > tabu.found + self.slice {
                break;
            }
            let until = (table.work + SLICE).min(end);
            tabu.run(&mut table, self.goal, until, &mut self.random);
            self.look(table.work);
        }
        table.restore(&tabu.best);
        self.work += table.work;
        self.offer(table.plan());
    }

    fn look(&mut self, more: u64) {
        let progress = Progress { best: self.best_tally, work: self.work + more, budget: self.budget };
        if (self.look)(progress).is_break() {
            self.cut = true;
        }
    }

    /// Takes a plan if it is the best so far, and keeps it to go on from.
    fn offer(&mut self, plan: Plan) {
        let tally = Tally::of(self.instance, &plan);
        let rank = rank(self.instance.balance, tally);
        if rank < self.best_rank {
            (self.best_rank, self.best_tally) = (rank, tally);
            self.improved = self.work;
            self.best.clone_from(&plan);
        }
        let at = self.starts.partition_point(|(other, _)| *other <= rank);
        self.starts.insert(at, (rank, plan));
        self.starts.truncate(8);
    }

    /// Base rounds under symmetries of many orders; the good ones become starts.
    fn develop(&mut self, share: u64) {
        let rounds = self.instance.rounds.len();
        let sizes = self.instance.rounds[0].sizes.clone();
        let shapes = shapes(self.instance.people, rounds);
        let end = self.work + share;
        let (mut turn, mut best) = (0, i64::MAX);
        while !shapes.is_empty() && self.work < end && !self.is_done() {
            let (shift, count) = shapes[turn % shapes.len()].clone();
            turn += 1;
            let mut development = Development::new(shift, &sizes, count, &mut self.random);
            let moves = development.anneal(8_000, &mut self.random);
            self.work += moves;
            if development.cost < best {
                best = development.cost;
                let plan = self.seated(&development.schedule(), true);
                self.offer(plan);
            }
            self.look(0);
        }
    }

    /// People on the points of a schedule: those of one value side by side, otherwise by lot; rounds that are
    /// missing are dealt.
    fn seated(&mut self, schedule: &Schedule, is_first: bool) -> Plan {
        let instance = self.instance;
        let mut schedule = schedule.clone();
        if schedule.len() > instance.rounds.len() || !is_first {
            self.random.shuffle(&mut schedule);
        }
        schedule.truncate(instance.rounds.len());
        let order = self.order(&schedule, is_first);
        (0..instance.rounds.len())
            .map(|r| match schedule.get(r) {
                Some(round) => fitted(instance, r, round, &order),
                None => deal(instance, r, &mut self.random),
            })
            .collect()
    }

    /// People in the order of the points: value by value; but those with a fixed group, and those who are absent now and
    /// then, on points that never share a group.
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
        let points = strangers(schedule, &(0..instance.people).collect::<Vec<_>>(), apart.len().min(groups));
        let mut may_move = vec![true; instance.people];
        for (p, point) in apart.into_iter().zip(points).filter(|_| is_first) {
            if let Some(at) = order.iter().position(|&q| q == p) {
                order.swap(at, point);
                may_move[p] = false;
            }
        }
        self.work += arrange(instance, schedule, &mut order, &may_move, self.budget / 32);
        order
    }
}

/// One round of a schedule with people on its points, in groups of the sizes that were asked for, everybody with a
/// fixed group in it, and nobody who is absent.
fn fitted(instance: &Instance, round: usize, schedule: &[usize], order: &[usize]) -> Vec<Vec<usize>> {
    let sitting = &instance.rounds[round];
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); sitting.sizes.len()];
    for (&p, &g) in order.iter().zip(schedule) {
        if sitting.present.binary_search(&p).is_ok() {
            groups[g].push(p);
        }
    }
    let mut fitted: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    // Whose group is of the right size brings it along.
    for &(p, g) in &sitting.fixed {
        if let Some(with) = groups.iter_mut().find(|members| members.contains(&p))
            && fitted[g].is_empty()
            && with.len() == sitting.sizes[g]
        {
            fitted[g] = std::mem::take(with);
        }
    }
    // Larger groups stand where larger ones were asked for.
    let mut open: Vec<usize> = (0..groups.len()).filter(|&g| fitted[g].is_empty()).collect();
    open.sort_by_key(|&g| std::cmp::Reverse(sitting.sizes[g]));
    groups.retain(|members| !members.is_empty());
    groups.sort_by_key(|members| std::cmp::Reverse(members.len()));
    for (g, members) in open.into_iter().zip(groups) {
        fitted[g] = members;
    }
    // Absences leave groups of other sizes: who is too many in one goes where somebody is missing.
    let mut over: Vec<usize> = Vec::new();
    for (members, &size) in fitted.iter_mut().zip(&sitting.sizes) {
        over.extend(members.drain(size.min(members.len())..));
    }
    for (members, &size) in fitted.iter_mut().zip(&sitting.sizes) {
        let missing = (size - members.len()).min(over.len());
        members.extend(over.drain(..missing));
    }
    // Everybody else who is to be somewhere changes places with somebody who is not.
    for &(p, g) in &sitting.fixed {
        let from = fitted.iter().position(|members| members.contains(&p)).filter(|&from| from != g);
        let is_free = |q: &usize| sitting.fixed.iter().all(|&(r, at)| r != *q || at != g);
        if let Some(from) = from
            && let Some(there) = fitted[g].iter().position(is_free)
            && let Some(here) = fitted[from].iter().position(|&q| q == p)
        {
            fitted[from][here] = std::mem::replace(&mut fitted[g][there], p);
        }
    }
    fitted
}

/// Whether every pair is as welcome as every other, and nothing is to be mixed.
fn is_simple(instance: &Instance) -> bool {
    instance.is_plain() && instance.mix.is_empty() && instance.alike.is_empty()
}

/// Whether nothing is left but to spread repeats and to mix.
fn is_settled(rank: Rank, goal: Rank) -> bool {
    rank[0] == 0 && rank[1] <= goal[1]
}

/// What the default effort comes to at most, in elementary steps: some 100 000 are a millisecond. Everyday plans without
/// a wish are there at once; whoever wishes for more mostly waits some hundredths of a second, and where repeats cannot be
/// avoided up to a quarter of a second, for a large plan half a second.
pub(crate) fn default_budget(instance: &Instance) -> u64 {
    let small = instance.people <= 30 && instance.rounds.len() <= 6;
    let size = (instance.people * instance.people * instance.rounds.len()) as u64;
    match (small, is_simple(instance)) {
        (true, true) => 200 * size,
        (true, false) => 20_000_000,
        (false, _) => 40_000_000,
    }
}
