//! Polls: what a method asks for, how hands become a tally, and the one rule for percents.

mod method;
mod percent;
mod public;
mod run;
mod tally;

pub use method::{Form, METHODS, Method, Reading, method};
pub use percent::{Percents, percents, share};
pub use public::{PublicPoll, public};
pub use run::PollRun;
pub use tally::{Row, Tally, tally};
