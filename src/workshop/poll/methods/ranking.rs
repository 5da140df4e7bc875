//! Owns `ranking`: the options in order from each person. The same ballots are counted by Schulze's method, by instant
//! run-off and by Borda's points; the rules say which count decides, and the others are shown beside it.

use super::defaults::{DEFAULT, different, names};
use crate::workshop::count_of;
use crate::workshop::poll::{
    Answer, Count, Decides, Detail, Form, Method, PollRun, Ranked, Reading, Rules, TallyRow, ranked,
};

pub(super) const METHOD: Method = Method {
    name: "ranking",
    about: "options in order, best first",
    form: Form::Order,
    needs_options: true,
    hands: false,
    marks: "ballots",
    keys: &["options", "limit", "decides"],
    check,
    count,
    read,
    ..DEFAULT
};

/// The most options that can share a rank, so that every share of a vote is counted exactly.
const MOST_EQUAL: usize = 50;

fn check(answer: Answer, options: &[String], rules: &Rules) -> Result<Answer, String> {
    let Answer::Ranks(mut ranks) = answer else {
        return Err("Put options in order, best first.".to_owned());
    };
    different(&ranks.concat(), options, rules.limit.map_or(options.len(), |n| n as usize))?;
    if ranks.iter().any(Vec::is_empty) {
        return Err("A rank of this ballot is empty.".to_owned());
    }
    if ranks.iter().any(|rank| rank.len() > MOST_EQUAL) {
        return Err(format!("At most {MOST_EQUAL} options can share a rank."));
    }
    ranks.iter_mut().for_each(|rank| rank.sort_unstable());
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
    let mut said = vec![decided(&ranked, rows)];
    let others = Decides::ALL.iter().filter(|d| **d != ranked.decides);
    said.extend(others.map(|d| first(&ranked, rows, *d)));
    let mut remarks = Vec::new();
    if let Some(circle) = ranked.circle() {
        let steps: Vec<String> = (0..circle.len())
            .map(|i| {
                let (a, b) = (circle[i], circle[(i + 1) % circle.len()]);
                format!(
                    "{} beats {} by {} to {}",
                    rows[a].option, rows[b].option, ranked.pairs[a][b], ranked.pairs[b][a]
                )
            })
            .collect();
        remarks.push(format!("no option beats all the others: {}", steps.join(", ")));
    }
    let short = ballots.iter().filter(|b| b.iter().map(Vec::len).sum::<usize>() < run.options.len()).count() as u64;
    if short > 0 {
        let rule = "missing options share the last places and their points";
        remarks.push(format!("{} incomplete: {rule}", count_of(short, "ballot")));
    }
    let order = ranked.order();
    Reading { standing: said.join(" · "), order, detail: Detail::Ranking(Box::new(ranked)), remarks, asked: None }
}

/// Returns the outcome of the count that decides.
fn decided(ranked: &Ranked, rows: &[TallyRow]) -> String {
    let order = ranked.order();
    let top = order.first().map_or(&[][..], Vec::as_slice);
    let by = word(ranked.decides);
    match (top, ranked.decides) {
        ([winner], Decides::Schulze) if ranked.condorcet == Some(*winner) => {
            format!("{} wins by {by}: it beats every other option", rows[*winner].option)
        }
        ([winner], Decides::Borda) => {
            format!("{} wins by {by} with {} points", rows[*winner].option, ranked.borda(*winner))
        }
        ([winner], _) => format!("{} wins by {by}", rows[*winner].option),
        (several, Decides::InstantRunOff) => {
            format!("no winner by {by}: a tie for last place decides between {}", names(rows, several))
        }
        (several, _) => format!("tie by {by}: {}", names(rows, several)),
    }
}

/// Returns who would win by another count.
fn first(ranked: &Ranked, rows: &[TallyRow], decides: Decides) -> String {
    let other = Ranked { decides, ..ranked.clone() };
    let top = other.order().into_iter().next().unwrap_or_default();
    let or = if decides == Decides::InstantRunOff && top.len() > 1 {
        names(rows, &top).replace(" and ", " or ")
    } else {
        names(rows, &top)
    };
    format!("by {}: {or}", word(decides))
}

fn word(decides: Decides) -> &'static str {
    match decides {
        Decides::Schulze => "Schulze",
        Decides::InstantRunOff => "instant run-off",
        Decides::Borda => "Borda",
    }
}
