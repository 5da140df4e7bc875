//! Owns the end of a session on the screen: what was agreed, how polls went, and where to go from here.

use ratatui::layout::Rect;

use super::context::ROOMY;
use super::parts::text::{fit, width, wrap};
use super::parts::{Pen, first_shown};
use super::{Context, activity, agenda, status};
use crate::app::ended::{self, NEXT, Next};
use crate::app::{Model, Pane};
use crate::theme::Role;
use crate::workshop::poll::{Tally, Verdict, shown};
use crate::workshop::text::wording::capitalised;
use crate::workshop::time::wording::due_words;
use crate::workshop::{Note, NoteKind, PollRun, count_of, duration_in_words};

/// The most columns of what is told: further from its words, a day or a count would belong to nothing.
const MOST_COLUMNS: u16 = 110;
/// The most rows of one kind.
const MOST: usize = 8;
/// The kinds that have a block of their own; parked items go into the next session.
const TOLD: [NoteKind; 2] = [NoteKind::Takeaway, NoteKind::Question];

/// One row: what stands at the left and at the right, and the note that it tells of.
#[derive(Clone)]
struct Line {
    indent: u16,
    left: Vec<(String, Role)>,
    right: (String, Role),
    note: Option<usize>,
}

/// What is told under one heading: each entry with its rows.
struct Block {
    heading: &'static str,
    count: usize,
    entries: Vec<Vec<Line>>,
}

/// Draws the agenda beside the end or, on a narrow screen, what became of it above.
pub(super) fn draw(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    if body.width < agenda::WIDE {
        pen.text(body.x + 1, body.y, body.width.saturating_sub(2), &counts_of_agenda(cx.m), Role::Dim);
        let gap = if body.height >= 16 { 2 } else { 1 };
        let rest = Rect {
            x: body.x + 2,
            y: body.y + gap,
            width: body.width.saturating_sub(4),
            height: body.height.saturating_sub(gap),
        };
        cx.kept("end", rest, pen, |pen| told(cx, rest, pen));
        return;
    }
    let [list, rest] = agenda::panes(body, pen);
    let rest = Rect { width: rest.width.min(MOST_COLUMNS), ..rest };
    agenda::draw(cx, list, pen);
    if pen.buf.area.height >= ROOMY {
        agenda::heading(cx, Rect { y: body.y - 1, height: 1, ..list }, pen);
    }
    cx.kept("end", rest, pen, |pen| told(cx, rest, pen));
}

/// Says what became of the agenda: `4 of 5 done · 1 skipped`.
fn counts_of_agenda(m: &Model) -> String {
    let all = m.session.plan.agenda.len();
    let skipped = (0..all).filter(|&at| m.session.is_skipped(at)).count();
    let done = format!("{} of {all} done", all - skipped);
    if skipped > 0 { format!("{done} · {skipped} skipped") } else { done }
}

/// Draws what is told, and below it what can be done next, which always has its place.
fn told(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    head(cx, area, pen);
    let gap = u16::from(area.height >= 12);
    let top = area.y + 1 + gap;
    let below = NEXT.len() as u16 + 1;
    let room = area.bottom().saturating_sub(top + below);
    if cx.m.reading {
        return activity::reading(Rect { y: top, height: area.bottom().saturating_sub(top), ..area }, pen);
    }
    let lines = if cx.m.cursor.pane == Pane::Activity {
        all_lines(cx, area.width, usize::from(room.saturating_sub(gap)))
    } else {
        fitting(cx, area.width, usize::from(room.saturating_sub(gap)))
    };
    let selected = ended::selected(cx.m);
    for (y, line) in (top..).zip(&lines) {
        draw_line(line, Rect { y, height: 1, ..area }, line.note.is_some() && line.note == selected, pen);
    }
    let used = lines.len() as u16 + if lines.is_empty() { 0 } else { gap };
    next(cx, Rect { y: (top + used).min(area.bottom().saturating_sub(below)), height: below, ..area }, pen);
}

/// Draws the first row: when it was, how long, with how many people.
fn head(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    pen.text(area.x, area.y, area.width, "The session is over", Role::Strong);
    let Some((from, until)) = session.record.started.zip(session.record.ended) else { return };
    let (from, until, took) = (status::time(from), status::time(until), duration_in_words(until - from));
    let times = format!("{from} to {until} · {took} · {}", count_of(session.number_who_came(), "person"));
    if width(&times) + 21 <= usize::from(area.width) {
        pen.text_right(area.right(), area.y, area.width, &times, Role::Dim);
    }
}

