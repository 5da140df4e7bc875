//! The strokes that screens are made of.

mod clock;
pub mod digits;
pub mod names;
mod note;
mod pen;
pub mod text;

pub use crate::workshop::text::bar;
pub use clock::{big_clock, time_role};
pub use note::{note_kind, note_sign, note_text};
pub use pen::{Pen, centred};
