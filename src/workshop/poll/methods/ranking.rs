//! Owns `ranking`: the options in order from each person. The same ballots are counted by Schulze's method, by instant
//! run-off and by Borda's points; the rules say which count decides, and the others are shown beside it.

use super::defaults::{DEFAULT, different, names};
use crate::workshop::count_of;
use crate::workshop::poll::{
    Answer, Count, Decides, Detail, First, FirstBy, Form, Method, PollRun, Question, Ranked, Reading, TallyRow, ranked,
};

pub(super) const METHOD: Method = Method {
    name: "ranking",
    about: "options in order, best first",
    form: Form::Order,
    needs_options: true,
    hands: false,
    marks: "ballots",
    keys: &["options", "limit", "decides", "tie"],
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
    let others = Decides::ALL.iter().filter(|d| **d != ranked.decides);
    let facts = others.map(|d| first(&ranked, rows, *d)).collect();
    let question = Question::First(First { mark: "ballot", by: Some(decided(&ranked, rows)) });
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
    Reading { question, facts, order, detail: Detail::Ranking(Box::new(ranked)), remarks }
}

/// Returns what the count that decides says of the first place.
fn decided(ranked: &Ranked, rows: &[TallyRow]) -> FirstBy {
    let order = ranked.order();
    let top = order.first().map_or(&[][..], Vec::as_slice);
    let name = word(ranked.decides);
    let (why, tie) = match (top, ranked.decides) {
        ([winner], Decides::Schulze) if ranked.condorcet == Some(*winner) => {
            (": it beats every other option".to_owned(), None)
        }
        ([winner], Decides::Borda) => (format!(" with {} points", ranked.borda(*winner)), None),
        ([_, _, ..], Decides::InstantRunOff) => {
            let tie = format!("no winner by {name}: a tie for last place decides between {}", names(rows, top));
            (String::new(), Some(tie))
        }
        _ => (String::new(), None),
    };
    FirstBy { name, why, tie }
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
