//! Owns the canvas on the screen: groups with their people and what each has written, column beside column.

use ratatui::layout::Rect;

use super::Cx;
use super::activity::{note_text, sign};
use super::parts::Pen;
use super::parts::text::{width, wrap};
use crate::app::Pane;
use crate::domain::{Activity, Group, Note, Presence, Split, counted, short_names};
use crate::theme::Role;

/// One line of the canvas: pieces of text at their columns.
type Line = Vec<(u16, String, Role)>;

/// What is looked up once for all groups of a canvas: notes may be many, and so may people.
struct Sheet<'a> {
    activity: &'a Activity,
    selected: Option<&'a Note>,
    area: Rect,
    names: Names,
}

/// Everybody's name, and how short it can be.
pub struct Names(Vec<(String, String)>);

impl Names {
    /// The names of everybody in the session.
    pub fn of(cx: &Cx<'_>) -> Self {
        let names: Vec<String> = cx.m.session.everybody().into_iter().map(|p| p.name).collect();
        let short = short_names(&names.iter().map(String::as_str).collect::<Vec<_>>());
        Self(names.into_iter().zip(short).collect())
    }
}

/// Draws the canvas of the activity on the screen.
pub fn draw(cx: &Cx<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let all = cx.m.session.record.notes.iter().map(AsRef::as_ref);
    let notes: Vec<&Note> = all.filter(|n: &&Note| n.activity.as_deref() == Some(&activity.id)).collect();
    let selected = cx.m.selected_note().map(|i| cx.m.session.record.notes[i].as_ref());
    let Some(round) = cx.m.shown_round().filter(|_| activity.groups.is_some()) else {
        let used = offer(cx, activity, area, pen);
        let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        let sheet = Sheet { activity, selected, area: rest, names: Names(Vec::new()) };
        show(&entries(cx, &sheet, &notes, true), 0, rest, pen);
        return;
    };
    let sheet = Sheet { activity, selected, area, names: Names::of(cx) };
    let mut of_group: Vec<Vec<&Note>> = vec![Vec::new(); round.groups.len()];
    for note in notes {
        if let Some(i) = note.group.as_ref().and_then(|name| round.groups.iter().position(|g| g.name == *name)) {
            of_group[i].push(note);
        }
    }
    let current = cx.m.group;
    let open = |i: usize| block(cx, &sheet, i, &round.groups[i], &of_group[i], true);
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    let mut whole = 0;
    while blocks.len() < round.groups.len() && whole <= usize::from(area.height) + 1 {
        blocks.push(open(blocks.len()));
        whole += blocks[blocks.len() - 1].len() + 1;
    }
    if blocks.len() == round.groups.len() && whole <= usize::from(area.height) + 1 {
        let mut y = area.y;
        for lines in &blocks {
            let height = lines.len() as u16;
            show(lines, 0, Rect { y, height, ..area }, pen);
            y += height + 1;
        }
        return;
    }
    // Too much for the screen: the current group stays open, of the others only the number is shown.
    let folded = round.groups.len() - 1;
    let room = usize::from(area.height).saturating_sub(folded).max(1);
    let mut y = area.y;
    for (i, group) in round.groups.iter().enumerate() {
        if y >= area.bottom() {
            break;
        }
        let lines = if i == current { open(i) } else { block(cx, &sheet, i, group, &of_group[i], false) };
        let height = if i == current { lines.len().min(room) as u16 } else { 1 };
        let hidden = lines.len().saturating_sub(usize::from(height));
        show(&lines, hidden, Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area }, pen);
        y += height;
    }
}

/// Says how groups come about, or why there are none; tells the rows it took.
fn offer(cx: &Cx<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let Some(grouping) = &activity.groups else { return 0 };
    let people = cx.m.session.head_count() as usize;
    let text = if cx.m.shown_step().is_none() {
        let size = match grouping.split {
            Split::Size(n) => format!("groups of about {n}"),
            Split::Count(n) => counted(n as usize, "group"),
        };
        if grouping.mix.is_empty() { size } else { format!("{size}, mixed by {}", grouping.mix.join(" and ")) }
    } else if people == 0 {
        "Nobody is here yet: p marks people present.".to_owned()
    } else {
        let sizes = crate::domain::breakout::sizes(people, grouping.split);
        let mixed =
            if grouping.mix.is_empty() { String::new() } else { format!(", mixed by {}", grouping.mix.join(" and ")) };
        let list: Vec<String> = sizes.iter().map(ToString::to_string).collect();
        format!("g forms {} of {people} people ({}){mixed}.", counted(sizes.len(), "group"), list.join(" + "))
    };
    pen.text(area.x, area.y, area.width, &text, Role::Accent);
    2
}

