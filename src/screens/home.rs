//! Owns the home screen: the sessions there are, and how a new one begins.

mod cards;
mod foot;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::parts::text::width;
use super::parts::{Pen, first_shown};
use crate::app::home::{Home, HomeRow, Listed, ListedTrouble, Mode, Start, StatePart, template_count};
use crate::theme::{Role, Theme};
use crate::workshop::Moment;
use crate::workshop::text::visible;

/// The left edge of what is written, and of the titles.
const EDGE: u16 = 3;
const TITLES: u16 = 5;
/// The columns that a title takes at least, when the session is, and how it stands.
const TITLE: u16 = 45;
const WHEN: u16 = 19;
const STATE: u16 = 31;
/// The narrowest screen with everything of a session in one row.
const WIDE: u16 = 110;

/// Draws what can be run, read and begun; tells where the cursor of a line being typed is.
pub fn home(home: &Home, theme: &Theme, now: Moment, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let mut pen = Pen::on_ground(theme, area, buf);
    if area.height < 4 {
        return None;
    }
    let clock = now.format("%a %-d %b · %H:%M").to_string();
    pen.text(area.x + EDGE, area.y + 1, area.width.saturating_sub(EDGE), "roundtable", Role::Strong);
    pen.text_right(area.right().saturating_sub(EDGE), area.y + 1, 24, &clock, Role::Dim);
    let list = Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area };
    draw_list(home, now, list, &mut pen);
    let cursor = foot::draw(home, now, area, &mut pen);
    match &home.mode {
        Mode::Templates(typing) => cards::templates(&home.found_templates(), typing.at, area, &mut pen),
        Mode::Text(text) => return cards::text(text, area, &mut pen),
        Mode::Review(incoming, selected) => cards::review(incoming, *selected, area, &mut pen),
        Mode::Help => cards::help(home, area, &mut pen),
        Mode::List | Mode::Search(..) | Mode::Path(..) => {}
    }
    cursor
}

/// One line of the list.
enum Line<'a> {
    Empty,
    Row(&'a HomeRow<'a>),
    /// State and file of the selected session, where the screen is narrow.
    Detail(&'a Listed),
}

fn draw_list(home: &Home, now: Moment, area: Rect, pen: &mut Pen<'_>) {
    let rows = home.rows(now);
    let selected = home.selected(&rows);
    let is_narrow = area.width < WIDE;
    let (mut lines, mut at) = (Vec::new(), 0);
    for (i, row) in rows.iter().enumerate() {
        if matches!(row, HomeRow::Heading(_)) && !lines.is_empty() {
            lines.push((Line::Empty, false));
        }
        let is_selected = selected == Some(i);
        if is_selected {
            at = lines.len();
        }
        lines.push((Line::Row(row), is_selected));
        if let (HomeRow::Session(listed), true, true) = (row, is_narrow, is_selected) {
            lines.push((Line::Detail(listed), false));
        }
    }
    if rows.is_empty() {
        pen.text(area.x + EDGE, area.y, area.width.saturating_sub(EDGE), "No session is found.", Role::Dim);
    }
    let room = usize::from(area.height);
    let skip = first_shown(at, lines.len(), room);
    let columns = Columns::of(home.sessions(), area);
    for (y, (line, is_selected)) in (area.y..).zip(lines.iter().skip(skip).take(room)) {
        match line {
            Line::Empty => {}
            Line::Detail(listed) => detail(listed, now, area, y, pen),
            Line::Row(HomeRow::Heading(name)) => {
                pen.text(area.x + EDGE, y, area.width.saturating_sub(EDGE), name, Role::Dim);
            }
            Line::Row(HomeRow::Older(count)) => {
                pen.text(
                    area.x + TITLES,
                    y,
                    area.width.saturating_sub(TITLES),
                    &format!("{count} older: /"),
                    Role::Dim,
                );
            }
            Line::Row(HomeRow::Start(start)) => begin(*start, home, *is_selected, area, y, pen),
            Line::Row(HomeRow::Session(listed)) => session(listed, now, &columns, *is_selected, area, y, pen),
        }
    }
    let more = match (skip > 0, skip + room < lines.len()) {
        (true, true) => "↑↓ more",
        (true, false) => "↑ more",
        (false, true) => "↓ more",
        (false, false) => return,
    };
    pen.text_right(area.right().saturating_sub(EDGE), area.bottom(), 8, more, Role::Dim);
}

/// Where the columns of a session begin.
struct Columns {
    when: u16,
    state: u16,
    /// Where a file begins that need not be shortened; on a narrow screen there is no such column.
    place: Option<u16>,
}

impl Columns {
    fn of(sessions: &[Listed], area: Rect) -> Self {
        if area.width < WIDE {
            let when = area.right().saturating_sub(30).max(area.x + 20);
            return Self { when, state: area.right(), place: None };
        }
        let free = area.width.saturating_sub(TITLES + TITLE + WHEN + STATE + 20);
        let longest = sessions.iter().map(|s| width(&visible(&s.title))).max().unwrap_or(0);
        let wish = u16::try_from(longest + 2).unwrap_or(u16::MAX).saturating_sub(TITLE);
        // On a screen of less than 120 columns the titles give way.
        let lack = (TITLES + TITLE + WHEN + STATE + 20).saturating_sub(area.width);
        let when = area.x + TITLES + TITLE + wish.min(free) - lack;
        Self { when, state: when + WHEN, place: Some(when + WHEN + STATE) }
    }
}

