//! Owns what a method is: which form asks for an answer, how a ballot is checked, how hands and ballots become counts,
//! and what the counts say. Screens, reports and programs know forms and tallies, never a method by name.

use super::{Answer, Count, Misfit, PollRun, Reading, Rules, TallyRow};
use crate::workshop::PollPlan;

/// One way to ask and to read the answers.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// What the session file calls it.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// What asks for the answer.
    pub form: Form,
    /// What may be chosen, for a poll planned like this.
    pub options: fn(&PollPlan) -> Vec<String>,
    /// The plan has to say what may be chosen.
    pub needs_options: bool,
    /// A facilitator can count it by looking at raised hands, or dots on a wall.
    pub hands: bool,
    /// Somebody can take part without an answer.
    pub abstains: bool,
    /// Whoever chooses the last option is asked for a reason.
    pub reasons: bool,
    /// It has percentages.
    pub percents: bool,
    /// Each mark counts towards one whole, so percentages add to 100; otherwise they are of people.
    pub exclusive: bool,
    /// Each person has one mark, so that as many marks are as many people.
    pub one_each: bool,
    /// What is counted: `hands`, `dots`.
    pub marks: &'static str,
    /// The keys of `[agenda.poll]` that mean something to it and not to every method.
    pub keys: &'static [&'static str],
    /// The answer as it is kept, or why it cannot be one.
    pub check: fn(Answer, &[String], &Rules) -> Result<Answer, Misfit>,
    /// What was counted.
    pub count: fn(&PollRun) -> Count,
    /// What the counts say.
    pub read: fn(&PollRun, &[TallyRow]) -> Reading,
}

/// What asks for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One option to choose.
    One,
    /// Options to choose.
    Several,
    /// Options to put in order.
    Order,
    /// An amount for each option.
    Amounts,
    /// A place on two axes for each option.
    Places,
    /// A line to write.
    Words,
}

/// Returns what the options are called by on a key or a slip of paper: a step of a scale by its own number, any other
/// option by its place, counted from 1.
pub fn labels(method: &Method, options: &[String]) -> Vec<String> {
    let numbers: Option<Vec<String>> =
        options.iter().map(|o| value(o).filter(|v| *v >= 0).map(|v| v.to_string())).collect();
    match numbers {
        Some(numbers) if method.keys.contains(&"labels") && method.form == Form::One => numbers,
        _ => (1..=options.len()).map(|i| i.to_string()).collect(),
    }
}

/// Returns the number a step of a scale begins with: 1 of `1 not at all`.
pub fn value(option: &str) -> Option<i64> {
    option.split_whitespace().next()?.parse::<i32>().ok().map(i64::from)
}
