//! Owns how the people of all groups lie side by side, and which part of them is in sight.

use std::collections::{HashMap, HashSet};

use ratatui::layout::Rect;

use super::Context;
use super::parts::text::width;
use super::parts::{Pen, first_shown};
use crate::theme::Role;
use crate::workshop::breakout::Score;
use crate::workshop::{GroupRound, Presence};

/// The most columns that are kept free for a name, and for what somebody brings.
const WIDEST: [usize; 2] = [28, 20];

/// The columns before a name: the group's number and the mark of the selected person.
const MARKS: u16 = 3;

/// Stands behind whoever meets somebody again.
const MET: &str = "↺";
/// Stands behind whoever hosts the group.
const HOST: &str = "★";
/// Stands behind whoever keeps the group at the next shuffle.
const PINNED: &str = "•";
/// Stands before whoever is marked for something that takes two people.
const MARKED: &str = "⇄";

/// Stands above those who are in no group yet.
const UNPLACED: &str = "No group yet: f places them, 1…9 moves them to a group";
/// Stands above those who sit out.
const SITTING_OUT: &str = "Sitting out this round: 1…9 moves them to a group, w swaps";

/// The people of all groups on a sheet as long as it needs.
pub(super) struct Sheet {
    /// How many groups stand side by side.
    pub columns: u16,
    /// How many rows it has.
    pub rows: u16,
    /// The columns of one group.
    each: u16,
    /// The columns of a name with its signs.
    names: u16,
    pieces: Vec<(u16, u16, Piece)>,
}

