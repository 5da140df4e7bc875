//! Finds, for every element of a list, the one of an older list that it was; order is kept.
//! It compares and never changes.

use std::collections::HashMap;
use std::ops::Range;

/// Returns for each new element the index of the old one it equals or, changed, continues; indexes only ever rise.
pub(super) fn align<T: PartialEq>(old: &[T], new: &[T], identity: fn(&T) -> String) -> Vec<Option<usize>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<Option<usize>> = (0..head).map(Some).collect();
    let rest = (head..old.len() - tail, head..new.len() - tail);
    middle((old, new), rest, identity, &mut pairs);
    pairs.extend((old.len() - tail..old.len()).map(Some));
    pairs
}

fn middle<T: PartialEq>(
    (old, new): (&[T], &[T]),
    (olds, news): (Range<usize>, Range<usize>),
    identity: fn(&T) -> String,
    pairs: &mut Vec<Option<usize>>,
) {
    if olds.is_empty() || news.is_empty() {
        pairs.extend(news.map(|_| None));
        return;
    }
    let mut by_identity: HashMap<String, Vec<usize>> = HashMap::new();
    for i in olds.clone() {
        by_identity.entry(identity(&old[i])).or_default().push(i);
    }
    // First what is the same, so that a change is not taken for its unchanged neighbour.
    let mut cursor = olds.start;
    let base = pairs.len();
    let mut identities = Vec::with_capacity(news.len());
    for n in news.clone() {
        let own = identity(&new[n]);
        let found = by_identity.get(&own).and_then(|list| {
            let from = list.partition_point(|&i| i < cursor);
            list[from..].iter().copied().find(|&i| old[i] == new[n])
        });
        if let Some(i) = found {
            cursor = i + 1;
        }
        pairs.push(found);
        identities.push(own);
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
