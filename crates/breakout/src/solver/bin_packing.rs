//! Packs people who must be together into groups. It knows only how many they are.

use crate::order::sort_by_key;
use std::collections::BTreeSet;

/// The search ends after this many tries.
const MOST_TRIED: usize = 50_000;

/// Whether items can be packed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Packing {
    /// The bin of each item.
    Found(Vec<usize>),
    /// There is no packing.
    Impossible,
    /// There are too many packings to try them all.
    Unknown,
}

/// Packs items of these sizes into bins of these capacities: large items first, each into the tightest bin that holds
/// it. A state that failed once is not tried again.
pub(crate) fn pack(items: &[usize], capacity: &[usize]) -> Packing {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_by_key(&mut order, |item| std::cmp::Reverse(items[item]));
    let sizes = order.iter().map(|&item| items[item]).collect();
    let mut search = Search { sizes, capacity: capacity.to_vec(), bins: Vec::new(), failed: BTreeSet::new(), tried: 0 };
    if search.pack() {
        let mut found = vec![0; items.len()];
        order.iter().zip(&search.bins).for_each(|(&item, &bin)| found[item] = bin);
        return Packing::Found(found);
    }
    if search.tried > MOST_TRIED { Packing::Unknown } else { Packing::Impossible }
}

struct Search {
    /// The sizes of the items, the largest first.
    sizes: Vec<usize>,
    capacity: Vec<usize>,
    bins: Vec<usize>,
    /// States that fail: the number of packed items and the capacities left.
    failed: BTreeSet<(usize, Vec<usize>)>,
    tried: usize,
}

impl Search {
    fn pack(&mut self) -> bool {
        let Some(&size) = self.sizes.get(self.bins.len()) else { return true };
        let mut left = self.capacity.clone();
        left.sort_unstable();
        let here = (self.bins.len(), left);
        self.tried += 1;
        if self.tried > MOST_TRIED || self.failed.contains(&here) {
            return false;
        }
        let mut bins: Vec<usize> = (0..self.capacity.len()).filter(|&at| self.capacity[at] >= size).collect();
        sort_by_key(&mut bins, |at| self.capacity[at]);
        bins.dedup_by_key(|at| self.capacity[*at]);
        for at in bins {
            self.capacity[at] -= size;
            self.bins.push(at);
            if self.pack() {
                return true;
            }
            self.bins.pop();
            self.capacity[at] += size;
        }
        self.failed.insert(here);
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_fits_and_what_does_not() {
        for (items, capacity, fits) in [
            (&[2, 2, 2][..], &[3, 3][..], false),
            (&[3, 3, 2, 2, 2], &[6, 6], true),
            (&[2, 2, 3], &[3, 4], true),
            (&[3, 3], &[4, 2], false),
            (&[], &[], true),
            (&[1], &[], false),
            (&[2; 100], &[3; 99], false),
            (&[3; 60], &[4; 60], true),
        ] {
            assert_eq!(matches!(pack(items, capacity), Packing::Found(_)), fits, "{items:?} {capacity:?}");
            assert_ne!(pack(items, capacity), Packing::Unknown);
        }
    }

    /// Whether there is a way, by trying all.
    fn fits(items: &[usize], capacity: &mut Vec<usize>) -> bool {
        let Some((&size, rest)) = items.split_first() else { return true };
        (0..capacity.len()).any(|at| {
            capacity[at] >= size && {
                capacity[at] -= size;
                let fits = fits(rest, capacity);
                capacity[at] += size;
                fits
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn as_by_trying_everything(
            items in proptest::collection::vec(2..6_usize, 0..6),
            mut capacity in proptest::collection::vec(0..9_usize, 0..5),
        ) {
            match pack(&items, &capacity) {
                Packing::Found(bins) => {
                    bins.iter().zip(&items).for_each(|(&at, &size)| capacity[at] -= size);
                }
                Packing::Impossible => prop_assert!(!fits(&items, &mut capacity)),
                Packing::Unknown => prop_assert!(false),
            }
        }
    }
}
