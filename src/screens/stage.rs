//! Owns the stage view: what the room sees, large, and nothing else. It draws from what is public and from
//! nothing besides.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::grid::{Grid, show};
use super::parts::text::{width, wrap};
use super::parts::{Pen, big_clock};
use super::tally::{self, TallyOptions};
use super::{Context, activity, entry_votes, status};
use crate::theme::Role;
use crate::workshop::poll::PublicPoll;
use crate::workshop::{Group, Note, PhaseKind, Public, PublicCanvas, SessionState, count_of, ranked};

/// Draws what the room may see.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let public = cx.once("public", (), || Arc::new(cx.m.public()));
    let tight = area.height < 16;
    let area = Rect { x: area.x + 4, width: area.width.saturating_sub(8), ..area };
    let last = area.bottom().saturating_sub(1 + u16::from(area.height >= 24));
    let mut y = area.y + u16::from(!tight);
    if !tight {
        pen.text(area.x, y, area.width, &public.title, Role::Dim);
        y += 2;
    }
    let heading = match (&public.phase, &public.activity, cx.clock.state) {
        (Some((phase, _, _)), _, _) if public.turn.is_some() => {
            format!("{phase}   {}", public.turn.as_ref().map_or(String::new(), status::turn))
        }
        (Some((phase, at, of)), _, _) => format!("{phase}   {at} of {of}"),
        (None, Some(activity), _) => activity.clone(),
        (None, None, SessionState::Done) => "Thank you".to_owned(),
        (None, None, _) => "Starting soon".to_owned(),
    };
    let used = pen.text(area.x, y, area.width, &heading, Role::Strong);
    if cx.clock.state == SessionState::Paused {
        pen.text(area.x + used + 3, y, area.width.saturating_sub(used + 3), "Paused", Role::Accent);
    }
    y += 1 + u16::from(!tight);
    // The digits take what the question and the list leave over: nobody's group is missing for their sake.
    let question = public.poll.as_ref().map_or(&public.prompt, |p| &p.question);
    let asked = wrap(question, usize::from(area.width), usize::from(area.height / 4).max(2));
    let picture = |c: &PublicCanvas| c.axes.as_ref().map_or(0, |a| a.scale as usize + 3);
    let written = public.canvas.as_ref().map_or(0, |c| picture(c).max(c.entries.len() + usize::from(c.waiting)));
    let list = match &public.poll {
        Some(poll) => poll.tally.as_ref().map_or(poll.options.len(), |t| t.rows.len() + 3),
        None => public.groups.len() + usize::from(!public.sit_out.is_empty()) + written.min(usize::from(area.height)),
    };
    let taken = asked.len() as u16 + list as u16 + if tight { 0 } else { 2 };
    let most = last.saturating_sub(y).saturating_sub(taken).clamp(if tight { 1 } else { 3 }, (area.height / 3).max(3));
    let (_, rows) = big_clock(&cx.clock, Rect { y, height: most, ..area }, 4, pen);
    y += rows + u16::from(rows > 0 && !tight);
    for line in &asked {
        if y < last {
            pen.text(area.x, y, area.width, line, Role::Strong);
            y += 1;
        }
    }
    if let Some(minutes) = public.extension.filter(|_| cx.clock.is_up())
        && y < last
    {
        pen.text(area.x, y, area.width, &status::thumbs(minutes), Role::Accent);
        y += 1;
    }
    y += u16::from(!tight);
    let rest = Rect { y, height: last.saturating_sub(y), ..area };
    cx.kept("stage", rest, pen, |pen| what_is_shown(cx, &public, written, rest, pen));
    if let Some(next) = &public.next {
        pen.text(area.x, last, area.width, &format!("Next: {next}"), Role::Dim);
    }
}

