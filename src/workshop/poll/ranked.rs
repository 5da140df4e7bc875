//! Owns what ballots in order come to: points and duels, and with them the instant run-off. Every tie is stated; none is
//! broken silently.

use super::run_off::run_off;
use super::{Decides, InstantRunOff};

/// What ballots in order come to, by every count at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The count that decides.
    pub decides: Decides,
    /// The ballots that put each option first, alone or as one of several.
    pub first: Vec<u64>,
    /// Twice the points of each option by Borda's count: with `k` options the first place of a ballot gives `k - 1`
    /// points, the next one fewer. Options of one rank share the points of their places evenly, and so do the options
    /// that a ballot leaves out.
    pub twice_borda: Vec<u64>,
    /// `pairs[a][b]`: the ballots that prefer `a` to `b`. Of equal options none is preferred to the other; one
    /// that is ranked is preferred to those that are left out.
    pub pairs: Vec<Vec<u64>>,
    /// The order by Schulze's method (strongest paths, winning votes), options of equal standing together.
    pub schulze: Vec<Vec<usize>>,
    /// The option that beats each other one, where there is one.
    pub condorcet: Option<usize>,
    /// The instant run-off.
    pub run_off: InstantRunOff,
}

/// Counts ballots of `options` options; each lists ranks of equal options from the best rank on, no option twice.
pub fn ranked(ballots: &[&[Vec<usize>]], options: usize, decides: Decides) -> Ranked {
    let mut first = vec![0; options];
    let mut twice_borda = vec![0_u64; options];
    let mut pairs = vec![vec![0_u64; options]; options];
    let mut left_out = Vec::new();
    let mut below = vec![true; options];
    for ballot in ballots {
        below.fill(true);
        for &o in ballot.iter().flatten() {
            below[o] = false;
        }
        left_out.clear();
        left_out.extend((0..options).filter(|&o| below[o]));
        below.fill(true);
        let mut place = 0;
        for (i, rank) in ballot.iter().chain([&left_out]).enumerate().filter(|(_, rank)| !rank.is_empty()) {
            for &o in rank {
                below[o] = false;
            }
            // The places of a rank have consecutive points: twice their mean is whole.
            let points = (2 * (options - 1 - place) + 1 - rank.len()) as u64;
            place += rank.len();
            for &option in rank {
                first[option] += u64::from(i == 0);
                twice_borda[option] += points;
                for (worse, pair) in pairs[option].iter_mut().enumerate() {
                    *pair += u64::from(below[worse]);
                }
            }
        }
    }
    let beats_all = |a: &usize| (0..options).all(|b| b == *a || pairs[*a][b] > pairs[b][*a]);
    let condorcet = (0..options).find(beats_all).filter(|_| !ballots.is_empty());
    let schulze = schulze(&pairs);
    let run_off = run_off(ballots, options);
    Ranked { decides, first, twice_borda, pairs, schulze, condorcet, run_off }
}

impl Ranked {
    /// Returns the order by the count that decides, options of equal standing together. By instant run-off it is
    /// whoever may win and then who went out, the last one first.
    pub fn order(&self) -> Vec<Vec<usize>> {
        match self.decides {
            Decides::Schulze => self.schulze.clone(),
            Decides::Borda => tiers(&self.twice_borda),
            Decides::InstantRunOff => self.run_off.order.clone(),
        }
    }

