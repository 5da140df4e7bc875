//! Draws the view of the room: how phones join it, the networks to choose from, and the names that are asked for twice.

use ratatui::layout::Rect;

use super::Context;
use super::context::ROOMY;
use super::join::Join;
use super::parts::text::{width, wrap};
use super::parts::{Pen, first_in_sight};
use crate::app::plan_preview::heads;
use crate::app::room::Network;
use crate::theme::Role;

/// What stands behind a name that a second phone asks for.
const ASKS: &str = "asks to join on a second phone";
/// What can be done about it.
const ANSWERS: &str = "Enter lets in · X refuses";

/// Draws it. Where rows above and below the view are blank, they are its own.
pub(super) fn draw(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    let more = u16::from(pen.buf.area.height >= ROOMY);
    let area = Rect { y: body.y - more, height: body.height + 2 * more, ..body };
    cx.kept("view", area, pen, |pen| draw_room(cx, body, more, pen));
}

fn draw_room(cx: &Context<'_>, body: Rect, more: u16, pen: &mut Pen<'_>) {
    let area = Rect { x: body.x + 2, width: body.width.saturating_sub(4), ..body };
    if !cx.m.room.networks.is_empty() {
        return networks(cx, area, pen);
    }
    let Some(room) = &cx.m.room.open else {
        pen.text(area.x, area.y, area.width, "The room is closed.", Role::Strong);
        pen.text(area.x, area.y + 2, area.width, "O opens it: people join with their phones.", Role::Text);
        return;
    };
    let join = Join { room, here: heads(&cx.m.session), large: pen.theme.large, nobody_came: cx.m.room.nobody_came };
    let free = join.draw(body, more, pen);
    let bottom = body.bottom() + more;
    let below = Rect { y: free + u16::from(free + 1 < bottom), ..area };
    let below = Rect { height: bottom.saturating_sub(below.y), ..below };
    waiting(cx, &room.waiting, below, pen);
}

/// Draws the networks to choose from, with what speaks against each.
fn networks(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x, area.y, area.width, "In which network are the phones?", Role::Strong);
    let all = &cx.m.room.networks;
    let columns = |of: fn(&Network) -> &str| all.iter().map(|n| width(of(n))).max().unwrap_or(0) as u16;
    let (names, addresses) = (columns(|n| &n.name), columns(|n| &n.address));
    let remedy = all.get(cx.m.cursor.selected).and_then(|network| network.remedy).unwrap_or_default();
    let remedy = wrap(remedy, area.width.into(), 3);
    let kept = if remedy.is_empty() { 0 } else { remedy.len() as u16 + 1 };
    let list = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + kept), ..area };
    let first = first_in_sight(cx.m.cursor.selected, all.len(), list.height.into());
    for (y, (at, network)) in (list.y..list.bottom()).zip(all.iter().enumerate().skip(first)) {
        let selected = at == cx.m.cursor.selected;
        let plain = if network.doubt.is_some() { Role::Dim } else { Role::Text };
        let roles = pen.row(area, y, selected, [plain, Role::Dim]);
        if selected {
            pen.text(area.x, y, 1, "▸", Role::Selected);
        }
        pen.text(area.x + 2, y, area.width.saturating_sub(2), &network.name, roles[0]);
        let x = area.x + 2 + names + 3;
        pen.text(x, y, area.right().saturating_sub(x), &network.address, roles[0]);
        let x = x + addresses + 3;
        pen.text(x, y, area.right().saturating_sub(x), network.doubt.unwrap_or_default(), roles[1]);
    }
    let y = list.y + list.height.min(all.len() as u16) + 1;
    let below = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    pen.lines(below, remedy.iter().map(|line| (line, Role::Soon)));
}

/// Draws the names that a second phone asks for; where there is room for one row, the selected one.
fn waiting(cx: &Context<'_>, names: &[String], area: Rect, pen: &mut Pen<'_>) {
    let rows = usize::from(area.height);
    let columns = names.iter().map(|name| width(name)).max().unwrap_or(0) as u16;
    let columns = columns.min(area.width.saturating_sub(4 + (width(ASKS) + width(ANSWERS) + 3) as u16)).max(8);
    let first = first_in_sight(cx.m.cursor.selected, names.len(), rows);
    for (y, (at, name)) in (area.y..area.bottom()).zip(names.iter().enumerate().skip(first)) {
        let selected = at == cx.m.cursor.selected;
        let roles = pen.row(area, y, selected, [Role::Text, Role::Soon]);
        if selected {
            pen.text(area.x, y, 1, "▸", Role::Selected);
        }
        let taken = 2 + pen.text(area.x + 2, y, columns, name, roles[0]).max(columns) + 1;
        let taken = taken + pen.text(area.x + taken, y, area.width.saturating_sub(taken), ASKS, roles[1]);
        let left = area.width.saturating_sub(taken + 3);
        if selected && usize::from(left) >= width(ANSWERS) {
            pen.text_right(area.right(), y, left, ANSWERS, Role::Selected);
        }
    }
}