/// Draws the poll, what everybody is to do, or who sits where and what they wrote.
fn what_is_shown(cx: &Context<'_>, public: &Public, written: usize, rest: Rect, pen: &mut Pen<'_>) {
    if cx.m.reading {
        return activity::reading(rest, pen);
    }
    match &public.poll {
        Some(poll) => results(poll, rest, pen),
        None if !public.homework.is_empty() => homework(&public.homework, rest, pen),
        None => match public.canvas.as_ref().filter(|_| written > 0) {
            Some(canvas) if vote(canvas, rest, pen) => {}
            Some(canvas) => {
                // Who sits where stays in sight while there is room for it.
                let people = public.groups.len() as u16 + u16::from(!public.sit_out.is_empty()) + 1;
                let fits = people > 1 && rest.height >= people + 6;
                if fits {
                    groups(cx, public, Rect { height: people - 1, ..rest }, pen);
                }
                let above = if fits { people } else { 0 };
                let rest = Rect { y: rest.y + above, height: rest.height - above, ..rest };
                entries(cx, canvas, &public.groups, rest, pen);
            }
            None => groups(cx, public, rest, pen),
        },
    }
}

/// Draws what a vote on entries has come to so far; returns false where there is none, or nothing to show of it.
fn vote(canvas: &PublicCanvas, area: Rect, pen: &mut Pen<'_>) -> bool {
    let notes: Vec<&Note> = canvas.entries.iter().map(AsRef::as_ref).collect();
    if let Some(axes) = &canvas.axes {
        entry_votes::picture(axes, &notes, None, area, pen);
        return true;
    }
    let order = ranked(notes.iter().map(|n| n.all_dots()));
    if canvas.does != PhaseKind::Vote || order.is_empty() {
        return false;
    }
    let rows: Vec<_> = order.iter().map(|place| (*place, notes[place.at])).collect();
    entry_votes::ranking(&rows, notes.len() - rows.len(), None, area, pen);
    true
}

/// Draws what the room has written: by group side by side where the phase is about one column, else by column.
fn entries(cx: &Context<'_>, canvas: &PublicCanvas, groups: &[Group], area: Rect, pen: &mut Pen<'_>) {
    let area = if canvas.waiting {
        let words = "Some entries are hidden.";
        pen.text(area.x, area.bottom().saturating_sub(1), area.width, words, Role::Dim);
        Rect { height: area.height.saturating_sub(2), ..area }
    } else {
        area
    };
    let most = usize::from(area.height);
    let rows: Vec<Option<&str>> = match canvas.rows.as_slice() {
        [] => vec![None],
        rows => rows.iter().map(|r| Some(r.as_str())).collect(),
    };
    let in_group = |n: &Note, name: Option<&str>| match name {
        Some(name) => n.group.as_deref() == Some(name),
        None => !groups.iter().any(|g| Some(&g.name) == n.group.as_ref()),
    };
    let side_by_side = canvas.columns.len() == 1 && !groups.is_empty();
    let outside = canvas.entries.iter().any(|n| in_group(n, None));
    let heads: Vec<(&str, Option<&str>)> = if side_by_side {
        let whole = outside.then_some(("Whole room", None));
        groups.iter().map(|g| (g.name.as_str(), Some(g.name.as_str()))).chain(whole).collect()
    } else {
        canvas.columns.iter().map(|c| (c.title.as_str(), Some(c.id.as_str()))).collect()
    };
    let stands = |n: &Note, row: Option<&str>, key: Option<&str>| {
        n.row.as_deref() == row && if side_by_side { in_group(n, key) } else { n.column.as_deref() == key }
    };
    let cell = |row: Option<&str>, key: Option<&str>| {
        let all: Vec<&Note> = canvas.entries.iter().map(AsRef::as_ref).filter(|n| stands(n, row, key)).collect();
        all[all.len().saturating_sub(most)..].to_vec()
    };
    let grid = Grid {
        cells: rows.iter().map(|row| heads.iter().map(|(_, key)| cell(*row, *key)).collect()).collect(),
        heads: heads.iter().map(|(title, _)| *title).collect(),
        rows,
        current: side_by_side.then_some((0, cx.m.cursor.group)).filter(|_| canvas.rows.is_empty()),
        indent: if canvas.rows.is_empty() { 0 } else { 2 },
        deep: 3,
        ..Grid::default()
    };
    show(&grid.lines(area.width), area, pen);
}

