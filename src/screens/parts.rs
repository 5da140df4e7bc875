//! The strokes that screens are made of.

mod clock;
pub mod digits;
mod letters;
pub mod names;
mod note;
mod pen;
#[cfg(feature = "room")]
mod qr;
pub mod text;

pub use crate::workshop::text::bar;
pub use clock::{big_clock, time_role};
pub use letters::Letters;
pub use note::{note_kind, note_sign, note_text};
pub use pen::{Pen, centred};
#[cfg(feature = "room")]
pub use qr::{Modules, Qr};

/// Returns the first row that is shown of a list that has no room for all its rows: the selected one stands in the middle,
/// except near the ends.
pub fn first_shown(selected: usize, rows: usize, room: usize) -> usize {
    selected.saturating_sub(room / 2).min(rows.saturating_sub(room))
}

/// Returns the same of a list that stands still until the selected row would leave it at the bottom.
pub fn first_in_sight(selected: usize, rows: usize, room: usize) -> usize {
    (selected + 1).saturating_sub(room).min(rows.saturating_sub(room))
}
