//! The stage while the room looks at what was written: entries by column, or by group where the phase is about one
//! column; a vote on them with its counts and at last its order, or the picture of two axes.

use ratatui::layout::Rect;

use super::banner;
use super::scene::{Layout, Scene, State, hidden_and_place};
use super::sheet::Sheet;
use crate::screens::parts::text::{fit, width};
use crate::screens::parts::{Pen, bar, note_text};
use crate::screens::{activity, entry_votes};
use crate::theme::Role;
use crate::workshop::{Moment, Note, PhaseKind, PublicCanvas, Shows, ranked};

/// The columns between an entry and its bar.
const GAP: u16 = 2;
/// The columns of a number of dots.
const NUMBER: u16 = 8;

/// The state.
pub(super) const STATE: State = State { shows: Shows::Entries, aside: hidden_and_place, draw };

fn draw(scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(canvas) = &scene.public.canvas else { return };
    let area = layout.wide;
    let y = area.y + banner::draw(scene, layout, scene.asked(), false, pen) + 1 + u16::from(!layout.is_low);
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    if scene.reading {
        return activity::reading(rest, pen);
    }
    let notes: Vec<&Note> = canvas.entries.iter().map(AsRef::as_ref).collect();
    if let Some(axes) = canvas.axes.as_ref().filter(|_| !notes.is_empty()) {
        // While scores are given nothing moves.
        let by_quarter = scene.public.does != Some(PhaseKind::Vote) || scene.clock.is_up();
        return entry_votes::picture(axes, &notes, None, by_quarter, rest, pen);
    }
    if scene.public.does != Some(PhaseKind::Vote) || notes.is_empty() {
        return by_column_or_group(scene, canvas).draw(rest, pen);
    }
    if scene.clock.is_up() && notes.iter().any(|note| note.all_dots() > 0) {
        return order(canvas, &notes, rest, pen);
    }
    counts(&notes, canvas.since, rest, pen);
}

/// Draws the order of dots once the time for them is up, and what has none below it.
fn order(canvas: &PublicCanvas, notes: &[&Note], area: Rect, pen: &mut Pen<'_>) {
    let order = ranked(notes.iter().map(|n| n.all_dots()));
    let rows: Vec<_> = order.iter().map(|place| (*place, notes[place.at])).collect();
    let used = entry_votes::ranking(&rows, notes.len() - rows.len(), None, area, pen) + 1;
    let others: Vec<&Note> = notes.iter().copied().filter(|n| n.all_dots() == 0).collect();
    let below = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
    let each = others.len().div_ceil(usize::from((below.width / 50).max(1))).max(1);
    let mut sheet = Sheet { rows: vec![None], since: canvas.since, ..Sheet::default() };
    for notes in others.chunks(each) {
        sheet.add(Default::default(), notes.iter().copied());
    }
    sheet.draw(below, pen);
}

/// Draws how many dots each entry has while they are put; the entries stay in their own order, and what came after
/// `since` comes below, so that nothing moves.
fn counts(notes: &[&Note], since: Option<Moment>, area: Rect, pen: &mut Pen<'_>) {
    // The last row is kept for how many more there are.
    let room = usize::from(area.height).saturating_sub(1);
    let there = notes.iter().filter(|note| since.is_none_or(|since| note.at <= since)).count();
    let step = if there * 2 <= room { 2 } else { 1 };
    let shown = notes.len().min(room.div_ceil(step));
    let most = notes.iter().map(|n| n.all_dots()).max().unwrap_or(0);
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
        y += step as u16;
    }
    if shown < notes.len() {
        let last = area.bottom().saturating_sub(1);
        pen.text(area.x, last, area.width, &format!("… {} more", notes.len() - shown), Role::Dim);
    }
}

/// Returns the entries by column, or by group side by side where the phase is about one column.
fn by_column_or_group<'n>(scene: &'n Scene<'_>, canvas: &'n PublicCanvas) -> Sheet<'n> {
    let writes = scene.public.does.is_none_or(|does| does == PhaseKind::Write);
    let mut sheet = Sheet::of(canvas, writes);
    let groups = &scene.public.groups;
    if canvas.columns.len() != 1 || groups.is_empty() {
        return sheet.by_column(canvas, |_| true);
    }
    let all = || canvas.entries.iter().map(AsRef::as_ref);
    for group in groups {
        let notes = all().filter(|n: &&Note| n.group.as_ref() == Some(&group.name));
        sheet.add([group.name.clone(), group.short_names(" · ")], notes);
    }
    let mut in_none = all().filter(|n: &&Note| !groups.iter().any(|g| Some(&g.name) == n.group.as_ref())).peekable();
    if in_none.peek().is_some() {
        sheet.add(["Whole room".to_owned(), String::new()], in_none);
    }
    sheet
}
