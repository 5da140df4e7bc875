//! Owns `ranking`: the options in order from each person. The same ballots are counted by Schulze's method, by instant
//! run-off and by Borda's points; the rules say which count decides, and the others are shown beside it.

use super::defaults::{DEFAULT, different, names};
use crate::workshop::count_of;
use crate::workshop::poll::{Answer, Count, Decides, Detail, Form, Method, PollRun, Ranked, Reading, TallyRow, ranked};

pub(super) const METHOD: Method = Method {
    name: "ranking",
    about: "options in order, best first",
    form: Form::Order,
    needs_options: true,
    hands: false,
    marks: "ballots",
    keys: &["options", "limit", "decides"],
    check: |answer, options, rules| {
        let Answer::Options(order) = answer else {
            return Err("Put options in order, best first.".to_owned());
        };
        different(&order, options, rules.limit.map_or(options.len(), |n| n as usize))?;
        Ok(Answer::Options(order))
    },
    count,
    read,
    ..DEFAULT
};

fn orders(run: &PollRun) -> Vec<&[usize]> {
    run.votes().filter_map(|s| if let Answer::Options(order) = s { Some(order.as_slice()) } else { None }).collect()
}

/// Counts first choices.
fn count(run: &PollRun) -> Count {
    let mut marks = vec![0; run.options.len()];
    for order in orders(run) {
        marks[order[0]] += 1;
    }
    Count { rows: None, people: marks.clone(), marks }
}

fn read(run: &PollRun, rows: &[TallyRow]) -> Reading {
    let ballots = orders(run);
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
    let short = ballots.iter().filter(|b| b.len() < run.options.len()).count() as u64;
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
