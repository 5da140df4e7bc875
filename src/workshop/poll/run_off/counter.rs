//! Owns one round of an instant run-off: the votes while some options are left, and who may go out then. Where that
//! leads is in `run_off`.

use std::collections::HashMap;
use std::rc::Rc;

use super::votes::common_divisor;

/// How many rounds are kept to be asked for again.
const MOST_KEPT: usize = 20_000;

/// How many options with few votes are followed one by one before they go out together.
const ONE_BY_ONE: usize = 4;

/// How the options stand after a round: 0 for those that are out; for the others their place from the last one on, by
/// the votes of this round and, where they are level, of the rounds before it, the latest first. It is all that later
/// rounds can ask for.
pub(super) type Standing = Box<[u16]>;

pub(super) fn left(standing: &[u16]) -> impl Iterator<Item = usize> {
    standing.iter().enumerate().filter(|(_, place)| **place > 0).map(|(o, _)| o)
}

/// What a round leads to.
pub(super) enum Next {
    /// The end: one winner, or several that are level.
    End(Vec<usize>),
    /// Who goes out: one of these, each of one option or of several that go out together.
    Out(Vec<Vec<usize>>),
}

/// The votes while these options are left.
pub(super) struct Round {
    pub(super) votes: Vec<u128>,
    pub(super) exhausted: u64,
}

pub(super) struct Counter<'a> {
    /// Ballots that differ, and how often each was cast.
    ballots: Vec<(&'a [Vec<usize>], u64)>,
    /// The parts of one vote: every number of equal options divides it.
    pub(super) of_one: u128,
    counted: HashMap<Vec<u64>, Rc<Round>>,
    pub(super) options: usize,
    /// What was done so far: about a nanosecond each.
    pub(super) work: u64,
}

impl<'a> Counter<'a> {
    pub(super) fn of(ballots: &[&'a [Vec<usize>]], options: usize) -> Self {
        let mut sorted = ballots.to_vec();
        sorted.sort_unstable();
        let ballots: Vec<_> = sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
        let most = ballots.iter().flat_map(|(b, _)| *b).map(Vec::len).max().unwrap_or(1) as u128;
        let of_one = (1..=most).fold(1, |all, n| all / common_divisor(all, n) * n);
        Self { ballots, of_one, counted: HashMap::new(), options, work: 0 }
    }

    /// Counts the votes of the options that are left.
    pub(super) fn round(&mut self, standing: &[u16]) -> Rc<Round> {
        let mut key = vec![0_u64; self.options.div_ceil(64)];
        for o in left(standing) {
            key[o / 64] |= 1 << (o % 64);
        }
        if let Some(round) = self.counted.get(&key) {
            return Rc::clone(round);
        }
        let mut votes = vec![0_u128; self.options];
        let mut exhausted = 0;
        for (ballot, cast) in &self.ballots {
            let parts = u128::from(*cast) * self.of_one;
            let is_left = |o: &&usize| standing[**o] > 0;
            let mut best = None;
            for rank in *ballot {
                self.work += rank.len() as u64;
                let equal = if rank.len() == 1 {
                    usize::from(standing[rank[0]] > 0)
                } else {
                    rank.iter().filter(is_left).count()
                };
                if equal > 0 {
                    best = Some((rank, equal));
                    break;
                }
            }
            match best {
                Some((rank, equal)) => {
                    for &o in rank.iter().filter(is_left) {
                        votes[o] += parts / equal as u128;
                    }
                }
                None => exhausted += cast,
            }
        }
        let round = Rc::new(Round { votes, exhausted });
        if self.counted.len() >= MOST_KEPT {
            self.counted.clear();
        }
        self.counted.insert(key, Rc::clone(&round));
        round
    }

    /// Returns how the options stand in the first round, or in the round after these went out.
    pub(super) fn after(&mut self, before: Option<&Standing>, out: &[usize]) -> Standing {
        self.work += 300 + 20 * self.options as u64;
        let mut standing = before.cloned().unwrap_or_else(|| vec![1; self.options].into());
        for &o in out {
            standing[o] = 0;
        }
        let round = self.round(&standing);
        let mut order: Vec<usize> = left(&standing).collect();
        let rank = |o: &usize| (round.votes[*o], standing[*o]);
        order.sort_unstable_by_key(rank);
        let tiers: Vec<&[usize]> = order.chunk_by(|a, b| rank(a) == rank(b)).collect();
        let mut refined: Standing = vec![0; self.options].into();
        for (place, tier) in tiers.iter().enumerate() {
            for &o in *tier {
                refined[o] = place as u16 + 1;
            }
        }
        refined
    }

    /// Returns what a round leads to.
    pub(super) fn next(&mut self, standing: &Standing) -> Next {
        let round = self.round(standing);
        let alive: Vec<usize> = left(standing).collect();
        let cast: u128 = round.votes.iter().sum();
        if let Some(&winner) = alive.iter().find(|&&o| round.votes[o] * 2 > cast) {
            return Next::End(vec![winner]);
        }
        // Two that are level are tied, whatever the rounds before say of them.
        if alive.len() <= 2 || cast == 0 {
            return Next::End(alive);
        }
        let last: Vec<usize> = alive.iter().copied().filter(|&o| standing[o] == 1).collect();
        if last.len() > 1
            && let Some(together) = self.together(standing, &round, &alive)
        {
            return Next::Out(vec![together]);
        }
        Next::Out(last.into_iter().map(|o| vec![o]).collect())
    }

    /// Returns those who go out one after the other before anybody else does, whoever of them is first, where no later
    /// round can ask in which order they went. They have fewer votes together than the next one. And those who are
    /// level when they are gone have gained nothing from them, so that they were level in between too.
    fn together(&mut self, standing: &Standing, round: &Round, alive: &[usize]) -> Option<Vec<usize>> {
        let mut sorted = alive.to_vec();
        sorted.sort_by_key(|&o| (round.votes[o], o));
        let mut sum = 0;
        for (i, pair) in sorted.windows(2).enumerate() {
            sum += round.votes[pair[0]];
            let (going, all_level) = (i + 1, round.votes[pair[0]] == round.votes[sorted[0]]);
            let fitting = going > 1 && (all_level || going > ONE_BY_ONE) && sum < round.votes[pair[1]];
            if !fitting {
                continue;
            }
            let mut rest = standing.clone();
            for &o in &sorted[..going] {
                rest[o] = 0;
            }
            let then = self.round(&rest);
            let mut staying = sorted[going..].to_vec();
            staying.sort_unstable_by_key(|&o| then.votes[o]);
            let needless = staying
                .chunk_by(|&a, &b| then.votes[a] == then.votes[b])
                .all(|level| level.len() == 1 || level.iter().all(|&o| then.votes[o] == round.votes[o]));
            if needless {
                sorted.truncate(going);
                sorted.sort_unstable();
                return Some(sorted);
            }
        }
        None
    }
}
