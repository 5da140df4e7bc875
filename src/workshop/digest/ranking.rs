//! Owns what votes in order come to as a reader sees it: the places of a ranked poll with its duels and rounds, and the
//! order of entries by their dots. It never counts: the figures come from `poll` and `entries`.

use serde::Serialize;

use super::Entry;
use crate::workshop::poll::{Ranked, Tally, TallyRow, round_outcome};
use crate::workshop::{Activity, PhaseKind, Rank, ranked};

/// What ballots in order come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ranking {
    /// The count that decides: `schulze`, `instant-run-off` or `borda`.
    pub decides: &'static str,
    /// Every option by its place.
    pub places: Vec<RankedOption>,
    /// The rounds of the instant run-off.
    pub rounds: Vec<RunOff>,
}

/// One option at its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankedOption {
    /// From 1; those that share a place are told by a sign: `2=`.
    pub place: String,
    /// The option.
    pub option: String,
    /// First choices.
    pub first: u64,
    /// Points by Borda's count: `12.5`.
    pub borda: String,
    /// Duels won.
    pub won: usize,
    /// The duels against each option in the order of the places; nothing against itself.
    pub duels: Vec<Option<Duel>>,
}

/// One option against another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duel {
    /// Ballots that prefer it to the other one.
    pub ballots: u64,
    /// `won`, `lost` or `even`.
    pub outcome: &'static str,
}

/// One round of an instant run-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunOff {
    /// The votes of the options that are left.
    pub votes: Vec<RunOffVotes>,
    /// Ballots none of whose options is left.
    pub exhausted: u64,
    /// Who goes out after it.
    pub out: Vec<String>,
    /// Who might have gone out instead.
    pub or: Vec<String>,
    /// Who had as few votes, and stays because of an earlier round.
    pub level: Vec<String>,
    /// That earlier round, counted from 1.
    pub earlier: Option<usize>,
    /// Between whom it ends without a winner.
    pub tied: Vec<String>,
    /// How it ends, in words: `out: B`.
    pub outcome: String,
}

/// The votes of one option in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunOffVotes {
    /// The option.
    pub option: String,
    /// Its whole votes.
    pub count: u64,
    /// Its votes as they are said; with the part of a vote that options of equal rank share: `12 1/2`.
    pub votes: String,
}

impl Ranking {
    pub(super) fn of(counted: &Ranked, tally: &Tally) -> Self {
        let rows: &[TallyRow] = &tally.rows;
        let name = |option: usize| rows[option].option.clone();
        let names = |list: &[usize]| list.iter().map(|&o| name(o)).collect();
        let order: Vec<usize> = tally.order.iter().flatten().copied().collect();
        let duel = |a: usize, b: usize| {
            let (ballots, back) = (counted.pairs[a][b], counted.pairs[b][a]);
            let outcome = match ballots.cmp(&back) {
                std::cmp::Ordering::Greater => "won",
                std::cmp::Ordering::Equal => "even",
                std::cmp::Ordering::Less => "lost",
            };
            (a != b).then_some(Duel { ballots, outcome })
        };
        let mut places = Vec::with_capacity(order.len());
        let mut first_of_tier = 1;
        for tier in &tally.order {
            for &option in tier {
                let duels: Vec<Option<Duel>> = order.iter().map(|&b| duel(option, b)).collect();
                places.push(RankedOption {
                    place: Rank { place: first_of_tier, tied: tier.len() > 1, at: option }.to_string(),
                    option: name(option),
                    first: counted.first[option],
                    borda: counted.borda(option),
                    won: duels.iter().flatten().filter(|d| d.outcome == "won").count(),
                    duels,
                });
            }
            first_of_tier += tier.len();
        }
        let round = |r: &crate::workshop::poll::RunOffRound| RunOff {
            votes: r
                .votes
                .iter()
                .map(|&(o, v)| RunOffVotes { option: name(o), count: v.whole(), votes: v.to_string() })
                .collect(),
            exhausted: r.exhausted,
            out: names(&r.out),
            or: names(&r.or),
            level: names(&r.level),
            earlier: r.earlier.map(|i| i + 1),
            tied: names(&r.tied),
            outcome: round_outcome(r, rows),
        };
        Self { decides: counted.decides.word(), places, rounds: counted.run_off.rounds.iter().map(round).collect() }
    }
}

/// An entry at its place in the order of dots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankedEntry {
    /// From 1; those that share a place are told by a sign: `2=`.
    pub place: String,
    /// Its dots and those of what was put together under it.
    pub dots: u32,
    /// What it says.
    pub text: String,
    /// Its group.
    pub group: Option<String>,
}

/// Returns the entries of an activity that dots were put on, those with most first. Where its phases vote, only the
/// entries that the votes are about.
pub(super) fn by_dots(activity: &Activity, entries: &[&Entry]) -> Vec<RankedEntry> {
    let mut columns: Vec<&str> = Vec::new();
    let votes = activity.phases.iter().filter(|p| p.does == PhaseKind::Vote && p.axes.is_none());
    for phase in votes {
        columns.extend(activity.columns_of(Some(phase)).map(|c| c.id.as_str()));
    }
    let about = |e: &&&Entry| columns.is_empty() || e.column_id.as_deref().is_some_and(|c| columns.contains(&c));
    let about: Vec<&Entry> = entries.iter().filter(about).copied().collect();
    let places = ranked(about.iter().map(|e| e.dots.unwrap_or(0)));
    let entry = |p: Rank| {
        let e = about[p.at];
        let dots = e.dots.unwrap_or(0);
        RankedEntry { place: p.to_string(), dots, text: e.text.clone(), group: e.group.clone() }
    };
    places.into_iter().map(entry).collect()
}
