//! Finds out which phase or column of an activity was which before it was changed. It changes nothing.

use crate::workshop::{Column, Phase};

/// What has a title by which it is known, and more beside it.
pub(crate) trait Titled: Clone + PartialEq {
    /// Returns its title.
    fn title(&self) -> &str;

    /// Returns it without its title.
    fn untitled(&self) -> Self;
}

impl Titled for Phase {
    fn title(&self) -> &str {
        &self.title
    }

    fn untitled(&self) -> Self {
        Self { title: String::new(), ..self.clone() }
    }
}

impl Titled for Column {
    fn title(&self) -> &str {
        &self.title
    }

    fn untitled(&self) -> Self {
        Self { title: String::new(), ..self.clone() }
    }
}

/// Returns for each element of a new list the one of the old list that it was: of the same title, else what is the same
/// but for its title, else what stood in its place.
pub(crate) fn continued<T: Titled>(old: &[T], new: &[T]) -> Vec<Option<usize>> {
    let mut was: Vec<Option<usize>> = vec![None; new.len()];
    let title = |o: usize, n: usize| old[o].title() == new[n].title();
    let but_title = |o: usize, n: usize| old[o].untitled() == new[n].untitled();
    let place = |o: usize, n: usize| o == n;
    for is_same in [&title as &dyn Fn(usize, usize) -> bool, &but_title, &place] {
        for n in 0..new.len() {
            if was[n].is_none() {
                was[n] = (0..old.len()).find(|o| !was.contains(&Some(*o)) && is_same(*o, n));
            }
        }
    }
    was
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phases(all: &[(&str, u32)]) -> Vec<Phase> {
        all.iter()
            .map(|(title, minutes)| Phase { title: (*title).into(), minutes: *minutes, ..Phase::default() })
            .collect()
    }

    #[test]
    fn a_phase_is_known_by_its_title_its_content_or_its_place() {
        let old = phases(&[("A", 1), ("B", 2), ("C", 3)]);
        for (new, was) in [
            (vec![("A", 1), ("B", 2), ("C", 3)], vec![Some(0), Some(1), Some(2)]),
            (vec![("C", 3), ("A", 1)], vec![Some(2), Some(0)]),
            (vec![("A", 1), ("Z", 2), ("C", 3)], vec![Some(0), Some(1), Some(2)]),
            (vec![("Y", 9), ("B", 2)], vec![Some(0), Some(1)]),
            (vec![("A", 1), ("B", 2), ("C", 3), ("D", 4)], vec![Some(0), Some(1), Some(2), None]),
        ] {
            assert_eq!(continued(&old, &phases(&new)), was, "{new:?}");
        }
    }
}
