//! Owns the catalogue of methods and what several of them share. A further method is a file here and a row below.

mod consent;
mod dots;
mod fist;
mod matrix;
mod multiple;
mod open;
mod points;
mod ranking;
mod scale;
mod single;
mod yes_no;

pub use dots::budget;
pub use matrix::{Matrix, Place};
pub use open::alike;
pub use points::credits;
pub use scale::{Spread, bounds};

use super::words::{listed, places};
use super::{Count, Form, Method, PollRun, Reading, Row, Rules, Says};
use crate::workshop::PollPlan;

/// Every method, in the order the documentation lists them.
pub const METHODS: &[&Method] = &[
    &single::METHOD,
    &multiple::METHOD,
    &yes_no::METHOD,
    &consent::METHOD,
    &scale::METHOD,
    &fist::METHOD,
    &dots::METHOD,
    &points::METHOD,
    &ranking::METHOD,
    &matrix::METHOD,
    &open::METHOD,
];

/// The usual method, of which the others say where they differ: one of the planned options from each person, by a raised
/// hand or a ballot, in shares of all.
const USUAL: Method = Method {
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
    read: |_, rows| leader(rows, "hands"),
};

fn planned(plan: &PollPlan) -> Vec<String> {
    plan.options.clone()
}

fn planned_or(plan: &PollPlan, usual: &[&str]) -> Vec<String> {
    if plan.options.is_empty() { usual.iter().map(|&o| o.to_owned()).collect() } else { planned(plan) }
}

/// One of the options.
fn one(says: Says, options: &[String], _: &Rules) -> Result<Says, String> {
    match says {
        Says::Options(chosen) => match chosen[..] {
            [option] if option < options.len() => Ok(Says::Options(chosen)),
            [option] => Err(no_option(option)),
            [] => Err("A ballot of this poll names one option: this one names none.".to_owned()),
            _ => Err(format!("A ballot of this poll names one option: this one names {}.", chosen.len())),
        },
        _ => Err("A ballot of this poll names one option.".to_owned()),
    }
}

/// Options, none of them twice, and no more than so many.
fn different(chosen: &[usize], options: &[String], most: usize) -> Result<(), String> {
    if chosen.is_empty() {
        return Err("A ballot of this poll names at least one option.".to_owned());
    }
    if let Some(&option) = chosen.iter().find(|&&o| o >= options.len()) {
        return Err(no_option(option));
    }
    if let Some(i) = (1..chosen.len()).find(|&i| chosen[..i].contains(&chosen[i])) {
        return Err(format!("“{}” is on this ballot twice.", options[chosen[i]]));
    }
    if chosen.len() > most {
        return Err(format!(
            "A ballot of this poll names {most} options at the most: this one names {}.",
            chosen.len()
        ));
    }
    Ok(())
}

/// One amount for each option, and not all of them nothing.
fn amounts(says: Says, options: &[String]) -> Result<Vec<u32>, String> {
    match says {
        Says::Amounts(amounts) if amounts.len() > options.len() => Err(no_option(amounts.len() - 1)),
        Says::Amounts(mut amounts) => {
            amounts.resize(options.len(), 0);
            if amounts.iter().all(|a| *a == 0) {
                return Err("A ballot of this poll gives at least one option something.".to_owned());
            }
            Ok(amounts)
        }
        _ => Err("A ballot of this poll says how much for which option.".to_owned()),
    }
}

fn no_option(option: usize) -> String {
    format!("This poll has no option {}.", option.saturating_add(1))
}

/// Hands, and one mark for every option that a ballot names.
fn marks_of_options(run: &PollRun) -> Count {
    let mut marks: Vec<u64> = (0..run.options.len()).map(|i| run.hands.get(i).copied().unwrap_or(0).into()).collect();
    for says in run.votes() {
        if let Says::Options(chosen) = says {
            for &option in chosen {
                if let Some(mark) = marks.get_mut(option) {
                    *mark += 1;
                }
            }
        }
    }
    let people = if run.has_hands() { Vec::new() } else { marks.clone() };
    Count { rows: None, marks, people }
}

/// Hands, and what every ballot gives each option.
fn sums_of_amounts(run: &PollRun) -> Count {
    let mut marks: Vec<u64> = (0..run.options.len()).map(|i| run.hands.get(i).copied().unwrap_or(0).into()).collect();
    let mut people = vec![0; marks.len()];
    for says in run.votes() {
        if let Says::Amounts(amounts) = says {
            for ((mark, people), &amount) in marks.iter_mut().zip(&mut people).zip(amounts) {
                *mark += u64::from(amount);
                *people += u64::from(amount > 0);
            }
        }
    }
    if run.has_hands() {
        people.clear();
    }
    Count { rows: None, marks, people }
}

/// Which option leads, and who shares a place.
fn leader(rows: &[Row], marks: &str) -> Reading {
    let counts: Vec<u64> = rows.iter().map(|r| r.count).collect();
    let mut order = super::ranked::tiers(&counts);
    order.retain(|tier| tier.iter().any(|&o| counts[o] > 0));
    let standing = if order.is_empty() { String::new() } else { places(rows, counts.iter().sum(), marks) };
    Reading { standing, order, ..Reading::default() }
}

/// The names of rows: `A, B and C`.
fn names(rows: &[Row], which: &[usize]) -> String {
    listed(which.iter().map(|&i| rows[i].option.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::poll::method;

    #[test]
    fn options_come_from_the_plan_or_the_method() {
        let mut plan = PollPlan::default();
        let options = |name: &str, plan: &PollPlan| (method(name).unwrap().options)(plan).join(" ");
        assert_eq!(options("scale", &plan), "1 2 3 4 5");
        assert_eq!(options("fist-to-five", &plan).split(' ').next(), Some("0"));
        assert_eq!(options("consent", &plan), "agree stand aside object");
        assert_eq!(options("yes-no", &plan), "yes no abstain");
        assert_eq!(options("single", &plan), "");
        plan.options = vec!["no".to_owned(), "yes".to_owned()];
        assert!(METHODS.iter().all(|m| m.name == "open" || (m.options)(&plan) == plan.options));
        assert!(method("Single").is_none());
    }

    #[test]
    fn names_differ_and_hands_count_what_can_be_seen() {
        for (i, m) in METHODS.iter().enumerate() {
            assert!(METHODS[..i].iter().all(|other| other.name != m.name));
            assert_eq!(m.hands, !matches!(m.name, "ranking" | "open" | "matrix" | "points"));
            assert!(m.about.len() < 70 && !m.about.ends_with('.'));
        }
    }
}
