//! Owns the notes of an activity without a canvas: one list, the kinds as words in a column, the latest at the bottom.

use ratatui::layout::Rect;

use super::Context;
use super::grid::WORDS;
use super::parts::text::{width, wrap};
use super::parts::{Pen, note_kind, note_sign, note_text};
use crate::app::Pane;
use crate::theme::Role;
use crate::workshop::{Activity, Note};

/// The columns of the kinds as words, with the blanks behind them.
const KINDS: u16 = 11;
/// The most lines of one note.
const DEEP: usize = 3;

/// Returns the rows that the notes of an activity want, of at most so many columns and rows.
pub(super) fn wanted_rows(cx: &Context<'_>, activity: &Activity, area: Rect) -> u16 {
    let here = cx.m.caches.notes.of_activity(&activity.id);
    let latest = here.iter().rev().take(usize::from(area.height));
    let rows = latest.map(|place| lines(&cx.m.session.record.notes[*place], area.width, DEEP).len());
    rows.sum::<usize>().min(usize::from(area.height)) as u16
}

/// Draws them: as many as have room, and how many more there are.
pub(super) fn draw(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    let all = &cx.m.session.record.notes;
    let here = cx.m.caches.notes.of_activity(&activity.id);
    let room = usize::from(area.height);
    if here.is_empty() || room == 0 {
        return;
    }
    // The selected note stays in sight; else the latest ones do.
    let selected = cx.m.selected_note().filter(|_| cx.m.cursor.pane == Pane::Activity);
    let end = selected
        .and_then(|s| here.binary_search(&s).ok())
        .map_or(here.len(), |at| (at + room / 6 + 1).max(room).min(here.len()));
    let shown = &here[end.saturating_sub(room)..end];
    let folded = (here.len() > shown.len()).then(|| format!("+{}", here.len() - shown.len()));
    // Where not all have room in full, each gets one line.
    let in_full = shown.iter().map(|place| lines(&all[*place], area.width, DEEP).len()).sum::<usize>() <= room;
    let deep = if in_full { DEEP } else { 1 };
    let mut y = area.y;
    for place in shown {
        let chosen = selected == Some(*place);
        let role = |role| if chosen { Role::Selected } else { role };
        for (at, text) in lines(&all[*place], area.width, deep).into_iter().enumerate() {
            if chosen {
                pen.rule(area.x, y, area.width, " ", Role::Selected);
            }
            if at == 0 {
                let (kind, own) = kind_of(&all[*place], area.width);
                pen.text(area.x, y, kind_columns(area.width), &kind, role(own));
            }
            // The last line leaves room for how many are folded.
            let mark = folded.as_ref().filter(|_| y + 1 == area.y + room as u16);
            let right = area.right().saturating_sub(mark.map_or(0, |words| width(words) as u16 + 2));
            let x = area.x + kind_columns(area.width);
            pen.text(x, y, right.saturating_sub(x), &text, role(Role::Text));
            if let Some(words) = mark {
                pen.text_right(area.right(), y, 8, words, role(Role::Dim));
            }
            y += 1;
        }
    }
}

/// Returns a note in so many lines beside its kind.
fn lines(note: &Note, columns: u16, deep: usize) -> Vec<String> {
    let mut lines = wrap(&note_text(note), usize::from(columns.saturating_sub(kind_columns(columns))), deep);
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Returns the kind of a note, and the role it is drawn in: a word where there is room for words.
fn kind_of(note: &Note, columns: u16) -> (String, Role) {
    let (word, role) = note_kind(note);
    if columns >= WORDS { (word, role) } else { (note_sign(note).to_owned(), role) }
}

fn kind_columns(columns: u16) -> u16 {
    if columns >= WORDS { KINDS } else { 2 }
}
