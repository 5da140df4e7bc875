//! Owns the screen for reading a session: the pages at the left, one of them at the right, and the same as plain text.

mod axes;

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::parts::text::{width, window, wrap};
use super::parts::{Pen, bar, centred, first_shown};
use crate::app::pages::{Page, Passage, PassageKind};
use crate::app::{REVIEW_KEYS, ReviewScreen};
use crate::theme::{Role, Theme};
use crate::workshop::count_of;
use crate::workshop::digest::{Span, Timeline};
use crate::workshop::text::visible;

/// From this width on the pages have a column of their own.
const WIDE: u16 = 84;

/// The columns of the list of pages.
const LIST: u16 = 28;

/// A passage is at most so many lines long on the screen.
const MOST_LINES: usize = 200;

/// One line of a passage: how far in it begins, its words, its look.
type PassageLine = (u16, String, Role);

/// Draws what is read; tells where the cursor of the search is, and how many lines of the chosen passage have no room.
pub fn review(r: &ReviewScreen, theme: &Theme, area: Rect, buf: &mut Buffer) -> (Option<Position>, usize) {
    let mut pen = Pen::on_ground(theme, area, buf);
    if area.width < super::LEAST.0 || area.height < super::LEAST.1 {
        let text = format!("needs {}×{}", super::LEAST.0, super::LEAST.1);
        pen.text(area.x, area.y, area.width, &text, Role::Dim);
        return (None, 0);
    }
    let page = &r.pages[r.page];
    let place = format!("{} of {}", r.page + 1, r.pages.len());
    let state = match (area.width >= 60, r.follows) {
        (false, _) => place,
        (true, true) => format!("live · {place}"),
        (true, false) => format!("read-only · {place}"),
    };
    let x = pen.text_right(area.right() - 1, area.y, area.width / 2, &state, Role::Dim);
    pen.text(area.x + 1, area.y, x.saturating_sub(area.x + 3), &r.title, Role::Strong);
    let trouble = r.trouble.as_ref().map(|trouble| format!("! {trouble}"));
    let trouble =
        trouble.map_or_else(Vec::new, |text| wrap(&text, usize::from(area.width - 2), usize::from(area.height / 4)));
    let warned = trouble.len() as u16;
    let body = Rect { y: area.y + 2, height: area.height - 4 - warned, ..area };
    let inside = if area.width >= WIDE {
        list(r, Rect { x: area.x + 2, width: LIST, ..body }, &mut pen);
        for y in body.top()..body.bottom() {
            pen.rule(area.x + LIST + 3, y, 1, "│", Role::Line);
        }
        let x = area.x + LIST + 6;
        Rect { x, width: (area.right() - x).saturating_sub(2).min(110), ..body }
    } else {
        let name = if r.search.is_some() { "Search" } else { page.title.as_str() };
        pen.text(area.x + 1, area.y + 1, area.width - 2, &format!("▸ {name}"), Role::Accent);
        Rect { x: area.x + 1, width: area.width - 2, y: body.y + 1, height: body.height - 1 }
    };
    let over = if r.search.is_some() {
        search_results(r, inside, &mut pen);
        0
    } else {
        passages(r, inside, &mut pen)
    };
    let warning = Rect { x: area.x + 1, y: area.bottom() - 1 - warned, width: area.width - 2, height: warned };
    pen.lines(warning, trouble.iter().map(|line| (line, Role::Bad)));
    let above = Rect { height: area.height - 1, ..area };
    if let Some(from) = r.help {
        help(r, from, above, &mut pen);
    }
    if let Some(url) = &r.asked {
        open_link_question(url, above, &mut pen);
    }
    (bottom(r, Rect { x: area.x + 1, y: area.bottom() - 1, width: area.width - 2, height: 1 }, &mut pen), over)
}

