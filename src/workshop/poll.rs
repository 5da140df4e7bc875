//! Polls: what a method asks for, how hands and ballots become a tally, and the one rule for percents.

mod ballot;
mod method;
mod methods;
mod percent;
mod public;
mod ranked;
mod reading;
mod rules;
mod run;
mod runs;
mod seal;
mod slip;
mod standing;
mod tally;
mod turnout;
mod verdict;

#[cfg(test)]
pub(crate) mod tests;

pub use ballot::{Ballot, Says, Ties, Vote};
pub use method::{Form, Method, labels, value};
pub use methods::{METHODS, alike, bounds, budget, credits, method};
pub use percent::{Percents, percents, share};
pub use public::{PublicPoll, public, shown, shown_in_private, terms};
pub use ranked::{Ranked, Round, ranked};
pub use reading::{Count, Detail, Matrix, Place, Reading, Row, Spread};
pub use rules::{Base, Decides, Pass, Quorum, Results, Rules, Tie, Worded};
pub use run::PollRun;
pub use seal::{Checked, checked};
pub use slip::{Slip, meaning, option, slip};
pub use tally::{Tally, tally};
pub use turnout::Turnout;
