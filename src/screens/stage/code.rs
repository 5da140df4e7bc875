//! The stage while the code of the room is shown on it: how to join, and nothing else.

use ratatui::layout::Rect;

use super::scene::{Layout, Scene};
use crate::screens::join::Join;
use crate::screens::parts::{Letters, Pen};

/// Draws how to join, where that is shown; returns whether it is.
pub(super) fn draw(scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) -> bool {
    let (Some(room), Some(here)) = (scene.room, scene.code) else { return false };
    let join = Join { room, here, large: layout.allows(Letters::Large), nobody_came: false };
    join.draw_on_stage(Rect { height: layout.area.height.saturating_sub(1), ..layout.area }, pen);
    true
}