/// A group: its name, its people, and, when open, what it has written.
fn block(cx: &Cx<'_>, sheet: &Sheet<'_>, at: usize, group: &Group, notes: &[&Note], open: bool) -> Vec<Line> {
    let area = sheet.area;
    let current = at == cx.m.group;
    let count = match notes.len() {
        0 => "nothing yet".to_owned(),
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    };
    let role = if current { Role::Accent } else { Role::Strong };
    let sign = if current { "▸" } else { " " };
    let title = format!("{sign} {}", group.name);
    let x = (width(&title) as u16 + 3).max(12).min(area.width);
    let right = area.width.saturating_sub(width(&count) as u16);
    let people = people(cx, &sheet.names, group);
    let people = super::parts::text::fit(&people, usize::from(right.saturating_sub(x + 2)));
    let mut lines = vec![vec![(0, title, role), (x, people, Role::Text), (right, count, Role::Dim)]];
    if open {
        lines.extend(entries(cx, sheet, notes, current));
    }
    lines
}

/// The people of a group by their short names; who has left is marked, so is the host.
pub fn people(cx: &Cx<'_>, names: &Names, group: &Group) -> String {
    let name = |member: &String| {
        let short = names.0.iter().find(|(name, _)| name == member).map_or(member, |(_, short)| short);
        let left = if cx.m.session.presence(member) == Presence::Left { " (left)" } else { "" };
        let host = if group.host.as_ref() == Some(member) { " (host)" } else { "" };
        format!("{short}{host}{left}")
    };
    group.members.iter().map(name).collect::<Vec<_>>().join(" · ")
}

/// What stands on one canvas: rows below one another, columns side by side.
fn entries(cx: &Cx<'_>, sheet: &Sheet<'_>, notes: &[&Note], current: bool) -> Vec<Line> {
    const INDENT: u16 = 4;
    let Sheet { activity, selected, area, .. } = *sheet;
    let cells = cx.m.cells();
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
            (INDENT + each * i as u16, super::parts::text::fit(title, usize::from(each.saturating_sub(2))), role)
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
                let here = |n: &&Note| n.column.as_deref() == Some(*id) && n.row.as_deref() == row;
                let mine = last(notes, most, here);
                mine.into_iter().flat_map(|n| entry(n, selected, cx, each.saturating_sub(2))).collect()
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
    let other = |n: &&Note| n.column.as_deref().is_none_or(|c| !columns.contains(&c));
    for note in last(notes, most, other) {
        let room = area.width.saturating_sub(INDENT);
        lines.extend(entry(note, selected, cx, room).into_iter().map(|(text, role)| vec![(INDENT, text, role)]));
    }
    lines
}

/// The last ones of so many notes that are wanted, in their order.
fn last<'a>(notes: &[&'a Note], most: usize, wanted: impl Fn(&&Note) -> bool) -> Vec<&'a Note> {
    let mut found: Vec<&Note> = notes.iter().rev().copied().filter(|n| wanted(n)).take(most).collect();
    found.reverse();
    found
}

/// An entry in as many lines as it needs, three at most.
fn entry(note: &Note, selected: Option<&Note>, cx: &Cx<'_>, columns: u16) -> Vec<(String, Role)> {
    let chosen = cx.m.pane == Pane::Activity && selected.is_some_and(|s| std::ptr::eq(s, note));
    let role = if chosen { Role::Selected } else { Role::Text };
    let lines = wrap(&note_text(note), usize::from(columns.saturating_sub(2)), 3);
    let lead = |i: usize| if i == 0 { sign(note) } else { " " };
    lines.into_iter().enumerate().map(|(i, line)| (format!("{} {line}", lead(i)), role)).collect()
}

/// Draws lines; where they are too many, the first stays and those before the last ones are counted.
fn show(lines: &[Line], hidden: usize, area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.height);
    let over = lines.len().saturating_sub(room).max(hidden.min(lines.len()));
    let shown: Vec<&Line> = match lines.split_first() {
        Some((first, rest)) if over > 0 && room > 1 => std::iter::once(first).chain(&rest[over..]).collect(),
        _ => lines.iter().take(room).collect(),
    };
    for (row, line) in shown.into_iter().enumerate() {
        for (x, text, role) in line {
            pen.text(area.x + x, area.y + row as u16, area.width.saturating_sub(*x), text, *role);
        }
    }
    if over > 0 && room > 1 {
        pen.text_right(area.right(), area.y + 1, 16, &format!("{over} lines above ↑"), Role::Dim);
    }
}
