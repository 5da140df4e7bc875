//! Owns `ranking`: the options in order from each person. The same ballots are counted by Schulze's method, by instant
//! run-off and by Borda's points; the rules say which count decides, and the others are shown beside it.

use super::defaults::{DEFAULT, different, names};
use crate::workshop::count_of;
use crate::workshop::poll::rank_summary::either;
use crate::workshop::poll::{
    Answer, ByReason, ByTie, Count, Decides, Detail, Fact, First, FirstBy, Form, InstantRunOff, Method, Misfit,
    PollRun, Question, Ranked, Reading, Rules, TallyRow, Unit, ranked, round_outcome,
};

pub(super) const METHOD: Method = Method {
    name: "ranking",
    about: "options in order, best first",
    form: Form::Order,
    needs_options: true,
    hands: false,
    marks: "ballots",
    keys: &["options", "limit", "decides", "tie"],
    check,
    count,
    read,
    ..DEFAULT
};

/// The most options that can share a rank, so that every share of a vote is counted exactly.
const MOST_EQUAL: usize = 50;

fn check(answer: Answer, options: &[String], rules: &Rules) -> Result<Answer, Misfit> {
    let Answer::Ranks(mut ranks) = answer else {
        return Err(Misfit::Shape("Put options in order, best first."));
    };
    different(&ranks.concat(), options, rules.limit.map_or(options.len(), |n| n as usize))?;
    if ranks.iter().any(Vec::is_empty) {
        return Err(Misfit::Shape("A rank of this ballot is empty."));
    }
    if ranks.iter().any(|rank| rank.len() > MOST_EQUAL) {
        return Err(Misfit::SharedRank(MOST_EQUAL));
    }
    for rank in &mut ranks {
        rank.sort_unstable();
    }
    Ok(Answer::Ranks(ranks))
}

fn ballots(run: &PollRun) -> Vec<&[Vec<usize>]> {
    run.votes().filter_map(|s| if let Answer::Ranks(ranks) = s { Some(ranks.as_slice()) } else { None }).collect()
}

/// Counts the ballots that put each option first, alone or as one of several.
fn count(run: &PollRun) -> Count {
    let mut marks = vec![0; run.options.len()];
    let ballots = ballots(run);
    for &option in ballots.iter().filter_map(|ranks| ranks.first()).flatten() {
        marks[option] += 1;
    }
    Count { rows: None, people: marks.clone(), marks, whole: Some(ballots.len() as u64) }
}

fn read(run: &PollRun, rows: &[TallyRow]) -> Reading {
    let ballots = ballots(run);
    let ranked = ranked(&ballots, run.options.len(), run.rules.decides);
    if ballots.is_empty() {
        return Reading { detail: Detail::Ranking(Box::new(ranked)), ..Reading::default() };
    }
    let others = Decides::ALL.iter().filter(|d| **d != ranked.decides);
    let facts = others.map(|d| first(&ranked, rows, *d)).collect();
    let question = Question::First(First { mark: Unit::Ballots, by: Some(decided(&ranked, rows)) });
    let mut remarks = Vec::new();
    remarks.extend(no_condorcet(&ranked, rows));
    if ranked.decides == Decides::InstantRunOff {
        remarks.extend(broken_ties(&ranked, rows));
        remarks.extend(unfollowed(&ranked, rows));
    }
    let of = |which: fn(&[Vec<usize>], usize) -> bool| {
        count_of(ballots.iter().filter(|b| which(b, run.options.len())).count() as u64, "ballot")
    };
    if ballots.iter().any(|b| short(b, run.options.len())) {
        remarks.push(format!("{} incomplete: missing options share the last places and their points", of(short)));
    }
    if ballots.iter().any(|b| level(b, 0)) {
        remarks.push(format!("{} with equal ranks: they share the points and the vote", of(level)));
    }
    let order = ranked.order();
    Reading { question, facts, order, detail: Detail::Ranking(Box::new(ranked)), remarks }
}

fn short(ballot: &[Vec<usize>], options: usize) -> bool {
    ballot.iter().map(Vec::len).sum::<usize>() < options
}

fn level(ballot: &[Vec<usize>], _: usize) -> bool {
    ballot.iter().any(|rank| rank.len() > 1)
}

/// Says why no option beats all the others, where none does: the circle that goes through the first place, or who is
/// level with it.
fn no_condorcet(ranked: &Ranked, rows: &[TallyRow]) -> Option<String> {
    let name = |o: usize| rows[o].option.as_str();
    let why = match (ranked.circle(), ranked.level()) {
        (Some(circle), _) => {
            let next = circle.iter().cycle().skip(1);
            let step = |(&a, &b): (&usize, &usize)| {
                format!("{} beats {} by {} to {}", name(a), name(b), ranked.pairs[a][b], ranked.pairs[b][a])
            };
            circle.iter().zip(next).map(step).collect::<Vec<_>>().join(", ")
        }
        (None, Some((top, level))) => {
            let tie = |&b: &usize| format!("{} and {} are tied, {} each", name(top), name(b), ranked.pairs[top][b]);
            level.iter().map(tie).collect::<Vec<_>>().join(", ")
        }
        (None, None) => return None,
    };
    Some(format!("no option beats all the others: {why}"))
}

