//! Owns the pane of the running activity: its clock, what is asked, who leads, the script, and then what its kind
//! brings.

use ratatui::layout::Rect;

use super::parts::text::{width, wrap};
use super::parts::{Pen, big_clock, digits, note_sign, note_text};
use super::{Context, canvas, poll, status, summary, tally};
use crate::app::Pane;
use crate::theme::Role;
use crate::workshop::poll::method;
use crate::workshop::{Activity, CarriedKind, Kind, Note, SessionState, digits as clock, duration_in_words};

/// Returns the largest digits beside the agenda; larger ones would cost too many changed cells a second. Only a screen
/// as large as a wall chart is read from further away.
fn largest(area: Rect) -> u16 {
    if area.width >= 120 && area.height >= 44 { 3 } else { 2 }
}

/// Draws the activity that runs, or the one looked at; with its title where nothing else names it.
pub(super) fn draw(cx: &Context<'_>, area: Rect, titled: bool, pen: &mut Pen<'_>) {
    let Some(activity) = cx.m.shown_activity() else {
        pen.text(area.x, area.y, area.width, "Nothing is planned yet.", Role::Dim);
        return;
    };
    if cx.clock.state == SessionState::Done && cx.m.cursor.viewed.is_none() && cx.m.cursor.pane == Pane::Agenda {
        if cx.m.reading {
            return reading(area, pen);
        }
        return cx.kept("summary", area, pen, |pen| summary::draw(cx, area, pen));
    }
    if titled {
        heading(cx, activity, area, pen);
    }
    let gap = match titled {
        true if area.height >= 16 => 2,
        titled => u16::from(titled),
    };
    let body = Rect { y: area.y + gap, height: area.height.saturating_sub(gap), ..area };
    let used = clock_and_question(cx, activity, body, pen);
    let air = u16::from(area.height >= 12);
    let rest = Rect { y: body.y + used + air, height: body.height.saturating_sub(used + air), ..body };
    let used = facilitator_notes(cx, activity, rest, pen);
    let y = if notes_at_bottom(cx) { rest.y } else { rest.y + used };
    let rest = Rect { y, height: rest.height.saturating_sub(used), ..rest };
    cx.kept("activity", rest, pen, |pen| what_it_brings(cx, activity, rest, pen));
}

/// Draws the poll, the canvas or the notes.
fn what_it_brings(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    if cx.m.reading {
        return reading(area, pen);
    }
    if cx.m.shows_poll() {
        let used = poll::draw(cx, activity, area, pen);
        let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        notes(cx, activity, rest, pen);
    } else if !activity.columns.is_empty() || cx.m.session.has_groups(activity) {
        canvas::draw(cx, activity, area, pen);
    } else {
        notes(cx, activity, area, pen);
    }
}

/// Says in place of the notes, and of everything that counts them, that they are still being read.
pub(super) fn reading(area: Rect, pen: &mut Pen<'_>) {
    if area.height > 0 {
        pen.text(area.x, area.y, area.width, "reading notes …", Role::Dim);
    }
}

fn heading(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let (title, right) = match (cx.m.shown_step(), cx.m.shown_phase()) {
        (Some(step), Some(phase)) => {
            let place = format!("phase {} of {}", step.phase.unwrap_or(0) + 1, activity.phases.len());
            match session.turn() {
                Some(turn) => (format!("{} · {}", phase.title, status::turn(&turn)), status::next_turn(&turn)),
                None => (phase.title.clone(), place),
            }
        }
        (Some(step), None) => {
            (activity.title.clone(), format!("{} of {}", step.activity + 1, session.plan.agenda.len()))
        }
        (None, _) => {
            let note = match cx.clock.state {
                SessionState::Planned => format!("space starts · {}", planned_length(cx)),
                _ if cx.m.cursor.viewed.is_some() => "preview: Enter goes there, Esc closes".to_owned(),
                _ => "the session is over".to_owned(),
            };
            (activity.title.clone(), note)
        }
    };
    let mut x = pen.text_right(area.right(), area.y, area.width / 2, &right, Role::Dim);
    let hidden = cx.m.caches.notes.hidden(&activity.id);
    if hidden > 0
        || (!cx.m.reading && cx.m.shown_step().is_some() && cx.once("hides", (), || cx.m.session.hides_new_entries()))
    {
        let words = if hidden == 0 { "◌ hidden".to_owned() } else { format!("◌ {hidden} hidden") };
        x = pen.text_right(x.saturating_sub(3), area.y, area.width / 3, &words, Role::Accent);
    }
    if cx.m.shown_step().is_some() && cx.clock.state == SessionState::Paused {
        x = pen.text_right(x.saturating_sub(3), area.y, 7, "Paused", Role::Accent);
    }
    let role = if cx.m.shown_step().is_some() { Role::Strong } else { Role::Text };
    pen.text(area.x, area.y, x.saturating_sub(area.x + 2), &title, role);
}

