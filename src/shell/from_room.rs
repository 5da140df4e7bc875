//! Owns what the room tells the loop; in a build without the feature `room` that is nothing.

#[cfg(feature = "room")]
pub(super) use crate::web::ToOwner as FromRoom;

/// Nothing is ever told.
#[cfg(not(feature = "room"))]
#[derive(Debug)]
pub(super) enum FromRoom {}