/// Says in which rounds of the instant run-off an earlier round decided who goes out.
fn broken_ties(ranked: &Ranked, rows: &[TallyRow]) -> Option<String> {
    let rounds = ranked.run_off.rounds.iter().enumerate().filter(|(_, round)| round.earlier.is_some());
    let said: Vec<String> =
        rounds.map(|(i, round)| format!("round {}, {}", i + 1, round_outcome(round, rows))).collect();
    (!said.is_empty()).then(|| format!("an earlier round broke a tie for last place: {}", said.join("; ")))
}

/// Names the ties for last place that were not followed to the end.
fn unfollowed(ranked: &Ranked, rows: &[TallyRow]) -> Option<String> {
    /// How many are named.
    const NAMED: usize = 3;
    let ties = &ranked.run_off.unfollowed;
    let mut said: Vec<String> = ties.iter().take(NAMED).map(|tie| either(tie, rows)).collect();
    if ties.len() > NAMED {
        said.push(format!("{} more", ties.len() - NAMED));
    }
    (!ties.is_empty()).then(|| format!("too many ties for last place to follow each of them: {}", said.join("; ")))
}

/// Returns what the count that decides says of the first place.
fn decided(ranked: &Ranked, rows: &[TallyRow]) -> FirstBy {
    let order = ranked.order();
    let top = order.first().map_or(&[][..], Vec::as_slice);
    let (why, tie) = match (top, ranked.decides) {
        ([winner], Decides::Schulze) if ranked.condorcet == Some(*winner) => (ByReason::BeatsAll, None),
        ([winner], Decides::Borda) => (ByReason::Points(ranked.borda(*winner)), None),
        ([_], Decides::InstantRunOff) if ranked.run_off.rounds.iter().any(|round| !round.or.is_empty()) => {
            (ByReason::Whoever, None)
        }
        (several @ [_, _, ..], Decides::InstantRunOff) => {
            (ByReason::Plain, Some(undecided(&ranked.run_off, several, rows)))
        }
        _ => (ByReason::Plain, None),
    };
    FirstBy { by: ranked.decides, why, tie }
}

/// Says between whom an instant run-off does not decide, and why.
fn undecided(run_off: &InstantRunOff, several: &[usize], rows: &[TallyRow]) -> ByTie {
    let last = run_off.rounds.last();
    match last.filter(|_| run_off.rounds.iter().all(|round| round.or.is_empty())) {
        Some(last) => {
            let votes = last.votes.iter().find(|(o, _)| *o == several[0]).map(|(_, votes)| votes.to_string());
            let names = names(rows, several);
            votes.map_or_else(|| ByTie::Level(names.clone()), |votes| ByTie::LastRound(names.clone(), votes))
        }
        None if run_off.unfollowed.is_empty() => ByTie::LastPlace(names(rows, several)),
        None if run_off.perhaps.is_empty() => ByTie::LastPlaces(names(rows, &run_off.winners)),
        None => ByTie::CanWin(names(rows, &run_off.winners), names(rows, &run_off.perhaps)),
    }
}

/// Returns who would win by another count.
fn first(ranked: &Ranked, rows: &[TallyRow], decides: Decides) -> Fact {
    let other = Ranked { decides, ..ranked.clone() };
    let top = other.order().into_iter().next().unwrap_or_default();
    Fact::By(decides, names(rows, &top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::poll::{RunOffRound, Statement, TieNext};

    #[test]
    fn what_was_not_followed_is_said() {
        let rows = ["A", "B", "C", "D"].map(|o| TallyRow { option: o.to_owned(), ..TallyRow::default() });
        let first: &[Vec<usize>] = &[vec![0]];
        let mut counted = ranked(&[first], 4, Decides::InstantRunOff);
        counted.run_off = InstantRunOff {
            rounds: vec![RunOffRound { out: vec![0], or: vec![1], ..RunOffRound::default() }],
            winners: vec![0],
            perhaps: vec![1, 2],
            unfollowed: vec![vec![0, 1], vec![1, 2, 3]],
            order: vec![vec![0, 1, 2], vec![3]],
        };
        let tie = |counted: &Ranked| {
            let FirstBy { by, tie, .. } = decided(counted, &rows);
            Statement::TieBy { by, tie: tie.expect("a tie"), next: TieNext::Stays }.to_string()
        };
        assert_eq!(tie(&counted), "no winner by instant run-off: A can win, perhaps also B and C");
        let said = unfollowed(&counted, &rows).unwrap();
        assert_eq!(said, "too many ties for last place to follow each of them: A or B; B, C or D");
        counted.run_off.unfollowed.clear();
        counted.run_off.perhaps.clear();
        assert_eq!(unfollowed(&counted, &rows), None);
        assert_eq!(tie(&counted), "no winner by instant run-off: a tie for last place decides between A, B and C");
    }
}
