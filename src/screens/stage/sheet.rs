//! Owns entries in columns on the stage, and in rows where the canvas has them. What was there when it was laid out
//! decides how much air there is and what has room; what comes later stands below it, or is counted, so nothing moves.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::screens::parts::text::{fit, width, wrap};
use crate::screens::parts::{Pen, note_text};
use crate::theme::Role;
use crate::workshop::{self, Moment, Note, PublicCanvas};

/// The least columns of a column.
const LEAST: u16 = 26;
/// The columns between two columns.
const GAP: u16 = 4;
/// The most lines of an entry.
const DEEP: usize = 4;
/// The least rows of a column that stands below another.
const LOW: usize = 4;
/// From so many rows on entries that are still being written have air around them.
const AIRY: usize = 20;
/// With fewer rows entries that are still being written have a line each.
const TIGHT: usize = 8;
/// From so many rows on the last one is kept free for how many more there are.
const KEEPS_LAST: usize = 3;

/// How entries are set: the blank rows between two, and the most lines of one.
type Way = (usize, usize);
/// The ways, the most generous one first.
const WAYS: [Way; 3] = [(1, DEEP), (0, DEEP), (0, 1)];

/// A row of the screen: the columns before the text, the text, and its role.
type Line = (u16, String, Role);

/// Entries in columns and rows.
#[derive(Default)]
pub(super) struct Sheet<'n> {
    /// The names of its rows; a single `None` where each column is one list.
    pub rows: Vec<Option<&'n str>>,
    /// Its columns.
    pub columns: Vec<Column<'n>>,
    /// When it was laid out; what came later moves nothing. Nothing where all of it was there.
    pub since: Option<Moment>,
    /// More is being written.
    pub grows: bool,
}

/// A column of entries.
#[derive(Default)]
pub(super) struct Column<'n> {
    /// Its heading, and the line below it; none of them is drawn where no column has one.
    pub head: [String; 2],
    /// What stands in it, row by row; in each the entries that their groups put forward come first.
    pub cells: Vec<Vec<&'n Note>>,
}

impl<'n> Sheet<'n> {
    /// Creates the sheet of a canvas without columns; `grows` while more is being written.
    pub(super) fn of(canvas: &'n PublicCanvas, grows: bool) -> Self {
        let has_others = canvas.rows.is_empty() || canvas.entries.iter().any(|note| note.row.is_none());
        let rows = canvas.rows.iter().map(|row| Some(row.as_str())).chain(has_others.then_some(None));
        Self { rows: rows.collect(), columns: Vec::new(), since: canvas.since, grows }
    }

    /// Adds a column with these entries.
    pub(super) fn add(&mut self, head: [String; 2], notes: impl Iterator<Item = &'n Note>) {
        let mut cells = vec![Vec::new(); self.rows.len()];
        for note in notes {
            // What stands in a row that the canvas does not have any more is with what stands in none.
            let row = self.rows.iter().position(|row| *row == note.row.as_deref()).unwrap_or(self.rows.len() - 1);
            cells[row].push(note);
        }
        for cell in &mut cells {
            cell.sort_by_key(|note| !note.headline);
        }
        self.columns.push(Column { head, cells });
    }

    /// Adds the columns of a canvas with the entries that are wanted.
    #[must_use]
    pub(super) fn by_column(mut self, canvas: &'n PublicCanvas, is_wanted: impl Fn(&Note) -> bool) -> Self {
        for workshop::Column { id, title, .. } in &canvas.columns {
            let notes = canvas.entries.iter().map(AsRef::as_ref);
            let stands = |note: &&Note| note.column.as_ref() == Some(id) && is_wanted(note);
            self.add([title.clone(), String::new()], notes.filter(stands));
        }
        self
    }

