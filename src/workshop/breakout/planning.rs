//! Plans groups from a request, and tells what they come to. It never decides who is present.

use std::ops::ControlFlow;

use super::request::{Effort, Names, Request, instance};
use super::score::{Score, score_of};
use super::solver::instance::{Instance, Plan};
use super::solver::portfolio::{self, Solved};
use super::solver::random::Random;
use super::wishes::{Contradiction, contradictions};
use crate::workshop::Group;

/// Groups for every round of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The groups of each round, named `Group 1`, `Group 2`, …
    pub rounds: Vec<Vec<Group>>,
    /// What they come to.
    pub score: Score,
    /// Elementary steps that the search took: its work, which is the same on every machine.
    pub steps: u64,
    /// Who is in another group than the request's draft has them: the round, counted from 0, and who.
    pub moved: Vec<(usize, String)>,
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Repeats of the best plan so far.
    pub repeats: u32,
    /// How much of the work is done, in percent.
    pub percent: u32,
}

/// Plans every round of a request, all of them together; refuses wishes that contradict each other.
pub fn plan(request: &Request) -> Result<Planned, Vec<Contradiction>> {
    plan_while(request, &mut |_| ControlFlow::Continue(()))
}

/// The same, asking now and then whether to go on. Whoever breaks it off gets the best plan so far, and its score
/// says so.
pub fn plan_while(
    request: &Request,
    look: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Planned, Vec<Contradiction>> {
    let found = contradictions(request);
    if found.is_empty() { Ok(planned(request, look)) } else { Err(found) }
}

/// Plans as far as the wishes allow.
pub(super) fn planned(request: &Request, look: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Planned {
    let names = Names::new(&request.people);
    let instance = instance(request, &names);
    let budget = match request.effort {
        Effort::Quick => quick(&instance),
        Effort::Usual => portfolio::default_budget(&instance),
        Effort::Steps(steps) => steps,
    };
    let solved = portfolio::solve(&instance, request.seed, budget, &mut |p| {
        let percent = (p.work.min(p.budget) * 100 / p.budget.max(1)) as u32;
        look(Progress { repeats: p.best.repeats as u32, percent })
    });
    let rounds = named(request, &names, &instance, &solved);
    let mut score = score_of(request, &names, &instance, &solved.plan);
    score.cut = solved.cut;
    let moved = moved(request, &rounds);
    Planned { rounds, score, steps: solved.work, moved }
}

/// Who is in another group than they were in the draft; newcomers were in none.
fn moved(request: &Request, rounds: &[Vec<Group>]) -> Vec<(usize, String)> {
    let mut moved = Vec::new();
    for (r, (groups, drafted)) in rounds.iter().zip(&request.draft).enumerate() {
        for (g, group) in groups.iter().enumerate() {
            let was = |name: &String| drafted.iter().position(|members| members.contains(name));
            let left = group.members.iter().filter(|name| was(name).is_some_and(|at| at != g));
            moved.extend(left.map(|name| (r, name.clone())));
        }
    }
    moved
}

/// Some ten milliseconds for sixty people, and less for fewer.
fn quick(instance: &Instance) -> u64 {
    let size = (instance.people * instance.people * instance.rounds.len()) as u64;
    (250 * size).clamp(20_000, 4_000_000)
}

/// The groups with names; members in the order of the request.
fn named(request: &Request, names: &Names, instance: &Instance, solved: &Solved) -> Vec<Vec<Group>> {
    let mut random = Random::new(request.seed ^ 0x686f_7374);
    let mut hosted = vec![0_usize; instance.people];
    let mut rounds = Vec::new();
    for (sitting, groups) in instance.rounds.iter().zip(&solved.plan as &Plan) {
        let mut round = Vec::new();
        for (g, members) in groups.iter().enumerate() {
            let mut members = members.clone();
            members.sort_unstable();
            let host = request.hosts.then(|| {
                let pinned = sitting.fixed.iter().find(|&&(_, at)| at == g).map(|&(p, _)| p);
                pinned.or_else(|| {
                    // Whoever has hosted least; by lot among those.
                    let least = members.iter().map(|&p| hosted[p]).min()?;
                    let open: Vec<usize> = members.iter().copied().filter(|&p| hosted[p] == least).collect();
                    Some(open[random.below(open.len())])
                })
            });
            if let Some(Some(host)) = host {
                hosted[host] += 1;
            }
            members.sort_by_key(|&p| names.places[p]);
            round.push(Group {
                name: format!("Group {}", g + 1),
                members: members.into_iter().map(|p| names.name(p).to_owned()).collect(),
                host: host.flatten().map(|p| names.name(p).to_owned()),
            });
        }
        rounds.push(round);
    }
    rounds
}
