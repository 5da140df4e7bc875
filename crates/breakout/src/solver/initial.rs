//! Builds the first groups before any search: people with a fixed group first, then those who must be together, then
//! the others, dealt like cards in the order of their values.

use super::bin_packing::{Packing, pack};
use super::instance::{Instance, Link, RoundShape};
use super::random::Random;
use crate::order::sort_by_key;

/// Builds the groups of one round.
pub(crate) fn initial_round(instance: &Instance, round: usize, random: &mut Random) -> Vec<Vec<usize>> {
    let shape = &instance.rounds[round];
    let mut components = components(instance, &shape.present);
    random.shuffle(&mut components);
    components.sort_by_key(|component| std::cmp::Reverse(component.len()));
    let mut groups = fixed(shape);
    let mut is_full = false;
    for component in &components {
        // If one of them is fixed the others follow; otherwise they take the group with the most seats, ties at random.
        let (fixed_group, left) = of_component(shape, component);
        let apart_pairs = |g: usize| {
            let pairs = groups[g].iter().flat_map(|&x| left.iter().map(move |&y| (x, y)));
            pairs.filter(|&(x, y)| instance.link(x, y) == Link::Apart).count()
        };
        let mut order: Vec<usize> = (0..groups.len()).collect();
        random.shuffle(&mut order);
        sort_by_key(&mut order, |g| {
            (Some(g) != fixed_group, apart_pairs(g), std::cmp::Reverse(free_seats(shape, &groups, g)))
        });
        match order.iter().find(|&&g| free_seats(shape, &groups, g) >= left.len()) {
            Some(&g) => groups[g].extend(left),
            None => is_full = true,
        }
    }
    if is_full && let Packing::Found(places) = pack_components(shape, &components) {
        groups = fixed(shape);
        components.iter().zip(places).for_each(|(component, g)| groups[g].extend(of_component(shape, component).1));
    }
    let mut seated = vec![false; instance.people];
    groups.iter().flatten().for_each(|&p| seated[p] = true);
    let mut rest: Vec<usize> = shape.present.iter().copied().filter(|&p| !seated[p]).collect();
    random.shuffle(&mut rest);
    let fill = instance.mix.is_empty() && !instance.alike.is_empty();
    let keys = if fill { &instance.alike } else { &instance.mix };
    let ranks: Vec<Vec<usize>> = keys.iter().map(|values| ranks(values, random)).collect();
    sort_by_key(&mut rest, |p| ranks.iter().map(|rank| rank[p]).collect::<Vec<_>>());
    let mut g = 0;
    for p in rest {
        // The sizes add up to everybody present, so there is a free seat.
        while free_seats(shape, &groups, g) == 0 {
            g = (g + 1) % groups.len();
        }
        groups[g].push(p);
        if !fill {
            g = (g + 1) % groups.len();
        }
    }
    groups
}

/// Returns the groups with only the people in them who have a fixed one.
fn fixed(shape: &RoundShape) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); shape.sizes.len()];
    shape.fixed.iter().for_each(|&(p, g)| groups[g].push(p));
    groups
}

fn free_seats(shape: &RoundShape, groups: &[Vec<usize>], g: usize) -> usize {
    shape.sizes[g].saturating_sub(groups[g].len())
}

/// Returns the group in which one of a component has a fixed seat, and the members who have none.
fn of_component(shape: &RoundShape, component: &[usize]) -> (Option<usize>, Vec<usize>) {
    let seat = |p: usize| shape.fixed.iter().find(|&&(q, _)| q == p).map(|&(_, g)| g);
    let left = component.iter().copied().filter(|&p| seat(p).is_none()).collect();
    (component.iter().find_map(|&p| seat(p)), left)
}

/// Finds a group for each component, so that all its members have seats.
pub(crate) fn pack_components(shape: &RoundShape, components: &[Vec<usize>]) -> Packing {
    let groups = fixed(shape);
    let mut free: Vec<usize> = (0..groups.len()).map(|g| free_seats(shape, &groups, g)).collect();
    let of: Vec<(Option<usize>, Vec<usize>)> =
        components.iter().map(|component| of_component(shape, component)).collect();
    for (fixed_group, left) in &of {
        let Some(fixed_group) = *fixed_group else { continue };
        if free[fixed_group] < left.len() {
            return Packing::Impossible;
        }
        free[fixed_group] -= left.len();
    }
    let loose: Vec<usize> =
        of.iter().filter(|(fixed_group, _)| fixed_group.is_none()).map(|(_, left)| left.len()).collect();
    match pack(&loose, &free) {
        Packing::Found(places) => {
            let mut places = places.into_iter();
            Packing::Found(of.iter().filter_map(|(fixed_group, _)| fixed_group.or_else(|| places.next())).collect())
        }
        other => other,
    }
}

/// Lists the people present who must be together: the connected components of the links.
pub(crate) fn components(instance: &Instance, present: &[usize]) -> Vec<Vec<usize>> {
    let mut components = Vec::new();
    let mut seen = vec![false; instance.people];
    for &first in present {
        let mut component = Vec::new();
        let mut next = vec![first];
        while let Some(p) = next.pop() {
            if !std::mem::replace(&mut seen[p], true) {
                component.push(p);
                next.extend(present.iter().copied().filter(|&q| instance.link(p, q) == Link::Together));
            }
        }
        if component.len() > 1 {
            component.sort_unstable();
            components.push(component);
        }
    }
    components
}

/// Returns each person's place among the values in random order; those without a value come last.
fn ranks(values: &[Option<usize>], random: &mut Random) -> Vec<usize> {
    let kinds = values.iter().flatten().max().map_or(0, |&last| last + 1);
    let mut rank: Vec<usize> = (0..kinds).collect();
    random.shuffle(&mut rank);
    values.iter().map(|value| value.map_or(kinds, |v| rank[v])).collect()
}
