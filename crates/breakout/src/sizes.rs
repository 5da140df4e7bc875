//! Owns how large the groups are. It never decides who is in them.

/// How large the groups of a round are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sizes {
    /// About this many people in each; sizes differ by at most one.
    Each(u32),
    /// This many groups; sizes differ by at most one.
    Count(u32),
    /// These sizes. The last groups change if there are more or fewer people.
    Given(Vec<usize>),
}

impl Default for Sizes {
    fn default() -> Self {
        Self::Each(4)
    }
}

impl Sizes {
    /// Returns the sizes of the groups for this many people: larger ones first, unless they are given.
    ///
    /// [`Each`](Self::Each) makes people ÷ size groups, rounded half up. Nobody is alone in a group unless there is only
    /// one person: there are fewer groups than asked for then. Without people there are no groups.
    pub fn for_people(&self, people: usize) -> Vec<usize> {
        let wanted = match self {
            Self::Given(given) => return given_for(given, people),
            Self::Count(count) => *count as usize,
            Self::Each(size) => {
                let size = (*size as usize).max(1);
                people / size + usize::from(people % size >= size.div_ceil(2))
            }
        };
        if people == 0 {
            return Vec::new();
        }
        let groups = wanted.clamp(1, (people / 2).max(1));
        (0..groups).map(|g| people / groups + usize::from(g < people % groups)).collect()
    }

    /// Returns how many people are left over where all groups are to be as large as asked or, of a number of groups,
    /// equally large; nobody where there are too few people for one such group.
    pub fn left_over(&self, people: usize) -> usize {
        match self {
            Self::Given(_) => 0,
            Self::Each(size) if people < *size as usize => 0,
            Self::Each(size) => people % (*size as usize).max(1),
            Self::Count(_) => people % self.for_people(people).len().max(1),
        }
    }
}

fn given_for(given: &[usize], people: usize) -> Vec<usize> {
    let mut left = people;
    let mut sizes: Vec<usize> = Vec::new();
    for size in given {
        let size = left.min(*size);
        left -= size;
        sizes.extend((size > 0).then_some(size));
    }
    match sizes.last_mut() {
        Some(last) => *last += left,
        None => sizes.extend((left > 0).then_some(left)),
    }
    sizes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_sizes() {
        for (people, wanted, expected) in [
            (0, Sizes::Each(4), &[][..]),
            (1, Sizes::Each(4), &[1]),
            (2, Sizes::Each(4), &[2]),
            (3, Sizes::Each(2), &[3]),
            (5, Sizes::Each(4), &[5]),
            (6, Sizes::Each(4), &[3, 3]),
            (7, Sizes::Each(2), &[3, 2, 2]),
            (10, Sizes::Each(4), &[4, 3, 3]),
            (13, Sizes::Each(5), &[5, 4, 4]),
            (16, Sizes::Each(4), &[4, 4, 4, 4]),
            (4, Sizes::Each(1), &[2, 2]),
            (4, Sizes::Each(0), &[2, 2]),
            (4, Sizes::Each(u32::MAX), &[4]),
            (10, Sizes::Count(3), &[4, 3, 3]),
            (10, Sizes::Count(0), &[10]),
            (5, Sizes::Count(9), &[3, 2]),
        ] {
            assert_eq!(wanted.for_people(people), expected, "{people} {wanted:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn even_and_never_alone(people in 0..500_usize, number in any::<u32>(), small in 0..40_u32, by_size: bool) {
            for number in [number, small] {
                let wanted = if by_size { Sizes::Each(number) } else { Sizes::Count(number) };
                let sizes = wanted.for_people(people);
                prop_assert_eq!(sizes.iter().sum::<usize>(), people);
                prop_assert!(sizes.is_sorted_by(|a, b| a >= b));
                prop_assert!(sizes.first().is_none_or(|first| first - sizes[sizes.len() - 1] <= 1));
                prop_assert!(people == 1 || sizes.iter().all(|&s| s > 1));
                let left_over = wanted.left_over(people);
                let exact = wanted.for_people(people - left_over);
                prop_assert!(left_over < people.max(1));
                prop_assert!(exact.first() == exact.last() || number < 2, "{} {:?}", people, wanted);
                prop_assert!(by_size || exact.len() == sizes.len());
                prop_assert!(!by_size || number < 2 || (people as u32) < number || exact[0] == number as usize);
            }
        }
    }
}
