//! Owns the instant run-off: round by round the option with the fewest votes goes out, and its ballots go to their next
//! choice. It follows every way through the ties for last place, and says where it had to stop.
//!
//! A ballot whose best options left are equal gives each of them the same part of its vote, so that every ballot has one
//! vote in every round: the Split-IRV of Théo Delemazure and Dominik Peters, "Generalizing Instant Runoff Voting to Allow
//! Indifferences", 2024. Votes are counted in whole parts of a vote, so that nothing is rounded.

mod counter;
mod votes;

use crate::workshop::sort_by_key;
use std::collections::HashSet;
use std::rc::Rc;

use counter::{Counter, Next, Standing, left};
pub use votes::Votes;

/// Where the search through the ways ends: about a second on a usual computer. It counts work and not time, so that the
/// same ballots come to the same result everywhere.
const MOST_WORK: u64 = 280_000_000;

/// What an instant run-off comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InstantRunOff {
    /// The rounds of one way through the ties.
    pub rounds: Vec<RunOffRound>,
    /// Who wins by one way or another.
    pub winners: Vec<usize>,
    /// Who else might win by a way that was not followed.
    pub perhaps: Vec<usize>,
    /// Ties for last place that were not followed to the end; empty where the result is exact.
    pub unfollowed: Vec<Vec<usize>>,
    /// Who might win, then everybody else, the last one to go out first. Options whose order depends on a tie for last
    /// place share a place.
    pub order: Vec<Vec<usize>>,
}

/// One round of an instant run-off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunOffRound {
    /// Votes of the options that are left, each with its place in the list of options.
    pub votes: Vec<(usize, Votes)>,
    /// Ballots none of whose options is left.
    pub exhausted: u64,
    /// Who goes out after it.
    pub out: Vec<usize>,
    /// Others who had as few votes in this and every earlier round and might have gone out instead.
    pub or: Vec<usize>,
    /// Others who had as few votes in this round, and stay because they had more in an earlier one.
    pub level: Vec<usize>,
    /// The earlier round that told them apart, counted from 0.
    pub earlier: Option<usize>,
    /// Options between which it ends without a winner.
    pub tied: Vec<usize>,
}

/// Counts ballots of so many options by instant run-off.
pub(super) fn run_off(ballots: &[&[Vec<usize>]], options: usize) -> InstantRunOff {
    run_off_within(ballots, options, MOST_WORK)
}

fn run_off_within(ballots: &[&[Vec<usize>]], options: usize, most_work: u64) -> InstantRunOff {
    if ballots.is_empty() || options == 0 {
        return InstantRunOff::default();
    }
    let mut count = Counter::of(ballots, options);
    let rounds = one_way(&mut count);
    let Found { winners, perhaps, unfollowed, outlasts } = every_way(&mut count, most_work);
    let chosen = |of: &[bool]| (0..options).filter(|&o| of[o]).collect::<Vec<usize>>();
    let top: Vec<bool> = (0..options).map(|o| winners[o] || perhaps[o]).collect();
    let mut order = vec![chosen(&top)];
    order.extend(places(outlasts, &top));
    let perhaps = (0..options).filter(|&o| perhaps[o] && !winners[o]).collect();
    InstantRunOff { rounds, winners: chosen(&winners), perhaps, unfollowed, order }
}

/// Returns the rounds of the way on which the first one of those who are tied for last place goes out.
fn one_way(count: &mut Counter<'_>) -> Vec<RunOffRound> {
    let mut rounds: Vec<RunOffRound> = Vec::new();
    let mut standing = count.after(None, &[]);
    loop {
        let counted = count.round(&standing);
        let of_one = count.of_one;
        let votes = left(&standing).map(|o| (o, Votes { parts: counted.votes[o], of_one })).collect();
        let mut round = RunOffRound { votes, exhausted: counted.exhausted, ..RunOffRound::default() };
        match count.next(&standing) {
            Next::End(winners) => {
                if winners.len() > 1 {
                    round.tied = winners;
                }
                rounds.push(round);
                return rounds;
            }
            Next::Out(mut ways) => {
                let or = ways.split_off(1).concat();
                let out = ways.concat();
                if out.len() == 1 {
                    look_back(&mut round, &rounds, out[0], &or);
                }
                standing = count.after(Some(&standing), &out);
                rounds.push(RunOffRound { out, or, ..round });
            }
        }
    }
}

