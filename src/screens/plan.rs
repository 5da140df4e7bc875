//! Owns the planning screen: the agenda with its times and in words, the end always in sight, and what may not work out
//! beside it; without activities, how to begin.

use crate::workshop::sort_by_key;
use ratatui::layout::Rect;

use super::parts::text::{width, wrap};
use super::parts::{Pen, first_shown};
use super::{Context, status};
use crate::app::plan_preview::{heads, is_timed, split_in_words};
use crate::app::plan_rows::{PlanRow, rows, selected};
use crate::app::prompts::{new_activity, title};
use crate::app::{About, Prompt};
use crate::theme::Role;
use crate::workshop::lint::{Finding, Severity, lint};
use crate::workshop::poll::{bounds, method};
use crate::workshop::{
    Activity, Each, Kind, Phase, Results, Session, SessionState, Step, With, count_of, duration_in_words,
};

/// From this width of the terminal on, what may not work out has a column of its own.
const WIDE: u16 = 100;

/// The least columns of the titles.
const TITLES: u16 = 22;

/// How a session without activities begins.
const EXAMPLES: [(&str, &str); 6] = [
    ("start 15:00", "when the session starts"),
    ("end 16:00", "when the room must be free"),
    ("Welcome, 5, talk", "a talk of 5 minutes"),
    ("Threes, 5, groups of 3", "an exercise in groups"),
    ("Vote, 5, poll: a / b / c", "a poll with three options"),
    ("Coffee, 10", "a break: the word says so"),
];

/// Returns the row in which a line is typed that belongs to the plan, given the area of the view; nothing for other lines.
pub(super) fn line_row(prompt: &Prompt, view: Rect) -> Option<(u16, u16)> {
    if prompt == &title::PROMPT {
        return Some((view.x + 3, view.y));
    }
    let adds = prompt == &new_activity::PROMPT || prompt == &new_activity::PHASE;
    adds.then(|| (view.x + 1, view.bottom().saturating_sub(1)))
}

/// Draws the plan.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let rows = rows(cx.m);
    if rows.is_empty() {
        blank(area, pen);
        return;
    }
    let wide = pen.buf.area.width >= WIDE;
    // What is typed and its preview have the last rows; on a narrow screen the first finding stands above.
    let below = if wide { 2 } else { 3 };
    let list = Rect { height: area.height.saturating_sub(below), ..area };
    let check = if wide { area.x + (pen.buf.area.width * 7 / 10).saturating_sub(area.x) } else { area.right() };
    let lines = check_lines(cx);
    agenda(cx, &rows, Rect { width: check.saturating_sub(list.x + u16::from(wide) * 2), ..list }, pen);
    if wide {
        let column = Rect { x: check, width: area.right() - check, ..list };
        pen.text(column.x, column.y, column.width, "Check", Role::Dim);
        checks(&lines, Rect { y: column.y + 1, height: column.height.saturating_sub(1), ..column }, pen);
    } else if let Some((text, role)) = lines.first().filter(|_| area.height > below + 2) {
        let text = text.as_str();
        pen.text(area.x, list.bottom(), area.width, text, *role);
    }
}

/// Draws how a session without activities begins.
fn blank(area: Rect, pen: &mut Pen<'_>) {
    let y = area.y + 2;
    pen.text(area.x, y, area.width, "Add one activity a line, for example:", Role::Text);
    for ((line, about), y) in EXAMPLES.iter().zip(y + 1..area.bottom().saturating_sub(2)) {
        pen.text(area.x + 2, y, area.width.saturating_sub(2), line, Role::Text);
        pen.text(area.x + 31, y, area.width.saturating_sub(31), about, Role::Dim);
    }
}

fn agenda(cx: &Context<'_>, rows: &[PlanRow], area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x, area.y, area.width, "start  min   activity", Role::Dim);
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let session = &cx.m.session;
    // The end is always in sight.
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    let skip = first_shown(cx.m.cursor.selected, rows.len(), room);
    let longest = cx.once("longest title", (), || {
        rows.iter().map(|row| title_of(session, *row)).map(|(title, inset)| width(title) as u16 + inset).max()
    });
    let room_of_titles = area.width.saturating_sub(13);
    let titles = if area.width >= 56 {
        (longest.unwrap_or(0) + 2).clamp(TITLES, (room_of_titles * 11 / 20).max(TITLES))
    } else {
        room_of_titles
    };
    let chosen = chosen_row(cx);
    let mut y = area.y;
    for (i, row) in rows.iter().enumerate().skip(skip).take(room) {
        line(cx, *row, Rect { y, height: 1, ..area }, titles, chosen == Some(i), pen);
        y += 1;
    }
    if y < area.bottom() {
        end_row(cx, Rect { y, height: 1, ..area }, titles, pen);
    }
}

