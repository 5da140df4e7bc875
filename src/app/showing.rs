//! Owns which view fills the screen: the one that was asked for, the code of the room, the end of a session that is over.

use super::effect::Effect;
use super::looked_at::Pane;
use super::model::{Model, View};
use super::views::{end, live, room};
use crate::workshop::SessionState;

/// Shows the code of the room, or hides it: on the stage above what the room sees, else in a view of its own. The room
/// is opened where it is closed, and its address is looked at again.
pub(super) fn show_code(m: &mut Model) -> Option<Effect> {
    let shown = if m.cursor.view.for_the_room {
        m.cursor.code = !(m.cursor.code && m.room.open.is_some());
        m.cursor.code
    } else {
        show(m, &room::VIEW);
        m.cursor.view == &room::VIEW
    };
    shown.then_some(Effect::OpenRoom(None))
}

/// Shows a view; the one that is shown already gives way to the live view.
pub(super) fn show(m: &mut Model, view: &'static View) {
    // Whoever looked at the code goes on showing it.
    m.cursor.code = m.cursor.view == &room::VIEW && m.room.open.is_some();
    m.cursor.view = if m.cursor.view == view { &live::VIEW } else { view };
    m.cursor.selected = 0;
    (m.cursor.view.open)(m);
}

/// Shows the end of a session that is over in the place of the live view, and the live view once it goes on.
pub(super) fn follow_end(m: &mut Model) {
    let done = m.session.state() == SessionState::Done;
    let shown = if done && m.cursor.view == &live::VIEW && m.cursor.viewed.is_none() {
        &end::VIEW
    } else if m.cursor.view == &end::VIEW && (!done || m.cursor.viewed.is_some()) {
        &live::VIEW
    } else {
        return;
    };
    (m.cursor.view, m.cursor.pane, m.cursor.selected) = (shown, Pane::Agenda, 0);
}
