//! Deals people into groups before any search: those with a fixed group first, then those who stay together as a
//! block, then the others, people of one value after each other like cards.

use super::instance::{Bond, Instance};
use super::random::Random;

/// The groups of one round.
pub(crate) fn deal(instance: &Instance, round: usize, random: &mut Random) -> Vec<Vec<usize>> {
    let sitting = &instance.rounds[round];
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); sitting.sizes.len()];
    let mut seated = vec![true; instance.people];
    sitting.present.iter().for_each(|&p| seated[p] = false);
    for &(p, g) in &sitting.fixed {
        groups[g].push(p);
        seated[p] = true;
    }
    let room = |groups: &[Vec<usize>], g: usize| sitting.sizes[g].saturating_sub(groups[g].len());
    let mut blocks = blocks(instance, &sitting.present);
    random.shuffle(&mut blocks);
    blocks.sort_by_key(|block| std::cmp::Reverse(block.len()));
    for block in blocks {
        // Where one of them is fixed the others follow; otherwise where most room is, drawn by lot.
        let home = (0..groups.len()).find(|&g| groups[g].iter().any(|p| block.contains(p)));
        let left: Vec<usize> = block.into_iter().filter(|&p| !seated[p]).collect();
        let parted = |g: usize| {
            let pairs = groups[g].iter().flat_map(|&x| left.iter().map(move |&y| (x, y)));
            pairs.filter(|&(x, y)| instance.bond(x, y) == Bond::Apart).count()
        };
        let mut order: Vec<usize> = (0..groups.len()).collect();
        random.shuffle(&mut order);
        order.sort_by_key(|&g| (Some(g) != home, parted(g), std::cmp::Reverse(room(&groups, g))));
        if let Some(&g) = order.iter().find(|&&g| room(&groups, g) >= left.len()) {
            for &p in &left {
                seated[p] = true;
            }
            groups[g].extend(left);
        }
    }
    let mut rest: Vec<usize> = sitting.present.iter().copied().filter(|&p| !seated[p]).collect();
    random.shuffle(&mut rest);
    let fill = instance.mix.is_empty() && !instance.alike.is_empty();
    let keys = if fill { &instance.alike } else { &instance.mix };
    let ranks: Vec<Vec<usize>> = keys.iter().map(|values| ranks(values, random)).collect();
    rest.sort_by_key(|&p| ranks.iter().map(|rank| rank[p]).collect::<Vec<_>>());
    let mut g = 0;
    for p in rest {
        // The sizes add up to everybody present, so there is room somewhere.
        while room(&groups, g) == 0 {
            g = (g + 1) % groups.len();
        }
        groups[g].push(p);
        if !fill {
            g = (g + 1) % groups.len();
        }
    }
    groups
}

/// People who are to stay together, as far as they are present: each block at once.
pub(crate) fn blocks(instance: &Instance, present: &[usize]) -> Vec<Vec<usize>> {
    let mut blocks = Vec::new();
    let mut seen = vec![false; instance.people];
    for &first in present {
        let mut block = Vec::new();
        let mut next = vec![first];
        while let Some(p) = next.pop() {
            if !std::mem::replace(&mut seen[p], true) {
                block.push(p);
                next.extend(present.iter().copied().filter(|&q| instance.bond(p, q) == Bond::Together));
            }
        }
        if block.len() > 1 {
            block.sort_unstable();
            blocks.push(block);
        }
    }
    blocks
}

/// Each person's place among the values in random order; those without a value come last.
fn ranks(values: &[Option<usize>], random: &mut Random) -> Vec<usize> {
    let kinds = values.iter().flatten().max().map_or(0, |&last| last + 1);
    let mut rank: Vec<usize> = (0..kinds).collect();
    random.shuffle(&mut rank);
    values.iter().map(|value| value.map_or(kinds, |v| rank[v])).collect()
}
