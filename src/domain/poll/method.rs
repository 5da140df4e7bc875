//! Owns the catalogue of ways to ask: screens and reports know forms and tallies, never a method by name.
//! A further method is one more entry here. It never counts.

use crate::domain::PollPlan;

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
    /// Each mark counts towards one whole, so percentages add to 100; otherwise they are of the people present.
    pub exclusive: bool,
    /// What is counted: `hands`, `dots`.
    pub marks: &'static str,
    /// What the counts say in words.
    pub reading: Reading,
}

impl Method {
    /// Whether a facilitator can count it by looking at raised hands or dots.
    pub fn counts_hands(&self) -> bool {
        self.form == Form::Choice
    }
}

/// What asks for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Options to choose from.
    Choice,
    /// Options to put in order.
    Order,
    /// A line to write.
    Text,
}

/// What the counts say in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Which option leads, and who shares a place.
    Leader,
    /// Where the middle lies, on options that have an order.
    Middle,
    /// Whether the last option, the objection, was chosen at all; never a percentage.
    Objections,
}

/// Every method, in the order the documentation lists them.
pub const METHODS: &[Method] = &[
    Method {
        name: "single",
        about: "one answer from each person",
        form: Form::Choice,
        options: planned,
        exclusive: true,
        marks: "hands",
        reading: Reading::Leader,
    },
    Method {
        name: "multiple",
        about: "several answers from each person",
        form: Form::Choice,
        options: planned,
        exclusive: false,
        marks: "hands",
        reading: Reading::Leader,
    },
    Method {
        name: "scale",
        about: "how much, from 1 to 5",
        form: Form::Choice,
        options: |plan| planned_or(plan, &["1", "2", "3", "4", "5"]),
        exclusive: true,
        marks: "hands",
        reading: Reading::Middle,
    },
    Method {
        name: "dots",
        about: "several dots from each person, put where they matter",
        form: Form::Choice,
        options: planned,
        exclusive: true,
        marks: "dots",
        reading: Reading::Leader,
    },
    Method {
        name: "ranking",
        about: "the options in order, from each person",
        form: Form::Order,
        options: planned,
        exclusive: true,
        marks: "ballots",
        reading: Reading::Leader,
    },
    Method {
        name: "consent",
        about: "is there an objection",
        form: Form::Choice,
        options: |plan| planned_or(plan, &["consent", "concern", "objection"]),
        exclusive: true,
        marks: "hands",
        reading: Reading::Objections,
    },
    Method {
        name: "open",
        about: "a line of their own from each person",
        form: Form::Text,
        options: planned,
        exclusive: true,
        marks: "answers",
        reading: Reading::Leader,
    },
];

/// The method of this name.
pub fn method(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|m| m.name == name)
}

fn planned(plan: &PollPlan) -> Vec<String> {
    plan.options.clone()
}

fn planned_or(plan: &PollPlan, usual: &[&str]) -> Vec<String> {
    if plan.options.is_empty() { usual.iter().map(|&o| o.to_owned()).collect() } else { planned(plan) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_from_the_plan_or_the_method() {
        let mut plan = PollPlan::default();
        let options = |name: &str, plan: &PollPlan| (method(name).unwrap().options)(plan).join(" ");
        assert_eq!(options("scale", &plan), "1 2 3 4 5");
        assert_eq!(options("consent", &plan), "consent concern objection");
        assert_eq!(options("single", &plan), "");
        plan.options = vec!["no".to_owned(), "yes".to_owned()];
        assert!(METHODS.iter().all(|m| (m.options)(&plan) == plan.options));
        assert!(method("Single").is_none());
    }

    #[test]
    fn names_differ_and_hands_count_choices() {
        for (i, m) in METHODS.iter().enumerate() {
            assert!(METHODS[..i].iter().all(|other| other.name != m.name));
            assert_eq!(m.counts_hands(), !matches!(m.name, "ranking" | "open"));
        }
    }
}
