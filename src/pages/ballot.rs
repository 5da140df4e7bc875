//! Owns the fields of a ballot: how a form is read as an answer. Which answers are taken is decided by the session; here
//! is only what no form of ours can have sent.

use std::collections::BTreeMap;

use crate::workshop::BallotForm;
use crate::workshop::poll::{Answer, Form, Vote};

/// The most fields of a form.
const MOST_FIELDS: usize = 1_000;

/// The fields of a form, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Takes the fields as they came; nothing where there are more than any form has.
    pub fn new(fields: impl Iterator<Item = (String, String)>) -> Option<Self> {
        let all: Vec<_> = fields.take(MOST_FIELDS + 1).collect();
        (all.len() <= MOST_FIELDS).then_some(Self(all))
    }

    /// Returns the last value of a field; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Returns all values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

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
/// much option 3 gets; `rank-3` its rank, counted from 1; `x-3` and `y-3` where it lies; `words` an answer in words;
/// `reason` why somebody objects.
pub(super) fn read_vote(form: &BallotForm, fields: &Fields) -> Result<Vote, BallotFault> {
    let reason = Some(fields.get("reason").trim().to_owned()).filter(|reason| !reason.is_empty());
    let vote = |answer| Ok(Vote { answer, reason: reason.clone() });
    if fields.all("answer").any(|answer| answer == "abstain") {
        return vote(Answer::Abstain);
    }
    let options = 0..form.options.len();
    match form.form {
        Form::One | Form::Several => {
            let chosen: Vec<usize> = fields
                .all("answer")
                .map(|answer| number(answer).ok_or(BallotFault::Garbled))
                .collect::<Result<_, _>>()?;
            if chosen.is_empty() { Err(BallotFault::Empty) } else { vote(Answer::Options(chosen)) }
        }
        Form::Order => {
            let mut ranks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for option in options {
                let rank = fields.get(&format!("rank-{option}"));
                if !rank.is_empty() {
                    ranks.entry(number(rank).ok_or(BallotFault::Garbled)?).or_default().push(option);
                }
            }
            if ranks.is_empty() { Err(BallotFault::Empty) } else { vote(Answer::Ranks(ranks.into_values().collect())) }
        }
        Form::Amounts => {
            let amount = |option| match fields.get(&format!("amount-{option}")) {
                "" => Some(0),
                amount => number(amount),
            };
            let amounts: Option<Vec<u32>> = options.map(amount).collect();
            let amounts = amounts.ok_or(BallotFault::Garbled)?;
            if amounts.iter().all(|amount| *amount == 0) {
                Err(BallotFault::Empty)
            } else {
                vote(Answer::Amounts(amounts))
            }
        }
        Form::Places => {
            let mut places = Vec::new();
            for option in options {
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

/// Reads a number without a sign.
fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}
