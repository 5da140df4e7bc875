//! Deals people into groups before any search: those with a fixed group first, then those who stay together as a
//! block, then the others, people of one value after each other like cards.

use super::instance::{Bond, Instance, Sitting};
use super::pack::{Packing, pack};
use super::random::Random;

/// The groups of one round.
pub(crate) fn deal(instance: &Instance, round: usize, random: &mut Random) -> Vec<Vec<usize>> {
    let sitting = &instance.rounds[round];
    let mut blocks = blocks(instance, &sitting.present);
    random.shuffle(&mut blocks);
    blocks.sort_by_key(|block| std::cmp::Reverse(block.len()));
    let mut groups = fixed(sitting);
    let mut is_full = false;
    for block in &blocks {
        // Where one of them is fixed the others follow; otherwise where most room is, drawn by lot.
        let (home, left) = of_block(sitting, block);
        let parted = |g: usize| {
            let pairs = groups[g].iter().flat_map(|&x| left.iter().map(move |&y| (x, y)));
            pairs.filter(|&(x, y)| instance.bond(x, y) == Bond::Apart).count()
        };
        let mut order: Vec<usize> = (0..groups.len()).collect();
        random.shuffle(&mut order);
        order.sort_by_key(|&g| (Some(g) != home, parted(g), std::cmp::Reverse(room(sitting, &groups, g))));
        match order.iter().find(|&&g| room(sitting, &groups, g) >= left.len()) {
            Some(&g) => groups[g].extend(left),
            None => is_full = true,
        }
    }
    if is_full && let Packing::Found(places) = packing(sitting, &blocks) {
        groups = fixed(sitting);
        blocks.iter().zip(places).for_each(|(block, g)| groups[g].extend(of_block(sitting, block).1));
    }
    let mut seated = vec![false; instance.people];
    groups.iter().flatten().for_each(|&p| seated[p] = true);
    let mut rest: Vec<usize> = sitting.present.iter().copied().filter(|&p| !seated[p]).collect();
    random.shuffle(&mut rest);
    let fill = instance.mix.is_empty() && !instance.alike.is_empty();
    let keys = if fill { &instance.alike } else { &instance.mix };
    let ranks: Vec<Vec<usize>> = keys.iter().map(|values| ranks(values, random)).collect();
    rest.sort_by_key(|&p| ranks.iter().map(|rank| rank[p]).collect::<Vec<_>>());
    let mut g = 0;
    for p in rest {
        // The sizes add up to everybody present, so there is room somewhere.
        while room(sitting, &groups, g) == 0 {
            g = (g + 1) % groups.len();
        }
        groups[g].push(p);
        if !fill {
            g = (g + 1) % groups.len();
        }
    }
    groups
}

/// The groups with those in them who have a fixed one.
fn fixed(sitting: &Sitting) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); sitting.sizes.len()];
    sitting.fixed.iter().for_each(|&(p, g)| groups[g].push(p));
    groups
}

fn room(sitting: &Sitting, groups: &[Vec<usize>], g: usize) -> usize {
    sitting.sizes[g].saturating_sub(groups[g].len())
}

/// The group in which one of a block has a fixed seat, and who of it has none.
fn of_block(sitting: &Sitting, block: &[usize]) -> (Option<usize>, Vec<usize>) {
    let seat = |p: usize| sitting.fixed.iter().find(|&&(q, _)| q == p).map(|&(_, g)| g);
    let left = block.iter().copied().filter(|&p| seat(p).is_none()).collect();
    (block.iter().find_map(|&p| seat(p)), left)
}

/// Whether all blocks find seats side by side, and in which groups.
pub(crate) fn packing(sitting: &Sitting, blocks: &[Vec<usize>]) -> Packing {
    let groups = fixed(sitting);
    let mut rooms: Vec<usize> = (0..groups.len()).map(|g| room(sitting, &groups, g)).collect();
    let of: Vec<(Option<usize>, Vec<usize>)> = blocks.iter().map(|block| of_block(sitting, block)).collect();
    for (home, left) in &of {
        let Some(home) = *home else { continue };
        if rooms[home] < left.len() {
            return Packing::Impossible;
        }
        rooms[home] -= left.len();
    }
    let loose: Vec<usize> = of.iter().filter(|(home, _)| home.is_none()).map(|(_, left)| left.len()).collect();
    match pack(&loose, &rooms) {
        Packing::Found(places) => {
            let mut places = places.into_iter();
            Packing::Found(of.iter().filter_map(|(home, _)| home.or_else(|| places.next())).collect())
        }
        other => other,
    }
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