/// What stands at one place of the sheet.
enum Piece {
    /// What to do with those who are in no group.
    Call(&'static str),
    /// A group's number and name.
    Group(usize),
    /// Somebody, with what they bring.
    Member {
        /// The name.
        name: String,
        /// How the name is shown.
        shown: String,
        /// Who they are in the group, as signs.
        signs: String,
        /// What they bring.
        attribute: String,
        /// Whether they meet somebody again.
        met: bool,
    },
}

impl Sheet {
    /// Lays out those who are in no group, then all groups, in an area of so many columns.
    pub(super) fn of(cx: &Context<'_>, round: &GroupRound, score: &Score, attributes: bool, area: u16) -> Self {
        let session = &cx.m.session;
        let unplaced: Vec<String> = session.unplaced().into_iter().map(|p| p.name).collect();
        let attributes: HashMap<String, String> = if attributes { brought(cx) } else { HashMap::new() };
        let again: HashSet<&String> = score.repeated.iter().flat_map(|(a, b, _)| [a, b]).collect();
        let stays = session.last_stays();
        let signs = |name: &String, host: bool| {
            let mut signs = Vec::new();
            signs.extend(host.then_some(HOST));
            signs.extend(cx.m.is_pinned(name).then_some(PINNED));
            signs.extend(
                (session.presence_after(stays.get(name.as_str()).copied()) == Presence::Left).then_some("(left)"),
            );
            signs.join(" ")
        };
        let behind = |signs: &str, met: bool| width(signs) + usize::from(!signs.is_empty()) + 2 * usize::from(met);
        let members = round.groups.iter().flat_map(|g| &g.members);
        let longest = |shown: &dyn Fn(&String) -> usize| members.clone().map(shown).max().unwrap_or(0);
        let hosts: HashSet<&String> = round.groups.iter().filter_map(|g| g.host.as_ref()).collect();
        let tail = |name: &String| behind(&signs(name, hosts.contains(name)), again.contains(name));
        let whole = longest(&|name| width(name) + tail(name));
        let brings = attributes.values().map(|value| width(value)).max().unwrap_or(0).min(WIDEST[1]);
        // Names alone are two columns apart; what people bring is one away from the next group.
        let beside = if brings == 0 { 2 } else { brings + 3 };
        let wanted = usize::from(MARKS) + whole.min(WIDEST[0]) + beside;
        let count = round.groups.len().max(1) as u16;
        let fit = (area / wanted as u16).clamp(1, count);
        // Two and two rather than three and one.
        let columns = count.div_ceil(count.div_ceil(fit)).max(1);
        let each = area / columns;
        let room = usize::from(each.saturating_sub(MARKS + 2));
        // Whole names where the longest of them leaves room for what people bring.
        let short = usize::from(MARKS) + whole + beside > usize::from(each);
        let names = if short { longest(&|name| width(cx.cache().short(name)) + tail(name)) } else { whole };
        let names = names.clamp(4, room.max(4));
        let shown = |name: &String, tail: usize| {
            let room = room.saturating_sub(tail).max(4);
            if short || width(name) > room { cx.cache().shorter(name, room) } else { name.clone() }
        };
        let mut pieces = Vec::new();
        let mut y = 0;
        for (call, names) in [(UNPLACED, unplaced), (SITTING_OUT, session.sitting_out())] {
            if names.is_empty() {
                continue;
            }
            pieces.push((0, y, Piece::Call(call)));
            y += 1;
            for name in names {
                let (signs, attribute) = (String::new(), String::new());
                pieces.push((0, y, Piece::Member { shown: name.clone(), name, signs, attribute, met: false }));
                y += 1;
            }
            y += 1;
        }
        let mut tallest = 0;
        for (i, group) in round.groups.iter().enumerate() {
            let column = i as u16 % columns;
            if column == 0 && i > 0 {
                y += tallest + 2;
                tallest = 0;
            }
            pieces.push((column * each, y, Piece::Group(i)));
            for (below, name) in (y + 1..).zip(&group.members) {
                let (met, signs) = (again.contains(name), signs(name, group.host.as_ref() == Some(name)));
                let shown = shown(name, behind(&signs, met));
                let attribute = attributes.get(name).cloned().unwrap_or_default();
                pieces.push((column * each, below, Piece::Member { name: name.clone(), shown, signs, attribute, met }));
            }
            tallest = tallest.max(group.members.len() as u16);
        }
        Self { columns, rows: y + 1 + tallest, each, names: names as u16, pieces }
    }
}

/// Returns what everybody brings that groups are formed by.
fn brought(cx: &Context<'_>) -> HashMap<String, String> {
    let session = &cx.m.session;
    let grouping = session.grouping(session.activity());
    let Some(key) = grouping.mix.first().or(grouping.alike.first()) else { return HashMap::new() };
    let value = |p: &crate::workshop::Person| p.attribute(key).unwrap_or("unknown").to_owned();
    session.everybody().into_iter().map(|p| (p.name.clone(), value(&p))).collect()
}

/// Draws the part of the sheet in which the selected person is; tells whether there is more above and below.
pub(super) fn draw(cx: &Context<'_>, round: &GroupRound, sheet: &Sheet, area: Rect, pen: &mut Pen<'_>) -> (bool, bool) {
    let room = area.height;
    let people = sheet.pieces.iter().filter(|(_, _, piece)| matches!(piece, Piece::Member { .. }));
    let selected = people.map(|(_, y, _)| *y).nth(cx.m.cursor.selected).unwrap_or(0);
    let skip = first_shown(usize::from(selected), usize::from(sheet.rows), usize::from(room)) as u16;
    let mut person = 0;
    for (x, y, piece) in &sheet.pieces {
        let chosen = matches!(piece, Piece::Member { .. }) && person == cx.m.cursor.selected;
        person += usize::from(matches!(piece, Piece::Member { .. }));
        let Some(y) = y.checked_sub(skip).filter(|y| *y < room).map(|y| area.y + y) else { continue };
        let x = area.x + x;
        match piece {
            Piece::Call(call) => _ = pen.text(x, y, area.width, call, Role::Soon),
            Piece::Group(i) => heading(round, *i, Rect { x, y, width: sheet.each, height: 1 }, pen),
            Piece::Member { .. } => {
                member(cx, piece, sheet.names, chosen, Rect { x, y, width: sheet.each, height: 1 }, pen);
            }
        }
    }
    (skip > 0, sheet.rows > skip + room)
}

/// Draws `2  Group 2  · Table 2`.
fn heading(round: &GroupRound, group: usize, area: Rect, pen: &mut Pen<'_>) {
    let number = (group + 1).to_string();
    let x = area.x + (width(&number) as u16 + 2).max(MARKS);
    pen.text(area.x, area.y, MARKS, &number, Role::Key);
    let room = (area.x + area.width).saturating_sub(x + 2);
    let used = pen.text(x, area.y, room, &round.groups[group].name, Role::Strong);
    if let Some(place) = round.place(group) {
        pen.text(x + used + 2, area.y, room.saturating_sub(used + 2), &format!("· {place}"), Role::Dim);
    }
}

/// Draws one person: the name with its signs, and what they bring at its column.
fn member(cx: &Context<'_>, piece: &Piece, names: u16, chosen: bool, area: Rect, pen: &mut Pen<'_>) {
    let Piece::Member { name, shown, signs, attribute, met } = piece else { return };
    let marked = cx.m.cursor.marked.as_ref() == Some(name);
    if marked || chosen {
        pen.text(area.x + 1, area.y, 1, if marked { MARKED } else { "▸" }, Role::Accent);
    }
    let x = area.x + MARKS;
    let room = area.width.saturating_sub(MARKS + 2);
    let mut used = pen.text(x, area.y, room, shown, Role::Text);
    if !signs.is_empty() {
        used += 1 + pen.text(x + used + 1, area.y, room.saturating_sub(used + 1), signs, Role::Text);
    }
    if *met {
        used += 1 + pen.text(x + used + 1, area.y, room.saturating_sub(used + 1), MET, Role::Soon);
    }
    let at = x + used.max(names) + 2;
    pen.text(at, area.y, (area.x + area.width).saturating_sub(at + 1), attribute, Role::Dim);
}
