//! The stage before the session starts: what it is called and for, when it starts, what is planned, what everybody
//! keeps to.

use chrono::TimeDelta;
use ratatui::layout::Rect;

use super::scene::{Layout, Scene, State};
use crate::screens::parts::text::{width, wrap};
use crate::screens::parts::{Letters, Pen, digits};
use crate::screens::status::time;
use crate::theme::Role;
use crate::workshop::time::wording::day_words;
use crate::workshop::{COUNTDOWN, Shows, count_of, digits as clock};

/// The state.
pub(super) const STATE: State = State { shows: Shows::Welcome, aside: |_| Vec::new(), draw };

/// The columns from one column of a list to the next.
const GAP: u16 = 3;

/// From so many rows on there are two blank rows between what stands below one another.
const HIGH_ENOUGH: u16 = 24;

/// When it starts: in words, and the digits of the last minutes.
struct Start {
    words: String,
    digits: Option<String>,
}

impl Start {
    fn of(scene: &Scene<'_>) -> Self {
        let Some(at) = scene.public.starts else {
            return Self { words: "We start soon".to_owned(), digits: None };
        };
        let left = at - scene.now;
        let day = if at.date_naive() == scene.now.date_naive() {
            String::new()
        } else {
            format!("{}, ", day_words(at.date_naive(), scene.now.date_naive()))
        };
        let words = format!("We start at {day}{}", time(at));
        if left <= TimeDelta::zero() {
            return Self { words: format!("{words}    any moment now"), digits: None };
        }
        if left <= COUNTDOWN {
            return Self { words, digits: Some(clock(left)) };
        }
        let minutes = (left + TimeDelta::seconds(59)).num_minutes();
        let soon = if minutes < 100 { format!("    in {minutes} min") } else { String::new() };
        Self { words: words + &soon, digits: None }
    }

    /// Returns the rows that it takes.
    fn rows(&self, layout: &Layout) -> u16 {
        self.digits.as_ref().map_or(1, |text| digits::size(text, scale(layout)).1)
    }

    /// Draws the words, and beside them the digits; tells the rows it took.
    fn draw(&self, (x, y): (u16, u16), layout: &Layout, pen: &mut Pen<'_>) -> u16 {
        let Some(text) = &self.digits else {
            pen.text(x, y, layout.text.right().saturating_sub(x), &self.words, Role::Strong);
            return 1;
        };
        let scale = scale(layout);
        let (columns, rows) = digits::size(text, scale);
        let words = width(&self.words) as u16;
        pen.text(x, y + rows / 2, words, &self.words, Role::Strong);
        let at = Rect { x: x + words + 4, y, width: columns, height: rows };
        digits::draw(pen, at, text, scale, Role::Accent);
        rows
    }
}

/// Returns the size of the digits of the last minutes.
fn scale(layout: &Layout) -> u16 {
    if layout.is_low { 1 } else { 2 }
}

fn draw(scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) {
    let public = scene.public;
    let first = if layout.is_low { 1 } else { 3 };
    let area =
        Rect { y: layout.area.y + first, height: layout.next.saturating_sub(layout.area.y + first), ..layout.text };
    let most = if layout.is_low { 0 } else { 2 };
    let (letters, title) = layout.set(&public.title, area.width, most, 2);
    let columns = title.iter().filter_map(|line| letters.columns(line)).max().unwrap_or(0);
    let lists = Lists::of(scene, area.width, layout.is_low);
    let purpose = wrap(public.purpose.as_deref().unwrap_or_default(), area.width.into(), 3);
    let start = Start::of(scene);
    // The air between the blocks gives way before what stands in the lists.
    let above = title.len() as u16 * letters.rows() + purpose.len() as u16 + start.rows(layout);
    let gaps = 2 + u16::from(!purpose.is_empty());
    let airs = if area.height >= HIGH_ENOUGH { [2, 1, 0] } else { [1, 0, 0] };
    let has_room = |gap: &u16| above + gaps * gap + lists.rows() < area.height;
    let gap = airs.into_iter().find(has_room).unwrap_or(u16::from(!layout.is_small()));
    let widest = purpose.iter().map(|line| width(line) as u16).chain([width(&start.words) as u16, lists.columns]).max();
    let x = area.x + area.width.saturating_sub(widest.unwrap_or(0)) / 2;
    let centre = area.x + area.width.saturating_sub(columns) / 2;
    let title_x = if letters == Letters::Plain { x } else { centre };
    let mut y = area.y + letters.draw_lines(pen, (title_x, area.y), area.width, &title, Role::Strong) + gap;
    for line in &purpose {
        pen.text(x, y, area.right().saturating_sub(x), line, Role::Text);
        y += 1;
    }
    y += if purpose.is_empty() { 0 } else { gap };
    y += start.draw((x, y), layout, pen) + gap;
    lists.draw(Rect { x, y, width: area.right().saturating_sub(x), height: area.bottom().saturating_sub(y + 1) }, pen);
    if let Some(room) = scene.room {
        let words = |before: &str| {
            let [address, code] = [&room.address, &room.code].map(|text| (text.clone(), Role::Strong));
            [(before.to_owned(), Role::Text), address, ("   code ".to_owned(), Role::Text), code]
        };
        let columns = layout.wide.right().saturating_sub(x);
        let whole = words("Join with your phone: ");
        let fits = whole.iter().map(|(text, _)| width(text)).sum::<usize>() <= usize::from(columns);
        pen.pieces(x, layout.next, columns, &if fits { whole } else { words("Join: ") });
    }
}

