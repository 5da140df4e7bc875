//! Finds groups for people who stay together, so that everybody has a seat beside the others. It knows only how many
//! they are.

use std::collections::BTreeSet;

/// More ways than this are not tried.
const MOST_TRIED: usize = 50_000;

/// Whether blocks find room, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Packing {
    /// The place of each block.
    Found(Vec<usize>),
    /// There is no way.
    Impossible,
    /// There are too many ways to try them all.
    Unknown,
}

/// Puts blocks of these sizes into places with so much room, large ones first and into the tightest place that holds
/// them; what failed once is not tried again.
pub(crate) fn pack(blocks: &[usize], room: &[usize]) -> Packing {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|&block| std::cmp::Reverse(blocks[block]));
    let sizes = order.iter().map(|&block| blocks[block]).collect();
    let mut search = Search { sizes, room: room.to_vec(), places: Vec::new(), failed: BTreeSet::new(), tried: 0 };
    if search.place() {
        let mut found = vec![0; blocks.len()];
        order.iter().zip(&search.places).for_each(|(&block, &place)| found[block] = place);
        return Packing::Found(found);
    }
    if search.tried > MOST_TRIED { Packing::Unknown } else { Packing::Impossible }
}

struct Search {
    /// The sizes of the blocks, the largest first.
    sizes: Vec<usize>,
    room: Vec<usize>,
    places: Vec<usize>,
    /// So many blocks in place, and what room was left: from there it does not go on.
    failed: BTreeSet<(usize, Vec<usize>)>,
    tried: usize,
}

impl Search {
    fn place(&mut self) -> bool {
        let Some(&size) = self.sizes.get(self.places.len()) else { return true };
        let mut left = self.room.clone();
        left.sort_unstable();
        let here = (self.places.len(), left);
        self.tried += 1;
        if self.tried > MOST_TRIED || self.failed.contains(&here) {
            return false;
        }
        let mut places: Vec<usize> = (0..self.room.len()).filter(|&at| self.room[at] >= size).collect();
        places.sort_by_key(|&at| self.room[at]);
        places.dedup_by_key(|at| self.room[*at]);
        for at in places {
            self.room[at] -= size;
            self.places.push(at);
            if self.place() {
                return true;
            }
            self.places.pop();
            self.room[at] += size;
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
        for (blocks, room, fits) in [
            (&[2, 2, 2][..], &[3, 3][..], false),
            (&[3, 3, 2, 2, 2], &[6, 6], true),
            (&[2, 2, 3], &[3, 4], true),
            (&[3, 3], &[4, 2], false),
            (&[], &[], true),
            (&[1], &[], false),
            (&[2; 100], &[3; 99], false),
            (&[3; 60], &[4; 60], true),
        ] {
            assert_eq!(matches!(pack(blocks, room), Packing::Found(_)), fits, "{blocks:?} {room:?}");
            assert_ne!(pack(blocks, room), Packing::Unknown);
        }
    }

    /// Whether there is a way, by trying all.
    fn fits(blocks: &[usize], room: &mut Vec<usize>) -> bool {
        let Some((&size, rest)) = blocks.split_first() else { return true };
        (0..room.len()).any(|at| {
            room[at] >= size && {
                room[at] -= size;
                let fits = fits(rest, room);
                room[at] += size;
                fits
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn as_by_trying_everything(
            blocks in proptest::collection::vec(2..6_usize, 0..6),
            mut room in proptest::collection::vec(0..9_usize, 0..5),
        ) {
            match pack(&blocks, &room) {
                Packing::Found(places) => {
                    places.iter().zip(&blocks).for_each(|(&at, &size)| room[at] -= size);
                }
                Packing::Impossible => prop_assert!(!fits(&blocks, &mut room)),
                Packing::Unknown => prop_assert!(false),
            }
        }
    }
}
