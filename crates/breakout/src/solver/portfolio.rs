//! Decides which search is done when, and which of the plans found is taken. Its limit is work: the same problem and seed
//! give the same plan on every machine, and a search that goes on begins like every other one.
//!
//! Where attributes are weighed against repeats, the same searches are done whatever comes first, one after the other,
//! each from the plans of the ones before; what comes first only chooses among what they found. So no plan is worse than
//! the plan for another order in both.

use std::ops::ControlFlow;

use super::initial::initial_round;
use super::instance::{Instance, Priority, Rounds};
use super::lower_bound::lower_bound;
use super::objectives::{Objectives, attribute_groups};
use super::random::Random;
use super::reduce_moves::reduce_moves;
use super::search::{Run, Search, is_simple};
use super::share_large_groups::share_large_groups;
use super::tabu::{can_move, rank, rank_by};

pub use super::search::Progress;

/// Problems whose cost table has more entries than this are not searched.
const MOST_ENTRIES: usize = 40_000_000;
/// Every order of what comes first.
const ORDERS: [Priority; 3] = [Priority::FewestRepeats, Priority::Balanced, Priority::BestMix];

/// A plan and how it was found.
#[derive(Debug, Clone)]
pub(crate) struct Solution {
    pub plan: Rounds,
    /// Whether the caller stopped the search: the plan depends on how fast the machine is.
    pub stopped_early: bool,
    /// The elementary steps that were done.
    pub work: u64,
}

/// How much work a search may do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The work of a normal search: its parts are shares of it.
    pub budget: u64,
    /// The search stops after this much work.
    pub most: u64,
    /// Whether it goes on after a normal search.
    pub is_long: bool,
}

impl Limits {
    /// Allows one search of this much work.
    pub(crate) fn budget(budget: u64) -> Self {
        Self { budget, most: u64::MAX, is_long: false }
    }
}

