//! Owns what Esc closes where no line is typed: whatever lies on top, one thing after another.

use super::group_cache::GroupSearch;
use super::model::{Model, Pane};
use super::polls;
use super::views::{end, groups, live, room};

/// Closes what is on top; at last what was said.
pub(super) fn close(m: &mut Model) {
    let cursor = &mut m.cursor;
    let chooses = !m.room.networks.is_empty() && cursor.view == &room::VIEW;
    if m.saving.leaving || cursor.card.is_some() {
        (m.saving.leaving, cursor.card) = (false, None);
    } else if matches!(m.group_search, GroupSearch::Found { .. }) && cursor.view == &groups::VIEW {
        m.group_search = GroupSearch::None;
    } else if cursor.marked.is_some() || cursor.marked_entry.is_some() || cursor.answer.is_some() {
        (cursor.marked, cursor.marked_entry, cursor.answer) = (None, None, None);
    } else if cursor.view.for_the_room && cursor.code {
        cursor.code = false;
    } else if chooses {
        m.room.networks.clear();
    } else if cursor.view != &live::VIEW && cursor.view != &end::VIEW {
        cursor.view = &live::VIEW;
    } else if cursor.viewed.is_some() {
        cursor.viewed = None;
    } else if let Some(run) = polls::shown_quick_poll(m) {
        m.cursor.put_away = Some(run);
    } else if m.cursor.pane != Pane::Agenda {
        (m.cursor.pane, m.cursor.selected) = (Pane::Agenda, 0);
    } else {
        m.messages.notice = None;
        m.messages.slept = None;
    }
    m.messages.message = None;
}