fn session(listed: &Listed, now: Moment, columns: &Columns, is_selected: bool, area: Rect, y: u16, pen: &mut Pen<'_>) {
    let [role, dim] = mark(is_selected, area, y, pen);
    let titles = columns.when.saturating_sub(area.x + TITLES + 1);
    pen.text(area.x + TITLES, y, titles, &listed.title, role);
    let whens = columns.state.saturating_sub(columns.when + 1).min(area.right() - columns.when);
    pen.text(columns.when, y, whens, &listed.when(now), dim);
    let Some(start) = columns.place else { return };
    let mut x = columns.state;
    for part in listed.state(now) {
        let role = if is_selected && matches!(part, StatePart::Words(_)) { role } else { state_role(&part) };
        x += pen.text(x, y, area.right() - x, part.text(), role);
    }
    let end = area.right().saturating_sub(EDGE);
    let whole = whole_place(listed);
    if width(&whole) <= usize::from(area.right() - start) {
        pen.text(start, y, area.right() - start, &whole, dim);
    } else {
        let room = end.saturating_sub(x + 1);
        pen.text_right(end, y, room, &short_place(listed, room), dim);
    }
}

/// Marks the selected row; tells the roles of its title and of the rest.
fn mark(is_selected: bool, area: Rect, y: u16, pen: &mut Pen<'_>) -> [Role; 2] {
    let row = Rect { x: area.x + EDGE, width: area.width.saturating_sub(EDGE), ..area };
    let roles = pen.row(row, y, is_selected, [Role::Text, Role::Dim]);
    if is_selected {
        pen.text(area.x + EDGE, y, 1, "▸", roles[0]);
    }
    roles
}

fn state_role(part: &StatePart) -> Role {
    match part {
        StatePart::Words(_) => Role::Dim,
        StatePart::Left(_) => Role::Accent,
        StatePart::Over(_) => Role::Over,
        StatePart::Open(_) => Role::Soon,
        StatePart::Bad(_) => Role::Bad,
    }
}

/// Draws state and file of the selected session below its title.
fn detail(listed: &Listed, now: Moment, area: Rect, y: u16, pen: &mut Pen<'_>) {
    let state: String = listed.state(now).iter().map(StatePart::text).collect();
    let x = area.x + TITLES;
    let used = pen.text(x, y, area.right().saturating_sub(x), &state, Role::Dim);
    let (start, end) = (x + used + if used > 0 { 3 } else { 0 }, area.right().saturating_sub(EDGE));
    let room = end.saturating_sub(start);
    let whole = whole_place(listed);
    let place = if width(&whole) <= usize::from(room) { whole } else { short_place(listed, room) };
    pen.text_right(end, y, room, &place, Role::Dim);
}

/// Returns what stands behind the name of a file that is gone.
fn missing(listed: &Listed) -> &'static str {
    if listed.trouble == Some(ListedTrouble::Missing) { " · not found" } else { "" }
}

fn whole_place(listed: &Listed) -> String {
    format!("{}{}", visible(&listed.place), missing(listed))
}

/// Returns the file shortened from the left: with its folder where there is room, else alone, else its end.
fn short_place(listed: &Listed, room: u16) -> String {
    let (place, room) = (visible(&listed.place), usize::from(room));
    let after = missing(listed);
    let cuts = place.rmatch_indices('/').map(|(at, _)| &place[at + 1..]);
    let two = cuts.take(2).collect::<Vec<_>>();
    let fitting = two.iter().rev().map(|part| format!("{part}{after}")).find(|text| width(text) <= room);
    fitting.unwrap_or_else(|| {
        let name = format!("{}{after}", two.first().copied().unwrap_or(&place));
        let from = (0..name.len()).filter(|at| name.is_char_boundary(*at));
        let cut = from.map(|at| format!("…{}", &name[at..])).find(|text| width(text) <= room);
        cut.unwrap_or_default()
    })
}

/// Draws a way to begin.
fn begin(start: Start, home: &Home, is_selected: bool, area: Rect, y: u16, pen: &mut Pen<'_>) {
    const NAMES: u16 = 8;
    const ABOUT: u16 = 30;
    let [role, dim] = mark(is_selected, area, y, pen);
    let (id, name) = start.words();
    let key = home.keys.shown(id);
    let about = match start {
        Start::Blank => "a title, then activities one line each".to_owned(),
        Start::Template => template_count(home),
        Start::Text => "one activity a line: Coffee, 10, break".to_owned(),
        Start::Follow => "its people, open actions and parked items".to_owned(),
        Start::Open => String::new(),
    };
    pen.text(area.x + TITLES, y, NAMES - TITLES - 1, &key, if is_selected { role } else { Role::Key });
    pen.text(area.x + NAMES, y, ABOUT - NAMES - 1, name, role);
    pen.text(area.x + ABOUT, y, area.width.saturating_sub(ABOUT + 1), &about, dim);
}
