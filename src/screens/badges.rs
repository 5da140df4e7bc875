//! Owns what the room wants, in the row below the line of the day: calls and counts, the most urgent first, and the key
//! that leads to them. The row is empty while the room is closed.

use super::Context;
use super::parts::Pen;
use super::parts::text::width;
use crate::app::plan_preview::heads;
use crate::app::room::Call;
use crate::app::views;
use crate::theme::Role;
use crate::workshop::text::wording::count_of;

/// The columns before the key.
const GAP: usize = 3;
/// What stands between two of them.
const BETWEEN: &str = " · ";

/// Draws them so that the key ends before a column, in so many columns; those that have no room are left out, the last
/// one first.
pub(super) fn draw(cx: &Context<'_>, right: u16, y: u16, columns: u16, pen: &mut Pen<'_>) {
    let mut badges = of_now(cx);
    let key = views::floor::VIEW.opener.as_ref().map_or_else(String::new, |bind| cx.keys.shown(bind));
    let needed = |badges: &[(String, Role)]| {
        let texts: usize = badges.iter().map(|(text, _)| width(text)).sum();
        texts + badges.len().saturating_sub(1) * width(BETWEEN) + GAP + width(&key)
    };
    while !badges.is_empty() && needed(&badges) > usize::from(columns) {
        badges.pop();
    }
    if badges.is_empty() {
        return;
    }
    let taken = needed(&badges) as u16;
    let mut pieces = Vec::new();
    for badge in badges {
        if !pieces.is_empty() {
            pieces.push((BETWEEN.to_owned(), Role::Dim));
        }
        pieces.push(badge);
    }
    pieces.extend([(" ".repeat(GAP), Role::Text), (key, Role::Key)]);
    pen.pieces(right.saturating_sub(taken), y, taken, &pieces);
}

/// Returns the badges, the most urgent first.
fn of_now(cx: &Context<'_>) -> Vec<(String, Role)> {
    let Some(room) = &cx.m.room.open else { return Vec::new() };
    let mut badges = Vec::new();
    let session = &cx.m.session;
    let hands = session.hands().count();
    let questions = session.questions().filter(|(_, _, note)| note.waits_for_facilitator()).count();
    for (call, many, words) in [
        (Call::Name, room.waiting.len(), count_of(room.waiting.len(), "name")),
        (Call::Hand, hands, format!("{} up", count_of(hands, "hand"))),
        (Call::Question, questions, count_of(questions, "question")),
        (Call::Message, cx.m.room.unread(), count_of(cx.m.room.unread(), "message")),
    ] {
        if many > 0 {
            badges.push((words, if cx.m.room.is_new(call) { Role::Selected } else { Role::Accent }));
        }
    }
    let here = heads(&cx.m.session);
    let phones = match here {
        0 => format!("{} on phones", room.phones()),
        here => format!("{} of {} on phones", room.people, here.max(room.people)),
    };
    badges.push((phones, Role::Dim));
    badges
}
