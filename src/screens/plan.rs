//! Owns the planning screen: the agenda with its times, the end always in sight, what may not work out beside it, and
//! the words of what is selected.

use ratatui::layout::{Position, Rect};

use super::parts::text::{width, window, wrap};
use super::parts::{Pen, centred};
use super::{Context, status};
use crate::app::plan_rows::{PlanRow, rows, selected};
use crate::theme::Role;
use crate::workshop::lint::{Severity, lint};
use crate::workshop::{Activity, SessionState, count_of, duration_in_words};

/// From this width on the lint has a column of its own.
const WIDE: u16 = 90;

/// Draws the plan.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    heading(cx, area, pen);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let rows = rows(cx.m);
    if rows.is_empty() {
        pen.text(
            body.x,
            body.y,
            body.width,
            "No activities yet: n adds one, i inserts one from the library.",
            Role::Dim,
        );
        return;
    }
    let beside = if body.width >= WIDE { body.width * 2 / 5 } else { 0 };
    let left = Rect { width: body.width - beside, ..body };
    // On a narrow screen the lint has the last rows, the list keeps most.
    let below = if beside > 0 { 0 } else { (body.height / 3).min(6) };
    let list = Rect { height: left.height - below, ..left };
    agenda(cx, &rows, list, pen);
    if beside > 0 {
        let right = Rect { x: left.right() + 3, width: beside - 3, ..body };
        details(cx, right, pen);
    } else if below > 0 {
        details(cx, Rect { y: list.bottom(), height: below, ..left }, pen);
    }
}

/// Draws how long it is, when it ends, and how that is to the moment the room has to be free.
fn heading(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let s = &cx.clock;
    let session = &cx.m.session;
    let timed = session.plan.start.is_some() || s.state != SessionState::Planned;
    let mut end = if timed {
        format!("ends {}", status::time(s.ends))
    } else {
        let length: chrono::TimeDelta = (0..session.plan.agenda.len()).map(|i| session.planned_activity(i)).sum();
        format!("takes {}", duration_in_words(length))
    };
    let mut role = Role::Strong;
    if let Some(hard) = s.hard_end.filter(|_| timed) {
        let spare = hard - s.ends;
        let minutes = duration_in_words(spare);
        match spare.num_seconds() {
            0 => end = format!("{end} · exactly at the hard end"),
            n if n < 0 => {
                role = Role::Over;
                end = format!("{end} · {minutes} after the hard end {}", status::time(hard));
            }
            _ => end = format!("{end} · {minutes} before the hard end {}", status::time(hard)),
        }
    }
    let x = pen.text_right(area.right(), area.y, area.width * 3 / 4, &end, role);
    let count = session.plan.agenda.len();
    let title = format!("Plan · {}", count_of(count, "activity"));
    pen.text(area.x, area.y, x.saturating_sub(area.x + 2), &title, Role::Strong);
}

fn agenda(cx: &Context<'_>, rows: &[PlanRow], area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let starts = session.expected_starts(cx.now);
    let found = lint(session, cx.now);
    let room = usize::from(area.height);
    let skip = cx.m.cursor.selected.saturating_sub(room / 2).min(rows.len().saturating_sub(room));
    let running = session.step();
    for (i, row) in rows.iter().enumerate().skip(skip).take(room) {
        let y = area.y + (i - skip) as u16;
        let a = &session.plan.agenda[row.activity];
        let chosen = i == cx.m.cursor.selected;
        let held = session.record.timing.iter().any(|s| s.activity == a.id);
        let runs = running.is_some_and(|s| s.activity == row.activity);
        let plain = match (runs, held) {
            (true, _) => Role::Strong,
            (false, true) => Role::Dim,
            (false, false) => Role::Text,
        };
        let [role, dim] = pen.row(area, y, chosen, [plain, Role::Dim]);
        let minutes = match row.phase {
            Some(p) => {
                status::minutes(session.planned(crate::workshop::Step { activity: row.activity, phase: Some(p) }))
            }
            None => status::minutes(session.planned_activity(row.activity)),
        };
        pen.text_right(area.x + 12, y, 5, &minutes.to_string(), if row.phase.is_some() { dim } else { role });
        if let Some(p) = row.phase {
            pen.text(area.x + 16, y, area.width.saturating_sub(17), &a.phases[p].title, dim);
            continue;
        }
        pen.text(area.x + 1, y, 6, &status::time(starts[row.activity]), dim);
        let marks = marks(a);
        let x = if area.width >= 56 {
            pen.text_right(area.right() - 1, y, area.width / 3, &marks, dim)
        } else {
            area.right()
        };
        let concern = found.iter().find(|f| f.activity == Some(row.activity)).map(|f| f.severity);
        let (sign, look) = match (concern, runs, held) {
            (_, true, _) => ("▸", Role::Accent),
            (Some(Severity::Warning), ..) => ("!", Role::Bad),
            (Some(Severity::Hint), ..) => ("?", Role::Soon),
            (None, false, true) => ("✓", Role::Dim),
            (None, false, false) => ("", Role::Dim),
        };
        pen.text(area.x + 13, y, 1, sign, if chosen { role } else { look });
        pen.text(area.x + 15, y, x.saturating_sub(area.x + 17), &a.title, role);
    }
}

