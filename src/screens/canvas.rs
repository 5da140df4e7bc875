//! Owns the canvas on the screen: groups with their people and what each has written, all of them below one another,
//! one by itself, or all side by side.

use ratatui::layout::Rect;

use super::grid::{Grid, INDENT, Lines, show};
use super::parts::Pen;
use super::parts::text::width;
use super::{Context, entry_votes, groups_pending};
use crate::app::{GroupNotes, Look, Pane};
use crate::theme::Role;
use crate::workshop::{Activity, Group, GroupRound, Note, Rank, count_of};

/// The most lines of one entry: where there is room for all, and where there is not.
const DEEP: usize = 12;
const SHORT: usize = 3;

/// Draws the canvas of the activity on the screen.
pub(super) fn draw(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let used = groups_pending::draw(cx, activity, area, pen).min(area.height);
    let area = vote(cx, Rect { y: area.y + used, height: area.height - used, ..area }, pen);
    if cx.m.look() == Look::Result {
        return result(cx, area, pen);
    }
    let Some(round) = cx.m.shown_round() else {
        let notes = &cx.cache().notes[0];
        return show(&deep_or_short(area, |deep| entries(cx, notes, true, area, deep)), area, pen);
    };
    match cx.m.look() {
        Look::Overview => overview(cx, activity, round, area, pen),
        Look::Group => {
            let Some(group) = round.groups.get(cx.m.cursor.group) else { return };
            let notes = &cx.cache().notes[cx.m.cursor.group];
            show(&deep_or_short(area, |deep| block(cx, (cx.m.cursor.group, group), notes, area, deep)), area, pen);
        }
        Look::Result => {}
        Look::Compare => show(&deep_or_short(area, |deep| compared(cx, round, area, deep)), area, pen),
    }
}

/// Says above the canvas how a vote stands, while there is one; gives the rest of the area.
fn vote(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> Rect {
    let Some((words, role)) = entry_votes::progress(cx).filter(|_| area.height > 2) else { return area };
    pen.text(area.x, area.y, area.width, &words, role);
    let used = 1 + u16::from(area.height > 10);
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// Draws what the vote has come to.
fn result(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let note = |i: usize| cx.m.session.record.notes[i].as_ref();
    if let Some(axes) = cx.m.vote().and_then(|v| v.axes.as_ref()) {
        let notes: Vec<&Note> = cx.m.result().into_iter().map(note).collect();
        return entry_votes::picture(axes, &notes, chosen(cx), area, pen);
    }
    let rows: Vec<(Rank, &Note)> = cx.m.ranking().into_iter().map(|(place, i)| (place, note(i))).collect();
    entry_votes::ranking(&rows, cx.m.without_dots(), chosen(cx), area, pen);
}

/// Returns the lines with their entries in full where there is room for that.
fn deep_or_short(area: Rect, lines: impl Fn(usize) -> Lines) -> Lines {
    let deep = lines(DEEP);
    if deep.len() > usize::from(area.height) { lines(SHORT) } else { deep }
}

/// Draws all groups below one another.
fn overview(cx: &Context<'_>, activity: &Activity, round: &GroupRound, area: Rect, pen: &mut Pen<'_>) {
    let notes = &cx.cache().notes;
    let room = usize::from(area.height);
    let mut gap = 1;
    let mut blocks = if least(activity, notes) > room {
        tight(cx, (round, notes), area)
    } else {
        blocks(cx, (round, notes), area, DEEP)
    };
    if rows(&blocks, gap) > room {
        blocks = tight(cx, (round, notes), area);
        gap = usize::from(rows(&blocks, 1) <= room);
    }
    let mut y = area.y;
    for (lines, height) in blocks.iter().zip(heights(&blocks, cx.m.cursor.group, room)) {
        if y >= area.bottom() {
            break;
        }
        let height = (height as u16).min(area.bottom() - y);
        show(lines, Rect { y, height, ..area }, pen);
        y += height + gap as u16;
    }
}

/// Returns the rows that the canvas would like to have, as far as groups have been formed.
pub(super) fn wanted_rows(cx: &Context<'_>, activity: &Activity, area: Rect) -> u16 {
    let Some(round) = cx.m.shown_round() else {
        return groups_pending::wanted_rows(cx, activity).min(area.height);
    };
    let notes = &cx.cache().notes;
    if least(activity, notes) >= usize::from(area.height) {
        return area.height;
    }
    rows(&blocks(cx, (round, notes), area, SHORT), 1).min(usize::from(area.height)) as u16
}

/// Returns the fewest rows that all groups can take: each entry takes one at the least. Mostly that tells already that
/// not all have room.
fn least(activity: &Activity, notes: &[GroupNotes<'_>]) -> usize {
    let columns = activity.columns.len().max(1);
    notes.iter().map(|n| n.len().div_ceil(columns) + 1).sum()
}

/// Returns the groups where not all has room: the current one first, of the others as much as it leaves.
fn tight(cx: &Context<'_>, (round, notes): (&GroupRound, &[GroupNotes<'_>]), area: Rect) -> Vec<Lines> {
    let of = |at: usize, area: Rect| block(cx, (at, &round.groups[at]), &notes[at], area, SHORT);
    let current = round.groups.get(cx.m.cursor.group).map(|_| of(cx.m.cursor.group, area));
    let taken = current.as_ref().map_or(0, |lines| lines.len().saturating_sub(1)) + round.groups.len();
    let left = Rect { height: area.height.saturating_sub(taken as u16), ..area };
    let mut blocks: Vec<Lines> = (0..round.groups.len())
        .map(|at| match &current {
            Some(lines) if at == cx.m.cursor.group => lines.clone(),
            _ => of(at, left),
        })
        .collect();
    blocks.extend(whole_room(cx, left, SHORT));
    blocks
}

fn blocks(cx: &Context<'_>, (round, notes): (&GroupRound, &[GroupNotes<'_>]), area: Rect, deep: usize) -> Vec<Lines> {
    let groups = round.groups.iter().zip(notes).enumerate();
    let mut blocks: Vec<Lines> = groups.map(|(i, (group, notes))| block(cx, (i, group), notes, area, deep)).collect();
    blocks.extend(whole_room(cx, area, deep));
    blocks
}