/// Returns which row is selected; none where the next activity goes above all of them.
fn chosen_row(cx: &Context<'_>) -> Option<usize> {
    let line = cx.m.prompt.line.as_ref().map(|(purpose, _)| purpose);
    let at_top = line.is_some_and(|p| p.prompt == &new_activity::PROMPT && p.about == About::Index(0));
    (!at_top).then_some(cx.m.cursor.selected)
}

fn title_of(session: &Session, row: PlanRow) -> (&str, u16) {
    let a = &session.plan.agenda[row.activity];
    row.phase.map_or((a.title.as_str(), 0), |p| (a.phases[p].title.as_str(), 2))
}

/// Draws one row of the agenda.
fn line(cx: &Context<'_>, row: PlanRow, area: Rect, titles: u16, chosen: bool, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let a = &session.plan.agenda[row.activity];
    let held = session.record.timing.iter().any(|s| s.activity == a.id);
    let runs = session.step().is_some_and(|s| s.activity == row.activity);
    let plain = match (runs, held) {
        (true, _) => Role::Strong,
        (false, true) => Role::Dim,
        (false, false) => Role::Text,
    };
    let whole = Rect { x: area.x.saturating_sub(2), width: area.width + 2, ..area };
    let [role, dim] = pen.row(whole, area.y, chosen, [plain, Role::Dim]);
    let sign = if chosen {
        "▸"
    } else if held && !runs && row.phase.is_none() {
        "✓"
    } else {
        ""
    };
    pen.text(whole.x, area.y, 1, sign, if chosen { role } else { Role::Dim });
    if row.phase.is_none() {
        pen.text(area.x, area.y, 6, &status::time(cx.start(row.activity)), dim);
    }
    let length = match row.phase {
        Some(_) => session.planned(Step { activity: row.activity, phase: row.phase }),
        None => session.planned_activity(row.activity),
    };
    pen.text_right(area.x + 10, area.y, 5, &status::minutes(length).to_string(), dim);
    let (title, inset) = title_of(session, row);
    let x = area.x + 13 + inset;
    pen.text(x, area.y, titles.saturating_sub(inset + 1).min(area.right().saturating_sub(x)), title, role);
    let details = match row.phase {
        Some(p) => phase_details(session, a, &a.phases[p]),
        None => details(a, runs),
    };
    let x = area.x + 13 + titles;
    pen.text(x, area.y, area.right().saturating_sub(x), &details, dim);
}

/// Draws when it ends, and until when the room is free.
fn end_row(cx: &Context<'_>, area: Rect, titles: u16, pen: &mut Pen<'_>) {
    let (clock, session) = (&cx.clock, &cx.m.session);
    let timed = is_timed(session);
    let late = timed && clock.hard_end.is_some_and(|hard| clock.ends > hard);
    if timed {
        pen.text(area.x, area.y, 6, &status::time(clock.ends), Role::Dim);
    }
    pen.text(area.x + 13, area.y, 4, "End", if late { Role::Over } else { Role::Strong });
    let free = session.plan.end.map(|end| format!("room free until {}", end.format("%H:%M")));
    let length = || {
        let length: chrono::TimeDelta = (0..session.plan.agenda.len()).map(|i| session.planned_activity(i)).sum();
        format!("{} in all", duration_in_words(length))
    };
    let x = area.x + 13 + titles;
    pen.text(x, area.y, area.right().saturating_sub(x), &free.unwrap_or_else(length), Role::Dim);
}

/// Returns what an activity is, in words: `exercise · groups of 4 · 2 columns`.
fn details(a: &Activity, runs: bool) -> String {
    let count = |n: usize, what: &str| (n > 0).then(|| count_of(n, what));
    let mut said = vec![a.kind.word().to_owned()];
    said.extend(a.groups.as_ref().map(split_in_words));
    said.extend(count(a.columns.len(), "column"));
    said.extend(count(a.rows.len(), "row"));
    if let Some(poll) = a.poll.as_ref().filter(|_| a.kind == Kind::Poll) {
        if poll.method != "single" {
            let scale = method(&poll.method).is_some_and(|m| m.keys.contains(&"from")) && poll.rules.bounds.is_some();
            let (from, to) = bounds(&poll.rules);
            said.push(if scale { format!("{} {from}-{to}", poll.method) } else { poll.method.clone() });
        }
        said.extend(count(poll.options.len(), "option"));
        said.push(
            match poll.rules.results {
                Results::Live => "live",
                Results::AfterVote => "after voting",
                Results::OnClose => "until closed",
                Results::OnReveal => "until revealed",
            }
            .to_owned(),
        );
    }
    said.extend(a.at.map(|at| format!("at {}", at.format("%H:%M"))));
    said.extend(a.least.map(|least| format!("at least {least}")));
    said.extend(a.optional.then(|| "optional".to_owned()));
    said.extend(runs.then(|| "running".to_owned()));
    said.join(" · ")
}