fn list(r: &ReviewScreen, area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.height);
    let skip = first_shown(r.page, r.pages.len(), room);
    for (row, (i, page)) in r.pages.iter().enumerate().skip(skip).take(room).enumerate() {
        let (sign, role) = if i == r.page { ("▸ ", Role::Accent) } else { ("  ", Role::Text) };
        pen.text(area.x, area.y + row as u16, area.width, &format!("{sign}{}", page.title), role);
    }
}

/// Draws a page so that the chosen passage is in sight; tells how many of its lines have no room.
fn passages(r: &ReviewScreen, area: Rect, pen: &mut Pen<'_>) -> usize {
    let (page, chosen) = (&r.pages[r.page], r.passage);
    if page.passages.is_empty() {
        pen.text(area.x, area.y, area.width, "Nothing yet.", Role::Dim);
        return 0;
    }
    let room = usize::from(area.height);
    let rows = |i: usize| rows(&page.passages[i], i == 0, area.width.saturating_sub(2));
    let over = rows(chosen).len().saturating_sub(room);
    let inside = r.inside.min(over);
    // What lies below is looked at first, then as much above as has room.
    let mut below = 0;
    let mut last = chosen;
    while last < page.passages.len() && below < room / 2 {
        below += rows(last).len();
        last += 1;
    }
    let (mut first, mut used) = (chosen, below);
    while first > 0 && over == 0 {
        let height = rows(first - 1).len();
        if used + height > room {
            break;
        }
        used += height;
        first -= 1;
    }
    let lines = (first..page.passages.len()).flat_map(|i| rows(i).into_iter().map(move |row| (i, row)));
    for (y, (i, (indent, text, role))) in lines.skip(inside).take(room).enumerate() {
        let at = area.y + y as u16;
        // A chosen heading is marked beside its words, not in the empty line above them.
        if i == chosen && !(role == Role::Text && text.is_empty()) {
            pen.rule(area.x, at, 1, "▎", Role::Accent);
        }
        pen.text(area.x + 2 + indent, at, area.width.saturating_sub(2 + indent), &text, role);
    }
    if inside < over {
        pen.text_right(area.right(), area.bottom() - 1, 8, " ↓ more", Role::Key);
    }
    over
}

/// Returns the lines of a passage at a width.
fn rows(passage: &Passage, first: bool, columns: u16) -> Vec<PassageLine> {
    let text = |indent: u16, role: Role| -> Vec<PassageLine> {
        let room = usize::from(columns.saturating_sub(indent));
        wrap(&passage.text, room, MOST_LINES).into_iter().map(|line| (indent, line, role)).collect()
    };
    match &passage.kind {
        PassageKind::Heading => {
            let mut lines = text(0, Role::Strong);
            if !first {
                lines.insert(0, (0, String::new(), Role::Text));
            }
            lines
        }
        PassageKind::Text => text(0, Role::Text),
        PassageKind::Aside => text(0, Role::Dim),
        PassageKind::Item(sign) => with_sign(sign, text(2, Role::Text)),
        PassageKind::Link(_) => with_sign("→", text(2, Role::Key)),
        PassageKind::Bar { part, of, figures, wide } => {
            // Every bar of a poll has the same room, so that they can be compared.
            let wide = (*wide as u16).max(10) + 2;
            let label = (columns * 2 / 5).max(12);
            let pad = |text: &str, to: u16| " ".repeat(usize::from(to).saturating_sub(width(text)));
            // What is too long to stand beside its bar stands above it, whole.
            let mut lines = text(0, Role::Text);
            let room = columns.saturating_sub(label + wide + 2);
            let beside = room >= 8 && lines.len() == 1 && width(&lines[0].1) <= usize::from(label);
            let (name, room) = match (beside, room >= 8) {
                (true, _) => (format!("{}{}", lines[0].1, pad(&lines[0].1, label)), room),
                (_, true) => (pad("", label), room),
                (_, false) => (String::new(), columns.saturating_sub(wide + 4)),
            };
            if beside {
                lines.clear();
            }
            let drawn = bar(*part, *of, room);
            lines.push((0, format!("{name}  {drawn}{}  {figures}", pad(&drawn, room)), Role::Text));
            lines
        }
        PassageKind::Axes(picture) => {
            axes::lines(picture, columns).into_iter().map(|line| (0, line, Role::Text)).collect()
        }
        PassageKind::Day(day) => vec![
            (0, format!("planned {}", scale(&day.planned, day, columns)), Role::Dim),
            (0, format!("actual  {}", scale(&day.actual, day, columns)), Role::Text),
        ],
    }
}