    /// Returns the points by Borda's count as they are said: `194`, `12.5`.
    pub fn borda(&self, option: usize) -> String {
        let twice = self.twice_borda[option];
        if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) }
    }

    /// Returns options that beat each other in a circle, where no option beats all others: each beats the next one, and
    /// the last one the first. The circle goes through the first place by Schulze's method, through as many of those who
    /// share it as can be, and is short.
    pub fn circle(&self) -> Option<Vec<usize>> {
        /// How many of those who share the first place are looked at two by two.
        const PAIRS: usize = 12;
        let top = self.schulze.first().filter(|_| self.condorcet.is_none())?;
        let alone = top.iter().filter_map(|&a| {
            let back = (0..self.pairs.len()).filter(|&b| self.beats(a, b)).filter_map(|b| self.way(b, a));
            back.min_by_key(Vec::len).map(|mut way| {
                way.rotate_right(1);
                way
            })
        });
        let few = &top[..top.len().min(PAIRS)];
        let both = few.iter().flat_map(|&a| few.iter().filter(move |b| **b > a).map(move |&b| (a, b)));
        let both = both.filter_map(|(a, b)| {
            let (mut there, mut back) = (self.way(a, b)?, self.way(b, a)?);
            there.pop();
            back.pop();
            let meets = back[1..].iter().any(|o| there.contains(o));
            there.append(&mut back);
            (!meets).then_some(there)
        });
        alone.chain(both).min_by_key(|circle| {
            let missing = top.iter().filter(|o| !circle.contains(o)).count();
            (missing, circle.len())
        })
    }

    /// Returns the options that are level with the first place by Schulze's method, where none beats all others and no
    /// circle goes through it: the one, and those it neither beats nor loses to.
    pub fn level(&self) -> Option<(usize, Vec<usize>)> {
        let top = *self.schulze.first().filter(|_| self.condorcet.is_none())?.first()?;
        let level = |b: &usize| *b != top && self.pairs[top][*b] == self.pairs[*b][top];
        Some((top, (0..self.pairs.len()).filter(level).collect()))
    }

    fn beats(&self, a: usize, b: usize) -> bool {
        self.pairs[a][b] > self.pairs[b][a]
    }

    /// Returns the shortest way of duels won from one option to another, both ends with it.
    fn way(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let n = self.pairs.len();
        let mut by = vec![None; n];
        let mut reached = vec![from];
        let mut at = 0;
        while at < reached.len() {
            let a = reached[at];
            if a == to {
                let mut way = vec![to];
                while let Some(before) = way.last().and_then(|o| by[*o]) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            at += 1;
            for b in (0..n).filter(|&b| self.beats(a, b)) {
                if b != from && by[b].is_none() {
                    by[b] = Some(a);
                    reached.push(b);
                }
            }
        }
        None
    }
}

/// Returns options by how much they have, those with equal counts together.
pub(super) fn tiers(counts: &[u64]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&o| (std::cmp::Reverse(counts[o]), o));
    order.chunk_by(|&a, &b| counts[a] == counts[b]).map(<[usize]>::to_vec).collect()
}

