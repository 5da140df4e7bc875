//! The stage while the room looks at what was written: entries by column, or by group where the phase is about one
//! column; a vote on them with its counts and at last its order, or the picture of two axes.

use ratatui::layout::Rect;

use super::banner;
use super::scene::{Layout, Scene, State, place};
use super::sheet::{self, Column, Item, by_column, by_row};
use crate::screens::parts::text::{fit, width};
use crate::screens::parts::{Pen, bar, note_text};
use crate::screens::{activity, entry_votes};
use crate::theme::Role;
use crate::workshop::{Note, PhaseKind, PublicCanvas, PublicGroup, Shows, ranked};

/// The columns between an entry and its bar.
const GAP: u16 = 2;
/// The columns of a number of dots.
const NUMBER: u16 = 8;

/// The state.
pub(super) const STATE: State = State { shows: Shows::Entries, aside: place, draw };

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
        // While scores are given nothing moves.
        let by_quarter = scene.public.does != Some(PhaseKind::Vote) || scene.clock.is_up();
        return entry_votes::picture(axes, &notes, None, by_quarter, rest, pen);
    }
    if scene.public.does == Some(PhaseKind::Vote) && notes.iter().any(|note| note.all_dots() > 0) {
        return if scene.clock.is_up() { order(&notes, rest, pen) } else { counts(&notes, rest, pen) };
    }
    if canvas.waiting {
        let last = rest.bottom().saturating_sub(1);
        pen.text(rest.x, last, rest.width, "Some entries are hidden.", Role::Dim);
        rest.height = rest.height.saturating_sub(2);
    }
    sheet::draw(&columns(canvas, &scene.public.groups), rest, pen);
}

/// Draws the order of dots once the time for them is up, and what has none below it.
fn order(notes: &[&Note], area: Rect, pen: &mut Pen<'_>) {
    let order = ranked(notes.iter().map(|n| n.all_dots()));
    let rows: Vec<_> = order.iter().map(|place| (*place, notes[place.at])).collect();
    let used = entry_votes::ranking(&rows, notes.len() - rows.len(), None, area, pen) + 1;
    let others: Vec<Item<'_>> = notes.iter().copied().filter(|n| n.all_dots() == 0).map(Item::Entry).collect();
    let below = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
    let several = usize::from((below.width / 50).max(1));
    let each = others.len().div_ceil(several).max(1);
    let columns: Vec<Column<'_>> =
        others.chunks(each).map(|items| Column { items: items.to_vec(), ..Column::default() }).collect();
    sheet::draw(&columns, below, pen);
}

/// Draws how many dots each entry has while they are put; the entries stay in their own order, so that nothing moves.
fn counts(notes: &[&Note], area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.height);
    let shown = if notes.len() > room { room.saturating_sub(1) } else { notes.len() };
    let most = notes.iter().map(|n| n.all_dots()).max().unwrap_or(0);
    let step = if notes.len() * 2 <= room { 2 } else { 1 };
    let label = area.width * 3 / 5;
    let columns = area.width.saturating_sub(label + GAP + NUMBER);
    let mut y = area.y;
    for note in &notes[..shown] {
        let more = if note.merged.is_empty() { String::new() } else { format!(" +{}", note.merged.len()) };
        let text = note_text(note);
        let text = fit(&text, usize::from(label).saturating_sub(width(&more)));
        let dots = note.all_dots();
        pen.text(area.x, y, label, &format!("{text}{more}"), Role::Text);
        pen.text(area.x + label + GAP, y, columns, &bar(u64::from(dots), u64::from(most), columns), Role::Bar);
        pen.text_right(area.right(), y, NUMBER, &format!("{dots} ●"), Role::Strong);
        y += step;
    }
    if shown < notes.len() {
        pen.text(area.x, y, area.width, &format!("… {} more", notes.len() - shown), Role::Dim);
    }
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
