//! Owns the stage view: what the room sees, large, and nothing else. It draws from what is public and from
//! nothing besides.

use ratatui::layout::Rect;

use super::parts::text::{width, wrap};
use super::parts::{Pen, bar};
use super::{Cx, canvas, frame};
use crate::domain::State;
use crate::theme::Role;

/// Draws what the room may see.
pub fn draw(cx: &Cx<'_>, area: Rect, pen: &mut Pen<'_>) {
    let public = cx.m.session.public(cx.now);
    let area = Rect { x: area.x + 4, width: area.width.saturating_sub(8), ..area };
    let mut y = area.y + 1;
    pen.text(area.x, y, area.width, &public.title, Role::Dim);
    y += 2;
    let heading = match (&public.phase, &public.activity, cx.standing.state) {
        (Some((phase, at, of)), _, _) => format!("{phase}   {at} of {of}"),
        (None, Some(activity), _) => activity.clone(),
        (None, None, State::Done) => "Thank you".to_owned(),
        (None, None, _) => "We begin soon".to_owned(),
    };
    pen.text(area.x, y, area.width, &heading, Role::Strong);
    y += 2;
    let room = Rect { y, height: (area.height / 3).max(1), ..area };
    let (_, rows) = frame::big_clock(cx, room, 4, pen);
    y += rows + u16::from(rows > 0);
    for line in wrap(&public.prompt, usize::from(area.width), usize::from(area.height / 4).max(1)) {
        pen.text(area.x, y, area.width, &line, Role::Text);
        y += 1;
    }
    y += 1;
    if let Some(poll) = &public.poll {
        let rows = poll.tally.as_ref().map_or(&[][..], |t| &t.rows);
        let most = rows.iter().map(|r| r.count).max().unwrap_or(0);
        let label = rows.iter().map(|r| width(&r.option)).max().unwrap_or(0).min(usize::from(area.width / 3)) as u16;
        let columns = area.width.saturating_sub(label + 20);
        for row in rows {
            pen.text(area.x, y, label, &row.option, Role::Text);
            pen.text(area.x + label + 2, y, columns, &bar(row.count, most, columns), Role::Bar);
            pen.text_right(area.right().saturating_sub(10), y, 6, &row.count.to_string(), Role::Strong);
            if !row.percent.is_empty() {
                pen.text_right(area.right(), y, 9, &format!("{} %", row.percent), Role::Text);
            }
            y += 1;
        }
        if let Some(tally) = &poll.tally {
            pen.text(area.x, y + 1, area.width, &format!("{} · {}", tally.base, tally.standing), Role::Dim);
        }
    } else {
        let bottom = area.bottom().saturating_sub(2);
        let names = canvas::Names::of(cx);
        for group in &public.groups {
            if y >= bottom {
                break;
            }
            let used = pen.text(area.x, y, 18, &group.name, Role::Strong).max(10) + 2;
            pen.text(area.x + used, y, area.width.saturating_sub(used), &canvas::people(cx, &names, group), Role::Text);
            y += 1 + u16::from(usize::from(area.height) > 20 + public.groups.len() * 2);
        }
    }
    if let Some(next) = &public.next {
        pen.text(area.x, area.bottom().saturating_sub(1), area.width, &format!("next: {next}"), Role::Dim);
    }
}
