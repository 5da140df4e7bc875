//! Owns how the fields of a form are read as a ballot. Which answers are taken is decided by the session; here
//! is only what no form of ours can have sent.

use super::amounts::{Amounts, Purse};
use super::fields::{Fields, number};
use super::ranking::Ranking;
use crate::workshop::BallotForm;
use crate::workshop::poll::{Answer, Form, Vote};

/// What is wrong with the fields of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotFault {
    /// Nothing was chosen.
    Empty,
    /// No form of ours sends this.
    Garbled,
}

/// Reads a ballot from the fields of its form.
///
/// `answer` holds the number of an option, counted from 0, once for each that was chosen, or `abstain`; `amount-3` how
/// much option 3 gets; `order` the options in the order of their rows, and `line` where the ranked ones end; `x-3` and
/// `y-3` where an option lies; `words` an answer in words; `reason` why somebody objects.
pub(super) fn read_vote(form: &BallotForm, fields: &Fields) -> Result<Vote, BallotFault> {
    let reason = Some(fields.get("reason").trim().to_owned()).filter(|reason| !reason.is_empty());
    let vote = |answer| Ok(Vote { answer, reason: reason.clone() });
    if fields.all("answer").any(|answer| answer == "abstain") {
        return vote(Answer::Abstain);
    }
    match form.form {
        Form::One | Form::Several => {
            let chosen: Vec<usize> = fields
                .all("answer")
                .map(|answer| number(answer).ok_or(BallotFault::Garbled))
                .collect::<Result<_, _>>()?;
            if chosen.is_empty() { Err(BallotFault::Empty) } else { vote(Answer::Options(chosen)) }
        }
        Form::Order => {
            let ranks = Ranking::read(form, fields).ok_or(BallotFault::Garbled)?.ranks();
            if ranks.is_empty() { Err(BallotFault::Empty) } else { vote(Answer::Ranks(ranks)) }
        }
        Form::Amounts => {
            let given = Amounts::read(purse(form), form.options.len(), fields).ok_or(BallotFault::Garbled)?;
            let says_so = !fields.get("amount-0").is_empty();
            match given.each.iter().all(|amount| *amount == 0) {
                // Whoever takes back everything that was recorded takes part without an answer.
                true if form.voted && form.abstains && says_so => vote(Answer::Abstain),
                true => Err(BallotFault::Empty),
                false => vote(Answer::Amounts(given.each)),
            }
        }
        Form::Places => {
            let mut places = Vec::new();
            for option in 0..form.options.len() {
                let axis = |axis| match fields.get(&format!("{axis}-{option}")) {
                    "" => Ok(None),
                    step => step.parse::<i32>().map(Some).map_err(|_| BallotFault::Garbled),
                };
                places.push(axis("x")?.zip(axis("y")?));
            }
            if places.iter().all(Option::is_none) { Err(BallotFault::Empty) } else { vote(Answer::Places(places)) }
        }
        Form::Words => match fields.get("words").trim() {
            "" => Err(BallotFault::Empty),
            words => vote(Answer::Words(words.to_owned())),
        },
    }
}

/// Returns what somebody may give out in a poll.
pub(super) fn purse(form: &BallotForm) -> Purse {
    Purse { budget: form.budget.unwrap_or(u32::MAX), cap: form.cap, squares: form.squares }
}
