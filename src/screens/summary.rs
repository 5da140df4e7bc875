//! Owns what is left when a session is over: how it went, what was kept of it, and where to go from here.

use std::collections::HashSet;

use ratatui::layout::Rect;

use super::parts::text::{fit, width, wrap};
use super::parts::{Pen, note_sign, note_text};
use super::{Context, status};
use crate::theme::Role;
use crate::workshop::poll::shown;
use crate::workshop::{Note, NoteKind, Presence, count_of, duration_in_words};

/// What people ask for afterwards, in the order in which they ask.
const KEPT: [NoteKind; 5] =
    [NoteKind::Decision, NoteKind::Action, NoteKind::Takeaway, NoteKind::Question, NoteKind::Parked];

/// Draws the summary of a session that is over.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let record = &session.record;
    pen.text(area.x, area.y, area.width, "The session is over", Role::Strong);
    let times = record.started.zip(record.ended).map_or_else(String::new, |(from, until)| {
        format!("{}–{} · {}", status::time(from), status::time(until), duration_in_words(until - from))
    });
    let airy = area.height >= 14;
    let gap = u16::from(airy);
    if area.width >= 40 {
        pen.text_right(area.right(), area.y, area.width / 2, &times, Role::Dim);
    }
    let stays = session.last_stays();
    let came = session
        .everybody()
        .iter()
        .filter(|p| {
            matches!(session.presence_after(stays.get(p.name.as_str()).copied()), Presence::Here | Presence::Left)
        })
        .count();
    let people = count_of(came, "person");
    let head = format!("{people} · {}", count_of(record.notes.len(), "note"));
    pen.text(area.x, area.y + 1 + gap, area.width, &head, Role::Text);

    let foot = format!("Everything is saved in {}. ← reopens the session, q quits.", cx.m.saving.place);
    let foot = wrap(&foot, usize::from(area.width), 2);
    let top = area.y + 2 + 2 * gap;
    let bottom = area.bottom().saturating_sub(foot.len() as u16 + gap);
    let room = bottom.saturating_sub(top);
    let lines = lines(cx, area.width, airy);
    let cut = lines.len() > usize::from(room);
    let fitting = usize::from(room).saturating_sub(usize::from(cut)).min(lines.len());
    pen.lines(Rect { y: top, ..area }, lines[..fitting].iter().map(|(text, role)| (text, *role)));
    let mut end = top + fitting as u16;
    if cut && room > 0 {
        let more = lines[fitting..].iter().filter(|(t, _)| !t.is_empty()).count();
        pen.text(area.x, end, area.width, &format!("… {} more: / finds them", count_of(more, "line")), Role::Dim);
        end += 1;
    }
    pen.lines(Rect { y: end + gap, ..area }, foot.iter().map(|line| (line, Role::Dim)));
}

/// Polls by what they came to, then what was kept, kind by kind.
fn lines(cx: &Context<'_>, columns: u16, airy: bool) -> Vec<(String, Role)> {
    let session = &cx.m.session;
    let mut lines: Vec<(String, Role)> = Vec::new();
    let planned: Vec<(&str, &str)> = session.plan.agenda.iter().map(|a| (a.id.as_str(), a.title.as_str())).collect();
    // What was asked in an activity that is in the plan no more was asked all the same.
    let asked = session.record.polls.iter().map(|r| (r.activity.as_str(), r.question.as_str()));
    let mut seen: HashSet<&str> = HashSet::new();
    for (id, title) in planned.into_iter().chain(asked).filter(|(id, _)| seen.insert(id)) {
        let mut headed: Option<String> = None;
        for (i, run) in session.runs_of(id) {
            let came =
                if shown(run, false) { cx.m.caches.tallies.of(i).summary() } else { "results never shown".to_owned() };
            let head = if run.quick { run.question.clone() } else { title.to_owned() };
            if headed.as_ref() != Some(&head) {
                if headed.is_some() && airy {
                    lines.push((String::new(), Role::Text));
                }
                lines.push((head.clone(), Role::Strong));
                headed = Some(head);
            }
            let several = session.series(run).len() > 1;
            let nth = if several { format!("run {}: ", session.run_number(run)) } else { String::new() };
            let room = usize::from(columns.saturating_sub(2));
            let lined = wrap(&format!("{nth}{came}"), room, 3);
            lines.extend(lined.into_iter().map(|l| (format!("  {l}"), Role::Text)));
        }
        if headed.is_some() && airy {
            lines.push((String::new(), Role::Text));
        }
    }
    if !session.plan.homework.is_empty() {
        lines.push(("Homework".to_owned(), Role::Strong));
        for text in &session.plan.homework {
            let room = usize::from(columns.saturating_sub(4));
            let wrapped = wrap(text, room, 3).into_iter().enumerate();
            lines.extend(wrapped.map(|(i, l)| (format!("  {} {l}", if i == 0 { "•" } else { " " }), Role::Text)));
        }
        if airy {
            lines.push((String::new(), Role::Text));
        }
    }
    for kind in KEPT {
        let notes: Vec<&Note> = session.record.notes.iter().map(AsRef::as_ref).filter(|n| n.kind == kind).collect();
        if notes.is_empty() {
            continue;
        }
        let noun = if notes.len() == 1 { kind.word().to_owned() } else { kind.plural() };
        let title = format!("{} {noun}", notes.len());
        lines.push((title, Role::Strong));
        for note in notes {
            let text = note_text(note);
            let text = fit(&text, usize::from(columns).saturating_sub(width(note_sign(note)) + 3));
            lines.push((format!("  {} {text}", note_sign(note)), Role::Text));
        }
        if airy {
            lines.push((String::new(), Role::Text));
        }
    }
    if lines.is_empty() {
        let none = "No decisions, actions or takeaways: a adds one.";
        lines.extend(wrap(none, usize::from(columns), 2).into_iter().map(|l| (l, Role::Dim)));
    }
    while lines.last().is_some_and(|(text, _)| text.is_empty()) {
        lines.pop();
    }
    lines
}
