//! Owns what every view has: the title with the time, the line of the day, the bottom line with hints, messages
//! and the line being typed.

use ratatui::layout::{Position, Rect};

use super::context::{LEAST, ROOMY};
use super::parts::text::{clip, fit, width, window, wrap};
use super::parts::{Pen, time_role};
use super::{
    Context, carry_over, end, floor, groups, help, hint_line, live, messages, palette, people, people_review, plan,
    plan_form, plan_review, search, stage, status,
};
use crate::app::preview::{Preview, SIGNS, Tone};
use crate::app::{Card, Purpose, View, views};
use crate::theme::Role;
use crate::workshop::{ClockStatus, NoteKind, SessionState, digits as clock, duration_in_words};

/// What draws a view.
type Draw = fn(&Context<'_>, Rect, &mut Pen<'_>);

/// The screens: each view with what draws it.
const SCREENS: &[(&View, Draw)] = &[
    (&views::live::VIEW, live::draw),
    (&views::end::VIEW, end::draw),
    (&views::groups::VIEW, groups::draw),
    (&views::people::VIEW, |cx, body, pen| people::draw(cx, inset(body), pen)),
    (&views::plan::VIEW, |cx, body, pen| plan::draw(cx, inset(body), pen)),
    (&views::carry_over::VIEW, |cx, body, pen| still(cx, inset(body), pen, carry_over::draw)),
    (&views::search::VIEW, |cx, body, pen| still(cx, inset(body), pen, search::draw)),
    (&views::floor::VIEW, |cx, body, pen| floor::draw(cx, inset(body), pen)),
    #[cfg(feature = "room")]
    (&views::room::VIEW, super::room::draw),
    (&views::stage::VIEW, stage::draw),
];

/// Draws a view in which nothing depends on the time.
fn still(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>, draw: Draw) {
    cx.kept("view", area, pen, |pen| draw(cx, area, pen));
}

/// Draws the view between the line of the day and the bottom line.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let body = if cx.m.cursor.view.for_the_room {
        let body = Rect { height: area.height - 1, ..area };
        screen(cx, body, pen);
        if cx.m.saving.trouble.is_some() {
            // No secret, and nothing that could wait until the stage is left.
            pen.text(area.x + 1, area.bottom() - 1, area.width.saturating_sub(2), "! not saved", Role::Bad);
        }
        body
    } else {
        working_view(cx, area, pen)
    };
    messages::draw_above(cx, area, pen);
    let list = cx.m.prompt.line.as_ref().and_then(|(purpose, _)| purpose.prompt.list.as_ref());
    let beside = list.map(|list| palette::draw(cx, list, area, pen));
    if cx.m.prompt.form.is_some() || cx.m.prompt.pasted.is_some() {
        let cursor = plan_form::draw(cx, area, body, pen);
        plan_review::draw(cx, body, pen);
        if cx.m.messages.message.is_some() {
            bottom_line(cx, [area, body], None, pen);
        }
        return cursor;
    }
    if cx.m.prompt.people.is_some() {
        people_review::draw(cx, body, pen);
        if cx.m.messages.message.is_some() {
            bottom_line(cx, [area, body], None, pen);
        }
        return None;
    }
    match cx.m.cursor.card {
        Some(Card::Help) => help::keys(cx, area, pen),
        Some(Card::FullText) => help::full_text(cx, area, pen),
        None => {}
    }
    if cx.m.saving.leaving {
        messages::unsaved_card(cx, area, pen);
    }
    if cx.m.cursor.view.for_the_room {
        stage_line(cx, area, pen);
        None
    } else if cx.m.cursor.card.is_some() {
        None
    } else {
        bottom_line(cx, [area, body], beside.as_deref(), pen)
    }
}

/// Draws the title, the line of the day, the view and what has to be known; gives the area of the view.
fn working_view(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> Rect {
    title_line(cx, area, pen);
    let roomy = area.height >= ROOMY;
    let is_live = cx.m.cursor.view == &views::live::VIEW;
    let small = is_live && live::is_small(area);
    let day = u16::from(area.height >= 14 && !small);
    // The live screen has something to say in the row below the line of the day.
    let third = u16::from((roomy || is_live) && !small);
    if day == 1 {
        day_line(cx, Rect { y: area.y + 1, height: 1, ..area }, pen);
    }
    let warning = messages::warning(cx, area);
    let rows = (messages::above(cx, area).len() + warning.len()) as u16;
    let above = 1 + day + third;
    let below = 1 + u16::from(roomy) + rows;
    let body = Rect { y: area.y + above, height: area.height.saturating_sub(above + below), ..area };
    screen(cx, body, pen);
    let y = area.bottom().saturating_sub(1 + rows);
    let room = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: rows };
    pen.lines(room, warning.iter().map(|line| (line, Role::Bad)));
    body
}