fn planned_length(cx: &Context<'_>) -> String {
    let at = cx.m.shown().unwrap_or(0);
    duration_in_words(cx.m.session.planned_activity(at))
}

/// Draws the digits with what is asked beside them, or below where there is no room; tells the rows they took.
fn clock_and_question(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let question = activity.question(cx.m.shown_phase());
    let running = cx.m.shown_step().is_some();
    // A poll needs its rows; the smallest digits stay as long as there is room for them at all.
    let poll = if cx.m.shows_poll() { needed_rows(cx, activity, area) } else { 0 };
    let most_rows = (area.height / 3).min(area.height.saturating_sub(poll)).max(3);
    let (w, h) = if running {
        // The digits keep their place and size while they count down, whatever the number of their letters.
        let room = Rect { height: most_rows.min(area.height), width: area.width * 2 / 3, ..area };
        big_clock(&cx.clock, room, largest(area), pen)
    } else {
        (0, 0)
    };
    let indent = if w == 0 { 0 } else { w.max(digit_columns(cx, most_rows, area)) + 5 };
    let beside = area.width.saturating_sub(indent);
    // What the room is asked when the time is up comes before what it was asked all the time.
    let thumbs = cx.m.session.extension().filter(|_| running && cx.clock.is_up()).map(status::thumbs);
    let lines = |columns: u16, most: u16| {
        let asked = thumbs.as_ref().map_or(Vec::new(), |t| wrap(t, usize::from(columns), 3));
        let left = usize::from(most).saturating_sub(asked.len());
        let question = wrap(&question, usize::from(columns), left);
        let accent = asked.into_iter().map(|l| (l, Role::Accent));
        accent.chain(question.into_iter().map(|l| (l, Role::Text))).collect::<Vec<_>>()
    };
    let (place, most) = if beside >= 28 || (beside >= 16 && area.height < 12) {
        (Rect { x: area.x + indent, width: beside, ..area }, h.max(area.height / 4))
    } else {
        (Rect { y: area.y + h, ..area }, area.height.saturating_sub(h) / 3)
    };
    let lines = lines(place.width, most.max(1));
    pen.lines(place, lines.iter().map(|(line, role)| (line, *role)));
    h.max(place.y - area.y + lines.len() as u16)
}

/// Returns the columns that the longest time of this step takes, so that the text beside the digits stays in its place.
fn digit_columns(cx: &Context<'_>, rows: u16, area: Rect) -> u16 {
    let longest = clock(cx.clock.total.max(cx.clock.remaining().abs()));
    let scale = digits::largest(&longest, area.width * 2 / 3, rows, largest(area));
    if scale == 0 { width(&longest) as u16 } else { digits::size(&longest, scale).0 }
}

/// Draws who leads, and what only the facilitator sees; tells the rows they took.
fn facilitator_notes(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) -> u16 {
    // What the room works on comes first: the words give way to it, down to a line of them.
    let spare = area.height.saturating_sub(needed_rows(cx, activity, area) + 1).max(u16::from(area.height >= 12));
    let room = area.width.saturating_sub(8);
    let mut lines: Vec<(&str, String)> = Vec::new();
    for (label, text) in facilitator_lines(cx, activity) {
        let left = usize::from(spare).saturating_sub(lines.len());
        let labels = std::iter::once(label).chain(std::iter::repeat(""));
        lines.extend(labels.zip(wrap(&text, usize::from(room), left)));
    }
    let height = lines.len() as u16;
    if height == 0 {
        return 0;
    }
    let y = if notes_at_bottom(cx) { area.bottom() - height } else { area.y };
    for (row, (label, text)) in lines.iter().enumerate() {
        pen.text(area.x, y + row as u16, 7, label, Role::Dim);
        pen.text(area.x + 8, y + row as u16, room, text, Role::Dim);
    }
    height + 1
}

/// Returns whether the notes lie at the bottom: where groups are at work the words lie at the foot of the pane: what
/// the groups have stands below the clock.
fn notes_at_bottom(cx: &Context<'_>) -> bool {
    cx.m.shown_round().is_some() && cx.m.shown_step().is_some()
}

