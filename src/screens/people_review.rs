//! Owns the box in which pasted people are looked at before they are added.

use ratatui::layout::Rect;

use super::Context;
use super::parts::text::{width, wrap};
use super::parts::{Pen, centred, first_shown};
use crate::app::{PeopleReview, RowState};
use crate::theme::Role;
use crate::workshop::count_of;

/// The columns of the box, its frame with it.
const WIDE: u16 = 84;
/// The columns of a name, of an attribute and of contact data.
const COLUMNS: [u16; 3] = [22, 16, 10];

/// Draws the box over an area.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let Some(review) = &cx.m.prompt.people else { return };
    let foot = foot(review, usize::from(WIDE.min(area.width).saturating_sub(4)));
    let rows = review.rows.len() as u16;
    let height = rows.saturating_add(3 + foot.len() as u16).min(area.height);
    let place = centred(area, WIDE, height);
    let title = format!("Add people · {} of {}", review.taken(), count_of(review.rows.len(), "pasted line"));
    let inside = pen.card(place, &title);
    if inside.height < 3 {
        return;
    }
    let shown = shown_columns(review);
    let mut x = inside.x + COLUMNS[0];
    pen.text(inside.x, inside.y, COLUMNS[0], "name", Role::Dim);
    for (key, contact) in &shown {
        let columns = COLUMNS[1 + usize::from(*contact)];
        pen.text(x, inside.y, columns - 1, key, Role::Dim);
        x += columns;
    }
    // The list keeps a row at least, whatever stands below it.
    let below = (foot.len() as u16).min(inside.height - 2);
    let room = usize::from(inside.height - 1 - below);
    let skip = first_shown(review.selected, review.rows.len(), room);
    for (line, at) in (skip..review.rows.len()).take(room).enumerate() {
        let row = &review.rows[at];
        let y = inside.y + 1 + line as u16;
        let (sign, role, why) = match &row.state {
            RowState::Taken => ("✓", Role::Text, ""),
            RowState::Dropped => ("·", Role::Dim, "left out"),
            RowState::Known(why) => ("·", Role::Dim, why.as_str()),
            RowState::Faulty(why) => ("!", Role::Soon, why.as_str()),
        };
        let [role, dim] = pen.row(inside, y, at == review.selected, [role, Role::Dim]);
        pen.text(inside.x, y, 1, sign, role);
        pen.text(inside.x + 2, y, COLUMNS[0] - 3, &row.name, role);
        let mut x = inside.x + COLUMNS[0];
        for (key, contact) in &shown {
            let columns = COLUMNS[1 + usize::from(*contact)];
            // What a review shows may be seen by the room: contact data is there or it is not.
            let value = row.person.attribute(key).map_or("", |v| if *contact { "yes" } else { v });
            let value = if row.state == RowState::Taken || !*contact { value } else { "" };
            pen.text(x, y, columns - 1, value, dim);
            x += columns;
        }
        let x = x.max(inside.right().saturating_sub(32)).min(inside.right().saturating_sub(width(why) as u16));
        if !why.is_empty() {
            pen.text(x, y, inside.right().saturating_sub(x), why, if role == Role::Dim { dim } else { role });
        }
    }
    let y = inside.bottom() - below;
    pen.lines(Rect { y, height: below, ..inside }, foot.iter().map(|line| (line, Role::Dim)));
    let hint = format!(" Enter adds {} · x leaves one out · Esc cancels ", review.taken());
    pen.text_right(place.right() - 2, place.bottom() - 1, place.width.saturating_sub(4), &hint, Role::Dim);
}

/// Returns the attributes that have a column here: the first of each sort, or two where there is one sort.
fn shown_columns(review: &PeopleReview) -> Vec<(String, bool)> {
    let of = |contact: bool| review.columns.iter().filter(move |(_, c)| *c == contact).cloned();
    if review.contacts.contains(&true) {
        of(false).take(1).chain(of(true).take(1)).collect()
    } else {
        of(false).take(2).collect()
    }
}

/// Returns what stands below the list: where the headings are, what is left out and what stays private.
fn foot(review: &PeopleReview, columns: usize) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    if let Some(headings) = &review.headings {
        let cells: Vec<&str> = headings.cells.iter().map(String::as_str).filter(|c| !c.is_empty()).collect();
        let more = if cells.len() > 4 { ", …" } else { "" };
        let cells = cells.iter().take(4).copied().collect::<Vec<_>>().join(", ");
        said.push(format!("“{cells}{more}” read from line {}.", headings.line));
    }
    if !review.left_out.is_empty() {
        let more = if review.left_out.len() > 3 { ", …" } else { "" };
        let names = review.left_out.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
        said.push(format!("{} left out ({names}{more}).", count_of(review.left_out.len(), "column")));
    }
    let private = match review.contacts {
        [true, true] => "E-mail addresses and phone numbers stay private:",
        [true, false] => "E-mail addresses stay private:",
        [false, true] => "Phone numbers stay private:",
        [false, false] => "",
    };
    said.push(private.to_owned());
    let said: Vec<String> = said.into_iter().filter(|s| !s.is_empty()).collect();
    let mut lines = if said.is_empty() { Vec::new() } else { wrap(&said.join(" "), columns, 4) };
    if !private.is_empty() {
        lines.extend(wrap("in the session file, but not on the stage or in reports for participants.", columns, 2));
    }
    lines
}
