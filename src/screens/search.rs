//! Owns what a search found.

use ratatui::layout::Rect;

use super::carry_over::kind_sign;
use super::parts::text::width;
use super::parts::{Pen, first_shown, note_sign, note_text};
use super::{Context, activity, status};
use crate::app::carry_over_review::{origin, words as words_of};
use crate::app::prompts::search::{Found, find};
use crate::theme::Role;

/// Draws what was found, what is selected marked.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    if cx.m.reading {
        return activity::reading(area, pen);
    }
    let session = &cx.m.session;
    let found = find(cx.m);
    let head = match found.len() {
        0 => "Nothing found. One note, name or activity must contain every word.".to_owned(),
        1 => "1 found".to_owned(),
        n => format!("{n} found"),
    };
    pen.text(area.x, area.y, area.width, &head, Role::Strong);
    let everybody = session.everybody();
    // Among notes alone their signs say what they are; the words for the others need a column.
    let indent = if found.iter().all(|f| matches!(f, Found::Note(_) | Found::Carried(_))) { 3 } else { 9 };
    let room = usize::from(area.height.saturating_sub(2));
    let skip = first_shown(cx.m.cursor.selected, found.len(), room);
    for (row, at) in (skip..found.len()).take(room).enumerate() {
        let y = area.y + 2 + row as u16;
        let [role, dim] = pen.row(area, y, at == cx.m.cursor.selected, [Role::Text, Role::Dim]);
        let (what, text, place) = match found[at] {
            Found::Activity(i) => ("agenda".to_owned(), session.plan.agenda[i].title.clone(), String::new()),
            Found::Person(i) => {
                let person = &everybody[i];
                ("person".to_owned(), person.name.clone(), session.presence(&person.name).word().to_owned())
            }
            Found::Carried(i) => {
                let thing = &session.plan.carried[i];
                (kind_sign(thing.kind).to_owned(), words_of(thing), format!("earlier session · {}", origin(thing)))
            }
            Found::Note(i) => {
                let note = &session.record.notes[i];
                let activity = note.activity.as_ref().and_then(|id| session.plan.position(id));
                let activity = activity.map(|a| session.plan.agenda[a].title.clone());
                let parts = [activity, note.group.clone(), Some(status::time(note.at))];
                let place = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                (note_sign(note).to_owned(), note_text(note), place)
            }
        };
        pen.text(area.x + 1, y, indent - 2, &what, dim);
        // The place takes what the text leaves over, and a third of the line at the least.
        let left = area.width.saturating_sub(indent + width(&text) as u16 + 3);
        let x = pen.text_right(area.right(), y, left.max(area.width / 3), &place, dim);
        let end = if place.is_empty() { area.right() } else { x.saturating_sub(2) };
        pen.text(area.x + indent, y, end.saturating_sub(area.x + indent), &text, role);
    }
}
