//! Owns entries in columns on the stage: each column with its heading, each entry with room around it while all have
//! room. New entries come below the others, so nothing moves while there is room.

use ratatui::layout::Rect;

use crate::screens::parts::text::wrap;
use crate::screens::parts::{Pen, note_text};
use crate::theme::Role;
use crate::workshop::{self, Note, PublicCanvas};

/// The least columns of a column.
const LEAST: u16 = 26;
/// The columns between two columns.
const GAP: u16 = 4;
/// The most lines of an entry.
const DEEP: usize = 4;

/// The least rows of a column that stands below another.
const LOW: usize = 4;

/// A column of entries.
#[derive(Default)]
pub(super) struct Column<'n> {
    /// Its heading, and the line below it; none of them is drawn where no column has one.
    pub head: [String; 2],
    /// What stands in it.
    pub items: Vec<Item<'n>>,
}

/// What stands in a column.
#[derive(Clone, Copy)]
pub(super) enum Item<'n> {
    /// The name of a row of the canvas.
    Row(&'n str),
    /// An entry; one that its group puts forward has a star.
    Entry(&'n Note),
}

impl Item<'_> {
    /// Returns whether it is the entry that a group puts forward.
    pub(super) fn is_star(&self) -> bool {
        matches!(self, Self::Entry(note) if note.headline)
    }

    /// Returns its lines, each with the columns before it.
    fn lines(&self, columns: u16, deep: usize) -> Vec<(u16, String, Role)> {
        match self {
            Self::Row(name) => wrap(name, columns.into(), 1).into_iter().map(|l| (0, l, Role::Dim)).collect(),
            Self::Entry(note) => {
                let more = if note.merged.is_empty() { String::new() } else { format!(" +{}", note.merged.len()) };
                let (sign, role) = if note.headline { ("★", Role::Strong) } else { ("•", Role::Text) };
                let text = note_text(note) + &more;
                let lines = wrap(&text, usize::from(columns.saturating_sub(2)), deep).into_iter();
                let lines = lines.enumerate().map(|(i, line)| match i {
                    0 => (0, format!("{sign} {line}"), role),
                    _ => (2, line, role),
                });
                lines.collect()
            }
        }
    }
}

/// Returns entries row by row, those that are put forward first.
pub(super) fn by_row<'n, I: Iterator<Item = &'n Note>>(
    canvas: &'n PublicCanvas,
    notes: impl Fn() -> I,
) -> Vec<Item<'n>> {
    let stars_first = |notes: Vec<&'n Note>| {
        let (stars, others): (Vec<&Note>, Vec<&Note>) = notes.into_iter().partition(|n| n.headline);
        stars.into_iter().chain(others).map(Item::Entry).collect::<Vec<_>>()
    };
    let mut items = stars_first(notes().filter(|n| n.row.is_none()).collect());
    for row in &canvas.rows {
        let entries = stars_first(notes().filter(|n| n.row.as_ref() == Some(row)).collect());
        if !entries.is_empty() {
            items.push(Item::Row(row));
            items.extend(entries);
        }
    }
    items
}

/// Returns the entries that are wanted by column.
pub(super) fn by_column(canvas: &PublicCanvas, is_wanted: impl Fn(&Note) -> bool) -> Vec<Column<'_>> {
    let of = |column: &workshop::Column| {
        let stands = |n: &&Note| n.column.as_ref() == Some(&column.id) && is_wanted(n);
        let notes = || canvas.entries.iter().map(AsRef::as_ref).filter(stands);
        Column { head: [column.title.clone(), String::new()], items: by_row(canvas, notes) }
    };
    canvas.columns.iter().map(of).collect()
}

