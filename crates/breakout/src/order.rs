//! Owns putting indices in order. It is one sort for every key: a sort of its own for each of them would make a program
//! larger than anybody would notice it to be faster.

use std::cmp::Ordering;

/// Puts indices in the order of what `key` says of each; those that are equal stay as they were.
pub(crate) fn sort_by_key<K: Ord>(indices: &mut [usize], key: impl Fn(usize) -> K) {
    sort_by(indices, &|a, b| key(a).cmp(&key(b)));
}

fn sort_by(indices: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    indices.sort_by(|&a, &b| compare(a, b));
}
