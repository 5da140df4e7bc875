//! Owns `dots`: several dots from each person, put where they matter; a budget for each, and a cap for one option.

use super::defaults::{DEFAULT, amounts, leader, sums_of_amounts};
use crate::workshop::poll::{Answer, Form, Method, Misfit, PollRun, Reading, Rules, TallyRow, Unit};

pub(super) const METHOD: Method = Method {
    name: "dots",
    about: "several dots each, spread over the options",
    form: Form::Amounts,
    needs_options: true,
    one_each: false,
    marks: "dots",
    keys: &["options", "budget", "cap", "pass", "tie"],
    check,
    count: sums_of_amounts,
    read,
    ..DEFAULT
};

/// Returns the dots each person has: what the rules say, else a quarter of the options, but 3 at least.
pub fn budget(rules: &Rules, options: usize) -> u32 {
    rules.budget.unwrap_or_else(|| options.div_ceil(4).max(3) as u32)
}

fn check(answer: Answer, options: &[String], rules: &Rules) -> Result<Answer, Misfit> {
    let amounts = amounts(answer, options)?;
    let (budget, sum) = (budget(rules, options.len()), amounts.iter().map(|a| u64::from(*a)).sum::<u64>());
    if sum > u64::from(budget) {
        return Err(Misfit::TooManyDots { spent: sum, each: budget });
    }
    if let Some((option, cap)) = rules.cap.and_then(|cap| Some((amounts.iter().position(|a| *a > cap)?, cap))) {
        return Err(Misfit::OverCap { cap, option: options[option].clone(), given: amounts[option] });
    }
    Ok(Answer::Amounts(amounts))
}

fn read(run: &PollRun, rows: &[TallyRow]) -> Reading {
    let mut reading = leader(rows, Unit::Dots);
    let each = u64::from(budget(&run.rules, run.options.len()));
    let spent: u64 = rows.iter().map(|r| r.count).sum();
    let (all, of) = if run.has_hands() {
        (each * u64::from(run.present), "the people present")
    } else {
        (each * run.votes().count() as u64, "the people who voted")
    };
    if spent > all && all > 0 {
        reading.remarks.push(format!("{spent} dots counted, but {of} have only {all}"));
    } else if spent < all && spent > 0 {
        reading.remarks.push(format!("{} of {all} dots not used", all - spent));
    }
    reading
}