    /// Draws the columns side by side, and below one another where they have no room.
    pub(super) fn draw(&self, area: Rect, pen: &mut Pen<'_>) {
        let columns = &self.columns[..];
        if columns.is_empty() || area.height == 0 {
            return;
        }
        let fitting = usize::from(((area.width + GAP) / (LEAST + GAP)).max(1)).min(columns.len());
        let bands = columns.len().div_ceil(fitting);
        if bands > 1 && usize::from(area.height) < bands * LOW {
            // No room for headings: the entries of all columns are one list.
            let list = Column { cells: vec![self.list(columns.iter().flat_map(|c| &c.cells))], ..Column::default() };
            return self.band(&[list], &[None], (area, area.width), pen);
        }
        let across = columns.len().div_ceil(bands) as u16;
        let each = (area.width + GAP) / across - GAP.min(area.width / across);
        let high = area.height / bands as u16;
        for (band, columns) in (0..).zip(columns.chunks(usize::from(across))) {
            let area = Rect { y: area.y + band * high, height: high.saturating_sub(u16::from(bands > 1)), ..area };
            let rows = usize::from(area.height).saturating_sub(heads_of(columns, area.height).into());
            if self.rows.len() > 1 && rows < self.rows.len() * 2 {
                // No room for rows: the entries of each column are one list.
                let list = |c: &Column<'n>| Column { head: c.head.clone(), cells: vec![self.list(c.cells.iter())] };
                self.band(&columns.iter().map(list).collect::<Vec<_>>(), &[None], (area, each), pen);
            } else {
                self.band(columns, &self.rows, (area, each), pen);
            }
        }
    }

    /// Puts cells together to one list, in which what came later stands last.
    fn list<'c>(&self, cells: impl Iterator<Item = &'c Vec<&'n Note>>) -> Vec<&'n Note>
    where
        'n: 'c,
    {
        let mut all: Vec<&Note> = cells.flatten().copied().collect();
        all.sort_by_key(|note| (!note.headline, self.since.filter(|since| note.at > *since).map(|_| note.at)));
        all
    }

