//! Owns the last rows of the home screen: the keys that mean something now, the line that is typed, and the message.

use ratatui::layout::{Position, Rect};

use super::cards::keys_of;
use crate::app::home::{HOME_KEYS, Home, HomeRow, Mode, SearchFor};
use crate::screens::parts::Pen;
use crate::screens::parts::text::{rows_beside, width, window};
use crate::theme::Role;
use crate::workshop::Moment;

/// The most rows that a message takes.
const MOST_ROWS: usize = 5;

/// Rows of the table of keys that the last row hints at: `+` joins two before one word. The second part says whether the
/// hint stands apart from the one before.
type Rows = (&'static str, bool);

/// The hints at the left, in their order.
const LEFT: [Rows; 8] = [
    ("up+down", false),
    ("run", false),
    ("read", false),
    ("report", false),
    ("blank", true),
    ("template", false),
    ("paste", false),
    ("open-file", false),
];
/// The hints at the right, which stay.
const RIGHT: [Rows; 3] = [("search", false), ("quit", false), ("help", false)];
/// The order in which hints give way where there is little room.
const GIVE_WAY: [&str; 8] = ["read", "report", "up+down", "open-file", "paste", "template", "blank", "run"];

/// A hint: the names of its rows, its keys, what they do, and whether it stands apart.
#[derive(Clone)]
struct Hint {
    ids: &'static str,
    keys: String,
    word: &'static str,
    apart: bool,
}

impl Hint {
    /// Returns the hints of these rows, as far as they have keys.
    fn all(home: &Home, rows: &[Rows]) -> Vec<Self> {
        let of = |(ids, apart): &Rows| {
            let last = ids.split('+').next_back();
            let word = HOME_KEYS.iter().find(|row| Some(row.id) == last).map_or("", |row| row.hint);
            Self { ids, keys: keys_of(home, ids), word, apart: *apart }
        };
        rows.iter().map(of).filter(|hint| !hint.keys.is_empty()).collect()
    }

    fn columns(&self) -> u16 {
        (width(&self.keys) + 1 + width(self.word)) as u16
    }
}

/// Draws the last rows; tells where the cursor is.
pub(super) fn draw(home: &Home, now: Moment, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let y = area.bottom().saturating_sub(1);
    let room = area.width.saturating_sub(1);
    let (label, line, help) = match &home.mode {
        Mode::List => {
            hints(home, now, area, y, pen);
            return None;
        }
        Mode::Text(_) | Mode::Review(..) | Mode::Help => {
            if let Some(message) = &home.message {
                say(message, room, area, pen);
            }
            return None;
        }
        Mode::Search(line, search) => {
            let rows = home.rows(now);
            let title = home.selected(&rows).and_then(|row| match &rows[row] {
                HomeRow::Session(listed) => Some(listed.title.clone()),
                _ => None,
            });
            let (label, verb) = match search {
                SearchFor::Run => ("search", "runs"),
                SearchFor::Follow => ("follow", "follows"),
            };
            let help = title.map_or_else(
                || "No session is found · Esc closes".to_owned(),
                |title| format!("Enter {verb} “{}” · ↑ ↓ choose · Esc closes", cut(&title)),
            );
            (label, line, help)
        }
        Mode::Templates(typing) => {
            let help = match home.chosen_template() {
                Ok(template) => format!("Enter makes “{}” · ↑ ↓ choose · Esc closes", cut(&template.name)),
                Err(why) => format!("{why} · Esc closes"),
            };
            ("template", &typing.line, help)
        }
        Mode::Path(line, offered) => {
            let names = offered.join("  ");
            if !names.is_empty() && offered.len() > 1 {
                pen.text(area.x + 1, y.saturating_sub(1), room, &names, Role::Dim);
            }
            ("open", line, "Tab completes · Enter opens · Esc closes".to_owned())
        }
    };
    let row = Rect { y, height: 1, ..area };
    let beside = beside_typed(label, line.text(), row);
    // What has no room beside the line stands above it.
    let help = match &home.message {
        Some(message) if width(message) > usize::from(beside) => {
            say(message, room, Rect { height: area.height.saturating_sub(1), ..area }, pen);
            help
        }
        Some(message) => message.clone(),
        None => help,
    };
    Some(typed(label, line.halves(), &shortened(&help, beside.into()), row, pen))
}

/// Writes a message up from the last row of an area, whose last line has so many columns.
fn say(message: &str, beside: u16, area: Rect, pen: &mut Pen<'_>) {
    let columns = area.width.saturating_sub(2);
    let most = usize::from(area.height / 4).clamp(1, MOST_ROWS);
    let rows = rows_beside(message, columns.into(), beside.min(columns).into(), most);
    let top = area.bottom().saturating_sub(rows.len() as u16);
    for (y, row) in (top..area.bottom()).zip(&rows) {
        if y + 1 < area.bottom() {
            pen.rule(area.x, y, area.width, " ", Role::Text);
        }
        pen.text(area.x + 1, y, columns, row, Role::Text);
    }
}

/// Returns how many columns are left for what stands beside a line that is typed: half of them, more where the line is
/// short.
fn beside_typed(label: &str, text: &str, row: Rect) -> u16 {
    let used = u16::try_from(width(label) + width(text)).unwrap_or(u16::MAX).saturating_add(1 + 3 + 1 + 2 + 1);
    let most = (row.width.saturating_sub(width(label) as u16 + 4)) / 2;
    row.width.saturating_sub(used).max(most)
}

/// Returns what Enter does and how the line is closed, without what stands between where there is no room for it.
fn shortened(help: &str, columns: usize) -> String {
    let mut parts: Vec<&str> = help.split(" · ").collect();
    while parts.len() > 2 && width(&parts.join(" · ")) > columns {
        parts.remove(parts.len() - 2);
    }
    parts.join(" · ")
}

/// Returns the beginning of a title, for a sentence.
fn cut(title: &str) -> String {
    crate::screens::parts::text::fit(title, 30).into_owned()
}

/// Draws a line that is being typed, and at its right what Enter does.
fn typed(label: &str, (before, behind): (&str, &str), help: &str, row: Rect, pen: &mut Pen<'_>) -> Position {
    let x = row.x + 1 + pen.text(row.x + 1, row.y, row.width, &format!("{label} ▸ "), Role::Accent);
    let whole = format!("{before}{behind}");
    let help_columns = u16::try_from(width(help)).unwrap_or(u16::MAX).min(beside_typed(label, &whole, row));
    let room = row.right().saturating_sub(x + help_columns + 2);
    let (text, cursor) = window(before, behind, usize::from(room));
    pen.text(x, row.y, room, &text, Role::Text);
    pen.text_right(row.right().saturating_sub(1), row.y, help_columns, help, Role::Dim);
    Position::new(x + u16::try_from(cursor).unwrap_or(0), row.y)
}

fn hints(home: &Home, now: Moment, area: Rect, y: u16, pen: &mut Pen<'_>) {
    let right = Hint::all(home, &RIGHT);
    let end = area.right().saturating_sub(1);
    let start = end.saturating_sub(columns(&right));
    let mut x = start;
    for (i, hint) in right.iter().enumerate() {
        x += if i > 0 { 2 } else { 0 };
        x += hint_at(x, y, hint, true, pen);
    }
    let room = start.saturating_sub(area.x + 1 + 2);
    if let Some(message) = &home.message {
        say(message, room, area, pen);
        return;
    }
    let mut left = Hint::all(home, &LEFT);
    let mut leaving = GIVE_WAY.iter();
    while columns(&left) > room {
        let Some(ids) = leaving.next() else { break };
        left.retain(|hint| hint.ids != *ids);
    }
    let on_session = home.selected_session(now).is_some();
    let mut x = area.x + 1;
    for (i, hint) in left.iter().enumerate() {
        x += if i == 0 { 0 } else { gap(hint) };
        let acts = on_session || !["read", "report"].contains(&hint.ids);
        x += hint_at(x, y, hint, acts, pen);
    }
}

fn gap(hint: &Hint) -> u16 {
    if hint.apart { 4 } else { 2 }
}

fn columns(hints: &[Hint]) -> u16 {
    let between: u16 = hints.iter().skip(1).map(gap).sum();
    hints.iter().map(Hint::columns).sum::<u16>() + between
}

/// Draws a hint, or leaves its place empty where its key does nothing now; tells the columns.
fn hint_at(x: u16, y: u16, hint: &Hint, acts: bool, pen: &mut Pen<'_>) -> u16 {
    if acts {
        let used = pen.text(x, y, 16, &hint.keys, Role::Key);
        pen.text(x + used + 1, y, 12, hint.word, Role::Text);
    }
    hint.columns()
}
