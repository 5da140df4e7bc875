//! Owns a poll on the facilitator's screen: options, bars, counts, percents, and what they mean in words.

use ratatui::layout::Rect;

use super::Cx;
use super::parts::text::{fit, width, wrap};
use super::parts::{Pen, bar};
use crate::app::Pane;
use crate::domain::poll::{Tally, method, public, tally};
use crate::domain::{Activity, PollRun, State, counted};
use crate::theme::Role;

/// Draws the poll of the activity on the screen; tells the rows it took.
pub fn draw(cx: &Cx<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let Some(plan) = &activity.poll else { return 0 };
    let runs: Vec<&PollRun> = cx.m.session.record.polls.iter().filter(|r| r.activity == activity.id).collect();
    let Some((run, earlier)) = runs.split_last() else {
        let options = method(&plan.method).map_or_else(|| plan.options.clone(), |m| (m.options)(plan));
        return unopened(cx, &options, area, pen);
    };
    let present = if run.closed.is_some() { run.present } else { cx.m.session.head_count() };
    let hands: u64 = run.hands.iter().map(|n| u64::from(*n)).sum();
    let state = if run.closed.is_some() { "closed" } else { "open" };
    let nth = if earlier.is_empty() { String::new() } else { format!("run {} · ", runs.len()) };
    let words = format!("{nth}{state} · {present} present · {}", counted(hands as usize, "hand"));
    pen.text_right(
        area.right(),
        area.y,
        area.width,
        &words,
        if run.closed.is_some() { Role::Dim } else { Role::Accent },
    );
    if hands > u64::from(present) && present > 0 && method(&plan.method).is_some_and(|m| m.exclusive) {
        pen.text(area.x, area.y, area.width / 2, "! more hands than people", Role::Bad);
    }
    // Where rows are short the options and the words on them come before the air.
    let head = 1 + u16::from(area.height >= run.options.len() as u16 + 5);
    let rest = Rect { y: area.y + head, height: area.height.saturating_sub(head), ..area };
    let shown = public(plan, run, runs.len(), earlier.last().copied());
    let used = match shown.tally {
        Some(_) => results(cx, run, &tally(run, earlier.last().copied()), rest, pen),
        None => hidden(cx, run, hands, rest, pen),
    };
    head + used + 1
}

fn unopened(cx: &Cx<'_>, options: &[String], area: Rect, pen: &mut Pen<'_>) -> u16 {
    for (i, option) in options.iter().enumerate().take(usize::from(area.height)) {
        pen.text_right(area.x + 3, area.y + i as u16, 3, &(i + 1).to_string(), Role::Key);
        pen.text(area.x + 5, area.y + i as u16, area.width.saturating_sub(5), option, Role::Text);
    }
    let y = area.y + options.len() as u16 + 1;
    if y < area.bottom() && cx.m.shown_step().is_some() && cx.standing.state != State::Done {
        pen.text(area.x, y, area.width, "A digit counts a hand and opens the poll; o opens it.", Role::Dim);
    }
    options.len() as u16 + 3
}

/// The options alone: nothing that could tell how the poll stands.
fn hidden(cx: &Cx<'_>, run: &PollRun, hands: u64, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let used = {
        for (i, option) in run.options.iter().enumerate().take(usize::from(area.height)) {
            let chosen = i == cx.m.option && cx.m.pane == Pane::Activity;
            pen.text_right(area.x + 3, area.y + i as u16, 3, &(i + 1).to_string(), Role::Key);
            let role = if chosen { Role::Selected } else { Role::Text };
            pen.text(area.x + 5, area.y + i as u16, area.width.saturating_sub(5), option, role);
        }
        run.options.len() as u16
    };
    let when =
        if run.closed.is_some() { "R reveals them" } else { "they are shown once it is closed, or R reveals them" };
    let y = area.y + used + 1;
    if y < area.bottom() {
        let text = format!("{} counted. The results are hidden: {when}.", counted(hands as usize, "hand"));
        pen.text(area.x, y, area.width, &text, Role::Dim);
    }
    used + 2
}

/// Which options are shown where there is no room for all of them: those around the chosen one, and a line that
/// says so.
fn window(options: usize, chosen: usize, room: usize) -> (usize, usize) {
    if options <= room {
        return (0, options);
    }
    let shown = room.saturating_sub(1);
    (chosen.saturating_sub(shown / 2).min(options - shown), shown)
}

fn results(cx: &Cx<'_>, run: &PollRun, tally: &Tally, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let most = tally.rows.iter().map(|r| r.count).max().unwrap_or(0);
    let change_width = if area.width >= 48 && tally.rows.iter().any(|r| r.change.is_some()) { 10 } else { 0 };
    let numbers = 15 + change_width;
    let longest = tally.rows.iter().map(|r| width(&r.option)).max().unwrap_or(0) as u16;
    let between = area.width.saturating_sub(5 + 2 + numbers);
    // A bar of a cell or two says nothing: then the words take its place.
    let label = if between < 24 { longest.min(between) } else { longest.clamp(4, (area.width * 2 / 5).max(12)) };
    let columns = between.saturating_sub(label);
    let mut y = area.y;
    let room = usize::from(area.height);
    let (from, shown) = window(tally.rows.len(), cx.m.option, room);
    for (i, row) in tally.rows.iter().enumerate().skip(from).take(shown) {
        let leads = row.count == most && most > 0;
        let chosen = i == cx.m.option && cx.m.pane == Pane::Activity && run.closed.is_none();
        pen.text_right(area.x + 3, y, 3, &(i + 1).to_string(), Role::Key);
        let role = if chosen {
            Role::Selected
        } else if leads {
            Role::Strong
        } else {
            Role::Text
        };
        pen.text(area.x + 5, y, label, &row.option, role);
        pen.text(area.x + 5 + label + 2, y, columns, &bar(row.count, most, columns), Role::Bar);
        let right = area.right().saturating_sub(change_width);
        if !row.percent.is_empty() {
            pen.text_right(right, y, 8, &percent(tally.n, &row.percent), role);
        }
        pen.text_right(right.saturating_sub(9), y, 6, &row.count.to_string(), role);
        if let Some(change) = row.change.filter(|_| change_width > 0) {
            let was = i128::from(row.count) - i128::from(change);
            pen.text_right(area.right(), y, change_width - 1, &format!("was {was}"), Role::Dim);
        }
        y += 1;
    }
    if room == 0 {
        return 0;
    }
    if shown < tally.rows.len() {
        let more = format!("… {} of {} options", shown, tally.rows.len());
        pen.text(area.x + 5, y, area.width.saturating_sub(5), &more, Role::Dim);
        return area.height;
    }
    let words = [Some(format!("{} · {}", tally.base, tally.standing)), tally.note.clone()];
    y += u16::from(area.bottom() > y + 1);
    for text in words.into_iter().flatten() {
        let most = usize::from(area.bottom().saturating_sub(y)).min(2);
        for line in wrap(&text, usize::from(area.width.saturating_sub(5)), most) {
            pen.text(area.x + 5, y, area.width.saturating_sub(5), &fit(&line, usize::from(area.width)), Role::Dim);
            y += 1;
        }
    }
    y - area.y
}

/// A share as it is shown; nothing can be said of no hands at all.
pub fn percent(n: u64, share: &str) -> String {
    if n == 0 { "–".to_owned() } else { format!("{share} %") }
}