    /// Draws columns side by side, each so wide.
    fn band(&self, columns: &[Column<'_>], rows: &[Option<&str>], (area, each): (Rect, u16), pen: &mut Pen<'_>) {
        let heads = heads_of(columns, area.height);
        let above = if heads == 0 { 0 } else { heads + u16::from(area.height > 6) };
        let room = usize::from(area.height.saturating_sub(above));
        let (way, heights) = self.layout(columns, rows, each, room);
        for (at, column) in (0..).zip(columns) {
            let x = area.x + at * (each + GAP);
            let lines = column.head.iter().zip([Role::Dim, Role::Text]).take(heads.into());
            for (y, (line, role)) in (area.y..).zip(lines) {
                pen.text(x, y, each, line, role);
            }
            let mut top = area.y + above;
            for ((name, high), cell) in rows.iter().zip(&heights).zip(&column.cells) {
                let named = u16::from(name.is_some());
                pen.text(x, top, each, name.filter(|_| at == 0).unwrap_or_default(), Role::Dim);
                let lines = self.cell(cell, each, way, high.saturating_sub(named.into()));
                for (y, (before, text, role)) in (top + named..).zip(lines) {
                    pen.text(x + before, y, each.saturating_sub(before), &text, role);
                }
                top += *high as u16;
            }
        }
    }

    /// Returns how all entries of a band are set, and how high each row of it is.
    fn layout(&self, columns: &[Column<'_>], rows: &[Option<&str>], each: u16, room: usize) -> (Way, Vec<usize>) {
        let needs = |way: Way| -> Vec<usize> {
            let row = |(at, name): (usize, Option<&str>)| {
                let cells = columns.iter().filter_map(|column| column.cells.get(at));
                let named = usize::from(name.is_some());
                let most = cells.map(|cell| self.rows_of(cell, each, way, room)).max().unwrap_or(0);
                (named + most).max(1 + named)
            };
            rows.iter().copied().enumerate().map(row).collect()
        };
        let is_usable = |(gap, deep): &Way| !self.grows || room >= if *gap > 0 { AIRY } else { TIGHT } || *deep == 1;
        // Air is worth less than a row for how many more there are, and that less than whole entries.
        let free = |way: &Way| if way.0 > 0 && room >= KEEPS_LAST { rows.len() } else { 0 };
        let fits = |way: &Way| needs(*way).iter().sum::<usize>() + free(way) <= room;
        let way = WAYS.into_iter().filter(is_usable).find(fits).unwrap_or(WAYS[WAYS.len() - 1]);
        let needs = needs(way);
        // Each row has its name and a line; then the one that lacks most has the next one.
        let mut heights: Vec<usize> = rows.iter().map(|name| (1 + usize::from(name.is_some())).min(room)).collect();
        for _ in heights.iter().sum::<usize>()..room {
            let lacks = |at: &usize| needs[*at] as i64 - heights[*at] as i64;
            let Some(at) = (0..heights.len()).rev().max_by_key(lacks) else { break };
            heights[at] += 1;
        }
        (way, heights)
    }

    /// Returns the entries of a cell that were there when it was laid out, and those that came later.
    fn parts<'c>(&self, cell: &'c [&'n Note]) -> (Cow<'c, [&'n Note]>, Vec<&'n Note>) {
        let Some(since) = self.since else { return (Cow::Borrowed(cell), Vec::new()) };
        let (there, later) = cell.iter().copied().partition(|note| note.headline || note.at <= since);
        (Cow::Owned(there), later)
    }

    /// Returns the rows that the entries of a cell take which were there when it was laid out.
    fn rows_of(&self, cell: &[&Note], columns: u16, (gap, deep): Way, room: usize) -> usize {
        let there = self.parts(cell).0;
        // Each has a line at least, so of too many none has to be laid out to know it.
        if deep == 1 || there.len() > room {
            return there.len();
        }
        let lines: usize = there.iter().map(|note| lines(note, columns, deep).len()).sum();
        lines + gap * there.len().saturating_sub(1)
    }

    /// Returns the lines of a cell in so many rows: what was there, then what came later; what has no room is counted.
    fn cell(&self, cell: &[&Note], columns: u16, way: Way, room: usize) -> Vec<Line> {
        let (there, later) = self.parts(cell);
        let last = room.saturating_sub(1);
        let more = |shown: usize| format!("… {} more", cell.len() - shown);
        let mark = |shown: usize| Some((0, more(shown), Role::Dim)).filter(|_| room > 0);
        if there.len() > room {
            // Those that are put forward, and the latest ones.
            let (stars, others): (Vec<&Note>, Vec<&Note>) = there.iter().partition(|note| note.headline);
            let stars = &stars[..stars.len().min(last)];
            let latest = &others[others.len().saturating_sub(last - stars.len())..];
            let one = |note: &&Note| lines(note, columns, 1).into_iter().next();
            let mark = mark(stars.len() + latest.len());
            return stars.iter().filter_map(one).chain(mark).chain(latest.iter().filter_map(one)).collect();
        }
        let all: Vec<&Note> = there.iter().chain(&later).copied().collect();
        let keeps_last = room >= KEEPS_LAST && !later.is_empty();
        let (lines, shown) = set(&all, columns, way, if keeps_last { last } else { room });
        if shown == all.len() {
            return lines;
        }
        let (mut lines, shown) = set(&all, columns, way, last);
        if shown < there.len() {
            // What was there fills all rows: what came later is counted at the end of the last one.
            let (mut lines, shown) = set(&there, columns, way, room);
            if let Some((before, text, _)) = lines.last_mut() {
                let more = more(shown);
                let room = usize::from(columns.saturating_sub(*before)).saturating_sub(width(&more) + 2);
                *text = format!("{}  {more}", fit(text, room));
            }
            return lines;
        }
        lines.resize(last, blank());
        lines.extend(mark(shown));
        lines
    }
}

/// Returns the lines of as many entries as have room, and how many those are.
fn set(notes: &[&Note], columns: u16, (gap, deep): Way, room: usize) -> (Vec<Line>, usize) {
    let mut all: Vec<Line> = Vec::new();
    for (at, note) in notes.iter().enumerate() {
        let lines = lines(note, columns, deep);
        let gap = if at == 0 { 0 } else { gap };
        if all.len() + gap + lines.len() > room {
            return (all, at);
        }
        all.resize(all.len() + gap, blank());
        all.extend(lines);
    }
    (all, notes.len())
}

/// Returns the rows of the headings of columns that stand side by side in so many rows: entries are worth more than what
/// stands above them.
fn heads_of(columns: &[Column<'_>], rows: u16) -> u16 {
    let heads = (0..2).filter(|i| columns.iter().any(|c| !c.head[*i].is_empty())).count() as u16;
    if rows < LOW as u16 { 0 } else { heads }
}

/// Returns an empty row.
fn blank() -> Line {
    (0, String::new(), Role::Text)
}

/// Returns the lines of an entry; one that its group puts forward has a star.
fn lines(note: &Note, columns: u16, deep: usize) -> Vec<Line> {
    let more = if note.merged.is_empty() { String::new() } else { format!(" +{}", note.merged.len()) };
    let (sign, role) = if note.headline { ("★", Role::Strong) } else { ("•", Role::Text) };
    let text = note_text(note) + &more;
    let lines = wrap(&text, usize::from(columns.saturating_sub(2)), deep).into_iter().enumerate();
    let line = |(at, line): (usize, String)| match at {
        0 => (0, format!("{sign} {line}"), role),
        _ => (2, line, role),
    };
    lines.map(line).collect()
}