/// Returns what stands in no group, where there is such a thing.
fn whole_room(cx: &Context<'_>, area: Rect, deep: usize) -> Option<Lines> {
    let notes = cx.cache().whole_room.as_ref()?;
    let mut lines = entries(cx, notes, false, area, deep);
    lines.fixed.insert(0, vec![(2, "Whole room".to_owned(), Role::Strong)]);
    Some(lines)
}

/// Returns the rows of all blocks, with so many empty ones between two of them.
fn rows(blocks: &[Lines], gap: usize) -> usize {
    (blocks.iter().map(|b| b.len() + gap).sum::<usize>()).saturating_sub(gap)
}

/// Returns the rows each group gets: everybody's name line first, then all of the current group, then what is left is
/// shared by the others, row by row.
fn heights(blocks: &[Lines], current: usize, room: usize) -> Vec<usize> {
    let mut heights: Vec<usize> = vec![1; blocks.len()];
    let mut left = room.saturating_sub(blocks.len());
    if let Some(lines) = blocks.get(current) {
        let more = (lines.len() - 1).min(left);
        heights[current] += more;
        left -= more;
    }
    while left > 0 {
        let before = left;
        for (height, lines) in heights.iter_mut().zip(blocks) {
            if *height < lines.len() && left > 0 {
                *height += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    heights
}

/// Returns a group: its name, its people, and what it has written.
fn block(cx: &Context<'_>, (at, group): (usize, &Group), notes: &GroupNotes<'_>, area: Rect, deep: usize) -> Lines {
    let current = at == cx.m.cursor.group;
    let count = amount(notes.len());
    let role = if current { Role::Accent } else { Role::Strong };
    let sign = if current { "▸" } else { " " };
    let title = format!("{sign} {}", group.name);
    let names = cx.cache().group_names;
    // The people stand in one column, unless somebody gave a group a whole sentence for a name.
    let column = (names as u16 + 5).clamp(12, (area.width / 3).max(12));
    let x = (width(&title) as u16 + 3).max(column).min(area.width);
    let right = area.width.saturating_sub(width(&count) as u16);
    let people = cx.people(group, usize::from(right.saturating_sub(x + 2)));
    let mut lines = entries(cx, notes, current, area, deep);
    lines.fixed.insert(0, vec![(0, title, role), (x, people, Role::Text), (right, count, Role::Dim)]);
    lines
}

fn amount(entries: usize) -> String {
    if entries == 0 { "nothing yet".to_owned() } else { count_of(entries, "entry") }
}

/// Returns what stands on one canvas: rows below one another, columns side by side, then what is besides.
fn entries(cx: &Context<'_>, notes: &GroupNotes<'_>, current: bool, area: Rect, deep: usize) -> Lines {
    let (columns, rows) = (cx.m.columns(), cx.m.rows());
    let ids: Vec<&str> = columns.iter().map(|c| c.id.as_str()).collect();
    let most = usize::from(area.height);
    let of_row = |row| ids.iter().map(|id| cx.cache().latest(&notes.cell(id, row), most)).collect();
    let cells = cx.m.cells();
    let here = cells.get(cx.m.cursor.cell).filter(|_| current && cx.m.shown_step().is_some());
    let place = |c: &crate::app::Cell<'_>| {
        Some((rows.iter().position(|r| *r == c.row)?, ids.iter().position(|id| *id == c.column)?))
    };
    let grid = Grid {
        heads: columns.iter().map(|c| c.title.as_str()).collect(),
        cells: rows.iter().copied().map(of_row).collect(),
        current: here.and_then(place),
        rows,
        ..grid(cx, deep)
    };
    let mut lines = grid.lines(area.width);
    let besides = notes.besides(&ids, &grid.rows);
    if !besides.is_empty() && grid.rows.len() > 1 {
        // Without a word between them they would seem to belong to the last row.
        lines.body.push(vec![(2, "other notes".to_owned(), Role::Dim)]);
    }
    grid.append(&mut lines, &cx.cache().latest(&besides, most), area.width);
    lines
}

/// Returns one column of all groups side by side.
fn compared(cx: &Context<'_>, round: &GroupRound, area: Rect, deep: usize) -> Lines {
    let (rows, column) = (cx.m.rows(), cx.m.column_here());
    let mut heads: Vec<&str> = round.groups.iter().map(|g| g.name.as_str()).collect();
    let mut sheaves: Vec<&GroupNotes<'_>> = cx.cache().notes.iter().collect();
    let whole_room = cx.cache().whole_room.as_ref().filter(|s| rows.iter().any(|row| !s.cell(column, *row).is_empty()));
    if let Some(sheaf) = whole_room {
        heads.push("Whole room");
        sheaves.push(sheaf);
    }
    let most = usize::from(area.height);
    let of_row = |row| sheaves.iter().map(|s| cx.cache().latest(&s.cell(column, row), most)).collect();
    let cells = cx.m.cells();
    let row = cells.get(cx.m.cursor.cell).and_then(|c| rows.iter().position(|r| *r == c.row));
    let grid = Grid {
        heads,
        cells: rows.iter().copied().map(of_row).collect(),
        current: row.map(|row| (row, cx.m.cursor.group)),
        rows,
        ..grid(cx, deep)
    };
    let mut lines = grid.lines(area.width);
    let title = cx.m.shown_activity().and_then(|a| a.column(column)).map_or("", |c| c.title.as_str());
    let cells = sheaves.iter().flat_map(|s| grid.rows.iter().map(|row| s.cell(column, *row).len()));
    let right = amount(cells.sum());
    let x = area.width.saturating_sub(width(&right) as u16);
    let title = super::parts::text::fit(title, usize::from(x.saturating_sub(INDENT))).into_owned();
    lines.fixed.insert(0, vec![(2, title, Role::Strong), (x, right, Role::Dim)]);
    lines
}

/// Returns a grid without cells that marks what is selected.
fn grid<'a>(cx: &'a Context<'_>, deep: usize) -> Grid<'a> {
    Grid {
        selected: chosen(cx),
        deep,
        indent: INDENT,
        axes: cx.m.vote().and_then(|v| v.axes.as_ref()),
        marked: cx.m.cursor.marked_entry.and_then(|i| cx.m.session.record.notes.get(i)).map(AsRef::as_ref),
        part: cx.m.chosen_part(),
        ..Grid::default()
    }
}

/// Returns the selected note, where the selection can be seen.
fn chosen<'a>(cx: &'a Context<'_>) -> Option<&'a Note> {
    cx.cache().selected_note().filter(|_| cx.m.cursor.pane == Pane::Activity)
}
