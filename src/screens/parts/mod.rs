//! The strokes that screens are made of.

mod bar;
pub mod digits;
mod pen;
pub mod text;

pub use bar::bar;
pub use pen::{Pen, centred};
