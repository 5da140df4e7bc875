//! Owns putting a few things in order. It is one sort for every kind of thing: a sort of its own for each of them would
//! make the program larger than anybody would notice it to be faster.

use std::cmp::Ordering;

/// Puts items in the order of what `key` says of each; those that are equal stay as they were.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let order = order_of(items.len(), &mut |a, b| key(&items[a]).cmp(&key(&items[b])));
    let mut places: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|i| places[i].take()));
}

fn order_of(count: usize, by: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| by(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_stays_as_it_was() {
        let mut words = vec!["four", "two", "three", "one", "six", "five"];
        sort_by_key(&mut words, |w| w.len());
        assert_eq!(words, ["two", "one", "six", "four", "five", "three"]);
        let mut none: Vec<u8> = Vec::new();
        sort_by_key(&mut none, |n| *n);
        assert!(none.is_empty());
    }
}
