//! Encodes a problem in numbers, for the solver.

use super::attributes::values;
use super::names::Names;
use super::problem::Problem;
use super::solver::initial::components;
use super::solver::instance::{Instance, Link, RoundShape, each_pair};
use super::warm_start::warm_start;

/// Encodes a problem. Leaves out seats that cannot be given: unknown or absent people, no such group, a group that is
/// full. Contradictions have been refused before.
pub(crate) fn encode(problem: &Problem, names: &Names) -> Instance {
    let n = names.people.len();
    let mut instance = Instance {
        people: n,
        rounds: Vec::new(),
        met: vec![0; n * n],
        history: Vec::new(),
        links: vec![Link::Free; n * n],
        mix: problem.mix.iter().map(|key| values(&names.people, key)).collect(),
        alike: problem.alike.iter().map(|key| values(&names.people, key)).collect(),
        priority: problem.priority,
        attributes_last: false,
        previous: None,
        may_reshuffle: problem.may_reshuffle,
        homes: Vec::new(),
    };
    for round in &problem.rounds {
        let absent = names.known(&round.absent);
        let present: Vec<usize> = (0..n).filter(|p| absent.binary_search(p).is_err()).collect();
        let sizes = round.sizes.for_people(present.len());
        let mut shape = RoundShape { present, sizes, fixed: Vec::new() };
        for seat in &round.seats {
            let Some(p) = names.find(&seat.name) else { continue };
            let taken = shape.fixed.iter().filter(|&&(_, g)| g == seat.group).count();
            let free = shape.sizes.get(seat.group).is_some_and(|&size| taken < size);
            if free && shape.present.contains(&p) && shape.fixed.iter().all(|&(q, _)| q != p) {
                shape.fixed.push((p, seat.group));
            }
        }
        instance.rounds.push(shape);
    }
    for round in &problem.history {
        let mut at = vec![None; n];
        for (g, group) in round.iter().enumerate() {
            let known = names.known(group);
            for &p in &known {
                at[p] = Some(g);
            }
            each_pair(&known, |a, b| {
                instance.met[a * n + b] += 1;
                instance.met[b * n + a] += 1;
            });
        }
        instance.history.push(at);
    }
    for (lists, link) in [(&problem.apart, Link::Apart), (&problem.together, Link::Together)] {
        for list in lists {
            each_pair(&names.known(list), |a, b| {
                instance.links[a * n + b] = link;
                instance.links[b * n + a] = link;
            });
        }
    }
    if instance.links.contains(&Link::Together) {
        link_components(&mut instance);
    }
    instance.previous = warm_start(problem, names, &mut instance);
    instance
}

/// Makes being together transitive.
fn link_components(instance: &mut Instance) {
    let n = instance.people;
    for component in components(instance, &(0..n).collect::<Vec<_>>()) {
        each_pair(&component, |a, b| {
            for pair in [a * n + b, b * n + a] {
                if instance.links[pair] == Link::Free {
                    instance.links[pair] = Link::Together;
                }
            }
        });
    }
}
