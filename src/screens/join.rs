//! Owns how phones join, drawn: the QR code, and beside it the address, the short code and who is there.

use ratatui::layout::Rect;

use super::parts::text::{width, wrap};
use super::parts::{Letters, Modules, Pen, Qr};
use crate::app::room::OpenRoom;
use crate::theme::Role;

/// The columns between the code and the words.
const GAP: u16 = 3;
/// The least columns for the words.
const LEAST: u16 = 26;
/// Below so many columns the margin is narrower.
const NARROW: u16 = 44;
/// What is said where the code has no room.
const TOO_SMALL: &str = "Make the window larger for the QR code";

/// What is drawn of a room that is open.
pub(super) struct Join<'a> {
    /// The room.
    pub(super) room: &'a OpenRoom,
    /// How many people are here.
    pub(super) here: usize,
    /// Letters may be larger than the terminal's own.
    pub(super) large: bool,
    /// Nobody has come for a while: what may be the reason is said.
    pub(super) nobody_came: bool,
}

/// A line of words: its row from the top, its column, the text.
type Line = (u16, u16, String, Role);

impl Join<'_> {
    /// Draws code and words on a screen: the code from the first row on or, where it is higher and there are so many more,
    /// from the row above; tells the first free row below.
    pub(super) fn draw(&self, area: Rect, more: u16, pen: &mut Pen<'_>) -> u16 {
        let left = area.x + if area.width < NARROW { 1 } else { 2 };
        let room = |x: u16| Rect { x, width: area.right().saturating_sub(x + 1), ..area };
        let code = Qr::of(&self.room.link);
        let fitting = code.as_ref().and_then(|qr| {
            let (columns, rows) = qr.size(Modules::Half);
            let up = rows.saturating_sub(area.height).min(more);
            let fits = left + columns + GAP + LEAST <= area.right() && rows <= area.height + 2 * up;
            fits.then_some((qr, (left, area.y - up), columns, rows))
        });
        let Some((qr, at, columns, rows)) = fitting else {
            let words = room(left);
            let lines = self.short_lines(words.width, code.is_some());
            put(&lines, words, pen);
            return area.y + lines.last().map_or(0, |(y, ..)| y + 1);
        };
        qr.draw(pen, at, Modules::Half);
        let words = room(at.0 + columns + GAP);
        if !self.draw_large(Rect { y: words.y + 1, ..words }, pen) {
            put(&self.lines(words.width), words, pen);
        }
        at.1 + rows
    }

    /// Draws it in the middle of a screen that the room looks at, as large as there is room.
    pub(super) fn draw_on_stage(&self, area: Rect, pen: &mut Pen<'_>) {
        let Some(qr) = Qr::of(&self.room.link) else { return self.draw_words(area, true, pen) };
        let is_large = area.width >= 120 && area.height >= 39;
        let sizes = [Modules::Whole, Modules::Half].into_iter().skip(usize::from(!is_large));
        let fits = |modules: &Modules| {
            let (columns, rows) = qr.size(*modules);
            rows <= area.height && columns + GAP + LEAST <= area.width
        };
        let Some(modules) = sizes.into_iter().find(fits) else { return self.draw_words(area, false, pen) };
        let (columns, rows) = qr.size(modules);
        let beside = area.width - columns - GAP;
        let words = self.large_columns().filter(|large| large + 2 <= beside);
        let plain = self.lines(beside);
        let widest = words.unwrap_or_else(|| columns_of(&plain));
        let x = area.x + (area.width - columns - GAP).saturating_sub(widest) / 2;
        let y = area.y + (area.height - rows) / 2;
        qr.draw(pen, (x, y), modules);
        let at = Rect { x: x + columns + GAP, y, width: beside.min(area.right() - (x + columns + GAP)), height: rows };
        if words.is_none() || !self.draw_large(Rect { y: y + 1, ..at }, pen) {
            put(&plain, at, pen);
        }
    }

    fn draw_words(&self, area: Rect, too_long: bool, pen: &mut Pen<'_>) {
        let lines = self.short_lines(area.width, !too_long);
        let rows = lines.last().map_or(0, |(y, ..)| y + 1);
        let columns = columns_of(&lines).min(area.width);
        let (x, y) = (area.x + (area.width - columns) / 2, area.y + area.height.saturating_sub(rows) / 2);
        put(&lines, Rect { x, y, width: columns, height: area.bottom().saturating_sub(y) }, pen);
    }

    /// Returns the words beside the code, in letters of the terminal.
    fn lines(&self, columns: u16) -> Vec<Line> {
        let mut lines = vec![
            (0, 0, "Join with your phone".to_owned(), Role::Strong),
            (2, 0, "1  scan the code, or".to_owned(), Role::Text),
            (4, 0, "2  open".to_owned(), Role::Text),
            (7, 3, "and type".to_owned(), Role::Text),
            (8, 3, self.room.code.clone(), Role::Strong),
        ];
        lines.extend((5..7).zip(self.address(columns)).map(|(y, text)| (y, 3, text, Role::Strong)));
        lines.extend((11..).zip(self.people()).map(|(y, text)| (y, 0, text, Role::Text)));
        let why = wrap(&self.why_nobody(), columns.into(), 2);
        lines.extend((12..).zip(why).map(|(y, text)| (y, 0, text, Role::Soon)));
        if let Some(why) = self.room.why_nobody_joins() {
            lines.extend((14..).zip(wrap(why, columns.into(), 4)).map(|(y, text)| (y, 0, text, Role::Bad)));
        } else {
            lines.push((15, 0, self.network(), Role::Dim));
            let http = if self.is_public() { "Encrypted (https)" } else { "Plain http: not for secrets" };
            lines.push((16, 0, http.to_owned(), Role::Dim));
        }
        lines
    }

    /// Returns the words where there is no code: what is typed by hand.
    fn short_lines(&self, columns: u16, could_be: bool) -> Vec<Line> {
        let text = |words: &str| (0, words.to_owned(), Role::Text);
        let blank = || text("");
        let mut lines = vec![(0, "Join with your phone".to_owned(), Role::Strong), blank(), text("1  open")];
        lines.extend(self.address(columns).into_iter().map(|part| (3, part, Role::Strong)));
        lines.extend([text("2  and type"), (3, self.room.code.clone(), Role::Strong), blank()]);
        let people = self.people().join(" · ");
        let fits = width(&people) <= usize::from(columns);
        lines.extend(if fits { vec![people] } else { self.people() }.iter().map(|line| text(line)));
        let below = match self.room.why_nobody_joins() {
            Some(why) => wrap(why, columns.into(), 4).into_iter().map(|line| (0, line, Role::Bad)).collect(),
            None if could_be => {
                wrap(TOO_SMALL, columns.into(), 2).into_iter().map(|line| (0, line, Role::Dim)).collect()
            }
            None => Vec::new(),
        };
        lines.extend(below);
        (0..).zip(lines).map(|(y, (x, text, role))| (y, x, text, role)).collect()
    }

    /// Returns the address, broken where it has no room in a line: it is typed letter by letter.
    fn address(&self, columns: u16) -> Vec<String> {
        let letters: Vec<char> = self.room.address.chars().collect();
        letters.chunks(usize::from(columns.saturating_sub(3)).max(8)).map(|part| part.iter().collect()).collect()
    }

    /// Draws the words with address and code in large letters; returns whether they have room.
    fn draw_large(&self, area: Rect, pen: &mut Pen<'_>) -> bool {
        if self.large_columns().is_none_or(|columns| columns > area.width) {
            return false;
        }
        let mut lines = vec![
            (0, 0, "1  Scan the code, or open".to_owned(), Role::Text),
            (7, 0, "2  and type".to_owned(), Role::Text),
            (14, 0, self.people().join(" · "), Role::Text),
            (15, 0, self.why_nobody(), Role::Soon),
        ];
        match self.room.why_nobody_joins() {
            Some(why) => {
                lines.extend((16..).zip(wrap(why, area.width.into(), 3)).map(|(y, text)| (y, 0, text, Role::Bad)));
            }
            None => lines.push((16, 0, self.network_and_http(), Role::Dim)),
        }
        put(&lines, area, pen);
        for (y, text) in [(2, &self.room.address), (9, &self.room.code)] {
            Letters::Large.draw(pen, (area.x, area.y + y), area.width, text, Role::Strong);
        }
        true
    }

    /// Returns the columns of the widest line beside large letters, or of these; nothing where there may be none.
    fn large_columns(&self) -> Option<u16> {
        let letters = [&self.room.address, &self.room.code].into_iter().filter(|_| self.large);
        let letters = letters.map(|text| Letters::Large.columns(text)).collect::<Option<Vec<_>>>()?;
        let widest = letters.into_iter().max()?;
        let people = width(&self.people().join(" · ")) as u16;
        let network = if self.room.why_nobody_joins().is_some() { 0 } else { width(&self.network_and_http()) as u16 };
        Some(widest.max(people).max(network))
    }

    /// Returns in which network phones have to be, and what it means that pages come as they are.
    fn network_and_http(&self) -> String {
        let http = if self.is_public() { "encrypted (https)" } else { "plain http: not for secrets" };
        format!("{} · {http}", self.network())
    }

    /// Returns whether a proxy gives the address, so that phones may be in any network.
    fn is_public(&self) -> bool {
        self.room.link.starts_with("https:")
    }

    /// Returns who is there by phone.
    fn people(&self) -> Vec<String> {
        let OpenRoom { people, unnamed, .. } = self.room;
        let of = if self.here == 0 { String::new() } else { format!(" of {}", self.here.max(*people)) };
        let named = format!("{people}{of} on their phones");
        let unnamed = (*unnamed > 0).then(|| format!("{unnamed} without a name"));
        std::iter::once(named).chain(unnamed).collect()
    }

    /// Says why nobody may have come, where that is worth a sentence.
    fn why_nobody(&self) -> String {
        let says = self.nobody_came && self.room.why_nobody_joins().is_none();
        if says && self.is_public() {
            return "Nobody yet? The proxy may not reach the room.".to_owned();
        }
        let port = self.room.address.rsplit(':').next().unwrap_or_default();
        if says { format!("Nobody yet? A firewall or a guest Wi-Fi may block port {port}.") } else { String::new() }
    }

    /// Returns in which network phones have to be.
    fn network(&self) -> String {
        match &self.room.wifi {
            Some(name) => format!("Same Wi-Fi: {name}"),
            None if self.is_public() => "Phones can be in any network".to_owned(),
            None => "Phones must be in the same network".to_owned(),
        }
    }
}

/// Returns the columns of the widest line.
fn columns_of(lines: &[Line]) -> u16 {
    lines.iter().map(|(_, x, text, _)| x + width(text) as u16).max().unwrap_or(0)
}

fn put(lines: &[Line], area: Rect, pen: &mut Pen<'_>) {
    for (y, x, text, role) in lines.iter().filter(|(y, ..)| *y < area.height) {
        pen.text(area.x + x, area.y + y, area.width.saturating_sub(*x), text, *role);
    }
}
