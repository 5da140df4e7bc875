//! Searches with one order of what comes first: known schedules, then base rounds under symmetries, then tabu search and
//! annealing from the best plans. It counts its work, and never looks at a clock.

use std::ops::ControlFlow;

use super::anneal::Anneal;
use super::base_rounds::{BaseRoundSearch, candidates};
use super::best_known::best_known;
use super::cost_table::CostTable;
use super::design::design;
use super::duplicate_points::duplicate_points;
use super::initial::initial_round;
use super::instance::{Instance, Priority, Rounds};
use super::lower_bound::lower_bound;
use super::objectives::Objectives;
use super::place_schedule::place_schedule;
use super::random::Random;
use super::tabu::{Best, Rank, Tabu, rank, rank_by};

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
/// The work of one turn of a long search.
const TURN: u64 = 6_000_000;
/// The moves of the first annealing of a long search, and of the longest one.
const MOVES: [u64; 2] = [400_000, 12_800_000];

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Repeats of the best plan so far.
    pub repeats: u32,
    /// The share of a normal search that is done, in percent.
    pub percent: u32,
    /// Elementary steps so far.
    pub steps: u64,
}

/// What the searches for one problem share: chance, the work that is done, and when to stop.
pub(crate) struct Run<'a> {
    pub random: Random,
    pub work: u64,
    /// The work of a whole normal search.
    pub budget: u64,
    /// The first report at or beyond this much work is the last one.
    pub most: u64,
    /// The best plan so far for each order of what comes first, where attributes are weighed against repeats.
    pub pool: Vec<(Priority, Rank, Rounds)>,
    /// The work at which the search was stopped.
    pub stopped_at: Option<u64>,
    /// Whether the caller stopped it: when, depends on how fast the machine is.
    pub stopped_early: bool,
    pub on_progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl Run<'_> {
    /// Reports how far the search is, `more` beyond the work that is counted already, and stops it where it is to stop.
    pub(crate) fn report(&mut self, more: u64, repeats: i64) {
        let steps = self.work + more;
        let percent = (steps.min(self.budget) * 100 / self.budget.max(1)) as u32;
        if self.stopped_at.is_some() {
            return;
        }
        if steps >= self.most {
            self.stopped_at = Some(steps);
        } else if (self.on_progress)(Progress { repeats: repeats as u32, percent, steps }).is_break() {
            self.stopped_at = Some(steps);
            self.stopped_early = true;
        }
    }

    /// Says whether the search was stopped, or is to stop before any more work.
    pub(crate) fn is_over(&mut self) -> bool {
        if self.stopped_at.is_none() && self.work >= self.most {
            self.stopped_at = Some(self.work);
        }
        self.stopped_at.is_some()
    }
}

/// The search for one order of what comes first.
pub(crate) struct Search<'a> {
    instance: &'a Instance,
    goal: Rank,
    /// What no plan is better than, by proof.
    least: Objectives,
    pub best: Rounds,
    pub best_rank: Rank,
    pub best_objectives: Objectives,
    /// Plans to go on from, the best first.
    starts: Vec<(Rank, Rounds)>,
    /// The work at which the search ends.
    end: u64,
    /// The work spent on one start.
    slice: u64,
    /// There are no constraints, so that the bound can mostly be reached.
    is_simple: bool,
    /// Whether it goes on without a sign of progress.
    is_long: bool,
    /// The work after which the best was found.
    improved: u64,
    turn: usize,
}

impl<'a> Search<'a> {
    /// Begins with a plan, for so much work.
    pub(crate) fn new(instance: &'a Instance, first: Rounds, budget: u64, run: &Run) -> Self {
        let objectives = Objectives::of(instance, &first);
        let is_simple = is_simple(instance);
        let least = lower_bound(instance);
        Self {
            instance,
            goal: rank(instance, least),
            least,
            best: first,
            best_rank: rank(instance, objectives),
            best_objectives: objectives,
            starts: Vec::new(),
            end: run.work.saturating_add(budget),
            slice: if is_simple { budget / 8 } else { run.budget / 32 },
            is_simple,
            is_long: false,
            improved: run.work,
            turn: 0,
        }
    }

    /// Tries known schedules, then searches.
    pub(crate) fn portfolio(&mut self, run: &mut Run) {
        let first = self.best.clone();
        let is_kept = !self.instance.homes.is_empty();
        if !is_kept && self.instance.is_regular() && self.instance.met.iter().all(|&m| m == 0) && !self.is_done(run) {
            self.construct(run);
        }
        if !self.is_done(run) {
            self.improve(&first, if is_kept { self.end / 2 } else { self.slice }, run);
        }
        let is_plain = self.instance.is_plain() && !is_kept;
        if is_plain && self.best_rank[1] > self.goal[1] && !self.is_done(run) {
            let budget = self.end - run.work.min(self.end);
            self.develop(if self.goal[1] == 0 { budget / 2 } else { budget * 3 / 10 }, 8_000, run);
        }
        self.refine(run);
    }

