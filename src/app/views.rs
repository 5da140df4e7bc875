//! The catalogue of views: one file and one line each. A view holds its own keys; those that several share are in
//! `shared`.

pub mod carry_over;
pub mod end;
pub mod floor;
pub mod groups;
pub mod live;
pub mod people;
pub mod plan;
pub mod room;
pub mod search;
pub mod shared;
pub mod stage;

use super::model::View;

/// Every view; the first one is where the facilitator is at home.
pub static VIEWS: &[&View] = &[
    &live::VIEW,
    &end::VIEW,
    &groups::VIEW,
    &people::VIEW,
    &plan::VIEW,
    &carry_over::VIEW,
    &search::VIEW,
    &floor::VIEW,
    #[cfg(feature = "room")]
    &room::VIEW,
    &stage::VIEW,
];
