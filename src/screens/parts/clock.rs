//! Owns the clock of what runs: the digits of the time that is left, and the role they are drawn in.

use ratatui::layout::Rect;

use super::text::width;
use super::{Pen, digits};
use crate::theme::Role;
use crate::workshop::{Standing, State, digits as clock};

/// The look of the time that is left: a fifth of it left is soon.
pub fn time_role(standing: &Standing) -> Role {
    let left = standing.remaining();
    match standing.state {
        State::Live | State::Paused if left.num_milliseconds() <= 0 => Role::Over,
        State::Live if left * 5 <= standing.total => Role::Soon,
        State::Live => Role::Strong,
        // A clock on hold has to look it: it gives up its weight.
        State::Paused | State::Planned | State::Done => Role::Dim,
    }
}

/// Draws the digits of the clock at the upper left of an area, as large as fits; tells what they took.
pub fn big_clock(standing: &Standing, area: Rect, most: u16, pen: &mut Pen<'_>) -> (u16, u16) {
    let text = match standing.state {
        State::Live | State::Paused => clock(standing.remaining()),
        State::Planned | State::Done => return (0, 0),
    };
    let scale = digits::largest(&text, area.width, area.height, most);
    digits::draw(pen, area, &text, scale, time_role(standing));
    if scale == 0 { (width(&text) as u16, 1) } else { digits::size(&text, scale) }
}
