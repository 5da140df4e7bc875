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

/// Returns the first line that is shown of a list whose lines take several rows each: the selected one is whole, with as
/// much above it as below where both have room.
pub fn first_whole(selected: usize, lines: usize, room: usize, rows: impl Fn(usize) -> usize) -> usize {
    if selected >= lines {
        return 0;
    }
    let mut below = 0;
    for line in selected + 1..lines {
        if below >= room / 2 {
            break;
        }
        below += rows(line);
    }
    let mut free = room.saturating_sub(rows(selected) + below.min(room / 2));
    let mut first = selected;
    while first > 0 && rows(first - 1) <= free {
        first -= 1;
        free -= rows(first);
    }
    first
}

/// Returns the same of a list that stands still until the selected row would leave it at the bottom.
pub fn first_in_sight(selected: usize, rows: usize, room: usize) -> usize {
    (selected + 1).saturating_sub(room).min(rows.saturating_sub(room))
}
