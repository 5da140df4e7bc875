//! What goes from one session of a series to the next: what is carried over, who has met whom, who owes what.

pub(super) mod action_items;
pub(super) mod carry_over;
pub(super) mod copies;
mod earlier_sessions;
pub(super) mod history;