fn screen(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    if let Some((_, draw)) = SCREENS.iter().find(|(view, _)| *view == cx.m.cursor.view) {
        draw(cx, body, pen);
    }
}

/// Draws what is shown when nothing else has room: the time that is left, and the size that is needed.
pub(super) fn too_small(status: &ClockStatus, leaving: bool, area: Rect, pen: &mut Pen<'_>) {
    let time = match status.state {
        SessionState::Live | SessionState::Paused => clock(status.remaining()),
        SessionState::Planned => "not started".to_owned(),
        SessionState::Done => "over".to_owned(),
    };
    pen.text(area.x, area.y, area.width, &time, time_role(status));
    if area.height > 1 {
        let (text, role) = if leaving {
            ("not saved: q quits, Esc stays".to_owned(), Role::Bad)
        } else {
            (format!("needs {}×{}", super::LEAST.0, super::LEAST.1), Role::Dim)
        };
        let lines = wrap(&text, usize::from(area.width), usize::from(area.height - 1));
        pen.lines(Rect { y: area.y + 1, ..area }, lines.iter().map(|line| (line, role)));
    }
}

fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 3, width: area.width.saturating_sub(6), ..area }
}

fn title_line(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let s = &cx.clock;
    let mut saved = save_state(cx);
    if area.width < 60 && matches!(s.state, SessionState::Live | SessionState::Paused) {
        // The sign alone leaves room for the end.
        saved.0 = saved.0.replace("✓ saved", "✓");
        if area.width < LEAST.0 && saved.1 == Role::Dim {
            saved.0.clear();
        }
        let pieces = [(format!("ends {}  ", status::time(s.ends)), end_role(s)), saved];
        let taken = pieces.iter().map(|(t, _)| width(t)).sum::<usize>() as u16;
        pen.pieces(area.right().saturating_sub(taken + 1), area.y, taken, &pieces);
        pen.text(area.x + 1, area.y, area.width.saturating_sub(taken + 4), &cx.m.session.plan.title, Role::Strong);
        return;
    }
    let mut right = vec![(status::time(cx.now), Role::Text), ("   ".to_owned(), Role::Text)];
    match s.state {
        SessionState::Planned => {
            let starts = cx.m.session.planned_start(cx.now).filter(|_| cx.m.session.plan.start.is_some());
            if let Some(starts) = starts {
                let wait = starts - cx.now;
                let when = match wait.num_minutes() {
                    0 => String::new(),
                    m if m > 0 && m < 600 => format!(" in {}", duration_in_words(wait)),
                    m if m < 0 && m > -600 => format!(" {} ago", duration_in_words(wait)),
                    _ => String::new(),
                };
                right.push((
                    format!("planned {}–{}{when}", status::time(starts), status::time(s.planned_end)),
                    Role::Dim,
                ));
            } else {
                let length = s.planned_end - cx.now;
                let none = cx.m.session.plan.agenda.is_empty();
                let said = || format!("{} planned", duration_in_words(length));
                right.push((if none { "no activities yet".to_owned() } else { said() }, Role::Dim));
            }
        }
        SessionState::Done => right.push((status::outlook(s), Role::Dim)),
        SessionState::Live | SessionState::Paused => right.push((status::outlook(s), end_role(s))),
    }
    right.push(("   ".to_owned(), Role::Text));
    right.push(saved);
    let total = |pieces: &[(String, Role)]| pieces.iter().map(|(t, _)| width(t)).sum::<usize>() as u16;
    // What does not fit goes from the left: the state of saving stays to the last.
    while total(&right) + 12 > area.width && right.len() > 1 {
        right.remove(0);
    }
    let taken = total(&right);
    pen.pieces(area.right().saturating_sub(taken + 1), area.y, taken, &right);
    let room = area.width.saturating_sub(taken + 5);
    pen.text(area.x + 1, area.y, room, &clip(&cx.m.session.plan.title, usize::from(room)), Role::Strong);
}

/// Returns the role of the end: soon while behind, over past the hard end.
fn end_role(clock: &ClockStatus) -> Role {
    if status::over_hard_end(clock).is_some() {
        Role::Over
    } else if clock.behind.num_minutes() > 0 {
        Role::Soon
    } else {
        Role::Text
    }
}

fn save_state(cx: &Context<'_>) -> (String, Role) {
    if cx.m.saving.read_only.is_some() {
        ("read-only".to_owned(), Role::Dim)
    } else if cx.m.saving.has_no_file {
        ("no file yet".to_owned(), Role::Dim)
    } else if cx.m.saving.trouble.is_some() {
        ("! NOT SAVED".to_owned(), Role::Bad)
    } else if cx.m.is_saved() {
        ("✓ saved".to_owned(), Role::Good)
    } else {
        ("saving …".to_owned(), Role::Dim)
    }
}

