//! Owns entries in rows and columns: which columns have room, how an entry reads, what of it all is in sight.
//! It knows neither groups nor phases; whoever draws says what stands in each cell.

use std::ops::Range;

use ratatui::layout::Rect;

use super::parts::text::{fit, width, wrap};
use super::parts::{Pen, first_in_sight, note_kind, note_sign, note_text};
use crate::theme::Role;
use crate::workshop::{Axes, Note};

/// One line: pieces of text at their columns.
pub(super) type Line = Vec<(u16, String, Role)>;

/// The columns before the entries where something stands above them that they belong to.
pub(super) const INDENT: u16 = 4;

/// From this many columns of a cell on the kind of an entry is a word.
pub(super) const WORDS: u16 = 30;

/// The least a column needs to be read; with less room the columns move sideways.
const NARROW: u16 = 18;

/// What stands in rows and columns.
#[derive(Default)]
pub(super) struct Grid<'a> {
    /// The headings of the columns; a single one is not drawn.
    pub heads: Vec<&'a str>,
    /// The rows; a single `None` where there are none.
    pub rows: Vec<Option<&'a str>>,
    /// The notes of a row, column by column.
    pub cells: Vec<Vec<Vec<&'a Note>>>,
    /// The row and the column that captures go to.
    pub current: Option<(usize, usize)>,
    /// The entry that is chosen.
    pub selected: Option<&'a Note>,
    /// The most lines of one entry.
    pub deep: usize,
    /// The columns before the entries.
    pub indent: u16,
    /// What entries are ranked by, where that is shown beside them.
    pub axes: Option<&'a Axes>,
    /// The entry that was marked to be put under another one.
    pub marked: Option<&'a Note>,
    /// Which of those under the selected entry is chosen.
    pub part: Option<usize>,
}

/// Lines that may be more than there is room for.
#[derive(Default, Clone)]
pub(super) struct Lines {
    /// These stay where they are.
    pub fixed: Vec<Line>,
    /// These move up and down.
    pub body: Vec<Line>,
    /// What of the body has to be in sight, where something has to.
    pub focus: Option<Range<usize>>,
}

impl Lines {
    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.fixed.len() + self.body.len()
    }
}

