//! The stage while the room looks at what was written: entries by column, or by group where the phase is about one
//! column; a vote on them with its order, or the picture of two axes.

use ratatui::layout::Rect;

use super::banner;
use super::scene::{Layout, Scene, State, place};
use super::sheet::{self, Column, Item, by_column, by_row};
use crate::screens::parts::Pen;
use crate::screens::{activity, entry_votes};
use crate::theme::Role;
use crate::workshop::{Note, PhaseKind, PublicCanvas, PublicGroup, ranked};

/// The state.
pub(super) const STATE: State = State {
    is: |scene| {
        let canvas = scene.public.canvas.as_ref();
        canvas.is_some_and(|c| !c.entries.is_empty() || c.waiting || scene.reading)
    },
    aside: place,
    draw,
};

fn draw(scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(canvas) = &scene.public.canvas else { return };
    let area = layout.wide;
    let y = area.y + banner::draw(scene, layout, scene.asked(), false, pen) + 1 + u16::from(!layout.is_low);
    let mut rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    if scene.reading {
        return activity::reading(rest, pen);
    }
    let notes: Vec<&Note> = canvas.entries.iter().map(AsRef::as_ref).collect();
    if let Some(axes) = canvas.axes.as_ref().filter(|_| !notes.is_empty()) {
        return entry_votes::picture(axes, &notes, None, rest, pen);
    }
    let order = ranked(notes.iter().map(|n| n.all_dots()));
    if scene.public.does == Some(PhaseKind::Vote) && !order.is_empty() {
        let rows: Vec<_> = order.iter().map(|place| (*place, notes[place.at])).collect();
        let used = entry_votes::ranking(&rows, notes.len() - rows.len(), None, rest, pen) + 1;
        // What has no dots yet stays in sight: the room has to see what it votes on.
        let others: Vec<Item<'_>> = notes.into_iter().filter(|n| n.all_dots() == 0).map(Item::Entry).collect();
        let below = Rect { y: rest.y + used, height: rest.height.saturating_sub(used), ..rest };
        let several = usize::from((below.width / 50).max(1));
        let each = others.len().div_ceil(several).max(1);
        let columns: Vec<Column<'_>> =
            others.chunks(each).map(|items| Column { items: items.to_vec(), ..Column::default() }).collect();
        sheet::draw(&columns, below, pen);
        return;
    }
    if canvas.waiting {
        let last = rest.bottom().saturating_sub(1);
        pen.text(rest.x, last, rest.width, "Some entries are hidden.", Role::Dim);
        rest.height = rest.height.saturating_sub(2);
    }
    sheet::draw(&columns(canvas, &scene.public.groups), rest, pen);
}

/// Returns the entries by column, or by group side by side where the phase is about one column.
fn columns<'n>(canvas: &'n PublicCanvas, groups: &[PublicGroup]) -> Vec<Column<'n>> {
    if canvas.columns.len() != 1 || groups.is_empty() {
        return by_column(canvas, |_| true);
    }
    let all = || canvas.entries.iter().map(AsRef::as_ref);
    let of = |group: &PublicGroup| {
        let notes = || all().filter(|n: &&Note| n.group.as_ref() == Some(&group.name));
        let people = group.short_names(" · ");
        Column { head: [group.name.clone(), people], items: by_row(canvas, notes) }
    };
    let in_none = || all().filter(|n: &&Note| !groups.iter().any(|g| Some(&g.name) == n.group.as_ref()));
    let whole = Column { head: ["Whole room".to_owned(), String::new()], items: by_row(canvas, in_none) };
    groups.iter().map(of).chain(Some(whole).filter(|c| !c.items.is_empty())).collect()
}
