//! Owns how large the groups are. It never decides who is in them.

use crate::workshop::Split;

/// The sizes of the groups, larger ones first; they differ by at most one.
///
/// A size gives people ÷ size groups, rounded half up. Nobody is alone in a group unless there is only one person:
/// there are fewer groups then than asked for. Nobody: no groups.
pub fn sizes(people: usize, split: Split) -> Vec<usize> {
    if people == 0 {
        return Vec::new();
    }
    let wanted = match split {
        Split::Size(size) => {
            let size = (size as usize).max(1);
            people / size + usize::from(people % size >= size.div_ceil(2))
        }
        Split::Count(count) => count as usize,
    };
    let groups = wanted.clamp(1, (people / 2).max(1));
    (0..groups).map(|g| people / groups + usize::from(g < people % groups)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_sizes() {
        for (people, split, expected) in [
            (0, Split::Size(4), &[][..]),
            (1, Split::Size(4), &[1]),
            (2, Split::Size(4), &[2]),
            (3, Split::Size(2), &[3]),
            (5, Split::Size(4), &[5]),
            (6, Split::Size(4), &[3, 3]),
            (7, Split::Size(2), &[3, 2, 2]),
            (10, Split::Size(4), &[4, 3, 3]),
            (13, Split::Size(5), &[5, 4, 4]),
            (16, Split::Size(4), &[4, 4, 4, 4]),
            (4, Split::Size(1), &[2, 2]),
            (4, Split::Size(0), &[2, 2]),
            (4, Split::Size(u32::MAX), &[4]),
            (10, Split::Count(3), &[4, 3, 3]),
            (10, Split::Count(0), &[10]),
            (5, Split::Count(9), &[3, 2]),
        ] {
            assert_eq!(sizes(people, split), expected, "{people} {split:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn even_and_never_alone(people in 0..500_usize, number in any::<u32>(), small in 0..40_u32, by_size: bool) {
            for number in [number, small] {
                let split = if by_size { Split::Size(number) } else { Split::Count(number) };
                let sizes = sizes(people, split);
                prop_assert_eq!(sizes.iter().sum::<usize>(), people);
                prop_assert!(sizes.is_sorted_by(|a, b| a >= b));
                prop_assert!(sizes.first().is_none_or(|first| first - sizes[sizes.len() - 1] <= 1));
                prop_assert!(people == 1 || sizes.iter().all(|&s| s > 1));
            }
        }
    }
}