impl Grid<'_> {
    /// Returns the grid in so many columns of the screen.
    pub(super) fn lines(&self, columns: u16) -> Lines {
        let mut lines = Lines::default();
        let room = columns.saturating_sub(self.indent);
        let fitting = usize::from((room / NARROW).max(1)).min(self.heads.len().max(1));
        let column = self.current.map_or(0, |(_, column)| column);
        let from = first_in_sight(column, self.heads.len(), fitting);
        let each = room / fitting as u16;
        // Headings without an entry below them say nothing, except where captures go.
        let several = self.heads.len() > 1 && (self.current.is_some() || !self.cells.is_empty());
        if several {
            lines.fixed.push(self.headings(from..from + fitting, columns, each));
        }
        for (row, cells) in self.cells.iter().enumerate() {
            let begins = lines.body.len();
            let current = self.current.filter(|(r, _)| *r == row);
            if let Some(name) = self.rows.get(row).copied().flatten() {
                let role = if current.is_some() { Role::Accent } else { Role::Strong };
                let head = current.filter(|_| several).and_then(|(_, c)| self.heads.get(c));
                let at = head.map_or(String::new(), |title| format!(" · {title}"));
                lines.body.push(vec![(self.indent / 2, format!("{name}{at}"), role)]);
            }
            let mut chosen = None;
            let stacks: Vec<Vec<Line>> = cells
                .iter()
                .skip(from)
                .take(fitting)
                .map(|notes| {
                    let mut stack = Vec::new();
                    for note in notes {
                        let top = stack.len();
                        let between = if fitting > 1 { 2 } else { 0 };
                        stack.extend(self.entry(note, each.saturating_sub(between), each >= WORDS));
                        if self.is_selected(note) {
                            chosen = Some(lines.body.len() + top..lines.body.len() + stack.len());
                        }
                    }
                    stack
                })
                .collect();
            for i in 0..stacks.iter().map(Vec::len).max().unwrap_or(0) {
                let line = stacks.iter().enumerate().filter_map(|(c, stack)| {
                    let left = self.indent + each * c as u16;
                    Some(stack.get(i)?.iter().map(move |(x, text, role)| (left + x, text.clone(), *role)))
                });
                lines.body.push(line.flatten().collect());
            }
            if chosen.is_some() {
                lines.focus = chosen;
            } else if current.is_some() && self.rows.len() > 1 && lines.focus.is_none() {
                lines.focus = Some(begins..lines.body.len());
            }
        }
        lines
    }

    fn headings(&self, shown: Range<usize>, columns: u16, each: u16) -> Line {
        let (before, behind) = (shown.start, self.heads.len() - shown.end);
        let mut line = Line::new();
        if before > 0 {
            line.push((0, format!("‹{before}"), Role::Dim));
        }
        let last = shown.len() - 1;
        for (i, at) in shown.enumerate() {
            let here = self.current.is_some_and(|(_, c)| c == at);
            let role = if here { Role::Accent } else { Role::Dim };
            let mark = if i == last && behind > 0 { 4 } else { 0 };
            let title = fit(self.heads[at], usize::from(each.saturating_sub(2 + mark))).into_owned();
            line.push((self.indent + each * i as u16, title, role));
        }
        if behind > 0 {
            let mark = format!("{behind}›");
            line.push((columns.saturating_sub(width(&mark) as u16), mark, Role::Dim));
        }
        line
    }

    fn is_selected(&self, note: &Note) -> bool {
        self.selected.is_some_and(|s| std::ptr::eq(s, note))
    }

    /// Returns an entry in as many lines as it needs, up to a depth; below it what was put under it. Its kind is a word
    /// or, in narrow cells, a sign.
    fn entry(&self, note: &Note, columns: u16, words: bool) -> Vec<Line> {
        let selected = self.is_selected(note);
        let role = |role| if selected { Role::Selected } else { role };
        let marked = self.marked.is_some_and(|m| std::ptr::eq(m, note));
        let (sign, sign_role) = match (marked, note.headline) {
            (true, _) => ("◆".to_owned(), Role::Text),
            (false, true) if !note.is_hidden() => ("★".to_owned(), Role::Text),
            _ if words => note_kind(note),
            _ => (note_sign(note).to_owned(), note_kind(note).1),
        };
        let indent = match width(&sign) as u16 {
            1 => 2,
            word => word + 2,
        };
        let room = usize::from(columns.saturating_sub(indent));
        let lines = wrap(&format!("{}{}", note_text(note), self.marks(note)), room, self.deep);
        let blank = " ".repeat(usize::from(indent));
        let text = |(i, line): (usize, String)| match i {
            0 => vec![(0, sign.clone(), role(sign_role)), (indent, line, role(Role::Text))],
            _ => vec![(0, format!("{blank}{line}"), role(Role::Text))],
        };
        let mut all: Vec<Line> = lines.into_iter().enumerate().map(text).collect();
        if selected || self.deep > 3 {
            let part = self.part.filter(|_| selected);
            all.extend(note.merged.iter().enumerate().map(|(i, m)| {
                let (sign, role) = if part == Some(i) { ("▸", Role::Accent) } else { ("+", Role::Dim) };
                vec![(0, format!("{blank}{sign} {}", fit(&m.text, room.saturating_sub(2))), role)]
            }));
        }
        all
    }

    /// Returns what was put on an entry, behind its words.
    fn marks(&self, note: &Note) -> String {
        let mut marks = String::new();
        if !note.merged.is_empty() {
            marks = format!(" +{}", note.merged.len());
        }
        if note.all_dots() > 0 {
            marks = format!("{marks} ●{}", note.all_dots());
        }
        for axis in self.axes.iter().flat_map(|a| &a.names) {
            if let Some(score) = note.score(axis) {
                marks = format!("{marks} · {axis} {score}");
            }
        }
        marks
    }

    /// Puts notes below the rows, each on the whole width.
    pub(super) fn append(&self, lines: &mut Lines, notes: &[&Note], columns: u16) {
        for note in notes {
            let top = lines.body.len();
            let room = columns.saturating_sub(self.indent);
            let entry = self.entry(note, room, room >= WORDS);
            let moved = |line: Line| line.into_iter().map(|(x, text, role)| (self.indent + x, text, role)).collect();
            lines.body.extend(entry.into_iter().map(moved));
            if self.is_selected(note) {
                lines.focus = Some(top..lines.body.len());
            }
        }
    }
}

/// Draws lines. Where they are too many, what has to be in sight is, else the last ones are, and what is above or
/// below is marked.
pub(super) fn show(lines: &Lines, area: Rect, pen: &mut Pen<'_>) {
    // Headings without an entry below them say nothing.
    let fits = usize::from(area.height) > lines.fixed.len();
    let fixed = if fits { lines.fixed.len() } else { lines.fixed.len().min(1) };
    let room = usize::from(area.height) - fixed;
    let over = lines.body.len().saturating_sub(room);
    let mut from = match &lines.focus {
        Some(focus) => focus.end.saturating_sub(room).min(over).min(focus.start.max(focus.end.saturating_sub(room))),
        None => over,
    };
    // What is shown begins with the beginning of an entry where it can.
    let goes_on = |line: &Line| line.iter().all(|(_, text, _)| text.starts_with("  "));
    while lines.focus.is_none() && from > 0 && from + 1 < lines.body.len() && goes_on(&lines.body[from]) {
        from += 1;
    }
    let shown = &lines.body[from..(from + room).min(lines.body.len())];
    let above = (from > 0 && room > 0).then_some((fixed, "↑ more"));
    let below = (from + room < lines.body.len() && room > 1).then(|| (fixed + room - 1, "↓ more"));
    for (row, line) in lines.fixed.iter().take(fixed).chain(shown).enumerate() {
        let mark = [above, below].into_iter().flatten().find(|(at, _)| *at == row);
        let columns = area.width.saturating_sub(mark.map_or(0, |(_, words)| width(words) as u16 + 2));
        for (x, text, role) in line {
            pen.text(area.x + x, area.y + row as u16, columns.saturating_sub(*x), text, *role);
        }
        if let Some((_, words)) = mark {
            pen.text_right(area.right(), area.y + row as u16, 16, words, Role::Dim);
        }
    }
}
