//! Owns the usual method, and what several methods share with it.

use crate::workshop::PollPlan;
use crate::workshop::poll::ranked::tiers;
use crate::workshop::poll::{
    Answer, Count, First, Form, Method, Misfit, PollRun, Question, Reading, Rules, TallyRow, Unit,
};

/// The usual method, of which the others say where they differ: one of the planned options from each person, by a raised
/// hand or a ballot, in shares of all.
pub(super) const DEFAULT: Method = Method {
    name: "",
    about: "",
    form: Form::One,
    options: planned,
    needs_options: false,
    hands: true,
    abstains: true,
    reasons: false,
    percents: true,
    exclusive: true,
    one_each: true,
    marks: "hands",
    keys: &["options"],
    check: one,
    count: marks_of_options,
    read: |_, rows| leader(rows, Unit::Votes),
};

fn planned(plan: &PollPlan) -> Vec<String> {
    plan.options.clone()
}

pub(super) fn planned_or(plan: &PollPlan, usual: &[&str]) -> Vec<String> {
    if plan.options.is_empty() { usual.iter().map(|&o| o.to_owned()).collect() } else { planned(plan) }
}

/// Checks that the answer is one of the options.
pub(super) fn one(answer: Answer, options: &[String], _: &Rules) -> Result<Answer, Misfit> {
    match answer {
        Answer::Options(chosen) => match chosen[..] {
            [option] if option < options.len() => Ok(Answer::Options(chosen)),
            [option] => Err(no_option(option)),
            [] => Err(Misfit::Nothing("Choose one option: this ballot names none.")),
            _ => Err(Misfit::NotOne(chosen.len())),
        },
        _ => Err(Misfit::Shape("Choose one option.")),
    }
}

/// Checks options: none of them twice, and no more than so many.
pub(super) fn different(chosen: &[usize], options: &[String], most: usize) -> Result<(), Misfit> {
    if chosen.is_empty() {
        return Err(Misfit::Nothing("Choose at least one option."));
    }
    if let Some(&option) = chosen.iter().find(|&&o| o >= options.len()) {
        return Err(no_option(option));
    }
    if let Some(i) = (1..chosen.len()).find(|&i| chosen[..i].contains(&chosen[i])) {
        return Err(Misfit::Twice(options[chosen[i]].clone()));
    }
    if chosen.len() > most {
        return Err(Misfit::TooMany { most, names: chosen.len() });
    }
    Ok(())
}

/// Checks amounts: one for each option, and not all of them nothing.
pub(super) fn amounts(answer: Answer, options: &[String]) -> Result<Vec<u32>, Misfit> {
    match answer {
        Answer::Amounts(amounts) if amounts.len() > options.len() => Err(no_option(amounts.len() - 1)),
        Answer::Amounts(mut amounts) => {
            amounts.resize(options.len(), 0);
            if amounts.iter().all(|a| *a == 0) {
                return Err(Misfit::Nothing("Give something to at least one option."));
            }
            Ok(amounts)
        }
        _ => Err(Misfit::Shape("Say how much each option gets, for example 1:3 2:2.")),
    }
}

pub(super) fn no_option(option: usize) -> Misfit {
    Misfit::NoOption(option.saturating_add(1))
}

/// Counts hands, and one mark for every option that a ballot names.
pub(super) fn marks_of_options(run: &PollRun) -> Count {
    let mut marks: Vec<u64> = (0..run.options.len()).map(|i| run.hands.get(i).copied().unwrap_or(0).into()).collect();
    for answer in run.votes() {
        if let Answer::Options(chosen) = answer {
            for &option in chosen {
                if let Some(mark) = marks.get_mut(option) {
                    *mark += 1;
                }
            }
        }
    }
    // Nobody raises two hands for one option.
    Count { rows: None, people: marks.clone(), marks, whole: None }
}

/// Counts hands, and what every ballot gives each option.
pub(super) fn sums_of_amounts(run: &PollRun) -> Count {
    let mut marks: Vec<u64> = (0..run.options.len()).map(|i| run.hands.get(i).copied().unwrap_or(0).into()).collect();
    let mut people = vec![0; marks.len()];
    for answer in run.votes() {
        if let Answer::Amounts(amounts) = answer {
            for ((mark, people), &amount) in marks.iter_mut().zip(&mut people).zip(amounts) {
                *mark += u64::from(amount);
                *people += u64::from(amount > 0);
            }
        }
    }
    if run.has_hands() {
        people.clear();
    }
    Count { rows: None, marks, people, whole: None }
}

/// Returns the options by how much they have: which of them comes first is to be decided.
pub(in crate::workshop::poll) fn leader(rows: &[TallyRow], mark: Unit) -> Reading {
    let counts: Vec<u64> = rows.iter().map(|r| r.count).collect();
    let mut order = tiers(&counts);
    order.retain(|tier| tier.iter().any(|&o| counts[o] > 0));
    Reading { question: Question::First(First { mark, by: None }), order, ..Reading::default() }
}

/// Returns the names of rows.
pub(super) fn names(rows: &[TallyRow], which: &[usize]) -> Vec<String> {
    which.iter().map(|&i| rows[i].option.clone()).collect()
}
