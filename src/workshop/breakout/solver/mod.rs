//! Solves the problem in numbers: ready-made schedules first, then a search. It knows no names and no words.

pub(crate) mod arrange;
pub(crate) mod bound;
pub(crate) mod catalogue;
pub(crate) mod crowded;
pub(crate) mod deal;
pub(crate) mod design;
pub(crate) mod develop;
pub(crate) mod field;
pub(crate) mod instance;
pub(crate) mod keep;
pub(crate) mod pack;
pub(crate) mod portfolio;
pub(crate) mod prices;
pub(crate) mod random;
pub(crate) mod rotate;
pub(crate) mod table;
pub(crate) mod tabu;
pub(crate) mod tally;
pub(crate) mod twins;

#[cfg(test)]
mod tests;
