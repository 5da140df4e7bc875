//! Owns what ballots in order come to: points, eliminations, duels. Every tie is stated; none is broken silently.

use super::Decides;

/// Where the search through the outcomes of ties ends; beyond it everybody who is left may win.
const MOST_BRANCHES: usize = 500;

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
    /// The rounds of the instant run-off.
    pub rounds: Vec<RunOffRound>,
    /// Who wins the instant run-off: several where a tie between the last ones decides who does.
    pub run_off: Vec<usize>,
}

/// One round of an instant run-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunOffRound {
    /// Votes of the options that are left, each with its place in the list of options.
    pub votes: Vec<(usize, u64)>,
    /// Ballots none of whose options is left.
    pub exhausted: u64,
    /// Who goes out after it.
    pub out: Vec<usize>,
    /// Others who had as few votes in this and every earlier round and might have gone out instead.
    pub or: Vec<usize>,
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
        ballot.iter().flatten().for_each(|&o| below[o] = false);
        left_out.clear();
        left_out.extend((0..options).filter(|&o| below[o]));
        below.fill(true);
        let mut place = 0;
        for (i, rank) in ballot.iter().chain([&left_out]).enumerate().filter(|(_, rank)| !rank.is_empty()) {
            rank.iter().for_each(|&o| below[o] = false);
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
    let (rounds, run_off) = if ballots.is_empty() { (Vec::new(), Vec::new()) } else { run_off(ballots, options) };
    Ranked { decides, first, twice_borda, pairs, schulze, condorcet, rounds, run_off }
}

impl Ranked {
    /// Returns the order by the count that decides, options of equal standing together. By instant run-off it is the
    /// winner and then who went out, the last one first.
    pub fn order(&self) -> Vec<Vec<usize>> {
        match self.decides {
            Decides::Schulze => self.schulze.clone(),
            Decides::Borda => tiers(&self.twice_borda),
            Decides::InstantRunOff => {
                let mut order = vec![self.run_off.clone()];
                let placed = |order: &[Vec<usize>], o: usize| order.iter().flatten().any(|x| *x == o);
                if let Some(end) = self.rounds.last() {
                    let mut left: Vec<&(usize, u64)> = end.votes.iter().filter(|(o, _)| !placed(&order, *o)).collect();
                    left.sort_by_key(|(o, votes)| (std::cmp::Reverse(*votes), *o));
                    order.extend(left.chunk_by(|a, b| a.1 == b.1).map(|c| c.iter().map(|(o, _)| *o).collect()));
                }
                for round in self.rounds.iter().rev() {
                    let mut tier: Vec<usize> = round.out.iter().copied().filter(|o| !placed(&order, *o)).collect();
                    tier.sort_unstable();
                    order.push(tier);
                }
                order.retain(|tier| !tier.is_empty());
                order
            }
        }
    }

