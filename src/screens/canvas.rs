//! Owns the canvas on the screen: groups with their people and what each has written, all of them below one another,
//! one by itself, or all side by side.

use ratatui::layout::Rect;

use super::grid::{Grid, INDENT, Line, Lines, show};
use super::parts::Pen;
use super::parts::text::{fit, width};
use super::{Context, entry_votes, groups_pending};
use crate::app::{GroupNotes, Look, Pane};
use crate::theme::Role;
use crate::workshop::text::wording::{capitalised, sit_out};
use crate::workshop::{Activity, Group, GroupRound, Note, Rank, count_of};

/// The most lines of one entry: where there is room for all, and where there is not.
const DEEP: usize = 12;
const SHORT: usize = 3;
/// No screen has more rows than this for entries.
const MOST_ROWS: usize = 200;

/// Draws the canvas of the activity on the screen.
pub(super) fn draw(cx: &Context<'_>, activity: &Activity, folding: Folding, area: Rect, pen: &mut Pen<'_>) {
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
        Look::Overview => overview(cx, round, folding, area, pen),
        Look::Group => {
            let Some(group) = round.groups.get(cx.m.cursor.group) else { return };
            let notes = &cx.cache().notes[cx.m.cursor.group];
            let of_group = |deep| {
                let shown =
                    Shown { most: usize::from(area.height).min(MOST_ROWS), deep, people: true, place: folding.places };
                block(cx, (cx.m.cursor.group, group), notes, shown, area.width)
            };
            show(&deep_or_short(area, of_group), area, pen);
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
        return entry_votes::picture(axes, &notes, chosen(cx), true, area, pen);
    }
    let rows: Vec<(Rank, &Note)> = cx.m.ranking().into_iter().map(|(place, i)| (place, note(i))).collect();
    entry_votes::ranking(&rows, cx.m.without_dots(), chosen(cx), area, pen);
}

/// Returns the lines with their entries in full where there is room for that.
fn deep_or_short(area: Rect, lines: impl Fn(usize) -> Lines) -> Lines {
    let deep = lines(DEEP);
    if deep.len() > usize::from(area.height) { lines(SHORT) } else { deep }
}

/// How much of the groups is given up where rows are short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Folding {
    /// Blank rows stand between the groups.
    pub apart: bool,
    /// The most entries that a cell of a group shows that is not selected; `None`: all of them.
    pub others: Option<usize>,
    /// The most lines of an entry.
    pub deep: usize,
    /// The other groups name their people.
    pub people: bool,
    /// The places of groups stand beside their names.
    pub places: bool,
}

impl Folding {
    /// Nothing is given up.
    pub(super) const NONE: Self = Self { apart: true, others: None, deep: DEEP, people: true, places: true };
    /// Long entries are cut.
    pub(super) const CUT: Self = Self { deep: SHORT, ..Self::NONE };
    /// The other groups show their newest entry.
    pub(super) const TIGHT: Self = Self { apart: false, others: Some(1), places: false, ..Self::CUT };
}

/// How one group is shown.
#[derive(Clone, Copy)]
struct Shown {
    /// The most entries of a cell.
    most: usize,
    /// The most lines of an entry.
    deep: usize,
    /// It names its people.
    people: bool,
    /// Its place stands beside its name.
    place: bool,
}

/// Draws all groups below one another.
fn overview(cx: &Context<'_>, round: &GroupRound, folding: Folding, area: Rect, pen: &mut Pen<'_>) {
    let blocks = blocks(cx, round, folding, area);
    let mut all = Lines::default();
    for (at, block) in blocks.iter().enumerate() {
        if folding.apart && at > 0 {
            all.body.push(Line::new());
        }
        let begins = all.body.len();
        all.body.extend(block.fixed.iter().chain(&block.body).cloned());
        if at == cx.m.cursor.group {
            let focus =
                block.focus.as_ref().map(|f| begins + block.fixed.len() + f.start..begins + block.fixed.len() + f.end);
            all.focus = Some(focus.unwrap_or(begins..all.body.len()));
        }
    }
    show(&all, area, pen);
}

/// Returns the rows that the canvas takes with so much given up, as far as groups have been formed; at most all there
/// are.
pub(super) fn wanted_rows(cx: &Context<'_>, activity: &Activity, folding: Folding, area: Rect) -> u16 {
    let vote = entry_votes::progress(cx).map_or(0, |_| 1 + usize::from(area.height > 10));
    let rows = match (cx.m.shown_round(), cx.m.look()) {
        (_, Look::Result) => {
            let list = cx.m.result().len() + 3;
            let axes = cx.m.vote().and_then(|v| v.axes.as_ref());
            axes.map_or(list, |axes| list.max(entry_votes::picture_rows(axes, area.width)))
        }
        (None, _) if activity.columns.is_empty() => usize::from(groups_pending::wanted_rows(cx, activity)),
        (None, _) => {
            usize::from(groups_pending::wanted_rows(cx, activity))
                + entries(cx, &cx.cache().notes[0], true, area, SHORT).len()
        }
        (Some(round), Look::Overview) => {
            let blocks = blocks(cx, round, folding, Rect { height: u16::MAX, ..area });
            let gaps = if folding.apart { blocks.len().saturating_sub(1) } else { 0 };
            blocks.iter().map(Lines::len).sum::<usize>() + gaps
        }
        (Some(_), Look::Group | Look::Compare) => usize::from(area.height / 2),
    };
    (vote + rows).min(usize::from(area.height)) as u16
}