fn results(poll: &PublicPoll, area: Rect, pen: &mut Pen<'_>) {
    match &poll.tally {
        Some(tally) => {
            let words = tally.rows.len() != poll.options.len() && poll.options.is_empty();
            let labels = if words { &[][..] } else { &poll.options[..] };
            let look = TallyOptions {
                labels,
                chosen: None,
                at: 0,
                duels: false,
                large: true,
                terms: Some(poll.terms.clone()),
            };
            tally::draw(tally, &look, area, pen);
        }
        None => {
            for (y, option) in (area.y..area.bottom()).zip(&poll.options) {
                pen.text(area.x, y, area.width, option, Role::Text);
            }
        }
    }
}

/// Draws what the room takes home to do.
fn homework(tasks: &[String], area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x, area.y, area.width, "Until next time", Role::Dim);
    let mut y = area.y + 2;
    for task in tasks {
        for (i, line) in wrap(task, usize::from(area.width.saturating_sub(2)), 4).iter().enumerate() {
            if y < area.bottom() {
                pen.text(area.x, y, 1, if i == 0 { "•" } else { "" }, Role::Dim);
                pen.text(area.x + 2, y, area.width.saturating_sub(2), line, Role::Text);
                y += 1;
            }
        }
    }
}

fn groups(cx: &Context<'_>, public: &Public, area: Rect, pen: &mut Pen<'_>) {
    let Public { groups, sit_out, .. } = public;
    let room = usize::from(area.height).saturating_sub(usize::from(!sit_out.is_empty()));
    let step = if room >= groups.len() * 2 + 4 { 2 } else { 1 };
    let fitting = if groups.len() * step <= room { groups.len() } else { room.saturating_sub(1) };
    let longest = groups.iter().map(|g| width(&g.name)).max().unwrap_or(0) as u16;
    let place = longest.clamp(8, (area.width / 3).max(8)) + 3;
    // Where a group works stands between its name and its people, as far as the people keep half of the line.
    let places = groups.iter().filter_map(|g| g.place.as_deref()).map(width).max().unwrap_or(0) as u16;
    let places = places.min((area.width / 2).saturating_sub(place + 3));
    let column = if places < 4 { place } else { place + places + 3 };
    // Everybody's name, over several lines where there is room for them all.
    let columns = usize::from(area.width.saturating_sub(column));
    let whole = |g: &Group| wrap(&cx.people(g, usize::MAX), columns, room + 1);
    let more = |g: &Group| whole(g).len().saturating_sub(1);
    let folds = fitting == groups.len() && groups.iter().map(|g| step + more(g)).sum::<usize>() <= room;
    let lines = |g: &Group| if folds { whole(g) } else { vec![cx.people(g, columns)] };
    let mut y = area.y;
    for group in &groups[..fitting] {
        pen.text(area.x, y, place - 2, &group.name, Role::Strong);
        if let Some(text) = group.place.as_deref().filter(|_| column > place) {
            pen.text(area.x + place, y, places, text, Role::Accent);
        }
        let lines = lines(group);
        for (row, line) in (0..).zip(&lines) {
            pen.text(area.x + column, y + row, area.width.saturating_sub(column), line, Role::Text);
        }
        y += (step + lines.len().saturating_sub(1)) as u16;
    }
    if fitting < groups.len() && room > 0 {
        pen.text(area.x, y, area.width, &format!("… {}", count_of(groups.len() - fitting, "more group")), Role::Dim);
        y += 1;
    }
    if !sit_out.is_empty() && y < area.bottom() {
        let out = Group { members: sit_out.clone(), ..Group::default() };
        pen.text(area.x, y, place - 2, if sit_out.len() == 1 { "Sits out" } else { "Sit out" }, Role::Dim);
        let people = cx.people(&out, columns);
        pen.text(area.x + column, y, area.width.saturating_sub(column), &people, Role::Text);
    }
}
