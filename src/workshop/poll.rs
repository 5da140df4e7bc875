//! Polls: what a method asks for, how hands and ballots become a tally, and the one rule for percents.

mod ballot;
mod method;
mod methods;
mod percent;
mod public;
mod ranked;
mod rules;
mod run;
mod seal;
mod slip;
mod tally;
mod verdict;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use ballot::{Ballot, Says, Ties, Vote};
pub use method::{Count, Form, Method, Reading, labels, method, value};
pub use methods::{METHODS, Matrix, Place, Spread, alike, bounds, budget, credits};
pub use percent::{Percents, percents, share};
pub use public::{PublicPoll, public, shown, shown_in_private, terms};
pub use ranked::{Ranked, Round, ranked};
pub use rules::{Base, Decides, Pass, Quorum, Rules, Tie, Worded};
pub use run::PollRun;
pub use seal::{Checked, checked};
pub use slip::{Slip, meaning, option, slip};
pub use tally::{Detail, Row, Tally, Turnout, tally};
