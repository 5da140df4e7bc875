//! Polls: what a method asks for, how hands become a tally, and the one rule for percents.

mod run;

pub use run::PollRun;
