//! Time: points in it, the day, the clock, whose turn it is, and the wording of all that.

use chrono::{DateTime, FixedOffset};

pub(super) mod clock;
pub(super) mod coming;
pub(super) mod day;
pub(super) mod turns;
pub mod wording;
pub mod zone;

/// A point in time with the offset it was written down with.
pub type Moment = DateTime<FixedOffset>;
