//! Floor 3: state to cells. A screen is a function that looks and never touches: the same state always gives
//! the same picture.

mod activity;
mod agenda;
mod canvas;
mod carried;
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

use std::cell::OnceCell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

use crate::app::{Keymap, Model};
use crate::domain::{Moment, Standing};
use crate::theme::{Role, Theme};
use parts::Pen;

pub use home::home;
pub use prune::prune;
pub use review::{plain, review, said};
use sheet::Sheet;

/// The least that the live screen needs.
pub const LEAST: (u16, u16) = (40, 12);

/// What a screen looks at.
pub struct Cx<'a> {
    /// What the facilitator is doing.
    pub m: &'a Model,
    /// Which key means what.
    pub keys: &'a Keymap,
    /// The moment that is shown.
    pub now: Moment,
    /// Where the session stands then.
    pub standing: Standing,
    sheet: OnceCell<Sheet<'a>>,
}

impl<'a> Cx<'a> {
    /// What is looked up once for the frame, when it is first wanted.
    pub fn sheet(&self) -> &Sheet<'a> {
        self.sheet.get_or_init(|| Sheet::of(self.m))
    }
}

/// Gives the whole screen the ground of a theme; cells are the terminal's own as they come.
fn paint_ground(theme: &Theme, area: Rect, buf: &mut Buffer) {
    let ground = theme.style(Role::Text);
    let own = Style::new().fg(Color::Reset).bg(Color::Reset);
    if ground != own && ground != Style::default() {
        buf.set_style(area, ground);
    }
}

/// Draws the whole screen; tells where the cursor of a line being typed is.
pub fn draw(m: &Model, keys: &Keymap, theme: &Theme, now: Moment, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let cx = Cx { m, keys, now, standing: m.session.standing(now), sheet: OnceCell::new() };
    paint_ground(theme, area, buf);
    let mut pen = Pen { buf, theme };
    if area.width < LEAST.0 || area.height < LEAST.1 {
        frame::too_small(&cx, area, &mut pen);
        return None;
    }
    frame::draw(&cx, area, &mut pen)
}