/// Solves within limits of work; `on_progress` says now and then whether to go on.
pub(crate) fn solve(
    instance: &Instance,
    seed: u64,
    limits: Limits,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Solution {
    if !instance.may_reshuffle || instance.previous.is_none() {
        return search(instance, instance.previous.as_ref(), seed, limits, on_progress);
    }
    let free = Instance { previous: None, homes: Vec::new(), ..instance.clone() };
    let solution = search(&free, instance.previous.as_ref(), seed, limits, on_progress);
    Solution { plan: reduce_moves(instance, &solution.plan), ..solution }
}

/// Does the same, and begins with a plan if there is one.
fn search(
    instance: &Instance,
    first: Option<&Rounds>,
    seed: u64,
    limits: Limits,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Solution {
    let mut run = Run {
        random: Random::new(seed),
        work: 0,
        budget: limits.budget,
        most: limits.most,
        pool: Vec::new(),
        stopped_at: None,
        stopped_early: false,
        on_progress,
    };
    let first = first
        .cloned()
        .unwrap_or_else(|| (0..instance.rounds.len()).map(|r| initial_round(instance, r, &mut run.random)).collect());
    let views = views(instance);
    let width = instance.people.next_multiple_of(8);
    let can_search = can_move(instance) && instance.rounds.len() * instance.people * width <= MOST_ENTRIES;
    if views.len() > 1 {
        let objectives = Objectives::of(instance, &first);
        let best = |priority| (priority, rank_by(instance, priority, objectives), first.clone());
        run.pool = ORDERS.map(best).into();
    }
    let mut searches: Vec<Search> = Vec::new();
    for view in &views {
        // The others begin with the plans of the first, and need less time.
        let share = match (searches.is_empty(), view.attributes_last) {
            (true, _) => limits.budget,
            (false, is_last) => run.work.min(limits.budget) * if is_last { 4 } else { 2 } / 5,
        };
        let mut search = Search::new(view, first.clone(), share, &run);
        match searches.first() {
            None if can_search => search.portfolio(&mut run),
            Some(other) => {
                search.consider(other.best.clone(), &mut run);
                for (.., plan) in run.pool.clone() {
                    search.consider(plan, &mut run);
                }
                let is_wanted =
                    if view.attributes_last { !search.has_least_repeats() } else { !is_ideal(instance, &other.best) };
                if can_search && is_wanted {
                    search.refine(&mut run);
                }
            }
            None => {}
        }
        searches.push(search);
    }
    let mut turn = 0;
    while limits.is_long && can_search && !run.is_over() && !searches.iter().all(Search::is_perfect) {
        // The fewest repeats take longest.
        let at = if searches.len() == 3 { [2, 0, 2, 1][turn % 4] } else { turn % searches.len() };
        searches[at].go_on(&mut run);
        for search in &mut searches {
            for (.., plan) in run.pool.clone() {
                search.consider(plan, &mut run);
            }
        }
        turn += 1;
    }
    let mut found: Vec<Rounds> = Vec::new();
    for plan in searches.into_iter().map(|search| search.best).chain(run.pool.into_iter().map(|(.., plan)| plan)) {
        if !found.contains(&plan) {
            found.push(plan);
        }
    }
    let plan = match &instance.previous {
        Some(previous) => keep(instance, &found[0], previous),
        None => choose(instance, &views[0], found),
    };
    Solution { plan, stopped_early: run.stopped_early, work: run.stopped_at.unwrap_or(run.work) }
}

/// Returns the problem for each order of what comes first that is worth a search of its own: the one that is asked for
/// where nothing is weighed against repeats.
fn views(instance: &Instance) -> Vec<Instance> {
    let view = |priority| Instance { priority, ..instance.clone() };
    if !instance.has_attributes() {
        return vec![view(Priority::FewestRepeats)];
    }
    if instance.previous.is_some() {
        return vec![instance.clone()];
    }
    // A search for the fewest repeats passes what is best for both.
    // Where these cannot all be avoided, weighing attributes keeps it from fewer.
    let last = Instance { attributes_last: true, ..view(Priority::FewestRepeats) };
    vec![view(Priority::FewestRepeats), view(Priority::BestMix), last]
}

/// Says whether a plan has as few repeats as is possible by proof, and mixes as well as is possible.
fn is_ideal(instance: &Instance, plan: &Rounds) -> bool {
    let Objectives { broken, repeats, attribute_cost, .. } = Objectives::of(instance, plan);
    let least = lower_bound(instance);
    broken == 0 && repeats <= least.repeats && attribute_cost <= least.attribute_cost
}

/// Chooses among plans by what comes first, and never one that another plan beats in all that is shown.
fn choose(instance: &Instance, view: &Instance, mut found: Vec<Rounds>) -> Rounds {
    for plan in &mut found {
        if let Some(shared) = share_large_groups(view, plan) {
            *plan = shared;
        }
    }
    let worth = |plan: &Rounds| {
        let Objectives { broken, repeats, .. } = Objectives::of(instance, plan);
        let (mixed, alike) = attribute_groups(instance, plan);
        // More is better of these.
        [broken, repeats, -(mixed as i64), -(alike as i64)]
    };
    let worths: Vec<[i64; 4]> = found.iter().map(worth).collect();
    let beats = |a: usize, b: usize| worths[a] != worths[b] && worths[a].iter().zip(&worths[b]).all(|(a, b)| a <= b);
    let ranks: Vec<_> = found.iter().map(|plan| rank(instance, Objectives::of(instance, plan))).collect();
    let open = (0..found.len()).filter(|&a| (0..found.len()).all(|b| !beats(b, a)));
    let best = open.min_by_key(|&at| ranks[at]).unwrap_or_default();
    found.swap_remove(best)
}

/// Returns a plan that keeps as many people where they were as it can: the earlier one unless a better one was found.
fn keep(instance: &Instance, found: &Rounds, previous: &Rounds) -> Rounds {
    let plan = reduce_moves(instance, found);
    let [before, after] =
        [previous, &plan].map(|plan| (Objectives::of(instance, plan), attribute_groups(instance, plan)));
    let is_gain = after.0.broken < before.0.broken
        || after.0.repeats < before.0.repeats
        || after.1.0 > before.1.0
        || after.1.1 > before.1.1;
    if is_gain || after.0.moved < before.0.moved { plan } else { previous.clone() }
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