/// Returns what else a line tells: kind, pin, what may give way.
fn marks(a: &Activity) -> String {
    let pinned = a.at.map(|at| format!("at {}", at.format("%H:%M")));
    let least = a.least.map(|n| format!("min. {n}"));
    let optional = a.optional.then(|| "optional".to_owned());
    [pinned, least, optional, Some(a.kind.word().to_owned())].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Draws what may not work out, and the words of what is selected.
fn details(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let found = lint(&cx.m.session, cx.now);
    let room = usize::from(area.width);
    let mut lines: Vec<(String, Role)> = Vec::new();
    let chosen = selected(cx.m).map(|(row, _)| row.activity);
    let mut sorted: Vec<_> = found.iter().collect();
    // What is about the selected activity comes first, then what will surely not work out.
    sorted.sort_by_key(|f| (f.activity != chosen, f.severity == Severity::Hint));
    let roomy = area.height >= 10;
    for finding in sorted {
        let (sign, role) = if finding.severity == Severity::Warning { ("! ", Role::Bad) } else { ("? ", Role::Text) };
        let said = wrap(&format!("{sign}{}", finding.words), room, 3);
        lines.extend(said.into_iter().map(|l| (l, role)));
        if roomy {
            lines.extend(
                wrap(&finding.help, room.saturating_sub(2), 2).into_iter().map(|l| (format!("  {l}"), Role::Dim)),
            );
        }
    }
    if found.is_empty() {
        lines.push(("✓ no problems found".to_owned(), Role::Good));
    }
    if let Some((row, a)) = selected(cx.m) {
        let prompt = row.phase.map_or(a.prompt.as_ref(), |p| a.phases[p].prompt.as_ref());
        let script = a.script.as_ref();
        for (label, text) in [("prompt", prompt), ("script", script)].into_iter().filter_map(|(l, t)| Some((l, t?))) {
            lines.push((String::new(), Role::Text));
            lines.push((label.to_owned(), Role::Dim));
            lines.extend(wrap(text, room, 12).into_iter().map(|l| (l, Role::Text)));
        }
    }
    pen.lines(area, lines.iter().take(usize::from(area.height)).map(|(text, role)| (text, *role)));
    if lines.len() > usize::from(area.height) && area.height > 1 {
        let more = lines[usize::from(area.height)..].iter().filter(|(l, _)| !l.is_empty()).count();
        let text = format!("… {}", count_of(more, "more line"));
        pen.text_right(area.right(), area.bottom() - 1, area.width, &text, Role::Dim);
    }
}

/// Draws the text area above everything; tells where its cursor is.
pub(super) fn text_area(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (what, text) = cx.m.prompt.area.as_ref()?;
    let title = cx.m.session.plan.position(&what.id).map_or("", |at| cx.m.session.plan.agenda[at].title.as_str());
    let name = format!("{} · {title}", if what.script { "Script · private" } else { "Prompt · for the room" });
    let inside = pen.card(centred(area, 84, area.height.saturating_sub(2).min(18)), &name);
    if inside.height < 3 {
        return None;
    }
    let (lines, row) = text.rows();
    let room = usize::from(inside.height - 1);
    let skip = row.saturating_sub(room / 2).min(lines.len().saturating_sub(room));
    let mut cursor = None;
    for (i, line) in lines.iter().enumerate().skip(skip).take(room) {
        let y = inside.y + (i - skip) as u16;
        let (before, behind) = line.halves();
        if i == row {
            let (shown, column) = window(before, behind, usize::from(inside.width));
            pen.text(inside.x, y, inside.width, &shown, Role::Text);
            cursor = Some(Position { x: (inside.x + column as u16).min(inside.right() - 1), y });
        } else {
            pen.text(inside.x, y, inside.width, line.text(), Role::Text);
        }
    }
    let hint = "Esc saves · ctrl-c cancels · Enter starts a new line";
    let hint = if width(hint) > usize::from(inside.width) { "Esc saves · ctrl-c cancels" } else { hint };
    pen.text(inside.x, inside.bottom() - 1, inside.width, hint, Role::Dim);
    cursor
}
