//! Owns the stage: what the room sees, large, and nothing else. It is drawn from what is public and from the clock, so
//! that a second terminal shows the same from the file alone. A state is one file and one line of the list.

mod banner;
#[cfg(feature = "room")]
mod code;
mod end;
mod entries;
mod form;
mod groups;
mod interval;
mod poll;
mod question;
mod scene;
mod sheet;
mod stack;
mod talk;
mod thumbs;
mod turn;
mod welcome;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::Context;
use super::parts::Pen;
use crate::app::plan_preview::heads;
use crate::theme::Role;
use scene::{Layout, State};
pub use scene::{Scene, Seen};

/// The states.
const STATES: &[State] = &[
    end::STATE,
    welcome::STATE,
    thumbs::STATE,
    poll::STATE,
    question::STATE,
    interval::STATE,
    turn::STATE,
    groups::STATE,
    entries::STATE,
    talk::STATE,
];

/// Draws the stage as a view of the live screen, which keeps the last row for itself.
pub(super) fn draw(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    // What is public depends on the day only while no day is planned.
    let seen = cx.once("public", cx.now.date_naive(), || Arc::new(Seen::new(cx.m.public(cx.now))));
    let code = cx.m.cursor.code.then(|| heads(&cx.m.session));
    let scene = Scene::new(&seen, &cx.clock, cx.now, cx.m.reading).open_to(cx.m.room.open.as_ref(), code);
    draw_scene(&scene, Rect { height: body.height + 1, ..body }, pen);
}

/// Draws what the room sees; the last row stays empty.
pub(super) fn draw_scene(scene: &Scene<'_>, area: Rect, pen: &mut Pen<'_>) {
    let theme = pen.theme.for_stage();
    let mut pen = Pen { buf: &mut *pen.buf, theme: &theme };
    let layout = Layout::of(area, theme.large);
    #[cfg(feature = "room")]
    if code::draw(scene, &layout, &mut pen) {
        return;
    }
    let shows = scene.public.shows(scene.clock, scene.reading);
    let Some(state) = STATES.iter().find(|state| state.shows == shows) else { return };
    scene.heading(&layout, (state.aside)(scene), &mut pen);
    (state.draw)(scene, &layout, &mut pen);
    if let Some(next) = scene.next() {
        pen.text(layout.wide.x, layout.next, layout.wide.width, &format!("Next: {next}"), Role::Dim);
    }
}