    /// Returns the points by Borda's count as they are said: `194`, `12.5`.
    pub fn borda(&self, option: usize) -> String {
        let twice = self.twice_borda[option];
        if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) }
    }

    /// Returns options that beat each other in a circle, where no option beats all others: each beats the next one, and
    /// the last one the first. The shortest such circle among those that no option outside beats or equals by Schulze.
    pub fn circle(&self) -> Option<Vec<usize>> {
        if self.condorcet.is_some() {
            return None;
        }
        let beats = |a: usize, b: usize| self.pairs[a][b] > self.pairs[b][a];
        let n = self.first.len();
        let mut shortest: Option<Vec<usize>> = None;
        for start in 0..n {
            // The nearest way back to where it began, step by step.
            let mut from = vec![None; n];
            let mut reached = vec![start];
            let mut at = 0;
            while at < reached.len() {
                let a = reached[at];
                at += 1;
                if a != start && beats(a, start) {
                    let mut way = vec![a];
                    while let Some(before) = way.last().and_then(|o| from[*o]) {
                        way.push(before);
                    }
                    way.reverse();
                    if shortest.as_ref().is_none_or(|s| way.len() < s.len()) {
                        shortest = Some(way);
                    }
                    break;
                }
                for (b, by) in from.iter_mut().enumerate() {
                    if b != start && by.is_none() && beats(a, b) {
                        *by = Some(a);
                        reached.push(b);
                    }
                }
            }
        }
        shortest
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

/// Returns the rounds of one way through the ties, and everybody who wins by one way or another.
fn run_off(ballots: &[&[Vec<usize>]], options: usize) -> (Vec<RunOffRound>, Vec<usize>) {
    let mut branches = 0;
    let mut winners = vec![false; options];
    let mut main = None;
    let mut waiting = vec![Vec::<RunOffRound>::new()];
    while let Some(rounds) = waiting.pop() {
        let mut rounds = rounds;
        loop {
            let mut round = next_round(ballots, options, &rounds);
            let alive: Vec<usize> = round.votes.iter().map(|(o, _)| *o).collect();
            let cast: u64 = round.votes.iter().map(|(_, v)| v).sum();
            let leader = round.votes.iter().find(|(_, v)| v * 2 > cast).map(|(o, _)| *o);
            if leader.is_some() || alive.len() < 2 || cast == 0 {
                match leader {
                    Some(o) => winners[o] = true,
                    None => mark(&mut winners, &alive),
                }
                rounds.push(round);
                break;
            }
            let (out, or) = last(&round, &rounds);
            if or.is_empty() {
                round.out = out;
                rounds.push(round);
                continue;
            }
            branches += or.len();
            if branches > MOST_BRANCHES {
                mark(&mut winners, &alive);
            } else {
                for &other in &or {
                    let mut way = rounds.clone();
                    let rest = out.iter().chain(&or).filter(|o| **o != other).copied().collect();
                    way.push(RunOffRound { out: vec![other], or: rest, ..round.clone() });
                    waiting.push(way);
                }
            }
            (round.out, round.or) = (out, or);
            rounds.push(round);
        }
        main.get_or_insert(rounds);
    }
    let winners = (0..options).filter(|&o| winners[o]).collect();
    (main.unwrap_or_default(), winners)
}

fn mark(winners: &mut [bool], options: &[usize]) {
    for &option in options {
        winners[option] = true;
    }
}

/// Returns the votes after these rounds, each ballot's for the best of its options that is left.
fn next_round(ballots: &[&[Vec<usize>]], options: usize, rounds: &[RunOffRound]) -> RunOffRound {
    let mut alive = vec![true; options];
    rounds.iter().flat_map(|r| &r.out).for_each(|&o| alive[o] = false);
    let mut votes = vec![0; options];
    let mut exhausted = 0;
    for ballot in ballots {
        match ballot.iter().flatten().find(|&&o| alive[o]) {
            Some(&o) => votes[o] += 1,
            None => exhausted += 1,
        }
    }
    let votes = (0..options).filter(|&o| alive[o]).map(|o| (o, votes[o])).collect();
    RunOffRound { votes, exhausted, out: Vec::new(), or: Vec::new() }
}

/// Returns who goes out after a round: one option, or several where that cannot change who wins; and, where even the
/// earlier rounds do not tell the last ones apart, who might have gone out instead.
fn last(round: &RunOffRound, earlier: &[RunOffRound]) -> (Vec<usize>, Vec<usize>) {
    let mut sorted = round.votes.clone();
    sorted.sort_by_key(|&(o, v)| (v, o));
    let fewest = sorted[0].1;
    let mut tied: Vec<usize> = sorted.iter().filter(|(_, v)| *v == fewest).map(|(o, _)| *o).collect();
    if tied.len() == 1 {
        return (tied, Vec::new());
    }
    // Together they have fewer votes than the next one: whatever their order, all of them go out before it does.
    let together = fewest * tied.len() as u64;
    if sorted.get(tied.len()).is_some_and(|(_, next)| together < *next) {
        return (tied, Vec::new());
    }
    for before in earlier.iter().rev() {
        let then = |o: usize| before.votes.iter().find(|(option, _)| *option == o).map_or(0, |(_, v)| *v);
        let fewest = tied.iter().map(|&o| then(o)).min().unwrap_or(0);
        tied.retain(|&o| then(o) == fewest);
    }
    let or = tied.split_off(1);
    (tied, or)
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
        assert_eq!(r.run_off, [3]);
        assert_eq!(r.rounds.len(), 3);
        assert_eq!(r.rounds[2].votes, [(0, 42), (3, 58)]);
        assert_eq!(r.rounds.iter().map(|r| r.out.clone()).collect::<Vec<_>>(), [vec![2], vec![1], vec![]]);
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
        assert_eq!(of("MNCK", TENNESSEE, Decides::Schulze).circle(), None);
        assert_eq!(of("AB", "1 A, 1 B", Decides::Schulze).circle(), None);
        assert_eq!(of("ABC", "", Decides::Schulze).condorcet, None);
    }

    fn election_or_none(options: &str, ballots: &str) -> Ranked {
        of(options, ballots, Decides::InstantRunOff)
    }

    #[test]
    fn a_tie_for_last_is_never_broken_silently() {
        // Taking out both at once would make A win, though B and C together have six of ten.
        let r = election_or_none("ABC", "4 A, 3 BC, 3 CB");
        assert_eq!(r.run_off, [1, 2]);
        assert_eq!((r.rounds[0].out.as_slice(), r.rounds[0].or.as_slice()), (&[1][..], &[2][..]));
        // The earlier round tells them apart.
        let r = election_or_none("ABCD", "6 A, 4 B, 3 CB, 2 DC");
        assert_eq!(r.rounds[1].votes, [(0, 6), (1, 4), (2, 5)]);
        let r = election_or_none("ABCD", "6 A, 5 B, 4 C, 1 DC");
        assert_eq!((r.rounds[1].out.as_slice(), r.rounds[1].or.len()), (&[2][..], 0));
        // Nobody's choice: all of them go out together, for that can change nothing.
        let r = election_or_none("ABCDE", "3 A, 2 B");
        assert_eq!((r.run_off, r.rounds.len()), (vec![0], 1));
        let r = election_or_none("ABCDE", "2 A, 2 B, 1 CA");
        assert_eq!((r.rounds[0].out.as_slice(), r.run_off), (&[3, 4][..], vec![0]));
        assert_eq!(election_or_none("AB", "2 A, 2 B").run_off, [0, 1]);
        assert_eq!(election_or_none("ABC", "1 A, 1 B, 1 C").run_off, [0, 1, 2]);
        assert_eq!(election_or_none("ABC", "6 A, 3 B, 2 C").rounds.last().map(|r| r.exhausted), Some(0));
        assert_eq!(election_or_none("ABC", "4 A, 4 B, 2 C").rounds[1].exhausted, 2);
    }

    #[test]
    fn many_equal_options_end_in_time() {
        let ballots: Vec<Vec<usize>> = (0..60).map(|i| vec![i, (i + 1) % 60]).collect();
        let r = strict(&ballots, 60, Decides::InstantRunOff);
        assert_eq!(r.run_off.len(), 60);
        let ballots: Vec<Vec<usize>> =
            (0..40).chain([0]).map(|i| vec![i, (i * 7 + 1) % 40, (i * 3 + 2) % 40]).collect();
        let ballots: Vec<Vec<usize>> =
            ballots.into_iter().filter(|b| b[0] != b[1] && b[1] != b[2] && b[0] != b[2]).collect();
        assert!(!strict(&ballots, 40, Decides::Borda).run_off.is_empty());
    }

    /// Random elections of up to five options with partial ballots.
    fn elections() -> impl Strategy<Value = (usize, Vec<Vec<usize>>)> {
        (1..6_usize).prop_flat_map(|n| {
            let ballot = (Just((0..n).collect::<Vec<_>>()).prop_shuffle(), 1..=n).prop_map(|(mut order, len)| {
                order.truncate(len);
                order
            });
            (Just(n), proptest::collection::vec(ballot, 0..14))
        })
    }

    /// Preferences straight from their definition.
    fn prefers(ballot: &[usize], a: usize, b: usize) -> bool {
        let place = |o| ballot.iter().position(|x| *x == o).unwrap_or(usize::MAX);
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

    /// Everybody who can win an instant run-off when any of the last ones may go out.
    fn anybody(ballots: &[Vec<usize>], left: &[usize]) -> Vec<usize> {
        let count = |o: usize| ballots.iter().filter(|b| b.iter().find(|x| left.contains(x)) == Some(&o)).count();
        let cast: usize = left.iter().map(|&o| count(o)).sum();
        if let Some(&winner) = left.iter().find(|&&o| count(o) * 2 > cast) {
            return vec![winner];
        }
        if left.len() == 1 {
            return left.to_vec();
        }
        let fewest = left.iter().map(|&o| count(o)).min().unwrap();
        let mut all = Vec::new();
        for &out in left.iter().filter(|&&o| count(o) == fewest) {
            let rest: Vec<usize> = left.iter().filter(|&&o| o != out).copied().collect();
            all.extend(anybody(ballots, &rest));
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3000, ..ProptestConfig::default() })]

        #[test]
        fn every_count_is_that_of_the_definition((n, ballots) in elections()) {
            let r = strict(&ballots, n, Decides::Schulze);
            for a in 0..n {
                let twice: u64 = ballots.iter().map(|b| match b.iter().position(|o| *o == a) {
                    Some(place) => 2 * (n - 1 - place) as u64,
                    // The places from b.len() on, evenly: twice their mean.
                    None => 2 * (b.len()..n).map(|p| (n - 1 - p) as u64).sum::<u64>() / (n - b.len()) as u64,
                }).sum();
                prop_assert_eq!(r.twice_borda[a], twice);
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
        fn an_instant_run_off_ends_as_some_order_of_eliminations_does((n, ballots) in elections()) {
            let r = strict(&ballots, n, Decides::InstantRunOff);
            let possible = anybody(&ballots, &(0..n).collect::<Vec<_>>());
            if ballots.is_empty() {
                prop_assert!(r.run_off.is_empty());
            } else {
                prop_assert!(!r.run_off.is_empty());
                // The earlier rounds break some ties, so fewer may win; never anybody who could not.
                prop_assert!(r.run_off.iter().all(|o| possible.contains(o)), "{:?} of {:?}", r.run_off, possible);
                if possible.len() == 1 {
                    prop_assert_eq!(&r.run_off, &possible);
                }
            }
            let order = r.order();
            prop_assert_eq!(order.iter().map(Vec::len).sum::<usize>(), if ballots.is_empty() { 0 } else { n });
        }

        #[test]
        fn neither_the_order_of_ballots_nor_the_names_of_options_matter(
            (n, ballots) in elections(), seed in any::<u64>(), decides in 0..3_usize
        ) {
            let decides = Decides::ALL[decides];
            let r = strict(&ballots, n, decides);
            // Another order of ballots, other numbers for the options.
            let mut other: Vec<Vec<usize>> = ballots.clone();
            if !other.is_empty() {
                let by = (seed as usize) % other.len();
                other.rotate_left(by);
            }
            let turn = (seed >> 32) as usize % n;
            let name = |o: usize| (o + turn) % n;
            let renamed: Vec<Vec<usize>> = other.iter().map(|b| b.iter().map(|&o| name(o)).collect()).collect();
            let s = strict(&renamed, n, decides);
            let sorted = |tier: &[usize]| { let mut t = tier.to_vec(); t.sort_unstable(); t };
            let map = |tier: &Vec<usize>| sorted(&tier.iter().map(|&o| name(o)).collect::<Vec<_>>());
            prop_assert_eq!(map(&r.run_off), s.run_off.clone());
            prop_assert_eq!(r.schulze.iter().map(map).collect::<Vec<_>>(), s.schulze.clone());
            prop_assert_eq!(tiers(&r.twice_borda).iter().map(map).collect::<Vec<_>>(), tiers(&s.twice_borda));
        }

        #[test]
        fn a_ballot_for_the_winner_never_makes_the_winner_lose((n, ballots) in elections()) {
            for decides in [Decides::Borda, Decides::Schulze] {
                    let r = strict(&ballots, n, decides);
                // Schulze's method promises it where the winner beats each other option.
                if decides == Decides::Schulze && r.condorcet.is_none() {
                    continue;
                }
                let order: Vec<usize> = r.order().concat();
                let mut more = ballots.clone();
                more.push(order.clone());
                prop_assert!(strict(&more, n, decides).order()[0].contains(&order[0]));
            }
        }
    }
}
