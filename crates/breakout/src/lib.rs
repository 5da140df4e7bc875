//! Splits people into breakout groups that meet as few people twice as possible.
//!
#![doc = include_str!("../README.md")]

mod attributes;
mod contradictions;
mod encode;
mod fresh_rounds;
mod names;
mod order;
mod place;
mod plan;
mod problem;
mod score;
mod singletons;
mod sit_outs;
mod sizes;
mod solver;
mod warm_start;

pub use contradictions::{Contradiction, contradictions};
pub use fresh_rounds::{FreshRounds, fresh_rounds};
pub use place::place;
pub use plan::{Group, Plan, Progress, plan, plan_best_effort, plan_while};
pub use problem::{Effort, Groups, Person, Priority, Problem, Round, Seat};
pub use score::{Alike, Mix, Score, score, scores};
pub use singletons::{Move, singleton_moves};
pub use sit_outs::sit_outs;
pub use sizes::Sizes;
pub use solver::random::Random;
