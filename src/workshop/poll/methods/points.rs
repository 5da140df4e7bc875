//! Owns `points`: quadratic voting. Everybody has credits, and so many votes for one option cost their square.
//! After E. Posner and E. G. Weyl, "Quadratic voting and the public good", 2017; votes against are not taken.

use super::defaults::{DEFAULT, amounts, leader, sums_of_amounts};
use crate::workshop::poll::{Answer, Form, Method, Misfit, PollRun, Reading, Rules, TallyRow, Unit};

pub(super) const METHOD: Method = Method {
    name: "points",
    about: "votes bought with credits: 2 for one option cost 4, 3 cost 9",
    form: Form::Amounts,
    needs_options: true,
    hands: false,
    one_each: false,
    marks: "votes",
    keys: &["options", "credits", "pass", "tie"],
    check,
    count: sums_of_amounts,
    read,
    ..DEFAULT
};

/// Returns the credits each person has: what the rules say, else 16, which buy four votes for one option.
pub fn credits(rules: &Rules) -> u32 {
    rules.credits.unwrap_or(16)
}

fn cost(amounts: &[u32]) -> u128 {
    amounts.iter().map(|a| u128::from(*a) * u128::from(*a)).sum()
}

fn check(answer: Answer, options: &[String], rules: &Rules) -> Result<Answer, Misfit> {
    let amounts = amounts(answer, options)?;
    let (credits, spent) = (credits(rules), cost(&amounts));
    if spent > u128::from(credits) {
        return Err(Misfit::TooManyCredits { spent, each: credits });
    }
    Ok(Answer::Amounts(amounts))
}

fn read(run: &PollRun, rows: &[TallyRow]) -> Reading {
    let mut reading = leader(rows, Unit::Votes);
    let spent: u128 = run.votes().map(|s| if let Answer::Amounts(a) = s { cost(a) } else { 0 }).sum();
    let all = u128::from(credits(&run.rules)) * run.votes().count() as u128;
    if all > 0 {
        reading.remarks.push(format!("{spent} of {all} credits spent"));
    }
    reading
}
