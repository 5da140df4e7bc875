//! Finds, for every element of a list, the one of an older list that it was; order is kept.
//! It compares and never changes.

use std::collections::HashMap;
use std::ops::Range;

use super::fresh::Element;

/// For each new element the index of the old one it equals or, changed, continues; indexes only ever rise.
pub(super) fn align<T: Element>(old: &[T], new: &[T]) -> Vec<Option<usize>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<Option<usize>> = (0..head).map(Some).collect();
    middle(old, new, head..old.len() - tail, head..new.len() - tail, &mut pairs);
    pairs.extend((old.len() - tail..old.len()).map(Some));
    pairs
}

fn middle<T: Element>(old: &[T], new: &[T], olds: Range<usize>, news: Range<usize>, pairs: &mut Vec<Option<usize>>) {
    if olds.is_empty() || news.is_empty() {
        pairs.extend(news.map(|_| None));
        return;
    }
    let mut by_identity: HashMap<String, Vec<usize>> = HashMap::new();
    for i in olds.clone() {
        by_identity.entry(old[i].identity()).or_default().push(i);
    }
    // First what is the same, so that a change is not taken for its unchanged neighbour.
    let mut cursor = olds.start;
    let base = pairs.len();
    let mut identities = Vec::with_capacity(news.len());
    for n in news.clone() {
        let identity = new[n].identity();
        let found = by_identity.get(&identity).and_then(|list| {
            let from = list.partition_point(|&i| i < cursor);
            list[from..].iter().copied().find(|&i| old[i] == new[n])
        });
        if let Some(i) = found {
            cursor = i + 1;
        }
        pairs.push(found);
        identities.push(identity);
    }
    // Then, between these, what has kept its identity.
    let mut next = olds.end;
    let mut upper = vec![olds.end; news.len()];
    for k in (0..news.len()).rev() {
        upper[k] = next;
        next = pairs[base + k].unwrap_or(next);
    }
    let mut cursor = olds.start;
    for k in 0..news.len() {
        if let Some(i) = pairs[base + k] {
            cursor = i + 1;
            continue;
        }
        let found = by_identity.get(&identities[k]).and_then(|list| {
            let from = list.partition_point(|&i| i < cursor);
            list.get(from).copied().filter(|&i| i < upper[k])
        });
        if let Some(i) = found {
            cursor = i + 1;
        }
        pairs[base + k] = found;
    }
}