/// Says who had as few votes as those who may go out, and which earlier round told them apart.
fn look_back(round: &mut RunOffRound, earlier: &[RunOffRound], out: usize, or: &[usize]) {
    let votes_in = |round: &RunOffRound, o: usize| round.votes.iter().find(|(x, _)| *x == o).map(|(_, v)| *v);
    let fewest = votes_in(round, out);
    let is_level = |o: &usize| votes_in(round, *o) == fewest && *o != out && !or.contains(o);
    round.level = round.votes.iter().map(|(o, _)| *o).filter(is_level).collect();
    let mut level = round.level.clone();
    for (i, before) in earlier.iter().enumerate().rev() {
        if level.is_empty() {
            break;
        }
        let then = votes_in(before, out);
        let all = level.len();
        level.retain(|&o| votes_in(before, o) == then);
        if level.len() < all {
            round.earlier = Some(i);
        }
    }
}

/// What all ways together come to.
struct Found {
    winners: Vec<bool>,
    perhaps: Vec<bool>,
    unfollowed: Vec<Vec<usize>>,
    /// `[a][b]`: on some way `a` is there longer than `b`, or as long.
    outlasts: Vec<Vec<bool>>,
}

/// Follows every way through the ties. Ways that come to the same standing are followed once.
fn every_way(count: &mut Counter<'_>, most_work: u64) -> Found {
    let n = count.options;
    let mut found = Found {
        winners: vec![false; n],
        perhaps: vec![false; n],
        unfollowed: Vec::new(),
        outlasts: vec![vec![false; n]; n],
    };
    let start = count.after(None, &[]);
    count.work = 0;
    let mut seen = HashSet::from([start.clone()]);
    let mut waiting: Vec<(Standing, Rc<[usize]>)> = vec![(start, Rc::from([]))];
    let mut stopped: Vec<Rc<[usize]>> = Vec::new();
    while let Some((standing, tie)) = waiting.pop() {
        // Where everybody who is left is known to win by some way there is nothing more to learn.
        if left(&standing).all(|o| found.winners[o]) {
            continue;
        }
        // Where no tie led there, it is the only way.
        if count.work > most_work && !tie.is_empty() {
            for o in left(&standing) {
                found.perhaps[o] = true;
            }
            stopped.push(tie);
            continue;
        }
        match count.next(&standing) {
            Next::End(winners) => {
                found.end(&standing, &winners, &count.round(&standing).votes);
            }
            Next::Out(mut ways) => {
                for out in &ways {
                    found.goes_out(&standing, out);
                }
                let tie: Rc<[usize]> = if ways.len() > 1 { ways.concat().into() } else { tie };
                // Those not known to win stay longest, so that it is soon known whether they do.
                sort_by_key(&mut ways, |out| out.iter().all(|&o| found.winners[o]));
                for out in ways {
                    let next = count.after(Some(&standing), &out);
                    if seen.insert(next.clone()) {
                        waiting.push((next, Rc::clone(&tie)));
                    }
                }
            }
        }
    }
    for tie in stopped.iter().rev() {
        if !found.unfollowed.iter().any(|known| known[..] == tie[..]) {
            found.unfollowed.push(tie.to_vec());
        }
    }
    found
}

impl Found {
    fn end(&mut self, standing: &[u16], winners: &[usize], votes: &[u128]) {
        for &o in winners {
            self.winners[o] = true;
        }
        let rank = |o: usize| (winners.contains(&o), votes[o]);
        for a in left(standing) {
            for b in left(standing) {
                self.outlasts[a][b] |= rank(a) >= rank(b);
            }
        }
    }

    fn goes_out(&mut self, standing: &[u16], out: &[usize]) {
        for &b in out {
            for a in left(standing) {
                self.outlasts[a][b] = true;
            }
        }
    }
}

/// Returns the places of those who cannot win. Each two of them are in one order on every way, or else share a place
/// with everybody between them.
fn places(mut outlasts: Vec<Vec<bool>>, top: &[bool]) -> Vec<Vec<usize>> {
    let rest: Vec<usize> = (0..top.len()).filter(|&o| !top[o]).collect();
    for &by in &rest {
        let through = outlasts[by].clone();
        for &a in &rest {
            if outlasts[a][by] {
                for &b in &rest {
                    outlasts[a][b] |= through[b];
                }
            }
        }
    }
    let below = |a: usize| rest.iter().filter(|&&b| b == a || outlasts[a][b]).count();
    let mut order: Vec<(usize, usize)> = rest.iter().map(|&o| (below(o), o)).collect();
    order.sort_unstable_by_key(|&(below, o)| (std::cmp::Reverse(below), o));
    order.chunk_by(|a, b| a.0 == b.0).map(|tier| tier.iter().map(|(_, o)| *o).collect()).collect()
}

#[cfg(test)]
mod tests;
