//! The stage while one after the other has a turn: whose it is, what was asked and, of a group, what it wrote.

use ratatui::layout::Rect;

use super::banner;
use super::scene::{Layout, MOST_COLUMNS, Scene, State, place};
use super::sheet::Sheet;
use crate::screens::activity;
use crate::screens::parts::{Letters, Pen};
use crate::theme::Role;
use crate::workshop::{Each, Note, Shows};

/// The state.
pub(super) const STATE: State = State { shows: Shows::Turn, aside: place, draw };

fn draw(scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(turn) = &scene.public.turn else { return };
    let area = layout.wide;
    // Names of people are never made larger: no one's is left out for its letters.
    let mut y = area.y + banner::draw(scene, layout, &turn.name, scene.public.each == Some(Each::Person), pen);
    y += u16::from(!layout.is_low);
    let group = scene.public.groups.iter().find(|g| g.name == turn.name);
    if let Some(group) = group {
        let people = group.short_names(" · ");
        // Where somebody stays to tell, the others have to find the place.
        let stays = group.here().any(|p| p.hosts);
        let place = group.place.as_deref().filter(|_| stays).unwrap_or_default();
        let used = pen.text(area.x, y, area.width, place, Role::Accent);
        let x = area.x + if used > 0 { used + 3 } else { 0 };
        pen.text(x, y, area.right().saturating_sub(x), &people, Role::Text);
        y += 1;
    }
    let columns = area.width.min(MOST_COLUMNS);
    let most = if layout.is_very_high() { 2 } else { 0 };
    let (letters, lines) = layout.set(&scene.public.prompt, columns, most, 3);
    y += u16::from(letters != Letters::Plain);
    y += letters.draw_lines(pen, (area.x, y), columns, &lines, Role::Strong);
    y += if layout.is_low { 1 } else { 2 };
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    if scene.reading {
        activity::reading(rest, pen);
    } else if let Some((canvas, group)) = scene.public.canvas.as_ref().zip(group) {
        let is_its = |note: &Note| note.group.as_ref() == Some(&group.name);
        let stars: Vec<_> = canvas.entries.iter().filter(|n| n.headline && is_its(n)).map(|n| &n.column).collect();
        // A low screen has room for what the group puts forward in a column, where it does.
        let is_left_out = |note: &Note| layout.is_low && !note.headline && stars.contains(&&note.column);
        Sheet::of(canvas, false).by_column(canvas, |note| is_its(note) && !is_left_out(note)).draw(rest, pen);
    }
}