/// The agenda and the guidelines, beside one another or one below the other.
struct Lists {
    agenda: Vec<(String, String, String)>,
    title: u16,
    guidelines: Vec<String>,
    columns: u16,
    /// Where the guidelines begin, where they stand beside the agenda.
    beside: Option<u16>,
}

impl Lists {
    fn of(scene: &Scene<'_>, columns: u16, is_low: bool) -> Self {
        let public = scene.public;
        let row = |a: &crate::workshop::PublicActivity| (time(a.starts), a.title.clone(), a.minutes.to_string());
        let mut agenda: Vec<_> = public.agenda.iter().map(row).collect();
        let has_times = public.starts.is_some();
        if has_times && !agenda.is_empty() {
            agenda.push((time(public.planned_end), "End".to_owned(), String::new()));
        } else {
            for (time, ..) in &mut agenda {
                time.clear();
            }
        }
        let longest = agenda.iter().map(|(_, title, _)| width(title)).max().unwrap_or(0) as u16;
        let before = if has_times { 5 + GAP } else { 0 };
        let title = longest.min(columns.saturating_sub(before + 4 + 3));
        let left = before + title + 4 + 3;
        let widest = public.guidelines.iter().map(|g| width(g)).max().unwrap_or(0) as u16;
        let fits =
            !is_low && !public.guidelines.is_empty() && !agenda.is_empty() && left + 4 + widest.min(28) <= columns;
        let beside = fits.then(|| (columns * 54 / 100).max(left + 4).min(columns.saturating_sub(widest.min(28))));
        let columns = beside.map_or(left.max(widest).min(columns), |at| (at + widest).min(columns));
        Self { agenda, title, guidelines: public.guidelines.clone(), columns, beside }
    }

    /// Returns the rows of the guidelines below the agenda, with a blank one and their heading.
    fn below(&self) -> u16 {
        let guidelines = self.guidelines.len() as u16;
        if self.beside.is_none() && guidelines > 0 { guidelines + 2 } else { 0 }
    }

    /// Returns the rows that all of it takes; the heading of the agenda can be left out.
    fn rows(&self) -> u16 {
        let beside = if self.beside.is_some() { self.guidelines.len() } else { 0 };
        self.agenda.len().max(beside) as u16 + self.below()
    }

    fn draw(&self, area: Rect, pen: &mut Pen<'_>) {
        let guidelines = self.guidelines.len() as u16;
        let below = self.below();
        let has_heads = area.height > self.agenda.len() as u16 + below;
        let airy = has_heads && area.height > self.agenda.len() as u16 + below + 2;
        let mut y = area.y;
        if has_heads && !self.agenda.is_empty() {
            pen.text(area.x, y, area.width, "Agenda", Role::Dim);
        }
        if let Some(x) = self.beside.map(|at| area.x + at) {
            let columns = area.right().saturating_sub(x);
            if has_heads {
                pen.text(x, y, columns, "Guidelines", Role::Dim);
            }
            let top = y + u16::from(has_heads) + u16::from(airy);
            let lines: Vec<String> = self.guidelines.iter().flat_map(|g| wrap(g, columns.into(), 3)).collect();
            let high = usize::from(area.bottom().saturating_sub(top));
            let shown = if lines.len() > high { high.saturating_sub(1) } else { lines.len() };
            let room = Rect { x, y: top, width: columns, height: shown as u16 };
            pen.lines(room.intersection(pen.buf.area), lines[..shown].iter().map(|l| (l, Role::Text)));
            if shown < lines.len() && high > 0 {
                pen.text(x, top + shown as u16, columns, "… more", Role::Dim);
            }
        }
        y += u16::from(has_heads) + u16::from(airy);
        let room = usize::from(area.bottom().saturating_sub(y));
        let shown = if self.agenda.len() > room { room.saturating_sub(1) } else { self.agenda.len() };
        for (time, title, minutes) in &self.agenda[..shown] {
            let x = area.x + if time.is_empty() { 0 } else { 5 + GAP };
            pen.text(area.x, y, 5, time, Role::Dim);
            pen.text(x, y, self.title, title, Role::Text);
            pen.text_right(x + self.title + 7, y, 4, minutes, Role::Dim);
            y += 1;
        }
        let mut more = |y: u16, said: &str| pen.text(area.x, y.min(area.bottom()), area.width, said, Role::Dim);
        if shown < self.agenda.len() {
            let more_of_it = if shown > 0 {
                format!("{} more", self.agenda.len() - shown)
            } else {
                count_of(self.agenda.iter().filter(|(_, _, minutes)| !minutes.is_empty()).count(), "activity")
            };
            let below = if below > 0 {
                format!(" and {}", count_of(self.guidelines.len(), "guideline"))
            } else {
                String::new()
            };
            more(y, &format!("… {more_of_it}{below}"));
            return;
        }
        if self.beside.is_some() || guidelines == 0 {
            return;
        }
        // Below the agenda they have a heading, and at least one of them has room; else only their number is told.
        let room = area.bottom().saturating_sub(y + 2);
        let shown = if room < guidelines { room.saturating_sub(1) } else { guidelines };
        if shown == 0 {
            more(y, &format!("… and {}", count_of(self.guidelines.len(), "guideline")));
            return;
        }
        if shown < guidelines {
            more(y + 2 + shown, &format!("… {} more", guidelines - shown));
        }
        pen.text(area.x, y + 1, area.width, "Guidelines", Role::Dim);
        for (y, line) in (y + 2..).zip(&self.guidelines[..usize::from(shown)]) {
            pen.text(area.x, y, area.width, line, Role::Text);
        }
    }
}
