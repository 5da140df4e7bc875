//! The strokes that screens are made of.

mod bar;
pub mod digits;
pub mod names;
mod pen;
pub mod text;

pub use bar::bar;
pub use pen::{Pen, centred};