fn with_sign(sign: &str, mut lines: Vec<PassageLine>) -> Vec<PassageLine> {
    if let Some((indent, text, _)) = lines.first_mut() {
        (*indent, *text) = (0, format!("{sign} {text}"));
    }
    lines
}

/// Pieces of the day in a line: each begins with its number and is as long as its share; `┃` is the hard end.
fn scale(spans: &[Span], day: &Timeline, columns: u16) -> String {
    let columns = i64::from(columns.saturating_sub(8)).max(1);
    let at = |s: i64| (s.clamp(0, day.whole_s) * (columns - 1) / day.whole_s.max(1)) as usize;
    let mut line = vec![' '; columns as usize];
    for span in spans {
        let (from, until) = (at(span.from_s), at(span.from_s + span.length_s));
        line[from..until.max(from)].fill('━');
        for (i, digit) in span.number.to_string().chars().enumerate() {
            if from + i < until.max(from + 1) && from + i < line.len() {
                line[from + i] = digit;
            }
        }
    }
    if let Some(end) = day.hard_end_s {
        line[at(end)] = '┃';
    }
    line.into_iter().collect::<String>().trim_end().to_owned()
}

fn search_results(r: &ReviewScreen, area: Rect, pen: &mut Pen<'_>) {
    let typed = r.search.as_ref().is_some_and(|l| !l.text().trim().is_empty());
    let head = match r.found.len() {
        _ if !typed => "Type words: a passage must contain all of them.".to_owned(),
        0 => "Nothing found.".to_owned(),
        n => format!("{n} found"),
    };
    pen.text(area.x, area.y, area.width, &head, Role::Dim);
    let room = usize::from(area.height.saturating_sub(2));
    let skip = first_shown(r.chosen, r.found.len(), room);
    for (row, (i, &(page, passage))) in r.found.iter().enumerate().skip(skip).take(room).enumerate() {
        let y = area.y + 2 + row as u16;
        let [role, dim] = pen.row(area, y, i == r.chosen, [Role::Text, Role::Dim]);
        let x = pen.text_right(area.right(), y, area.width / 3, &r.pages[page].title, dim);
        pen.text(area.x, y, x.saturating_sub(area.x + 2), &r.pages[page].passages[passage].text, role);
    }
}

/// Draws the keys, from a row on; where they have no room, `↑` and `↓` move them.
fn help(r: &ReviewScreen, from: usize, area: Rect, pen: &mut Pen<'_>) {
    let height = REVIEW_KEYS.len() as u16 + 2;
    let inside = pen.card(centred(area, 60, height), "Keys · Reading");
    let room = usize::from(inside.height);
    let from = from.min(REVIEW_KEYS.len().saturating_sub(room));
    for (row, (bind, keys)) in REVIEW_KEYS.iter().zip(&r.keys).skip(from).take(room).enumerate() {
        let y = inside.y + row as u16;
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        pen.text(inside.x, y, 15, &keys.join(" "), Role::Key);
        pen.text(inside.x + 16, y, inside.width.saturating_sub(16), bind.about, Role::Text);
    }
    if room < REVIEW_KEYS.len() {
        let more = if from + room < REVIEW_KEYS.len() { " ↓ more " } else { " ↑ more " };
        pen.text_right(inside.right(), inside.bottom(), 12, more, Role::Key);
    }
}