/// Draws columns side by side, and below one another where they have no room.
pub(super) fn draw(columns: &[Column<'_>], area: Rect, pen: &mut Pen<'_>) {
    if columns.is_empty() || area.height == 0 {
        return;
    }
    let fitting = usize::from(((area.width + GAP) / (LEAST + GAP)).max(1)).min(columns.len());
    let bands = columns.len().div_ceil(fitting);
    if bands > 1 && usize::from(area.height) < bands * LOW {
        // No room for headings: the entries of all columns are one list.
        let items = columns.iter().flat_map(|c| &c.items).copied().collect();
        return Column { items, ..Column::default() }.draw(area, (0, 1), pen);
    }
    let across = columns.len().div_ceil(bands) as u16;
    let each = (area.width + GAP) / across - GAP.min(area.width / across);
    let high = area.height / bands as u16;
    for (band, columns) in (0..).zip(columns.chunks(usize::from(across))) {
        let area = Rect { y: area.y + band * high, height: high.saturating_sub(u16::from(bands > 1)), ..area };
        let heads = (0..2).filter(|i| columns.iter().any(|c| !c.head[*i].is_empty())).count() as u16;
        // Entries are worth more than what stands above them.
        let heads = if area.height < 4 { 0 } else { heads };
        let above = if heads == 0 { 0 } else { heads + u16::from(high > 6) };
        let room = usize::from(area.height.saturating_sub(above));
        // All columns of a band breathe alike.
        let ways = [(1, DEEP), (0, DEEP), (0, 1)];
        // Each has a line at least, so of too many none has to be laid out to know it.
        let fits = |way: &(usize, usize)| {
            columns.iter().all(|c| c.items.len() <= room && c.lines(each, *way, room).len() <= room)
        };
        let way = ways.into_iter().find(fits).unwrap_or((0, 1));
        for (at, column) in (0..).zip(columns) {
            let x = area.x + at * (each + GAP);
            for (y, (line, role)) in (area.y..).zip(column.head.iter().zip([Role::Dim, Role::Text]).take(heads.into()))
            {
                pen.text(x, y, each, line, role);
            }
            let inside = Rect { x, y: area.y + above, width: each, height: room as u16 };
            column.draw(inside, way, pen);
        }
    }
}

impl Column<'_> {
    /// Returns its lines, with so many blank ones between two entries, and of each entry so many at most; of the last
    /// items as many as can stand in so many rows.
    fn lines(&self, columns: u16, (gap, deep): (usize, usize), rows: usize) -> Vec<(u16, String, Role)> {
        let mut lines = Vec::new();
        let mut after_row = true;
        for item in &self.items[self.items.len().saturating_sub(rows)..] {
            lines.extend((0..if after_row { 0 } else { gap }).map(|_| (0, String::new(), Role::Text)));
            lines.extend(item.lines(columns, deep));
            after_row = matches!(item, Item::Row(_));
        }
        lines
    }

    /// Draws the entries; where not all have room, those that are put forward and the latest ones.
    fn draw(&self, area: Rect, way: (usize, usize), pen: &mut Pen<'_>) {
        let room = usize::from(area.height);
        let lines = if self.items.len() <= room { self.lines(area.width, way, room) } else { Vec::new() };
        if self.items.len() <= room && lines.len() <= room {
            for (y, (x, text, role)) in (area.y..area.bottom()).zip(&lines) {
                pen.text(area.x + x, y, area.width.saturating_sub(*x), text, *role);
            }
            return;
        }
        let (stars, others): (Vec<Item<'_>>, Vec<Item<'_>>) = self.items.iter().partition(|item| item.is_star());
        let stars = &stars[..stars.len().min(room.saturating_sub(1))];
        let latest = &others[others.len().saturating_sub(room.saturating_sub(stars.len() + 1))..];
        let entries = |items: &[Item<'_>]| items.iter().filter(|item| matches!(item, Item::Entry(_))).count();
        let hidden = entries(&self.items) - entries(stars) - entries(latest);
        let one = |item: &Item<'_>| item.lines(area.width, 1).into_iter().next();
        let mark = (0, format!("… {hidden} more"), Role::Dim);
        let rows = stars.iter().filter_map(one).chain(Some(mark)).chain(latest.iter().filter_map(one));
        for (y, (x, text, role)) in (area.y..area.bottom()).zip(rows) {
            pen.text(area.x + x, y, area.width.saturating_sub(x), &text, role);
        }
    }
}
