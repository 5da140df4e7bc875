//! Solves the problem in numbers: known schedules first, then a search. Knows no names and no sentences.

pub(crate) mod anneal;
pub(crate) mod assignment;
pub(crate) mod base_rounds;
pub(crate) mod best_known;
pub(crate) mod bin_packing;
pub(crate) mod catalogue;
pub(crate) mod cost_table;
pub(crate) mod design;
pub(crate) mod duplicate_points;
pub(crate) mod finite_field;
pub(crate) mod initial;
pub(crate) mod instance;
pub(crate) mod lower_bound;
pub(crate) mod objectives;
pub(crate) mod one_round;
pub(crate) mod place_schedule;
pub(crate) mod portfolio;
pub(crate) mod proved;
pub(crate) mod random;
pub(crate) mod reduce_moves;
pub(crate) mod search;
pub(crate) mod seat_newcomers;
pub(crate) mod share_large_groups;
pub(crate) mod tabu;
pub(crate) mod weights;

#[cfg(test)]
mod tests;
