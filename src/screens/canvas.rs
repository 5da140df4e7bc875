//! Owns the canvas on the screen: groups with their people and what each has written, column beside column.

use ratatui::layout::Rect;

use super::activity::{note_text, sign};
use super::parts::Pen;
use super::parts::names::row;
use super::parts::text::{width, wrap};
use super::sheet::Piles;
use super::{Cx, offer};
use crate::app::Pane;
use crate::domain::{Activity, Group, Note, Presence, Round};
use crate::theme::Role;

/// One line of the canvas: pieces of text at their columns.
type Line = Vec<(u16, String, Role)>;

/// The most lines of one entry: where there is room for all, and where there is not.
const DEEP: usize = 12;
const SHORT: usize = 3;

/// Draws the canvas of the activity on the screen.
pub fn draw(cx: &Cx<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let Some(round) = cx.m.shown_round().filter(|_| activity.groups.is_some()) else {
        let used = offer::draw(cx, activity, area, pen);
        let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        let notes = &cx.sheet().notes[0];
        let mut lines = entries(cx, activity, notes, true, rest, DEEP);
        if lines.len() > usize::from(rest.height) {
            lines = entries(cx, activity, notes, true, rest, SHORT);
        }
        show(&lines, 1, rest, pen);
        return;
    };
    let notes = &cx.sheet().notes;
    let room = usize::from(area.height);
    let mut gap = 1;
    let mut blocks = if least(activity, notes) > room {
        tight(cx, activity, (round, notes), area)
    } else {
        blocks(cx, activity, (round, notes), area, DEEP)
    };
    if rows(&blocks, gap) > room {
        blocks = tight(cx, activity, (round, notes), area);
        gap = usize::from(rows(&blocks, 1) <= room);
    }
    // The name of a group, and the titles of its columns where it has several.
    let heads = 1 + usize::from(cx.m.cells().windows(2).any(|two| two[0].column != two[1].column));
    let mut y = area.y;
    for (lines, height) in blocks.iter().zip(heights(&blocks, cx.m.group, room)) {
        if y >= area.bottom() {
            break;
        }
        let height = (height as u16).min(area.bottom() - y);
        show(lines, heads, Rect { y, height, ..area }, pen);
        y += height + gap as u16;
    }
}

/// The rows that the canvas would like to have, as far as groups have been formed.
pub fn wants(cx: &Cx<'_>, activity: &Activity, area: Rect) -> u16 {
    let Some(round) = cx.m.shown_round().filter(|_| activity.groups.is_some()) else {
        return offer::wants(cx, activity).min(area.height);
    };
    let notes = &cx.sheet().notes;
    if least(activity, notes) >= usize::from(area.height) {
        return area.height;
    }
    rows(&blocks(cx, activity, (round, notes), area, SHORT), 1).min(usize::from(area.height)) as u16
}

/// The fewest rows that all groups can take: each entry takes one at the least. Mostly that tells already that not
/// all have room.
fn least(activity: &Activity, notes: &[Piles<'_>]) -> usize {
    let columns = activity.columns.len().max(1);
    notes.iter().map(|n| n.len().div_ceil(columns) + 1).sum()
}

/// The groups where not all has room: the current one first, of the others as much as it leaves.
fn tight(cx: &Cx<'_>, activity: &Activity, (round, notes): (&Round, &[Piles<'_>]), area: Rect) -> Vec<Vec<Line>> {
    let of = |at: usize, area: Rect| block(cx, activity, (at, &round.groups[at]), &notes[at], area, SHORT);
    let current = round.groups.get(cx.m.group).map(|_| of(cx.m.group, area));
    let taken = current.as_ref().map_or(0, |lines| lines.len().saturating_sub(1)) + round.groups.len();
    let left = Rect { height: area.height.saturating_sub(taken as u16), ..area };
    let mut blocks: Vec<Vec<Line>> = (0..round.groups.len())
        .map(|at| match &current {
            Some(lines) if at == cx.m.group => lines.clone(),
            _ => of(at, left),
        })
        .collect();
    blocks.extend(whole_room(cx, activity, left, SHORT));
    blocks
}

