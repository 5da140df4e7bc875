//! Polls: what a method asks for, how hands and ballots become a tally, and the one rule for percents.

mod audit;
mod ballot;
mod ballot_input;
mod chain;
mod decision;
mod late;
mod method;
mod methods;
mod misfit;
mod percent;
mod public;
mod rank_summary;
mod ranked;
mod reading;
mod rules;
mod run;
mod run_off;
mod runs;
mod seal;
mod statement;
mod tally;
mod turnout;

#[cfg(test)]
pub(crate) mod tests;

pub use audit::{RunAudit, audit};
pub use ballot::{Answer, Ballot, BallotOwners, MOST_EQUAL_BALLOTS, Vote};
pub use ballot_input::{ballot_in_words, option, parse_ballot};
pub use chain::{SealPlace, SealState, ends_with_last_seal, is_seal, seal_of, seal_states, short_seal};
pub(in crate::workshop) use chain::{before_change, seal_runs};
pub use decision::{Decision, Fault, Judged, QuorumState, TieState, Verdict, Whole};
pub use late::LateOption;
pub use method::{Form, Method, labels, value};
pub use methods::{METHODS, alike, axes, bounds, budget, counts_before, credits, method};
pub use misfit::Misfit;
pub use percent::{Percents, percents, share};
pub use public::{PublicPoll, public, shown, shown_in_private, terms};
pub use rank_summary::round_outcome;
pub use ranked::{Ranked, ranked};
pub use reading::{Count, Detail, First, FirstBy, Matrix, MatrixPoint, Question, Reading, Spread, TallyRow};
pub use rules::{Base, Decides, Pass, Quorum, Results, RuleValue, Rules, Tie};
pub use run::PollRun;
pub use run_off::{InstantRunOff, RunOffRound, Votes};
pub use runs::{RunId, RunPlace, run_places};
pub use seal::{Recount, recount};
pub use statement::{ByReason, ByTie, Fact, Lead, Needs, Obstacle, Share, Statement, TieNext, Unit};
pub use tally::{Tally, tally};
pub use turnout::Turnout;