    /// Searches from the best plans in turn, every third time from a new one.
    pub(crate) fn refine(&mut self, run: &mut Run) {
        while !self.is_done(run) {
            let is_new = self.turn % 3 == 2 && self.instance.homes.is_empty();
            let start = match self.starts.get(self.turn % self.starts.len().clamp(1, 4)) {
                Some((_, plan)) if !is_new => plan.clone(),
                _ => self.initial(run),
            };
            self.improve(&start, self.slice * 4 / 3, run);
            self.turn += 1;
        }
    }

    /// Does a further turn of a search that goes on until it is stopped, with all methods one after the other.
    pub(crate) fn go_on(&mut self, run: &mut Run) {
        if !std::mem::replace(&mut self.is_long, true) {
            self.goal = rank(self.instance, self.least);
            self.turn = 0;
        }
        let is_kept = !self.instance.homes.is_empty();
        let turn = self.turn;
        self.turn += 1;
        if self.is_done(run) {
            return;
        }
        match turn % 4 {
            _ if is_kept => self.improve(&self.best.clone(), TURN, run),
            0 | 2 => self.anneal(turn / 2, run),
            1 if self.instance.is_plain() && self.best_rank[1] > self.goal[1] => {
                self.develop(2 * TURN, 8_000 << (turn / 8).min(6), run);
            }
            _ => {
                let start = self.starts.get(turn / 4 % self.starts.len().clamp(1, 4));
                let start = start.map_or_else(|| self.best.clone(), |(_, plan)| plan.clone());
                self.improve(&start, TURN, run);
            }
        }
    }

    /// Says whether the best plan has as few repeats as is possible, by proof.
    pub(crate) fn has_least_repeats(&self) -> bool {
        self.best_objectives.broken == 0 && self.best_objectives.repeats <= self.least.repeats
    }

    /// Says whether nothing can be better, by proof.
    pub(crate) fn is_perfect(&self) -> bool {
        self.best_rank <= rank(self.instance, self.least)
    }

    fn initial(&self, run: &mut Run) -> Rounds {
        (0..self.instance.rounds.len()).map(|r| initial_round(self.instance, r, &mut run.random)).collect()
    }

    fn is_done(&self, run: &mut Run) -> bool {
        self.best_rank <= self.goal || run.is_over() || run.work >= self.limit()
    }

    /// Returns the end, or less without progress: with constraints the bound says little, unless it is near.
    fn limit(&self) -> u64 {
        if self.is_long {
            return u64::MAX;
        }
        let Instance { people, rounds, .. } = self.instance;
        // With attributes, two more searches follow.
        let each = if self.instance.has_attributes() { PATIENCE * 2 / 3 } else { PATIENCE };
        let patience = each * (people * people * rounds.len()) as u64;
        let mut near = self.goal;
        near[1] += NEAR;
        let limit = match self.best_rank {
            best if is_settled(best, self.goal) => self.improved + patience,
            best if self.is_simple || is_settled(best, near) => self.end,
            _ => 2 * self.improved + 4 * patience,
        };
        self.end.min(limit)
    }

    /// Tries a known schedule, followed by initial rounds if it is too short. A best known plan that misses the lower
    /// bound is good enough.
    fn construct(&mut self, run: &mut Run) {
        let instance = self.instance;
        let groups = instance.rounds[0].sizes.len();
        let (people, rounds) = (instance.people, instance.rounds.len());
        // One step at least, so that a search of no steps is another one.
        run.work += 1;
        let known = best_known(people, groups, rounds);
        let is_record = known.is_some() && instance.is_plain();
        let schedule = known
            .or_else(|| duplicate_points(people, groups, rounds))
            .unwrap_or_else(|| design(people, groups, rounds));
        let place = |is_first: bool, run: &mut Run| {
            let (plan, work) = place_schedule(instance, &schedule, is_first, run.budget / 32, &mut run.random);
            run.work += work;
            plan
        };
        let mut plan = place(true, run);
        // If absences spoil it, or more can be mixed, try other assignments.
        let worth = |plan: &Rounds| rank(instance, Objectives::of(instance, plan));
        let is_hosted = instance.rounds.iter().any(|r| !r.fixed.is_empty());
        let mut best = worth(&plan);
        for turn in 0..TRIES {
            let is_spoilt = best[..2] > self.goal[..2] && !instance.is_uniform();
            let is_unmixed = best[2] > self.goal[2] && !instance.mix.is_empty() && turn < MIXES;
            if !(is_spoilt || is_unmixed) || run.work > run.budget / 16 {
                break;
            }
            let other = place(is_hosted, run);
            let rank = worth(&other);
            if rank < best {
                (best, plan) = (rank, other);
            }
        }
        if is_record {
            let Objectives { repeats, spread, .. } = Objectives::of(instance, &plan);
            let least = Objectives { repeats, spread, ..self.least };
            self.goal = self.goal.max(rank(instance, least));
        }
        self.consider(plan.clone(), run);
        if !self.is_done(run) {
            self.improve(&plan, self.slice, run);
        }
    }

