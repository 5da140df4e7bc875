//! Owns how the selection moves through what is on the screen. It changes nothing else.

use super::{Model, Pane, View, grouping, planning, polling, search};

/// Moves what is selected so many lines down or, negative, up.
pub(super) fn step(m: &mut Model, by: i32) {
    let stepped = |at: usize, len: usize| at.saturating_add_signed(by as isize).min(len.saturating_sub(1));
    match (m.view, m.pane) {
        (View::Live, Pane::Agenda) => {
            let at = stepped(m.shown().unwrap_or(0), m.session.plan.agenda.len());
            m.ahead = (m.session.step().map(|s| s.activity) != Some(at)).then_some(at);
        }
        (View::Live, Pane::Activity) => {
            let rows = polling::rows(m);
            if m.shown_step().is_some() && m.shown_run().is_some() && rows > 0 {
                m.option = stepped(m.option, rows);
            } else {
                m.selected = stepped(m.selected, m.selectable_notes().len());
                m.follow_entry();
                m.axis = 0;
            }
        }
        (View::Groups, _) => {
            m.selected = stepped(m.selected, m.by_group().len());
            grouping::select_group_of(m);
        }
        (View::People, _) => m.selected = stepped(m.selected, m.session.everybody().len()),
        (View::Plan, _) => m.selected = stepped(m.selected, planning::rows(m).len()),
        (View::Carried, _) => m.selected = stepped(m.selected, m.session.plan.carried.len()),
        (View::Search, _) => m.selected = stepped(m.selected, search::find(m).len()),
        (View::Stage, _) => {}
    }
}
