//! Seats people on the points of a known schedule: values side by side, people with a fixed group on points that may stay,
//! and each round fitted to its sizes, fixed seats and absences. It never searches for a schedule.

use super::assignment::improve_assignment;
use super::design::independent_points;
use super::initial::initial_round;
use super::instance::{Instance, Rounds, Schedule};
use super::random::Random;
use crate::order::sort_by_key;

/// Seats people on a schedule, and adds initial rounds if it is too short. Returns the plan and the work it took, at most
/// `most` for the search of the best assignment.
pub(crate) fn place_schedule(
    instance: &Instance,
    schedule: &Schedule,
    is_first: bool,
    most: u64,
    random: &mut Random,
) -> (Rounds, u64) {
    let mut schedule = schedule.clone();
    if schedule.len() > instance.rounds.len() || !is_first {
        random.shuffle(&mut schedule);
    }
    schedule.truncate(instance.rounds.len());
    let (order, work) = order(instance, &schedule, is_first, most, random);
    let round = |r: usize, random: &mut Random| match schedule.get(r) {
        Some(round) => fit_round(instance, r, round, &order),
        None => initial_round(instance, r, random),
    };
    ((0..instance.rounds.len()).map(|r| round(r, random)).collect(), work)
}

/// Orders people by points: value by value, otherwise at random, but people with a fixed group and those who are
/// sometimes absent on points that never share a group.
fn order(
    instance: &Instance,
    schedule: &Schedule,
    is_first: bool,
    most: u64,
    random: &mut Random,
) -> (Vec<usize>, u64) {
    let groups = instance.rounds[0].sizes.len();
    let mut order: Vec<usize> = (0..instance.people).collect();
    random.shuffle(&mut order);
    if let Some(values) = instance.mix.first() {
        let kinds = values.iter().flatten().max().map_or(0, |&v| v + 1);
        let mut count = vec![0_usize; kinds + 1];
        for &p in &order {
            count[values[p].unwrap_or(kinds)] += 1;
        }
        // Largest remainders first, so that few values straddle two columns.
        let mut rank: Vec<usize> = (0..=kinds).collect();
        sort_by_key(&mut rank, |v| (v == kinds, std::cmp::Reverse(count[v] % groups)));
        let mut place = vec![0; kinds + 1];
        for (at, &v) in rank.iter().enumerate() {
            place[v] = at;
        }
        sort_by_key(&mut order, |p| place[values[p].unwrap_or(kinds)]);
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
    let work = improve_assignment(instance, schedule, &mut order, &may_move, most);
    (order, work)
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
    sort_by_key(&mut open, |g| std::cmp::Reverse(shape.sizes[g]));
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
