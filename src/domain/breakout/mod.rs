//! Splits people into breakout groups and places who comes later. It never moves anybody by itself, and the same
//! people, wishes and seed give the same groups on every machine.

mod form;
mod place;
mod prices;
mod random;
mod search;
mod sizes;

pub use form::{Wish, form, repeats};
pub use place::place;
pub use sizes::sizes;
