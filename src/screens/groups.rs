//! Owns the groups side by side.

use ratatui::layout::Rect;

use super::Cx;
use super::parts::Pen;
use super::parts::text::width;
use crate::domain::{Presence, counted, short_names};
use crate::theme::Role;

/// The least width of a group; below it the groups go below one another.
const LEAST: u16 = 24;

/// Draws the groups of the running activity.
pub fn draw(cx: &Cx<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let title = session.activity().map_or("No activity is running", |a| a.title.as_str());
    let Some(round) = session.round() else {
        pen.text(area.x, area.y, area.width, title, Role::Strong);
        let why = match (session.activity(), session.head_count()) {
            (Some(a), _) if a.groups.is_none() => "This activity keeps the whole group together.",
            (_, 0) => "Nobody is here yet: p marks people present.",
            _ => "No groups have been formed yet: r forms them.",
        };
        pen.text(area.x, area.y + 2, area.width, why, Role::Dim);
        return;
    };
    let rounds = session.record.breakouts.iter().filter(|r| r.activity == round.activity).count();
    let met = match round.repeats {
        0 => "nobody meets again".to_owned(),
        n => format!("{} met before", counted(n as usize, "pair")),
    };
    let mut head = vec![(title.to_owned(), Role::Strong), (format!(" · round {rounds} · {met}"), Role::Text)];
    let seed = (format!(" · seed {}", round.seed), Role::Dim);
    // The seed is for whoever wants the same groups again: it does not push out words for everybody.
    if head.iter().chain([&seed]).map(|(t, _)| width(t)).sum::<usize>() <= usize::from(area.width) {
        head.push(seed);
    }
    pen.pieces(area.x, area.y, area.width, &head);

    let everybody = session.everybody();
    let names: Vec<&str> = everybody.iter().map(|p| p.name.as_str()).collect();
    let short = short_names(&names);
    let mix =
        session.activity().and_then(|a| a.groups.as_ref()).and_then(|g| g.mix.first().or(g.alike.first()).cloned());
    // Everything has its place on a sheet as long as it needs; the screen shows the part with the selected person.
    let mut sheet: Vec<(u16, u16, Piece)> = Vec::new();
    let mut y = 0;
    let unplaced = session.unplaced();
    if !unplaced.is_empty() {
        sheet.push((0, y, Piece::Call));
        y += 1;
        for person in &unplaced {
            sheet.push((0, y, Piece::Member(person.name.clone(), String::new())));
            y += 1;
        }
        y += 1;
    }
    let fit = (area.width / LEAST).clamp(1, round.groups.len().max(1) as u16);
    // Two and two rather than three and one.
    let columns = (round.groups.len() as u16).div_ceil((round.groups.len() as u16).div_ceil(fit)).max(1);
    let each = area.width / columns;
    let longest = round.groups.iter().flat_map(|g| &g.members).map(|n| width(n)).max().unwrap_or(0);
    // Whole names where the longest leaves room for what people bring.
    let whole = usize::from(each) >= longest + 16;
    let shown = |name: &String| {
        let at = everybody.iter().position(|p| p.name == *name);
        let mut shown = if whole { name.clone() } else { at.map_or(name.clone(), |i| short[i].clone()) };
        if round.groups.iter().any(|g| g.host.as_ref() == Some(name)) {
            shown.push_str(" (host)");
        }
        if session.presence(name) == Presence::Left {
            shown.push_str(" (left)");
        }
        shown
    };
    let widest = round.groups.iter().flat_map(|g| &g.members).map(|n| width(&shown(n))).max().unwrap_or(0) as u16;
    let names = widest.clamp(8, (each * 3 / 5).max(8));
    let mut tallest = 0;
    for (i, group) in round.groups.iter().enumerate() {
        let column = i as u16 % columns;
        if column == 0 && i > 0 {
            y += tallest + 2;
            tallest = 0;
        }
        sheet.push((column * each, y, Piece::Group(i)));
        for (j, name) in group.members.iter().enumerate() {
            let at = everybody.iter().position(|p| p.name == *name);
            let attribute = at.zip(mix.as_ref()).and_then(|(i, key)| everybody[i].attribute(key)).unwrap_or("");
            sheet.push((column * each, y + 1 + j as u16, Piece::Member(shown(name), attribute.to_owned())));
        }
        tallest = tallest.max(group.members.len() as u16);
    }
    let room = area.height.saturating_sub(2);
    let people = sheet.iter().filter(|(_, _, piece)| matches!(piece, Piece::Member(..)));
    let selected = people.map(|(_, y, _)| *y).nth(cx.m.selected).unwrap_or(0);
    let all = y + 1 + tallest;
    let skip = if all <= room { 0 } else { selected.saturating_sub(room / 2).min(all - room) };
    let mut line = 0; // counts people in the order of the selection
    for (x, y, piece) in &sheet {
        let at = y.checked_sub(skip).filter(|y| *y < room).map(|y| area.y + 2 + y);
        let x = area.x + x;
        match (piece, at) {
            (Piece::Call, Some(y)) => {
                pen.text(
                    area.x,
                    y,
                    area.width,
                    "In no group yet: f places one, a digit chooses the group",
                    Role::Accent,
                );
            }
            (Piece::Group(i), Some(y)) => {
                pen.text(x, y, 2, &(i + 1).to_string(), Role::Key);
                let role = if *i == cx.m.group { Role::Accent } else { Role::Strong };
                pen.text(x + 3, y, each - 4, &round.groups[*i].name, role);
            }
            (Piece::Member(name, attribute), Some(y)) => {
                member(cx, name, (names, attribute), line, Rect { x, y, width: each, height: 1 }, pen);
            }
            (_, None) => {}
        }
        line += usize::from(matches!(piece, Piece::Member(..)));
    }
    let more = match (skip > 0, all > skip + room) {
        (true, true) => "↑ ↓ more",
        (true, false) => "↑ more",
        (false, true) => "↓ more",
        (false, false) => return,
    };
    pen.text_right(area.right(), area.y + 1, 9, more, Role::Dim);
}

/// What stands at one place of the sheet.
enum Piece {
    /// What to do with those who are in no group.
    Call,
    /// A group's number and name.
    Group(usize),
    /// Somebody, with what they bring.
    Member(String, String),
}

/// One person: the name, and what they bring at its column.
fn member(cx: &Cx<'_>, name: &str, (names, attribute): (u16, &str), line: usize, area: Rect, pen: &mut Pen<'_>) {
    let chosen = line == cx.m.selected;
    if chosen {
        pen.text(area.x + 1, area.y, 1, "▸", Role::Accent);
    }
    let role = if chosen { Role::Selected } else { Role::Text };
    let used = pen.text(area.x + 3, area.y, area.width.saturating_sub(5), name, role);
    let x = area.x + 3 + used.max(names) + 2;
    pen.text(x, area.y, (area.x + area.width).saturating_sub(x + 2), attribute, Role::Dim);
}