/// Returns what a phase is, in words: `share · 2 min for each of 4 groups`.
fn phase_details(session: &Session, a: &Activity, phase: &Phase) -> String {
    let mut said = vec![phase.does.word().to_owned()];
    let columns: Vec<&str> = phase.columns.iter().filter_map(|id| Some(a.column(id)?.title.as_str())).collect();
    if !columns.is_empty() {
        said.push(columns.join(", "));
    }
    said.extend(phase.each.map(|each| {
        let heads = heads(session);
        let (count, what) = match each {
            Each::Group => {
                (a.groups.as_ref().map_or(0, |g| if heads == 0 { 0 } else { g.sizes(heads).len() }), "group")
            }
            Each::Person => (heads, "person"),
            Each::Entry => (phase.turns.unwrap_or(0) as usize, "entry"),
        };
        if count > 1 {
            format!("{} min for each of {}", phase.minutes, count_of(count, what))
        } else {
            format!("{} min for each {what}", phase.minutes)
        }
    }));
    said.extend(phase.with.map(|with| {
        match with {
            With::Alone => "alone",
            With::Pairs => "in pairs",
            With::Fours => "in fours",
            With::All => "all together",
        }
        .to_owned()
    }));
    said.extend(phase.dots.map(|dots| count_of(dots as usize, "dot")));
    said.extend(phase.axes.as_ref().map(|axes| axes.names.join(" and ")));
    said.extend(phase.hidden.then(|| "hidden".to_owned()));
    said.join(" · ")
}

/// Returns what was checked, most urgent first: what may not work out, and that it ends in time.
fn check_lines(cx: &Context<'_>) -> Vec<(String, Role)> {
    let session = &cx.m.session;
    let mut lines: Vec<(String, Role)> = Vec::new();
    let spare = cx.clock.hard_end.filter(|_| is_timed(session)).map(|hard| hard - cx.clock.ends);
    if let Some(spare) = spare.filter(|spare| spare.num_seconds() >= 0) {
        let when = if spare.num_seconds() == 0 { "exactly at" } else { "before" };
        lines.push((format!("✓ ends {when} the hard end"), Role::Good));
    }
    // The end moves while the time of what runs is up, and before the session begins.
    let of = (cx.clock.ends, cx.now.timestamp() / 60);
    let mut found: Vec<Finding> = cx.once("lint", of, || lint(session, cx.now));
    let chosen = selected(cx.m).map(|(row, _)| row.activity);
    // What will surely not work out comes first, then what is about the selected activity.
    sort_by_key(&mut found, |f| (f.severity == Severity::Hint, f.activity != chosen));
    let line = |f: &Finding| match f.severity {
        Severity::Warning => (format!("! {}", f.words), Role::Bad),
        Severity::Hint => (format!("? {}", f.words), Role::Text),
    };
    let at = found.iter().position(|f| f.severity == Severity::Hint).unwrap_or(found.len());
    let warnings: Vec<_> = found[..at].iter().map(line).collect();
    lines.splice(0..0, warnings);
    lines.extend(found[at..].iter().map(line));
    if session.plan.guidelines.is_empty() && session.state() != SessionState::Done {
        lines.push(("? no guidelines: S adds them".to_owned(), Role::Text));
    }
    if lines.is_empty() {
        lines.push(("✓ no problems found".to_owned(), Role::Good));
    }
    lines
}

/// Draws them below one another, each wrapped to the column.
fn checks(lines: &[(String, Role)], area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.width);
    let mut wrapped: Vec<(String, Role)> = Vec::new();
    for (text, role) in lines {
        let (sign, words) = text.split_once(' ').unwrap_or(("", text));
        for (i, part) in wrap(words, room.saturating_sub(2), 6).into_iter().enumerate() {
            wrapped.push((format!("{} {part}", if i == 0 { sign } else { " " }), *role));
        }
    }
    let height = usize::from(area.height);
    let shown = if wrapped.len() > height { height.saturating_sub(1) } else { wrapped.len() };
    pen.lines(area, wrapped[..shown].iter().map(|(text, role)| (text, *role)));
    if shown < wrapped.len() && height > 0 {
        let text = format!("… {}", count_of(wrapped.len() - shown, "more line"));
        pen.text(area.x, area.bottom() - 1, area.width, &text, Role::Dim);
    }
}
