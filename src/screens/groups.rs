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
    let head = [
        (title.to_owned(), Role::Strong),
        (format!(" · round {rounds} · {met} · "), Role::Text),
        (format!("seed {}", round.seed), Role::Dim),
    ];
    pen.pieces(area.x, area.y, area.width, &head);

    let everybody = session.everybody();
    let names: Vec<&str> = everybody.iter().map(|p| p.name.as_str()).collect();
    let short = short_names(&names);
    let mix =
        session.activity().and_then(|a| a.groups.as_ref()).and_then(|g| g.mix.first().or(g.alike.first()).cloned());
    let mut line = 0; // counts people in the order of the selection
    let mut y = area.y + 2;
    let unplaced = session.unplaced();
    if !unplaced.is_empty() {
        pen.text(area.x, y, area.width, "In no group yet: f places one, a digit chooses the group", Role::Accent);
        y += 1;
        for person in &unplaced {
            member(cx, &person.name, (0, ""), line, Rect { x: area.x, y, width: area.width, height: 1 }, pen);
            line += 1;
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
        let x = area.x + column * each;
        let current = i == cx.m.group;
        if y < area.bottom() {
            pen.text(x, y, 2, &(i + 1).to_string(), Role::Key);
            pen.text(x + 3, y, each - 4, &group.name, if current { Role::Accent } else { Role::Strong });
        }
        for (j, name) in group.members.iter().enumerate() {
            let at = everybody.iter().position(|p| p.name == *name);
            let attribute = at.zip(mix.as_ref()).and_then(|(i, key)| everybody[i].attribute(key)).unwrap_or("");
            let shown = shown(name);
            let row = y + 1 + j as u16;
            if row < area.bottom() {
                member(cx, &shown, (names, attribute), line, Rect { x, y: row, width: each, height: 1 }, pen);
            }
            line += 1;
        }
        tallest = tallest.max(group.members.len() as u16);
    }
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