/// Draws the session to scale: what is done heavy, now as a mark, the hard end as a bar.
fn day_line(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
    let s = &cx.clock;
    let planned = || cx.m.session.planned_start(cx.now).unwrap_or(cx.now);
    let from = cx.m.session.record.started.unwrap_or_else(planned);
    let until = s.ends.max(s.planned_end).max(s.hard_end.unwrap_or(s.ends));
    let whole = (until - from).num_seconds().max(1);
    let place = |at: crate::workshop::Moment| {
        let part = (at - from).num_seconds().clamp(0, whole);
        (part * i64::from(area.width.saturating_sub(1)) / whole) as u16
    };
    pen.rule(area.x, area.y, area.width, "┈", Role::Line);
    if s.state == SessionState::Planned {
        return;
    }
    let now = place(if s.state == SessionState::Done { s.ends } else { cx.now });
    let end = s.hard_end.unwrap_or(s.planned_end);
    // The mark is the last cell of what is done.
    pen.rule(area.x, area.y, now.saturating_sub(1), "━", Role::Bar);
    pen.rule(area.x + now.saturating_sub(1), area.y, 1, "╸", Role::Accent);
    if s.ends > end {
        let from = place(end).max(now);
        pen.rule(area.x + from, area.y, place(s.ends).saturating_sub(from) + 1, "╍", Role::Over);
    }
    pen.rule(area.x + place(end), area.y, 1, "┃", Role::Strong);
}

/// Draws the last row of the stage: that a line is being typed, never what; and of a message what the room may read.
fn stage_line(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let line = Rect { x: area.x + 1, y: area.bottom() - 1, width: area.width.saturating_sub(2), height: 1 };
    let typed = cx.m.prompt.line.as_ref().map(|(purpose, _)| purpose);
    if let Some(purpose) = typed {
        typed_unseen(cx, purpose, line, pen);
    }
    if let Some(message) = cx.m.messages.message.as_ref().filter(|message| typed.is_none() || !message.bad) {
        let text = if message.leaves.is_some() { &message.text } else { message.on_stage };
        let role = if message.bad { Role::Bad } else { Role::Dim };
        pen.text_right(line.right(), line.y, line.width, text, role);
    }
}

/// Draws the line being typed, a message or the hints, given the screen and the view. What is said beside a line that
/// chooses from a list ends where the list does.
fn bottom_line(cx: &Context<'_>, [area, view]: [Rect; 2], beside: Option<&str>, pen: &mut Pen<'_>) -> Option<Position> {
    let y = area.bottom() - 1;
    let columns = if beside.is_some() { palette::area(area).width } else { area.width };
    let (x, room) = (area.x + 1, columns.saturating_sub(2));
    if cx.m.saving.leaving {
        return None;
    }
    if let Some((purpose, line)) = &cx.m.prompt.line {
        let (mut area, mut x, mut y, mut room) = (area, x, y, room);
        let row = cx.m.cursor.view.edits_plan.then(|| plan::line_row(purpose.prompt, view)).flatten();
        if let Some((column, row)) = row {
            // A line of the plan stands in its view; the hints stay.
            hint_line::draw(cx, Rect { x, y, width: room, height: 1 }, false, pen);
            room = (x + room).saturating_sub(column);
            (x, y) = (column, row);
            area.height = row + 1 - area.y;
        }
        let label = (purpose.prompt.label)(cx.m, &purpose.about, line.text(), cx.now);
        let preview = (purpose.prompt.preview)(cx.m, &purpose.about, line.text(), cx.now);
        let above = messages::above(cx, area).len() as u16;
        draw_preview(&preview, Rect { x, width: room, height: area.height.saturating_sub(1 + above), ..area }, pen);
        let mut used = pen.text(x, y, room / 2, &label, Role::Accent);
        used += pen.text(x + used, y, room - used, " ▸ ", Role::Dim);
        let (before, behind) = line.halves();
        let message = cx.m.messages.message.as_ref().filter(|_| above == 0);
        let message = message.map(|m| (fit(&m.text, usize::from(room / 2)), m.bad));
        // What was refused is said though the line is full.
        let kept = message.as_ref().filter(|(_, bad)| *bad).map_or(0, |(text, _)| width(text) as u16 + 3);
        let (text, cursor) = window(before, behind, usize::from((room - used).saturating_sub(kept)));
        pen.text(x + used, y, room - used, &text, Role::Text);
        if let Some((shown, bad)) = message {
            let left = room.saturating_sub(used + width(&text) as u16 + 3);
            if usize::from(left) >= width(&shown) {
                pen.text_right(x + room, y, left, &shown, if bad { Role::Bad } else { Role::Dim });
            }
        } else {
            let left = usize::from(room.saturating_sub(used + 3)).saturating_sub(width(&text));
            let usual = purpose.prompt.hints[usize::from(!line.text().is_empty())];
            let usual = if beside.is_some() { &[][..] } else { usual };
            let said = beside.or(preview.hint.as_deref());
            let without_choice = said.and_then(|said| said.split(" · ").next()).filter(|_| beside.is_some());
            let mut hints = said.into_iter().chain(without_choice).chain(usual.iter().copied());
            if let Some(shown) = hints.find(|hint| width(hint) <= left) {
                pen.text_right(x + room, y, left as u16, shown, Role::Dim);
            }
        }
        let column = (x + used).saturating_add(cursor as u16).min(area.right() - 1);
        return Some(Position { x: column, y });
    }
    let line = Rect { x, y, width: room, height: 1 };
    let message = cx.m.messages.message.as_ref();
    if let Some(message) = message {
        let role = if message.bad { Role::Bad } else { Role::Text };
        pen.text(x, y, room, &messages::last_row(cx, message, area), role);
    }
    cx.kept(if message.is_some() { "right-hints" } else { "hints" }, line, pen, |pen| {
        hint_line::draw(cx, line, message.is_some(), pen);
    });
    None
}

