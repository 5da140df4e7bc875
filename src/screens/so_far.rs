//! Owns what the session has brought so far, on the screen: kind by kind below the agenda, or counted in one line. What
//! the room may not see yet is counted and never quoted: somebody may look over the facilitator's shoulder.

use ratatui::layout::Rect;

use super::Context;
use super::grid::Line;
use super::parts::Pen;
use super::parts::text::{fit, width};
use crate::app::{OfKind, Pane};
use crate::theme::Role;
use crate::workshop::text::wording::capitalised;
use crate::workshop::{Note, NoteKind};

/// The columns before a note below the heading of its kind.
const INDENT: u16 = 2;
/// The most notes of a kind.
const MOST: usize = 3;
/// The most columns that the names of those who do something take.
const MOST_NAME: usize = 12;
/// The order in which a line of counts names the kinds where nothing else is said: what was settled comes first.
const COUNTED: [NoteKind; 5] =
    [NoteKind::Decision, NoteKind::Action, NoteKind::Parked, NoteKind::Question, NoteKind::Takeaway];

/// Draws it: as many notes of each kind as there is room for, else the counts. Gives nothing where nothing is there.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 || area.width < 12 {
        return;
    }
    let today = cx.now.date_naive();
    let lines = cx.once("so far", (area, today), || lines(cx, area));
    for (y, (line, selected)) in (area.y..area.bottom()).zip(&lines) {
        if *selected {
            pen.rule(area.x, y, area.width, " ", Role::Selected);
        }
        for (x, text, role) in line {
            let role = if *selected { Role::Selected } else { *role };
            pen.text(area.x + x, y, area.width.saturating_sub(*x), text, role);
        }
    }
}

/// Returns how many of each kind there are, in one line, where there is room for the words.
pub(super) fn counts(cx: &Context<'_>, columns: usize) -> String {
    let counted: Vec<(NoteKind, usize)> = cx.m.so_far().map(|(kind, of)| (kind, of.len())).collect();
    let words = COUNTED.iter().filter_map(|kind| counted.iter().find(|(k, _)| k == kind));
    joined(words.map(|(kind, n)| count_of_kind(*kind, *n)), columns)
}

fn count_of_kind(kind: NoteKind, n: usize) -> String {
    if n == 1 { format!("1 {}", kind.word()) } else { format!("{n} {}", kind.plural()) }
}

/// Returns as many counts as have room.
fn joined(counts: impl Iterator<Item = String>, columns: usize) -> String {
    let mut line = String::new();
    for count in counts {
        let longer = if line.is_empty() { count } else { format!("{line} · {count}") };
        if width(&longer) > columns {
            break;
        }
        line = longer;
    }
    line
}

/// Returns the lines of the pane, and whether the note on each is selected.
fn lines(cx: &Context<'_>, area: Rect) -> Vec<(Line, bool)> {
    let rows = usize::from(area.height);
    let most = (1..=MOST).rev().map(|most| listed(cx, most, area.width));
    if let Some(lines) = most.into_iter().find(|lines| lines.len() <= rows) {
        return lines;
    }
    let counts = cx.m.so_far().map(|(kind, of)| count_of_kind(kind, of.len()));
    let mut lines = vec![(vec![(0, joined(counts, usize::from(area.width)), Role::Dim)], false)];
    // Whoever moves here sees at least where they are.
    lines.extend(listed(cx, 1, area.width).into_iter().filter(|(_, selected)| *selected));
    lines
}

/// Returns each kind with so many of its notes: the newest, or those around the selected one.
fn listed(cx: &Context<'_>, most: usize, columns: u16) -> Vec<(Line, bool)> {
    let selected = if cx.m.cursor.pane == Pane::SoFar { cx.m.selected_so_far() } else { None };
    let mut lines = Vec::new();
    for (kind, of) in cx.m.so_far() {
        let count = of.len().to_string();
        let right = columns.saturating_sub(width(&count) as u16);
        lines.push((vec![(0, title(kind), Role::Dim), (right, count, Role::Dim)], false));
        let shown = window(of, selected, most);
        let names = name_columns(cx, &shown);
        for place in &shown {
            let note = cx.m.session.record.notes[*place].as_ref();
            lines.push((line_of(cx, note, names, columns), selected == Some(*place)));
        }
        // In fewer rows the number beside the heading says enough.
        let in_full = most == MOST;
        let folded = if in_full { of.shown.len() - shown.len() } else { 0 };
        let hidden = (of.hidden > 0 && in_full).then(|| format!("{} hidden", of.hidden));
        let rest: Vec<String> = (folded > 0).then(|| format!("+{folded}")).into_iter().chain(hidden).collect();
        if !rest.is_empty() {
            lines.push((vec![(INDENT, rest.join(" · "), Role::Dim)], false));
        }
    }
    lines
}

/// Returns the heading of a kind.
fn title(kind: NoteKind) -> String {
    capitalised(&kind.plural())
}

/// Returns the places of so many notes of a kind, the newest first, so that the selected one is among them.
fn window(of: &OfKind, selected: Option<usize>, most: usize) -> Vec<usize> {
    let newest_first = of.shown.iter().rev().copied();
    let at = selected.and_then(|s| newest_first.clone().position(|place| place == s)).unwrap_or(0);
    newest_first.skip((at + 1).saturating_sub(most)).take(most).collect()
}

/// Returns the columns of the longest names of those who do these.
fn name_columns(cx: &Context<'_>, shown: &[usize]) -> usize {
    let notes = shown.iter().map(|place| cx.m.session.record.notes[*place].as_ref());
    notes.filter_map(|note| names(cx, note)).map(|names| width(&names)).max().unwrap_or(0).min(MOST_NAME)
}

/// Returns who does an action, by their short names.
fn names(cx: &Context<'_>, note: &Note) -> Option<String> {
    if note.kind != NoteKind::Action {
        return None;
    }
    let short: Vec<&str> = note.owners.names().iter().map(|name| cx.cache().short(name)).collect();
    Some(if short.is_empty() { "nobody".to_owned() } else { short.join(", ") })
}

/// Returns a note on one line: who does it, its words, and the day.
fn line_of(cx: &Context<'_>, note: &Note, name_columns: usize, columns: u16) -> Line {
    let (role, sign) = if note.done { (Role::Dim, "✓") } else { (Role::Text, "") };
    let mut line = vec![(0, sign.to_owned(), role)];
    let mut x = INDENT;
    if let Some(names) = names(cx, note) {
        line.push((x, fit(&names, name_columns).into_owned(), role));
        x += name_columns as u16 + 2;
    }
    let mut right = columns;
    if let Some(due) = note.due {
        let today = cx.now.date_naive();
        let pattern =
            if due.format("%Y").to_string() == today.format("%Y").to_string() { "%-d %b" } else { "%-d %b %Y" };
        let day = due.format(pattern).to_string();
        right = right.saturating_sub(width(&day) as u16);
        line.push((right, day, if due < today && !note.done { Role::Over } else { Role::Dim }));
        right = right.saturating_sub(2);
    }
    let text = if note.kind == NoteKind::Action { capitalised(&note.text) } else { note.text.clone() };
    line.push((x, fit(&text, usize::from(right.saturating_sub(x))).into_owned(), role));
    line
}
