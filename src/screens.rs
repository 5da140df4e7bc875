//! Floor 3: state to cells. A screen is a function that looks and never touches: the same state always gives
//! the same picture.

mod activity;
mod activity_rows;
mod agenda;
mod badges;
mod canvas;
mod carry_over;
mod carry_over_review;
mod context;
mod day_choice;
mod end;
mod entry_votes;
mod facilitator_lines;
mod floor;
mod frame;
mod frame_cache;
mod grid;
mod groups;
mod groups_grid;
mod groups_pending;
mod heading;
mod help;
mod hint_line;
mod home;
#[cfg(feature = "room")]
mod join;
mod live;
mod messages;
mod palette;
pub mod parts;
mod people;
mod people_review;
mod plan;
mod plan_form;
mod plan_review;
mod plenary;
mod poll;
mod review;
#[cfg(feature = "room")]
mod room;
mod search;
mod so_far;
mod stage;
pub mod status;
mod tally;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{Keymap, Model};
use crate::theme::{Role, Theme};
use crate::workshop::Moment;
use parts::Pen;

pub use carry_over_review::carry_over_review;
pub use context::{Context, LEAST};
pub use home::home;
pub use review::{passage_text, plain_text, review};
pub use stage::{Scene, Seen};

/// Draws what the room sees, on a screen of its own; in the last row what has to be known of it.
pub fn stage(scene: &Scene<'_>, said: Option<&str>, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let mut pen = Pen::on_ground(theme, area, buf);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return frame::too_small(scene.clock, false, area, &mut pen);
    }
    stage::draw_scene(scene, area, &mut pen);
    if let Some(said) = said {
        let theme = theme.for_stage();
        let mut pen = Pen { buf: &mut *pen.buf, theme: &theme };
        // What it means for the clock is left out where it has no room.
        let whole = parts::text::width(said) + 2 <= usize::from(area.width);
        let said = if whole { said } else { said.split(';').next().unwrap_or(said) };
        pen.text_right(area.right().saturating_sub(1), area.bottom() - 1, area.width, said, Role::Dim);
    }
}

/// Draws the whole screen; tells where the cursor of a line being typed is.
pub fn draw(m: &Model, keys: &Keymap, theme: &Theme, now: Moment, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let cx = Context::new(m, keys, now);
    let mut pen = Pen::on_ground(theme, area, buf);
    let least = if live::stands_alone(m) { live::LEAST } else { LEAST };
    if area.width < least.0 || area.height < least.1 {
        frame::too_small(&cx.clock, m.saving.leaving, area, &mut pen);
        return None;
    }
    frame::draw(&cx, area, &mut pen)
}