/// Returns the groups, and what stands in none of them. The selected group gets the rows that the others leave, at
/// least those of three entries; in more rows than there are, all of it where nothing is folded.
fn blocks(cx: &Context<'_>, round: &GroupRound, folding: Folding, area: Rect) -> Vec<Lines> {
    /// The entries that the selected group keeps.
    const LEAST: usize = 3;
    let notes = &cx.cache().notes;
    let current = cx.m.cursor.group;
    let shown = |at: usize, shown: Shown| block(cx, (at, &round.groups[at]), &notes[at], shown, area.width);
    let all = usize::from(area.height).min(MOST_ROWS);
    let others = match folding.others {
        None => Shown { most: all, deep: folding.deep, people: folding.people, place: folding.places },
        Some(most) => Shown { most, deep: 1, people: folding.people, place: folding.places },
    };
    let mut blocks: Vec<Lines> =
        (0..round.groups.len()).map(|at| if at == current { Lines::default() } else { shown(at, others) }).collect();
    blocks.extend(sitting_out(cx, round, area.width));
    blocks.extend(whole_room(cx, area, others));
    if current >= round.groups.len() {
        return blocks;
    }
    let gaps = if folding.apart { blocks.len().saturating_sub(1) } else { 0 };
    let taken = blocks.iter().map(Lines::len).sum::<usize>() + gaps;
    let left = usize::from(area.height).saturating_sub(taken);
    let own = |most, deep| shown(current, Shown { most, deep, people: true, place: folding.places });
    blocks[current] = match folding.others {
        Some(_) if area.height == u16::MAX => own(LEAST, 1),
        _ => {
            let fitting = [own(all, DEEP), own(all, SHORT)].into_iter().find(|lines| lines.len() <= left);
            fitting.unwrap_or_else(|| {
                // The more entries the more rows: the most that have room are found by halves.
                let (mut fits, mut not) = (0, all);
                while fits + 1 < not {
                    let middle = fits.midpoint(not);
                    if own(middle, SHORT).len() <= left { fits = middle } else { not = middle }
                }
                let lines = own(fits, SHORT);
                if fits < LEAST { own(LEAST.min(left.saturating_sub(1)).max(fits), 1) } else { lines }
            })
        }
    };
    blocks
}

/// Returns who sits out, where somebody does.
fn sitting_out(cx: &Context<'_>, round: &GroupRound, columns: u16) -> Option<Lines> {
    let words = capitalised(sit_out(round.sit_out.len()));
    let x = (cx.cache().group_names as u16 + 5).clamp(12, (columns / 3).max(12));
    let out = Group { members: round.sit_out.clone(), ..Group::default() };
    let people = cx.people(&out, usize::from(columns.saturating_sub(x)));
    let line = vec![(2, words, Role::Dim), (x, people, Role::Text)];
    (!round.sit_out.is_empty()).then(|| Lines { fixed: vec![line], ..Lines::default() })
}

/// Returns what stands in no group, where there is such a thing.
fn whole_room(cx: &Context<'_>, area: Rect, shown: Shown) -> Option<Lines> {
    let notes = cx.cache().whole_room.as_ref()?;
    let mut lines = canvas_of(cx, notes, false, area.width, shown);
    lines.fixed.insert(0, vec![(2, "Whole room".to_owned(), Role::Text)]);
    Some(lines)
}

/// Returns a group: its name, its people, and what it has written.
fn block(cx: &Context<'_>, (at, group): (usize, &Group), notes: &GroupNotes<'_>, shown: Shown, columns: u16) -> Lines {
    let current = at == cx.m.cursor.group;
    let count = amount(notes.len());
    let names = cx.cache().group_names;
    // The people stand in one column, unless somebody gave a group a whole sentence for a name.
    let column = (names as u16 + 5).clamp(12, (columns / 3).max(12));
    let x = (width(&group.name) as u16 + 5).max(column).min(columns);
    let right = columns.saturating_sub(width(&count) as u16);
    // Where the agenda has no room, the places have none.
    let places = if shown.place { (cx.cache().group_places as u16).min(columns / 4) } else { 0 };
    let place = cx.m.shown_round().and_then(|round| round.place(at)).filter(|_| places > 0);
    let place = place.map(|place| (x, fit(place, usize::from(places)).into_owned(), Role::Dim));
    let x = if places > 0 { x + places + 3 } else { x };
    let people = if shown.people {
        cx.people(group, usize::from(right.saturating_sub(x + 2)))
    } else {
        count_of(group.members.len(), "person")
    };
    let mut name: Line = if current { vec![(0, "▸".to_owned(), Role::Accent)] } else { Line::new() };
    name.push((2, group.name.clone(), if current { Role::Strong } else { Role::Text }));
    name.extend(place);
    name.push((x, people, Role::Text));
    name.push((right, count, Role::Dim));
    let mut lines = canvas_of(cx, notes, current, columns, shown);
    lines.fixed.insert(0, name);
    lines
}