fn blocks(
    cx: &Cx<'_>,
    activity: &Activity,
    (round, notes): (&Round, &[Piles<'_>]),
    area: Rect,
    deep: usize,
) -> Vec<Vec<Line>> {
    let groups = round.groups.iter().zip(notes).enumerate();
    let mut blocks: Vec<Vec<Line>> =
        groups.map(|(i, (group, notes))| block(cx, activity, (i, group), notes, area, deep)).collect();
    blocks.extend(whole_room(cx, activity, area, deep));
    blocks
}

/// What stands in no group, where there is such a thing.
fn whole_room(cx: &Cx<'_>, activity: &Activity, area: Rect, deep: usize) -> Option<Vec<Line>> {
    let notes = &cx.sheet().whole_room;
    if notes.len() == 0 {
        return None;
    }
    let mut lines = vec![vec![(2, "Whole room".to_owned(), Role::Strong)]];
    lines.extend(entries(cx, activity, notes, false, area, deep));
    Some(lines)
}

/// The rows of all blocks, with so many empty ones between two of them.
fn rows(blocks: &[Vec<Line>], gap: usize) -> usize {
    (blocks.iter().map(|b| b.len() + gap).sum::<usize>()).saturating_sub(gap)
}

/// The rows each group gets: everybody's name line first, then all of the current group, then what is left is
/// shared by the others, row by row.
fn heights(blocks: &[Vec<Line>], current: usize, room: usize) -> Vec<usize> {
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

/// A group: its name, its people, and what it has written.
fn block(
    cx: &Cx<'_>,
    activity: &Activity,
    (at, group): (usize, &Group),
    notes: &Piles<'_>,
    area: Rect,
    deep: usize,
) -> Vec<Line> {
    let current = at == cx.m.group;
    let count = notes.len();
    let count = match count {
        0 => "nothing yet".to_owned(),
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    };
    let role = if current { Role::Accent } else { Role::Strong };
    let sign = if current { "▸" } else { " " };
    let title = format!("{sign} {}", group.name);
    let names = cx.m.shown_round().into_iter().flat_map(|r| &r.groups).map(|g| width(&g.name)).max().unwrap_or(0);
    // The people stand in one column, unless somebody gave a group a whole sentence for a name.
    let column = (names as u16 + 5).clamp(12, (area.width / 3).max(12));
    let x = (width(&title) as u16 + 3).max(column).min(area.width);
    let right = area.width.saturating_sub(width(&count) as u16);
    let people = people(cx, group, usize::from(right.saturating_sub(x + 2)));
    let mut lines = vec![vec![(0, title, role), (x, people, Role::Text), (right, count, Role::Dim)]];
    lines.extend(entries(cx, activity, notes, current, area, deep));
    lines
}

/// The people of a group by their short names, in so many columns; who has left is marked, so is the host.
pub fn people(cx: &Cx<'_>, group: &Group, columns: usize) -> String {
    let members = group.members.iter().map(|member| {
        let left = if cx.m.session.presence(member) == Presence::Left { " (left)" } else { "" };
        let host = if group.host.as_ref() == Some(member) { " (host)" } else { "" };
        (member.as_str(), format!("{host}{left}"))
    });
    row(&members.collect::<Vec<_>>(), columns, |name, columns| cx.sheet().shorter(name, columns))
}

/// What stands on one canvas: rows below one another, columns side by side.
fn entries(cx: &Cx<'_>, activity: &Activity, notes: &Piles<'_>, current: bool, area: Rect, deep: usize) -> Vec<Line> {
    const INDENT: u16 = 4;
    let cells = cx.m.cells();
    let selected = cx.sheet().selected;
    let mut columns: Vec<&str> = Vec::new();
    for cell in &cells {
        if !columns.contains(&cell.column) {
            columns.push(cell.column);
        }
    }
    let several = columns.len() > 1;
    let each = area.width.saturating_sub(INDENT) / columns.len().max(1) as u16;
    let here = cells.get(cx.m.cell).filter(|_| current && cx.m.shown_step().is_some());
    let most = usize::from(area.height);
    let mut lines: Vec<Line> = Vec::new();
    if several {
        let heading = columns.iter().enumerate().map(|(i, id)| {
            let title = activity.column(id).map_or(*id, |c| c.title.as_str());
            let role = if here.is_some_and(|h| h.column == *id && h.row.is_none()) { Role::Accent } else { Role::Dim };
            (
                INDENT + each * i as u16,
                super::parts::text::fit(title, usize::from(each.saturating_sub(2))).into_owned(),
                role,
            )
        });
        lines.push(heading.collect());
    }
    let mut rows: Vec<Option<&str>> = Vec::new();
    for cell in &cells {
        if !rows.contains(&cell.row) {
            rows.push(cell.row);
        }
    }
    for row in rows {
        if let Some(name) = row {
            let role = if here.is_some_and(|h| h.row == row) { Role::Accent } else { Role::Strong };
            let column = here.filter(|h| h.row == row && several).and_then(|h| activity.column(h.column));
            let at = column.map_or(String::new(), |c| format!(" · {}", c.title));
            lines.push(vec![(2, format!("{name}{at}"), role)]);
        }
        let stacks: Vec<Vec<(String, Role)>> = columns
            .iter()
            .map(|id| {
                let mine = latest(notes.column(id), most, selected, |n| n.row.as_deref() == row);
                mine.iter().flat_map(|n| entry(n, selected, cx, each.saturating_sub(2), deep)).collect()
            })
            .collect();
        let height = stacks.iter().map(Vec::len).max().unwrap_or(0);
        for i in 0..height {
            let line = stacks.iter().enumerate().filter_map(|(c, stack)| {
                let (text, role) = stack.get(i)?;
                Some((INDENT + each * c as u16, text.clone(), *role))
            });
            lines.push(line.collect());
        }
    }
    // What stands in none of the columns on the screen: decisions, actions, questions, other phases' entries.
    let besides = notes.besides(&columns, if selected.is_some() { usize::MAX } else { most });
    let besides = latest(&besides, most, selected, |_| true);
    if !besides.is_empty() && !activity.rows.is_empty() {
        // Without a word between them they would seem to belong to the last row.
        lines.push(vec![(2, "besides".to_owned(), Role::Dim)]);
    }
    for note in besides {
        let room = area.width.saturating_sub(INDENT);
        lines.extend(entry(note, selected, cx, room, deep).into_iter().map(|(text, role)| vec![(INDENT, text, role)]));
    }
    lines
}

/// The last so many notes that are wanted, in their order; those around the selected one where it is older.
fn latest<'a>(
    notes: &[&'a Note],
    most: usize,
    selected: Option<&Note>,
    wanted: impl Fn(&Note) -> bool,
) -> Vec<&'a Note> {
    let is = |n: &&Note| selected.is_some_and(|s| std::ptr::eq(s, *n));
    let at = selected.filter(|s| wanted(s)).and_then(|_| notes.iter().position(is));
    let behind = notes[at.map_or(0, |at| at + 1)..].iter().filter(|n| wanted(n)).take(most / 6 + 1).count();
    let end = match at {
        Some(at) if behind > most / 6 => at + 1,
        _ => notes.len(),
    };
    let mut last: Vec<&Note> = notes[..end].iter().rev().copied().filter(|n| wanted(n)).take(most).collect();
    last.reverse();
    if end < notes.len() {
        last.extend(notes[end..].iter().filter(|n| wanted(n)).take(most / 6));
    }
    last
}

/// An entry in as many lines as it needs, up to a depth.
fn entry(note: &Note, selected: Option<&Note>, cx: &Cx<'_>, columns: u16, deep: usize) -> Vec<(String, Role)> {
    let chosen = cx.m.pane == Pane::Activity && selected.is_some_and(|s| std::ptr::eq(s, note));
    let role = if chosen { Role::Selected } else { Role::Text };
    let lines = wrap(&note_text(note), usize::from(columns.saturating_sub(2)), deep);
    let lead = |i: usize| if i == 0 { sign(note) } else { " " };
    lines.into_iter().enumerate().map(|(i, line)| (format!("{} {line}", lead(i)), role)).collect()
}

/// Draws lines; where they are too many, the first ones, so many of them, stay, and the last ones are shown. What is
/// shown begins with the beginning of an entry where it can.
fn show(lines: &[Line], heads: usize, area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.height);
    // Headings without an entry below them say nothing.
    let heads = if room > heads { heads } else { 1 };
    let mut over = lines.len().saturating_sub(room);
    let shown: Vec<&Line> = if over > 0 && room > heads {
        let (first, rest) = lines.split_at(heads);
        let goes_on = |line: &Line| line.iter().all(|(_, text, _)| text.starts_with("  "));
        // The selected entry stays in sight, else the latest ones do.
        let chosen = |line: &Line| line.iter().any(|(_, _, role)| *role == Role::Selected);
        let selected = rest.iter().position(chosen).filter(|at| *at < over);
        over = selected.unwrap_or(over);
        while selected.is_none() && over + 1 < rest.len() && goes_on(&rest[over]) {
            over += 1;
        }
        first.iter().chain(rest[over..].iter().take(room - heads)).collect()
    } else {
        lines.iter().take(room).collect()
    };
    let mark = "↑ more";
    let marked = (over > 0 && room > heads).then(|| width(mark) as u16 + 2);
    for (row, line) in shown.into_iter().enumerate() {
        let columns = area.width.saturating_sub(marked.filter(|_| row == heads).unwrap_or(0));
        for (x, text, role) in line {
            pen.text(area.x + x, area.y + row as u16, columns.saturating_sub(*x), text, *role);
        }
    }
    if marked.is_some() {
        pen.text_right(area.right(), area.y + heads as u16, 16, mark, Role::Dim);
    }
}
