//! Owns the clock of what runs: the digits of the time that is left, and the role they are drawn in.

use ratatui::layout::Rect;

use super::{Pen, digits};
use crate::theme::Role;
use crate::workshop::{ClockStatus, SessionState, digits as clock};

/// Returns the look of the time that is left: a fifth of it left is soon.
pub fn time_role(status: &ClockStatus) -> Role {
    let left = status.remaining();
    match status.state {
        SessionState::Live | SessionState::Paused if left.num_milliseconds() <= 0 => Role::Over,
        SessionState::Live if left * 5 <= status.total => Role::Soon,
        SessionState::Live => Role::Accent,
        // A clock on hold has to look it: it gives up its weight.
        SessionState::Paused | SessionState::Planned | SessionState::Done => Role::Dim,
    }
}

/// Draws the digits of the clock at the upper left of an area, as large as fits; tells what they took.
pub fn big_clock(status: &ClockStatus, area: Rect, most: u16, pen: &mut Pen<'_>) -> (u16, u16) {
    let text = match status.state {
        SessionState::Live | SessionState::Paused => clock(status.remaining()),
        SessionState::Planned | SessionState::Done => return (0, 0),
    };
    let scale = digits::largest(&text, area.width, area.height, most);
    digits::draw(pen, area, &text, scale, time_role(status));
    digits::size(&text, scale)
}