/// Returns what is told, with as many entries of each kind as there is room for; at last only how many there are.
fn fitting(cx: &Context<'_>, columns: u16, room: usize) -> Vec<Line> {
    let blocks = blocks(cx, columns);
    let ways = [true, false].into_iter().flat_map(|airy| (1..=MOST).rev().map(move |most| (most, airy)));
    let lines = ways.map(|(most, airy)| lined(&blocks, most, airy)).find(|lines| lines.len() <= room);
    lines.unwrap_or_else(|| if room == 0 { Vec::new() } else { counted(cx.m, columns, room) })
}

/// Returns the blocks with at most so many rows of entries each, and with a blank row between them or without.
fn lined(blocks: &[Block], most: usize, airy: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        if airy && !lines.is_empty() {
            lines.push(Line::of("", Role::Text));
        }
        lines.push(heading(block));
        let mut rows = 0;
        let fits = |entry: &&Vec<Line>| {
            rows += entry.len();
            rows <= most.max(entry.len())
        };
        let kept: Vec<&Vec<Line>> = block.entries.iter().take_while(fits).collect();
        let hidden = block.entries.len() - kept.len();
        lines.extend(kept.into_iter().flatten().cloned());
        if hidden > 0 {
            lines.push(Line { indent: 2, ..Line::of(&format!("+{hidden} · Tab"), Role::Dim) });
        }
    }
    lines
}

/// Returns every entry of every kind, around the selected one.
fn all_lines(cx: &Context<'_>, columns: u16, room: usize) -> Vec<Line> {
    let mut blocks = blocks(cx, columns);
    let parked = notes_of(cx.m, NoteKind::Parked);
    if !parked.is_empty() {
        blocks.push(Block { heading: "Parked", count: parked.len(), entries: parked });
    }
    let lines = lined(&blocks, usize::MAX, true);
    let selected = ended::selected(cx.m);
    let at = lines.iter().position(|line| line.note.is_some() && line.note == selected).unwrap_or(0);
    let from = first_shown(at, lines.len(), room);
    lines.into_iter().skip(from).take(room).collect()
}

/// Says how many of each kind there are, in one row or a few.
fn counted(m: &Model, columns: u16, room: usize) -> Vec<Line> {
    let of = |kind: NoteKind| ended::of_kind(m, kind).len();
    let counts = [
        (of(NoteKind::Action), "action"),
        (of(NoteKind::Decision), "decision"),
        (polls(m).len(), "poll"),
        (of(NoteKind::Parked), "parked"),
        (of(NoteKind::Takeaway), "takeaway"),
        (of(NoteKind::Question), "question"),
    ];
    let words = counts.into_iter().filter(|(n, _)| *n > 0);
    let words: Vec<String> =
        words.map(|(n, noun)| if noun == "parked" { format!("{n} parked") } else { count_of(n, noun) }).collect();
    wrap(&words.join(" · "), usize::from(columns), room).iter().map(|row| Line::of(row, Role::Text)).collect()
}

fn heading(block: &Block) -> Line {
    let count = if block.count > 0 { format!("  {}", block.count) } else { String::new() };
    Line { left: vec![(block.heading.to_owned(), Role::Strong), (count, Role::Dim)], ..Line::of("", Role::Text) }
}

/// Returns what is told, kind by kind.
fn blocks(cx: &Context<'_>, columns: u16) -> Vec<Block> {
    let m = cx.m;
    let mut blocks = vec![
        Block { heading: "Decisions", count: 0, entries: notes_of(m, NoteKind::Decision) },
        Block { heading: "Actions", count: 0, entries: actions(m, columns) },
        Block { heading: "Polls", count: 0, entries: poll_lines(cx) },
    ];
    for kind in TOLD {
        let heading = if kind == NoteKind::Takeaway { "Takeaways" } else { "Questions" };
        blocks.push(Block { heading, count: 0, entries: notes_of(m, kind) });
    }
    for block in &mut blocks {
        block.count = block.entries.len();
    }
    let homework = m.session.plan.homework.iter();
    let homework = homework.map(|text| vec![Line { indent: 2, ..Line::of(text, Role::Text) }]).collect();
    blocks.push(Block { heading: "Homework", count: 0, entries: homework });
    blocks.retain(|block| !block.entries.is_empty());
    if blocks.is_empty() {
        let none = Line::of("No decisions, actions or takeaways: a adds one.", Role::Dim);
        blocks.push(Block { heading: "Results", count: 0, entries: vec![vec![Line { indent: 2, ..none }]] });
    }
    blocks
}

