//! Owns the input: people, rounds, constraints and history, by name. It forms no groups.

use super::sizes::Sizes;

pub use super::solver::instance::Priority;

/// The groups of one round, each as a list of names.
pub type Groups = Vec<Vec<String>>;

/// What is to be planned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// Everybody who is present in any round. Their order changes only the order in which members are listed.
    pub people: Vec<Person>,
    /// The rounds, in order.
    pub rounds: Vec<Round>,
    /// Earlier rounds; names that are not among the people are ignored.
    pub history: Vec<Groups>,
    /// People who must not share a group: each list pairwise.
    pub apart: Vec<Vec<String>>,
    /// People who must share a group, each list in one.
    pub together: Vec<Vec<String>>,
    /// Attributes to spread over the groups.
    pub mix: Vec<String>,
    /// Attributes to bring together.
    pub alike: Vec<String>,
    /// What comes first: few repeats or the mix.
    pub priority: Priority,
    /// The plan made before for these rounds: nobody is moved without need. Names that are not among the people are
    /// ignored.
    pub previous: Vec<Groups>,
    /// Whether a better plan may move people as it likes: the plan made before is only where the search begins, and groups
    /// keep as many of their people as is possible without a loss.
    pub may_reshuffle: bool,
    /// Whether each group gets a host.
    pub hosts: bool,
    /// The seed of the random numbers.
    pub seed: u64,
    /// How long to search.
    pub effort: Effort,
}

/// Somebody who is put into groups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Unique in the problem.
    pub name: String,
    /// What else is known of them, as keys and values in the order of the roster: department, role, …
    pub attributes: Vec<(String, String)>,
}

impl Person {
    /// Returns the value of an attribute, unless there is none or it is blank.
    pub fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(k, v)| k == key && !v.trim().is_empty()).map(|(_, v)| v.as_str())
    }
}

/// One round that is to be planned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// The sizes of the groups.
    pub sizes: Sizes,
    /// People who are absent in this round.
    pub absent: Vec<String>,
    /// People with a fixed group: hosts, or a whole round that has already begun.
    pub seats: Vec<Seat>,
}

/// A fixed seat: somebody, and the group they must be in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// The person.
    pub name: String,
    /// The group, counted from 0.
    pub group: usize,
}

/// How much work a search may do. Work, not time: the same problem gives the same groups on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effort {
    /// Some ten milliseconds for sixty people, for use while somebody waits.
    Quick,
    /// As much as the problem seems to need: up to a second or so.
    #[default]
    Normal,
    /// This many elementary steps, or a few more: of the search that `Normal` begins with, and of what `UntilStopped` does
    /// after it. [`Plan::steps`](crate::Plan::steps) of an earlier search give its groups again, whoever stopped it.
    /// Some eighty million take a second.
    Steps(u64),
    /// A normal search that goes on until the caller stops it, or until nothing can be better.
    UntilStopped,
}