/// Draws, where the room sees it, that something is typed, and nothing of what.
fn typed_unseen(cx: &Context<'_>, purpose: &Purpose, area: Rect, pen: &mut Pen<'_>) {
    let label = (purpose.prompt.label)(cx.m, &purpose.about, "", cx.now);
    let refused = cx.m.messages.message.as_ref().is_some_and(|message| message.bad);
    let (said, role) = if refused {
        ("not saved: Esc, then leave the stage to read why", Role::Bad)
    } else {
        ("the room does not see what you type", Role::Dim)
    };
    pen.pieces(area.x, area.y, area.width, &[(format!("{label} ▸ "), Role::Dim), (said.to_owned(), role)]);
}

/// Draws what the line below becomes over the last row of an area; over as many rows as it needs.
fn draw_preview(preview: &Preview, area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.width);
    if preview.signs {
        return draw_signs(Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }, pen);
    }
    let most = usize::from(area.height / 2).max(1);
    let mut lines: Vec<Vec<(String, Role)>> = Vec::new();
    let mut used = room;
    for (text, tone) in &preview.pieces {
        let role = match tone {
            Tone::Kind(kind) => Role::of_kind(*kind),
            Tone::Strong => Role::Strong,
            Tone::Text => Role::Text,
            Tone::Quiet => Role::Dim,
            Tone::Doubt => Role::Soon,
        };
        let columns = width(text);
        if let Some(line) = lines.last_mut().filter(|_| used + 3 + columns <= room) {
            line.extend([(" · ".to_owned(), Role::Dim), (text.clone(), role)]);
            used += 3 + columns;
            continue;
        }
        let parts = if columns <= room { vec![text.clone()] } else { wrap(text, room, most) };
        used = parts.last().map_or(0, |part| width(part));
        lines.extend(parts.into_iter().map(|part| vec![(part, role)]));
    }
    lines.truncate(most);
    let rows = lines.len() as u16;
    let area = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
    for (y, line) in (area.y..).zip(&lines) {
        pen.rule(area.x, y, area.width, " ", Role::Text);
        pen.pieces(area.x, y, area.width, line);
    }
}

/// Draws the signs that a note can begin with: those that fit, the date of an action last of all.
fn draw_signs(area: Rect, pen: &mut Pen<'_>) {
    let whole = |signs: &[(String, NoteKind)]| {
        signs.iter().map(|(sign, kind)| width(sign) + width(kind.word()) + 3).sum::<usize>().saturating_sub(3)
    };
    let mut signs: Vec<(String, NoteKind)> = SIGNS.iter().map(|(sign, kind)| ((*sign).to_owned(), *kind)).collect();
    if whole(&signs) > usize::from(area.width) {
        for (sign, _) in &mut signs {
            *sign = sign.replace(" … by fri", "");
        }
    }
    while whole(&signs) > usize::from(area.width) && !signs.is_empty() {
        signs.pop();
    }
    pen.rule(area.x, area.y, area.width, " ", Role::Text);
    let mut pieces = Vec::new();
    for (sign, kind) in signs {
        let between = if pieces.is_empty() { "" } else { "   " };
        pieces.extend([
            (between.to_owned(), Role::Text),
            (sign, Role::Key),
            (kind.word().to_owned(), Role::of_kind(kind)),
        ]);
    }
    pen.pieces(area.x, area.y, area.width, &pieces);
}
