//! Owns the catalogue of methods. A further method is a file here and a row below.

mod consent;
mod defaults;
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

pub(super) use defaults::leader;
pub use dots::budget;
pub use matrix::axes;
pub use open::{alike, counts_before};
pub use points::credits;
pub use scale::bounds;

use super::{Method, PollRun};
use crate::workshop::Refusal;

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

/// Returns the method of this name.
pub fn method(name: &str) -> Option<&'static Method> {
    METHODS.iter().copied().find(|m| m.name == name)
}

impl PollRun {
    /// Returns the method, where this program knows it.
    pub fn known_method(&self) -> Option<&'static Method> {
        method(&self.method)
    }

    /// Returns whether an option can be added to what it asks, or why not.
    pub fn takes_options(&self) -> Result<(), Refusal> {
        if self.closed.is_some() {
            return Err(Refusal::PollClosed);
        }
        let how = self.known_method().ok_or_else(|| Refusal::NotByHands(self.method.clone()))?;
        match how.name {
            _ if how.needs_options => Ok(()),
            "open" => Err(Refusal::OwnWords),
            name => Err(Refusal::FixedAnswers(name.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::PollPlan;

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
            assert_eq!(m.hands, !matches!(m.name, "ranking" | "open" | "matrix" | "points"), "{}", m.name);
            assert!(m.about.len() < 70 && !m.about.ends_with('.'));
        }
    }
}
