//! The strokes that screens are made of.

pub mod clock;
pub mod digits;
pub mod names;
pub mod note;
mod pen;
pub mod text;

pub use crate::domain::text::bar;
pub use pen::{Pen, centred};