/// Ranks by Schulze's method: an option stands above another when the strongest path of duels won leads from it to the
/// other and none as strong leads back. A path is as strong as the fewest votes that won one of its duels.
/// After Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
/// single-winner election method", 2011.
fn schulze(pairs: &[Vec<u64>]) -> Vec<Vec<usize>> {
    let n = pairs.len();
    let mut path: Vec<Vec<u64>> =
        (0..n).map(|a| (0..n).map(|b| if pairs[a][b] > pairs[b][a] { pairs[a][b] } else { 0 }).collect()).collect();
    for by in 0..n {
        let through = path[by].clone();
        for (a, from) in path.iter_mut().enumerate() {
            let to = from[by];
            if a == by || to == 0 {
                continue;
            }
            for (b, (strength, on)) in from.iter_mut().zip(&through).enumerate() {
                if b != a && b != by {
                    *strength = (*strength).max(to.min(*on));
                }
            }
        }
    }
    let mut left: Vec<usize> = (0..n).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let (unbeaten, rest): (Vec<usize>, Vec<usize>) =
            left.iter().partition(|&&a| left.iter().all(|&b| path[b][a] <= path[a][b]));
        // The relation has no circles, so somebody is always unbeaten.
        if unbeaten.is_empty() {
            order.push(rest);
            break;
        }
        order.push(unbeaten);
        left = rest;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `42 MNCK, 26 NCKM` with the options in the order of these letters.
    fn election(options: &str, ballots: &str) -> Vec<Vec<usize>> {
        let place = |c: char| options.find(c).unwrap();
        let groups = ballots.split(", ").filter(|g| !g.is_empty()).map(|group| group.split_once(' ').unwrap());
        groups.flat_map(|(n, order)| vec![order.chars().map(place).collect::<Vec<_>>(); n.parse().unwrap()]).collect()
    }

    /// Counts ballots without equal ranks.
    fn strict(ballots: &[Vec<usize>], options: usize, decides: Decides) -> Ranked {
        let ranks: Vec<Vec<Vec<usize>>> = ballots.iter().map(|b| b.iter().map(|o| vec![*o]).collect()).collect();
        ranked(&ranks.iter().map(Vec::as_slice).collect::<Vec<_>>(), options, decides)
    }

    fn of(options: &str, ballots: &str, decides: Decides) -> Ranked {
        strict(&election(options, ballots), options.len(), decides)
    }

    fn names(options: &str, order: &[Vec<usize>]) -> String {
        let tier = |t: &Vec<usize>| t.iter().map(|&o| &options[o..=o]).collect::<Vec<_>>().join("=");
        order.iter().map(tier).collect::<Vec<_>>().join(">")
    }

    const TENNESSEE: &str = "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM";

    #[test]
    fn the_capital_of_tennessee() {
        let r = of("MNCK", TENNESSEE, Decides::Schulze);
        assert_eq!(r.first, [42, 26, 15, 17]);
        assert_eq!((0..4).map(|o| r.borda(o)).collect::<Vec<_>>(), ["126", "194", "173", "107"]);
        assert_eq!((names("MNCK", &r.schulze).as_str(), r.condorcet), ("N>C>K>M", Some(1)));
        assert_eq!(r.run_off.winners, [3]);
        for (decides, order) in
            [(Decides::Schulze, "N>C>K>M"), (Decides::Borda, "N>C>M>K"), (Decides::InstantRunOff, "K>M>N>C")]
        {
            assert_eq!(names("MNCK", &of("MNCK", TENNESSEE, decides).order()), order);
        }
    }

    #[test]
    fn published_examples_of_schulze() {
        for (options, ballots, order) in [
            ("ABCDE", "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC", "E>A>C>B>D"),
            ("ABCD", "5 ACBD, 2 ACDB, 3 ADCB, 4 BACD, 3 CBDA, 3 CDBA, 1 DACB, 5 DBAC, 4 DCBA", "D>A>C>B"),
            ("ABCD", "3 ABCD, 2 DABC, 2 DBCA, 2 CBDA", "B=D>A=C"),
            ("ABC", "3 ABC, 3 BCA, 3 CAB", "A=B=C"),
            ("ABC", "4 ABC, 3 BCA, 2 CAB", "A>B>C"),
            ("AB", "1 A, 1 B", "A=B"),
        ] {
            assert_eq!(names(options, &of(options, ballots, Decides::Schulze).schulze), order, "{ballots}");
        }
    }

    #[test]
    fn a_circle_is_named() {
        let r = of("ABC", "3 ABC, 3 BCA, 3 CAB", Decides::Schulze);
        assert_eq!((r.condorcet, r.circle()), (None, Some(vec![0, 1, 2])));
        // The circle below the first place is none of its business.
        let r = of("ABCDE", "1 ABCDE, 1 BADEC, 1 ABECD, 1 BACDE", Decides::Schulze);
        assert_eq!(
            (names("ABCDE", &r.schulze[..1]).as_str(), r.circle(), r.level()),
            ("A=B", None, Some((0, vec![1])))
        );
        // Without its winner, Schulze's example has circles through the second one.
        let r = of("ABCD", "5 ACBD, 5 ADCB, 8 BDAC, 3 CABD, 7 CABD, 2 CBAD, 7 DCBA, 8 BADC", Decides::Schulze);
        assert_eq!(names("ABCD", &r.schulze), "A>C>B>D");
        assert_eq!(names("ABCD", &[r.circle().unwrap()]), "A=C=B");
        assert_eq!(of("MNCK", TENNESSEE, Decides::Schulze).circle(), None);
        assert_eq!(of("AB", "1 A, 1 B", Decides::Schulze).circle(), None);
        assert_eq!(of("ABC", "", Decides::Schulze).condorcet, None);
    }

    /// Random elections of up to five options with partial ballots and equal ranks.
    fn elections() -> impl Strategy<Value = (usize, Vec<Vec<Vec<usize>>>)> {
        (1..6_usize).prop_flat_map(|n| {
            let order = Just((0..n).collect::<Vec<_>>()).prop_shuffle();
            let ballot = (order, 1..=n, proptest::collection::vec(0..4_u8, n)).prop_map(|(mut order, len, equal)| {
                order.truncate(len);
                let mut ranks: Vec<Vec<usize>> = Vec::new();
                for (option, equal) in order.into_iter().zip(equal) {
                    match ranks.last_mut() {
                        Some(rank) if equal == 0 => rank.push(option),
                        _ => ranks.push(vec![option]),
                    }
                }
                for rank in &mut ranks {
                    rank.sort_unstable();
                }
                ranks
            });
            (Just(n), proptest::collection::vec(ballot, 0..14))
        })
    }

    fn count(ballots: &[Vec<Vec<usize>>], options: usize, decides: Decides) -> Ranked {
        ranked(&ballots.iter().map(Vec::as_slice).collect::<Vec<_>>(), options, decides)
    }

    /// Preferences straight from their definition.
    fn prefers(ballot: &[Vec<usize>], a: usize, b: usize) -> bool {
        let place = |o| ballot.iter().position(|rank| rank.contains(&o)).unwrap_or(usize::MAX);
        place(a) < place(b)
    }

    /// The strength of the strongest path, by walking every path.
    fn strongest(pairs: &[Vec<u64>], at: usize, to: usize, seen: &mut Vec<usize>) -> u64 {
        let mut best = 0;
        for next in 0..pairs.len() {
            if seen.contains(&next) || pairs[at][next] <= pairs[next][at] {
                continue;
            }
            let rest = if next == to {
                u64::MAX
            } else {
                seen.push(next);
                let rest = strongest(pairs, next, to, seen);
                seen.pop();
                rest
            };
            best = best.max(pairs[at][next].min(rest));
        }
        best
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3000, ..ProptestConfig::default() })]

        #[test]
        fn every_count_is_that_of_the_definition((n, ballots) in elections()) {
            let r = count(&ballots, n, Decides::Schulze);
            for a in 0..n {
                // Half a point more than another one for each ballot that says so: the places of equals, evenly.
                let twice: i64 = (0..n).filter(|b| *b != a).flat_map(|b| ballots.iter().map(move |x| {
                    1 + i64::from(prefers(x, a, b)) - i64::from(prefers(x, b, a))
                })).sum();
                prop_assert_eq!(r.twice_borda[a] as i64, twice);
                for b in (0..n).filter(|b| *b != a) {
                    prop_assert_eq!(r.pairs[a][b], ballots.iter().filter(|x| prefers(x, a, b)).count() as u64);
                }
            }
            let total: u64 = r.twice_borda.iter().sum();
            prop_assert_eq!(total, (ballots.len() * n * (n - 1)) as u64);
            // The unbeaten ones, by every path there is.
            let path = |a: usize, b: usize| strongest(&r.pairs, a, b, &mut vec![a]);
            let unbeaten: Vec<usize> = (0..n).filter(|&a| (0..n).all(|b| a == b || path(b, a) <= path(a, b))).collect();
            prop_assert_eq!(&r.schulze[0], &unbeaten);
            prop_assert_eq!(r.schulze.iter().map(Vec::len).sum::<usize>(), n);
            if let Some(winner) = r.condorcet {
                prop_assert_eq!(&r.schulze[0], &vec![winner]);
            }
            for (above, tier) in r.schulze.iter().enumerate() {
                for &a in tier {
                    for &b in r.schulze[above + 1..].iter().flatten() {
                        prop_assert!(path(b, a) <= path(a, b));
                    }
                }
            }
        }

        #[test]
        fn neither_the_order_of_ballots_nor_the_names_of_options_matter(
            (n, ballots) in elections(), seed in any::<u64>(), decides in 0..3_usize
        ) {
            let decides = Decides::ALL[decides];
            let r = count(&ballots, n, decides);
            // Another order of ballots, other numbers for the options.
            let mut other = ballots.clone();
            if !other.is_empty() {
                let by = (seed as usize) % other.len();
                other.rotate_left(by);
            }
            let turn = (seed >> 32) as usize % n;
            let name = |o: usize| (o + turn) % n;
            let renamed: Vec<Vec<Vec<usize>>> =
                other.iter().map(|b| b.iter().map(|rank| rank.iter().map(|&o| name(o)).collect()).collect()).collect();
            let s = count(&renamed, n, decides);
            let sorted = |tier: &[usize]| { let mut t = tier.to_vec(); t.sort_unstable(); t };
            let map = |tier: &Vec<usize>| sorted(&tier.iter().map(|&o| name(o)).collect::<Vec<_>>());
            prop_assert_eq!(r.run_off.order.iter().map(map).collect::<Vec<_>>(), s.run_off.order.clone());
            prop_assert_eq!(r.schulze.iter().map(map).collect::<Vec<_>>(), s.schulze.clone());
            prop_assert_eq!(tiers(&r.twice_borda).iter().map(map).collect::<Vec<_>>(), tiers(&s.twice_borda));
        }

        #[test]
        fn a_ballot_for_the_winner_never_makes_the_winner_lose((n, ballots) in elections()) {
            for decides in [Decides::Borda, Decides::Schulze] {
                    let r = count(&ballots, n, decides);
                // Schulze's method promises it where the winner beats each other option.
                if decides == Decides::Schulze && r.condorcet.is_none() {
                    continue;
                }
                let order: Vec<usize> = r.order().concat();
                let mut more = ballots.clone();
                more.push(order.iter().map(|o| vec![*o]).collect());
                prop_assert!(count(&more, n, decides).order()[0].contains(&order[0]));
            }
        }
    }
}