fn amount(entries: usize) -> String {
    if entries == 0 { "nothing yet".to_owned() } else { count_of(entries, "entry") }
}

/// Returns what stands on the canvas of one group; where some of it is folded, the last line says how much.
fn canvas_of(cx: &Context<'_>, notes: &GroupNotes<'_>, current: bool, columns: u16, shown: Shown) -> Lines {
    if shown.most == 0 || (notes.is_empty() && !current) {
        return Lines::default();
    }
    let (mut lines, seen) = entries_of(cx, notes, current, columns, (shown.most, shown.deep));
    let folded = notes.len().saturating_sub(seen);
    if let Some(last) = lines.body.last_mut().filter(|_| folded > 0) {
        let words = format!("+{folded}");
        let right = columns.saturating_sub(width(&words) as u16);
        for (x, text, _) in last.iter_mut() {
            *text = fit(text, usize::from(right.saturating_sub(*x + 2))).into_owned();
        }
        last.push((right, words, Role::Dim));
    }
    lines
}

/// Returns what stands on one canvas.
fn entries(cx: &Context<'_>, notes: &GroupNotes<'_>, current: bool, area: Rect, deep: usize) -> Lines {
    entries_of(cx, notes, current, area.width, (usize::from(area.height).min(MOST_ROWS), deep)).0
}

/// Returns so many entries of each cell of a canvas in so many lines each, and how many entries that are: rows below one
/// another, columns side by side, then what is besides.
fn entries_of(
    cx: &Context<'_>,
    notes: &GroupNotes<'_>,
    current: bool,
    width: u16,
    (most, deep): (usize, usize),
) -> (Lines, usize) {
    let (columns, rows) = (cx.m.columns(), cx.m.rows());
    let ids: Vec<&str> = columns.iter().map(|c| c.id.as_str()).collect();
    let besides = notes.besides(&ids, &rows);
    // In a single list the newest are the newest of all.
    let newest = (ids.len() <= 1 && rows.len() == 1).then(|| {
        let mut all: Vec<usize> = ids.iter().flat_map(|id| notes.cell(id, rows[0]).into_owned()).collect();
        all.extend_from_slice(&besides);
        all.sort_unstable();
        cx.cache().latest(&all, most)
    });
    let latest = |places: &[usize]| {
        let is_new = |note: &&Note| newest.as_ref().is_none_or(|newest| newest.iter().any(|n| std::ptr::eq(*n, *note)));
        let mut latest = cx.cache().latest(places, most);
        latest.retain(is_new);
        latest
    };
    let of_row = |row| ids.iter().map(|id| latest(&notes.cell(id, row))).collect();
    let cells = cx.m.cells();
    let here = cells.get(cx.m.cursor.cell).filter(|_| current && cx.m.shown_step().is_some());
    let place = |c: &crate::app::Cell<'_>| {
        Some((rows.iter().position(|r| *r == c.row)?, ids.iter().position(|id| *id == c.column)?))
    };
    let mut grid = Grid {
        heads: columns.iter().map(|c| c.title.as_str()).collect(),
        cells: rows.iter().copied().map(of_row).collect(),
        current: here.and_then(place),
        rows: rows.clone(),
        ..grid(cx, deep)
    };
    if !current {
        // Of the other groups a row matters in which something stands.
        let filled = |cells: &Vec<Vec<&Note>>| cells.iter().any(|cell| !cell.is_empty());
        grid.rows = rows.iter().zip(&grid.cells).filter(|(_, cells)| filled(cells)).map(|(row, _)| *row).collect();
        grid.cells.retain(filled);
    }
    let mut lines = grid.lines(width);
    if !besides.is_empty() && rows.len() > 1 {
        // Without a word between them they would seem to belong to the last row.
        lines.body.push(vec![(2, "other notes".to_owned(), Role::Dim)]);
    }
    let besides = latest(&besides);
    grid.append(&mut lines, &besides, width);
    let seen = grid.cells.iter().flatten().map(Vec::len).sum::<usize>() + besides.len();
    (lines, seen)
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
    let title = fit(title, usize::from(x.saturating_sub(INDENT))).into_owned();
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