    /// Improves a plan by tabu search for at most this much work.
    fn improve(&mut self, plan: &Rounds, share: u64, run: &mut Run) {
        let Some(mut table) = CostTable::new(self.instance, plan) else {
            run.work = run.work.max(self.limit()).min(run.work + TURN);
            return;
        };
        let mut tabu = Tabu::new(&table, &mut run.random);
        let best = |(priority, rank, _): &(Priority, Rank, Rounds)| Best {
            priority: *priority,
            rank: *rank,
            seats: Vec::new(),
        };
        tabu.others = run.pool.iter().map(best).collect();
        let end = share.min(self.limit().saturating_sub(run.work));
        while table.work < end && tabu.best_rank > self.goal && run.stopped_at.is_none() {
            if !self.is_long && is_settled(tabu.best_rank, self.goal) && table.work > tabu.found + self.slice {
                break;
            }
            let until = (table.work + SLICE).min(end);
            tabu.run(&mut table, self.goal, until, &mut run.random);
            run.report(table.work, self.best_objectives.repeats);
        }
        for (other, best) in tabu.others.iter().zip(&mut run.pool).filter(|(other, _)| !other.seats.is_empty()) {
            *best = (other.priority, other.rank, table.plan_of(&other.seats));
        }
        run.work += table.work;
        self.consider(table.plan_of(&tabu.best), run);
    }

    /// Anneals the best plan or a new one, each time for longer, and then searches from where that ends.
    fn anneal(&mut self, turn: usize, run: &mut Run) {
        let is_new = turn.is_multiple_of(2);
        let start = if is_new { self.initial(run) } else { self.best.clone() };
        let Some(mut anneal) = Anneal::new(self.instance, &start) else { return };
        let moves = (MOVES[0] << (turn / 4).min(8)).min(MOVES[1]);
        // One cooling cannot be cut, so that it is done in parts, between which the search may be stopped.
        let mut done = 0;
        while done < moves && run.stopped_at.is_none() {
            let work = anneal.run_part(done, moves, if is_new { 100 } else { 40 }, &mut run.random);
            done += Anneal::PART.min(moves - done);
            run.work += work;
            run.report(0, self.best_objectives.repeats);
        }
        let plan = anneal.plan();
        self.consider(plan.clone(), run);
        if run.stopped_at.is_none() && !self.is_done(run) {
            self.improve(&plan, TURN / 4, run);
        }
    }

    /// Takes a plan if it is the best so far, and keeps it as a start.
    pub(crate) fn consider(&mut self, plan: Rounds, run: &mut Run) {
        let objectives = Objectives::of(self.instance, &plan);
        for (priority, best, pooled) in &mut run.pool {
            let rank = rank_by(self.instance, *priority, objectives);
            if rank < *best {
                *best = rank;
                pooled.clone_from(&plan);
            }
        }
        let rank = rank(self.instance, objectives);
        if rank < self.best_rank {
            (self.best_rank, self.best_objectives) = (rank, objectives);
            self.improved = run.work;
            self.best.clone_from(&plan);
        }
        let at = self.starts.partition_point(|(other, _)| *other <= rank);
        if at == 0 || self.starts[at - 1].1 != plan {
            self.starts.insert(at, (rank, plan));
            self.starts.truncate(8);
        }
    }

    /// Searches base rounds under symmetries of many orders; good ones become starts.
    fn develop(&mut self, share: u64, moves: u64, run: &mut Run) {
        let instance = self.instance;
        let sizes = instance.rounds[0].sizes.clone();
        let candidates = candidates(instance.people, instance.rounds.len());
        let end = run.work + share;
        let (mut turn, mut best) = (0, i64::MAX);
        while !candidates.is_empty() && run.work < end && !self.is_done(run) {
            let (translations, count) = candidates[turn % candidates.len()].clone();
            turn += 1;
            let mut search = BaseRoundSearch::new(translations, &sizes, count, &mut run.random);
            let work = search.anneal(moves, &mut run.random);
            run.work += work;
            if search.cost < best {
                best = search.cost;
                let (plan, work) = place_schedule(instance, &search.schedule(), true, run.budget / 32, &mut run.random);
                run.work += work;
                self.consider(plan, run);
            }
            run.report(0, self.best_objectives.repeats);
        }
    }
}

/// Says whether there are neither constraints nor attributes to weigh.
pub(crate) fn is_simple(instance: &Instance) -> bool {
    instance.is_plain() && !instance.has_attributes()
}

/// Says whether only spread and mix are left to improve.
fn is_settled(rank: Rank, goal: Rank) -> bool {
    rank[0] == 0 && rank[1] <= goal[1]
}