/// Shows the whole address before anything is opened.
fn open_link_question(url: &str, area: Rect, pen: &mut Pen<'_>) {
    let columns = area.width.saturating_sub(8).min(90);
    let lines = wrap(url, usize::from(columns.saturating_sub(4)), usize::from(area.height.saturating_sub(6)));
    let inside = pen.card(centred(area, columns, lines.len() as u16 + 4), "Open this address?");
    pen.lines(inside, lines.iter().map(|line| (line, Role::Strong)));
    let keys = "Enter opens it · y copies it · any other key cancels";
    pen.text(inside.x, inside.bottom().saturating_sub(1), inside.width, keys, Role::Dim);
}

fn bottom(r: &ReviewScreen, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    if let Some(line) = &r.search {
        let used = pen.text(area.x, area.y, area.width, "search ▸ ", Role::Accent);
        let (before, behind) = line.halves();
        let (text, cursor) = window(before, behind, usize::from(area.width - used));
        pen.text(area.x + used, area.y, area.width - used, &text, Role::Text);
        let x = (area.x + used).saturating_add(cursor as u16).min(area.right());
        return Some(Position { x, y: area.y });
    }
    if let Some(message) = &r.message {
        let lines = wrap(message, usize::from(area.width), 5);
        let top = (area.y + 1).saturating_sub(lines.len() as u16);
        for (y, line) in (top..).zip(&lines) {
            pen.rule(area.x, y, area.width, " ", Role::Text);
            pen.text(area.x, y, area.width, line, Role::Text);
        }
        return None;
    }
    // Help stands last, and always.
    let shown = |i: usize| r.keys[i].first().map_or_else(String::new, ToString::to_string);
    let (mut x, mut end) = (area.x, area.right());
    if let Some(i) = REVIEW_KEYS.iter().position(|b| b.id == "help") {
        let key = shown(i);
        end -= (width(&key) + 5) as u16;
        pen.text(end, area.y, area.width, &key, Role::Key);
        pen.text(end + width(&key) as u16 + 1, area.y, 4, "help", Role::Dim);
    }
    for (i, bind) in REVIEW_KEYS.iter().enumerate().filter(|(_, b)| !b.hint.is_empty() && b.id != "help") {
        let key = shown(i);
        let columns = (width(&key) + width(bind.hint) + 4) as u16;
        if x + columns > end || key.is_empty() {
            continue;
        }
        let used = pen.text(x, area.y, columns, &key, Role::Key);
        pen.text(x + used + 1, area.y, columns, bind.hint, Role::Dim);
        x += columns;
    }
    None
}

/// Returns a session as plain text, one line below the other: for pipes, and for whoever has the screen read aloud.
pub fn plain_text(title: &str, pages: &[Page]) -> String {
    let mut text = String::new();
    for page in pages {
        let lines = count_of(page.passages.len(), "line");
        let _ = writeln!(text, "{}: {} ({lines})", visible(title), page.title);
        for passage in &page.passages {
            text.push_str(&passage_text(passage));
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

/// Returns a passage as plain text, line by line.
pub fn passage_text(passage: &Passage) -> String {
    let lines: Vec<_> = passage.text.lines().map(visible).collect();
    let text = lines.join("\n  ");
    match &passage.kind {
        PassageKind::Heading => format!("\n{text}\n"),
        PassageKind::Text | PassageKind::Aside => format!("{text}\n"),
        PassageKind::Item("•") | PassageKind::Link(_) => format!("- {text}\n"),
        PassageKind::Item(sign) => format!("- {}: {text}\n", sign_in_words(sign)),
        PassageKind::Bar { figures, .. } => format!("- {text}: {figures}\n"),
        // What the picture shows stands in words below it.
        PassageKind::Day(_) | PassageKind::Axes(_) => String::new(),
    }
}

/// Returns what a sign means, for who cannot see it.
fn sign_in_words(sign: &str) -> &'static str {
    match sign {
        "*" => "takeaway",
        "!" => "decision",
        "@" => "action",
        "✓" => "action, done",
        "?" => "question",
        "\"" => "quote",
        "~" => "parked",
        _ => "note",
    }
}