/// Returns a row for each note of a kind.
fn notes_of(m: &Model, kind: NoteKind) -> Vec<Vec<Line>> {
    let line = |place: usize| {
        let note = &m.session.record.notes[place];
        let done = if note.done { "done" } else { "" };
        let role = if note.done { Role::Dim } else { Role::Text };
        let right = (done.to_owned(), Role::Dim);
        vec![Line { indent: 2, right, note: Some(place), ..Line::of(&note.text, role) }]
    };
    ended::of_kind(m, kind).into_iter().map(line).collect()
}

/// Returns a row for each action: who, what, until when. One that lacks an owner or a day is marked.
fn actions(m: &Model, columns: u16) -> Vec<Vec<Line>> {
    let notes: Vec<(usize, &Note)> =
        ended::of_kind(m, NoteKind::Action).into_iter().map(|i| (i, m.session.record.notes[i].as_ref())).collect();
    let owner = |note: &Note| note.owners.words().unwrap_or_else(|| "nobody".to_owned());
    let most = (usize::from(columns) / 3).max(6);
    let names = notes.iter().map(|(_, note)| width(&owner(note))).max().unwrap_or(0).min(most);
    let line = |(place, note): &(usize, &Note)| {
        let role = match (ended::is_complete(note), note.done) {
            (false, _) => Role::Soon,
            (true, true) => Role::Dim,
            (true, false) => Role::Text,
        };
        let due = match note.due {
            _ if note.done => "done".to_owned(),
            Some(due) => due_words(due, note.at.date_naive()),
            None => "no date".to_owned(),
        };
        let name = fit(&owner(note), names).into_owned();
        let gap = " ".repeat(names.saturating_sub(width(&name)) + 3);
        let right = (due, if role == Role::Text { Role::Dim } else { role });
        vec![Line {
            indent: 2,
            right,
            note: Some(*place),
            ..Line::of(&format!("{name}{gap}{}", capitalised(&note.text)), role)
        }]
    };
    notes.iter().map(line).collect()
}

/// Returns the polls: the indexes of the runs of each, by the order in which they were asked first.
fn polls(m: &Model) -> Vec<Vec<usize>> {
    let session = &m.session;
    let mut polls: Vec<Vec<usize>> = Vec::new();
    for (i, run) in session.record.polls.iter().enumerate() {
        if !polls.iter().any(|poll| poll.contains(&i)) {
            polls.push(session.series(run));
        }
    }
    polls
}

/// Returns each poll with its own question, and the result of each of its runs.
fn poll_lines(cx: &Context<'_>) -> Vec<Vec<Line>> {
    let runs = &cx.m.session.record.polls;
    let poll = |poll: Vec<usize>| {
        let mut lines: Vec<Line> =
            poll.first().map(|&i| Line { indent: 2, ..Line::of(&runs[i].question, Role::Text) }).into_iter().collect();
        for (nth, &i) in poll.iter().enumerate() {
            let (said, count) = if shown(&runs[i], false) {
                result(&runs[i], &cx.m.caches.tallies.of(i))
            } else {
                ("Results never shown".to_owned(), String::new())
            };
            let nth = if poll.len() > 1 { format!("Run {}: ", nth + 1) } else { String::new() };
            let line = Line::of(&format!("{nth}{said}"), Role::Strong);
            lines.push(Line { indent: 4, right: (count, Role::Dim), ..line });
        }
        lines
    };
    polls(cx.m).into_iter().map(poll).collect()
}

