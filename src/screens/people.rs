//! Owns the list of people: who is here, late or missing.

use ratatui::layout::Rect;

use super::parts::Pen;
use super::parts::text::width;
use super::{Context, status};
use crate::theme::Role;
use crate::workshop::{Presence, SessionState};

/// Draws everybody with their attributes and whether they are here.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let everybody = session.everybody();
    let stays = session.last_stays();
    let stay = |name: &str| stays.get(name).copied();
    let marks: Vec<Presence> = everybody.iter().map(|p| session.presence_after(stay(&p.name))).collect();
    let count = |p: Presence| marks.iter().filter(|m| **m == p).count();
    let head = if session.state() == SessionState::Planned {
        format!("People · {} expected · space starts with all of them", count(Presence::Expected))
    } else {
        let gone = match count(Presence::Left) {
            0 => String::new(),
            n => format!(" · {n} left"),
        };
        format!("People · {} here · {} absent{gone}", count(Presence::Here), count(Presence::Missing))
    };
    pen.text(area.x, area.y, area.width, &head, Role::Strong);
    if everybody.is_empty() {
        pen.text(area.x, area.y + 2, area.width, "Nobody yet: n adds a person.", Role::Dim);
        return;
    }
    let room = usize::from(area.height.saturating_sub(4));
    let public = session.plan.public_attributes(&everybody);
    let skip = cx.m.cursor.selected.saturating_sub(room / 2).min(everybody.len().saturating_sub(room));
    let column =
        everybody.iter().map(|p| width(&p.name)).max().unwrap_or(0).clamp(10, usize::from(area.width / 3)) as u16;
    for (row, at) in (skip..everybody.len()).take(room).enumerate() {
        let (person, mark) = (&everybody[at], marks[at]);
        let y = area.y + 2 + row as u16;
        let (sign, role) = match mark {
            Presence::Here => ("✓", Role::Text),
            Presence::Expected => ("·", Role::Text),
            Presence::Left => ("→", Role::Dim),
            Presence::Missing => ("×", Role::Dim),
        };
        let [role, dim] = pen.row(area, y, at == cx.m.cursor.selected, [role, Role::Dim]);
        pen.text(area.x + 1, y, 1, sign, role);
        pen.text(area.x + 3, y, column, &person.name, role);
        let word = match stay(&person.name) {
            Some(a) => match (a.left, a.arrived) {
                (Some(left), _) => format!("left {}", status::time(left)),
                (None, Some(arrived)) => format!("here since {}", status::time(arrived)),
                (None, None) => mark.word().to_owned(),
            },
            None => mark.word().to_owned(),
        };
        let x = area.x + 3 + column + 3;
        pen.text(x, y, 17, &word, dim);
        let values = public.of(person).into_iter().map(|(_, value)| value);
        let group = session.round().and_then(|r| r.groups.iter().find(|g| g.members.contains(&person.name)));
        let besides = session.is_in_no_group(&person.name).then_some("in no group");
        let group = group.map(|g| g.name.as_str()).or(besides);
        let text = group.into_iter().chain(values).collect::<Vec<_>>().join(" · ");
        pen.text(x + 19, y, area.right().saturating_sub(x + 19), &text, dim);
    }
    // What only the facilitator may know stands here alone, and never at the first key that leaves the stage.
    if let Some(person) = everybody.get(cx.m.cursor.selected) {
        let values = public.of(person).into_iter().chain(public.private_of(person)).map(|(_, value)| value);
        let detail = std::iter::once(person.name.as_str()).chain(values).collect::<Vec<_>>().join(" · ");
        pen.text(area.x + 3, area.bottom().saturating_sub(1), area.width.saturating_sub(3), &detail, Role::Dim);
    }
}
