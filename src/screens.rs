//! Floor 3: state to cells. A screen is a function that looks and never touches: the same state always gives
//! the same picture.

mod activity;
mod agenda;
mod canvas;
mod carried;
mod context;
mod frame;
mod grid;
mod groups;
mod help;
mod home;
mod offer;
mod over;
mod palette;
pub mod parts;
mod people;
mod plan;
mod poll;
mod prune;
mod result;
mod review;
mod room;
mod search;
mod sheet;
mod tally;
mod typed;
pub mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{Keymap, Model};
use crate::domain::Moment;
use crate::theme::Theme;
use parts::Pen;

pub use context::{Cx, LEAST};
pub use home::home;
pub use prune::prune;
pub use review::{plain, review, said};

/// Draws the whole screen; tells where the cursor of a line being typed is.
pub fn draw(m: &Model, keys: &Keymap, theme: &Theme, now: Moment, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let cx = Cx::new(m, keys, now);
    let mut pen = Pen::on_ground(theme, area, buf);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        frame::too_small(&cx, area, &mut pen);
        return None;
    }
    frame::draw(&cx, area, &mut pen)
}