fn facilitator_lines(cx: &Context<'_>, activity: &Activity) -> Vec<(&'static str, String)> {
    let mut words = Vec::new();
    if cx.clock.state == SessionState::Planned && cx.m.cursor.viewed.is_none() {
        let people = match cx.once("people", (), || cx.m.session.everybody().len()) {
            0 => "nobody yet: p adds people".to_owned(),
            n => format!("{n} expected: p shows the list"),
        };
        words.push(("people", people));
        words.extend(cx.m.session.plan.purpose.clone().map(|purpose| ("purpose", purpose)));
    }
    let session = &cx.m.session;
    if cx.m.shown() == Some(0) {
        words.extend(carried_text(cx).map(|text| ("earlier", text)));
    }
    if cx.m.shown().is_some_and(|at| at + 1 == session.plan.agenda.len()) && !session.plan.homework.is_empty() {
        words.push(("at home", session.plan.homework.join(" · ")));
    }
    if !activity.lead.is_empty() {
        words.push(("lead", activity.lead.join(", ")));
    }
    if activity.kind == Kind::Break
        && let Some(step) = cx.m.shown_step()
    {
        let left = cx.m.session.total(step) - cx.m.session.elapsed(step, cx.now);
        words.push(("back at", status::time(cx.now + left.max(chrono::TimeDelta::zero()))));
    }
    if let Some(script) = activity.script.clone() {
        words.push(("script", script));
    }
    words
}

/// Returns what opens a session that follows another: its homework, and how much else waits.
fn carried_text(cx: &Context<'_>) -> Option<String> {
    let carried = &cx.m.session.plan.carried;
    let homework: Vec<&str> =
        carried.iter().filter(|c| c.kind == CarriedKind::Homework).map(|c| c.text.as_str()).collect();
    let waiting = cx.m.session.open_items();
    let counts = match (carried.is_empty(), waiting.is_empty()) {
        (true, _) => return None,
        (false, true) => "all done: c shows them".to_owned(),
        (false, false) => format!("{waiting}: c shows them"),
    };
    Some(homework.into_iter().map(|h| format!("homework: {h}")).chain([counts]).collect::<Vec<_>>().join("\n"))
}

/// Returns the rows that the poll, the canvas or the notes of an activity want.
fn needed_rows(cx: &Context<'_>, activity: &Activity, area: Rect) -> u16 {
    cx.once("needed rows", area, || count_rows(cx, activity, area))
}

fn count_rows(cx: &Context<'_>, activity: &Activity, area: Rect) -> u16 {
    match (cx.m.shown_run(), &activity.poll) {
        (Some(run), _) => tally::body_rows(&cx.m.caches.tallies.of(run), cx.m.cursor.duels) as u16 + 5,
        (None, Some(plan)) => {
            let options = method(&plan.method).map_or(plan.options.len(), |m| (m.options)(plan).len());
            options as u16 + 5
        }
        _ if cx.m.session.has_groups(activity) => canvas::wanted_rows(cx, activity, area),
        _ => {
            let count = cx.m.caches.notes.of_activity(&activity.id).len().min(usize::from(area.height)) as u16;
            // A line above them says how far a vote is.
            count.clamp(3, (area.height / 2).max(3)) + u16::from(cx.m.vote().is_some())
        }
    }
}

/// Draws the notes of an activity without a canvas, the latest at the bottom.
fn notes(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) {
    let all = &cx.m.session.record.notes;
    let here = cx.m.caches.notes.of_activity(&activity.id);
    let selected = cx.m.selected_note();
    let room = usize::from(area.height);
    if here.is_empty() || room == 0 {
        return;
    }
    // The selected note stays in sight; else the latest ones do.
    let end = selected
        .and_then(|s| here.iter().position(|n| *n == s))
        .map_or(here.len(), |p| (p + room / 2 + 1).max(room).min(here.len()));
    let start = end.saturating_sub(room);
    for (row, note) in here[start..end].iter().enumerate() {
        let y = area.y + row as u16;
        draw_note(
            &all[*note],
            selected == Some(*note),
            cx.m.cursor.pane == Pane::Activity,
            Rect { y, height: 1, ..area },
            pen,
        );
    }
    if start > 0 {
        pen.text_right(area.right(), area.y, area.width / 3, &format!("{start} earlier ↑"), Role::Dim);
    }
}

/// Draws one note on a line.
pub(super) fn draw_note(note: &Note, selected: bool, focus: bool, area: Rect, pen: &mut Pen<'_>) {
    if selected && focus {
        pen.rule(area.x, area.y, area.width, " ", Role::Selected);
    }
    let role = if selected && focus { Role::Selected } else { Role::Text };
    pen.text(area.x, area.y, 2, note_sign(note), if selected && focus { role } else { Role::Dim });
    pen.text(area.x + 2, area.y, area.width.saturating_sub(2), &note_text(note), role);
}
