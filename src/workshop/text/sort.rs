//! Owns putting a few things in order. It is one sort for every kind of thing: a sort of its own for each of them would
//! make the program larger than anybody would notice it to be faster.

use std::cmp::Ordering;

/// Puts items in order; those that are equal stay as they were.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Puts items in the order of what `key` says of each; those that are equal stay as they were.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Puts items in the order that `compare` says of two; those that are equal stay as they were.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order_of(items.len(), &|a, b| compare(&items[a], &items[b]));
    arrange(order, &mut |a, b| items.swap(a, b));
}

fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// Moves each item to its place by exchanges of two; `order` says of each place which item comes there.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while order[at] != start {
            let from = std::mem::replace(&mut order[at], at);
            swap(at, from);
            at = from;
        }
        order[at] = at;
    }
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

    #[test]
    fn every_order_is_put_in_the_same_order() {
        for n in 0..120 {
            let mut items = vec![0, 1, 2, 3, 4];
            let mut left = n;
            for of in (2..=5).rev() {
                items.swap(of - 1, left % of);
                left /= of;
            }
            sort(&mut items);
            assert_eq!(items, [0, 1, 2, 3, 4]);
            sort_by(&mut items, |a, b| b.cmp(a));
            assert_eq!(items, [4, 3, 2, 1, 0]);
        }
    }
}