/// Returns the result of a run, and the numbers that it rests on: `Ana wins` and `8 of 16 votes`.
fn result(run: &PollRun, tally: &Tally) -> (String, String) {
    let count = |row: usize| tally.rows.get(row).map_or(0, |row| row.count);
    let votes = |n: u64, how: &str| format!("{n} of {} {how}", count_of(count(0) + count(1), "vote"));
    let motion =
        run.method == "yes-no" && run.rules.pass == crate::workshop::poll::Pass::Plurality && run.chair.is_none();
    match tally.decision.verdict {
        Verdict::Passed(_) if motion => return ("Passed".to_owned(), votes(count(0), "for")),
        Verdict::NotPassed(_) if motion && count(0) != count(1) => {
            return ("Rejected".to_owned(), votes(count(1), "against"));
        }
        _ => {}
    }
    let first = tally.statement.to_string();
    let (said, count) = first.split_once(": ").unwrap_or((&first, ""));
    let named = tally.rows.iter().any(|row| said.starts_with(row.option.as_str()));
    let said = match said {
        "passed" => "Passed".to_owned(),
        "not passed" => "Rejected".to_owned(),
        said if named => said.to_owned(),
        said => capitalised(said),
    };
    (said, count.to_owned())
}

/// Draws what can be done next.
fn next(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x, area.y, area.width, "Next", Role::Strong);
    let place = cx.m.saving.place.as_str();
    let selected = ended::selected_next(cx.m);
    for (y, next) in (area.y + 1..area.bottom()).zip(NEXT) {
        let room = usize::from(area.width.saturating_sub(24));
        let (id, label, detail) = match next {
            Next::Report => {
                let said = |place: &str| format!("saved as {}, for participants", ended::report_name(place));
                ("report", "Report", in_room(place, room, said))
            }
            Next::FollowUp => ("follow-up", "Follow-up session", ended::carried_along(cx.m)),
            Next::Reopen => ("back", "Reopen", reopens(cx.m)),
            Next::Quit => ("quit", "Quit", in_room(place, room, |place| format!("everything is saved in {place}"))),
        };
        let chosen = selected == Some(next);
        if chosen {
            pen.rule(area.x, y, area.width, " ", Role::Selected);
        }
        let role = |usual: Role| if chosen { Role::Selected } else { usual };
        let bind = cx.keys.binds(cx.m.cursor.view).into_iter().find(|bind| bind.id == id);
        let key = bind.map_or_else(String::new, |bind| cx.keys.shown(bind));
        pen.text(area.x + 2, y, 2, &key, role(Role::Key));
        pen.text(area.x + 5, y, 18, label, role(Role::Text));
        pen.text(area.x + 24, y, area.width.saturating_sub(24), &detail, role(Role::Dim));
    }
}

/// Says something of a file: with its whole path where there is room for that, else with its name.
fn in_room(place: &str, room: usize, said: impl Fn(&str) -> String) -> String {
    let whole = said(place);
    if width(&whole) <= room {
        return whole;
    }
    said(place.rsplit(std::path::is_separator).next().unwrap_or(place))
}

/// Says where reopening leads.
fn reopens(m: &Model) -> String {
    let session = &m.session;
    let step = session.record.timing.last().and_then(|stretch| session.step_of(stretch));
    let step = step.or_else(|| session.plan.steps().last().copied());
    step.map_or_else(String::new, |step| format!("goes back to {}", session.plan.agenda[step.activity].title))
}

impl Line {
    fn of(text: &str, role: Role) -> Self {
        Self { indent: 0, left: vec![(text.to_owned(), role)], right: (String::new(), Role::Dim), note: None }
    }
}

fn draw_line(line: &Line, area: Rect, selected: bool, pen: &mut Pen<'_>) {
    if selected {
        pen.rule(area.x, area.y, area.width, " ", Role::Selected);
    }
    let role = |usual: Role| if selected { Role::Selected } else { usual };
    let taken = width(&line.right.0) as u16;
    let room = area.width.saturating_sub(line.indent + taken + if taken > 0 { 2 } else { 0 });
    let left: usize = line.left.iter().map(|(text, _)| width(text)).sum();
    let pieces: Vec<(String, Role)> = line.left.iter().map(|(text, of)| (text.clone(), role(*of))).collect();
    if left > usize::from(room) && pieces.len() == 1 {
        pen.text(area.x + line.indent, area.y, room, &fit(&pieces[0].0, usize::from(room)), pieces[0].1);
    } else {
        pen.pieces(area.x + line.indent, area.y, room, &pieces);
    }
    pen.text_right(area.right(), area.y, taken, &line.right.0, role(line.right.1));
}
