//! Owns the list of people: who is here, late or missing.

use ratatui::layout::Rect;

use super::parts::text::{width, wrap};
use super::parts::{Pen, first_shown, time_role};
use super::{Context, status};
use crate::app::prompts::find_person;
use crate::theme::Role;
use crate::workshop::{Attendance, Person, Presence, SessionState, digits};

/// The columns of the state in words, and of the moment since.
const STATE: [u16; 2] = [8, 8];
/// How narrow the column of the attribute is at least, and what parts columns.
const LEAST: usize = 11;
const GAP: u16 = 3;

/// Draws everybody with their attributes, where they are and since when; beside it what runs and how long it has.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    cx.kept("view", area, pen, |pen| everybody(cx, area, pen));
    if let Some((words, role)) = running(cx) {
        pen.text_right(area.right() + 1, area.y, area.width / 2, &words, role);
    }
}

/// Draws what does not depend on the time.
fn everybody(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let everybody = session.everybody();
    let stays = session.last_stays();
    let stay = |name: &str| stays.get(name).copied();
    let marks: Vec<Presence> = everybody.iter().map(|p| session.presence_after(stay(&p.name))).collect();
    if everybody.is_empty() {
        return nobody(area, pen);
    }
    pen.text(area.x, area.y, area.width, &counts(cx, &marks), Role::Strong);
    let selected = find_person::selected(cx.m).unwrap_or(cx.m.cursor.selected);
    let room = usize::from(area.height.saturating_sub(4));
    let public = session.plan.public_attributes(&everybody);
    let first_public = |p: &Person| public.of(p).into_iter().next().map(|(_, value)| value.to_owned());
    let skip = first_shown(selected, everybody.len(), room);
    let most = usize::from(area.width / 3);
    let name_columns = everybody.iter().map(|p| width(&p.name)).max().unwrap_or(0).min(most) as u16;
    let values: Vec<Option<String>> = everybody.iter().map(first_public).collect();
    let longest = values.iter().flatten().map(|v| width(v)).max();
    let value_columns = longest.map_or(0, |l| l.max(LEAST).min(usize::from(area.width / 4)) as u16);
    for (row, at) in (skip..everybody.len()).take(room).enumerate() {
        let (person, mark) = (&everybody[at], marks[at]);
        let y = area.y + 2 + row as u16;
        let group = group(cx, person, mark);
        let lost = matches!(group, InGroups::None);
        let (sign, role) = match mark {
            Presence::Here if lost => ("!", Role::Soon),
            Presence::Here => ("✓", Role::Text),
            Presence::Expected => ("·", Role::Text),
            Presence::Left => ("→", Role::Dim),
            Presence::Missing => ("×", Role::Dim),
        };
        let is_selected = at == selected;
        let [role, dim] = pen.row(area, y, is_selected, [role, Role::Dim]);
        let marked = |otherwise: Role| if is_selected { Role::Selected } else { otherwise };
        if is_selected {
            pen.text(area.x, y, 1, "▸", Role::Selected);
        }
        let text = if lost { marked(Role::Text) } else { role };
        pen.text(area.x + 2, y, 1, sign, role);
        let mut x = area.x + 4;
        let until = |x: u16, columns: u16| columns.min(area.right().saturating_sub(x));
        pen.text(x, y, until(x, name_columns), &person.name, text);
        x += name_columns + GAP;
        pen.text(x, y, until(x, STATE[0]), mark.word(), text);
        pen.text(x + STATE[0], y, until(x + STATE[0], STATE[1] - GAP), &since(stay(&person.name)), dim);
        x += STATE[0] + STATE[1];
        if let Some(value) = &values[at] {
            pen.text(x, y, until(x, value_columns), value, dim);
        }
        x += if value_columns > 0 { value_columns + GAP } else { 0 };
        let (words, role) = match group {
            InGroups::In(words) => (words, dim),
            InGroups::None => ("no group: f places them".to_owned(), marked(Role::Soon)),
            InGroups::Nothing => continue,
        };
        pen.text(x, y, area.right().saturating_sub(x), &words, role);
    }
    // What only the facilitator may know stands here alone, and never at the first key that leaves the stage.
    if let Some(person) = everybody.get(selected) {
        let mut pieces = vec![(person.name.clone(), Role::Text)];
        pieces.extend(public.of(person).into_iter().map(|(_, value)| (format!(" · {value}"), Role::Text)));
        pieces.extend(public.private_of(person).into_iter().map(|(_, value)| (format!(" · {value}"), Role::Dim)));
        pen.pieces(area.x + 2, area.bottom().saturating_sub(1), area.width.saturating_sub(2), &pieces);
    }
}

/// Says how people come into the list.
fn nobody(area: Rect, pen: &mut Pen<'_>) {
    pen.text(area.x, area.y, area.width, "Nobody is here yet.", Role::Strong);
    let ways = [
        "Paste a list here: names, a table, or addresses. It is shown before it is taken.",
        "n adds one person: a name, or a name and a department.",
        "With a file: roundtable new TEMPLATE --people FILE, or [[people]] in the session file.",
    ];
    let room = usize::from(area.height.saturating_sub(2));
    let lines: Vec<String> = ways.iter().flat_map(|way| wrap(way, usize::from(area.width), room)).take(room).collect();
    pen.lines(Rect { y: area.y + 2, ..area }, lines.iter().map(|line| (line, Role::Dim)));
}

/// Says how many people are where.
fn counts(cx: &Context<'_>, marks: &[Presence]) -> String {
    let count = |p: Presence| marks.iter().filter(|m| **m == p).count();
    if cx.m.session.state() == SessionState::Planned {
        let here = match count(Presence::Here) {
            0 => String::new(),
            n => format!("{n} here · "),
        };
        return format!("{here}{} expected · space starts with all of them", count(Presence::Expected));
    }
    let gone = match count(Presence::Left) {
        0 => String::new(),
        n => format!(" · {n} left"),
    };
    format!("{} here · {} absent{gone}", count(Presence::Here), count(Presence::Missing))
}

/// Says what is running and how long it has, in the role of its time.
/// Returns what runs and how long it has.
pub(super) fn running(cx: &Context<'_>) -> Option<(String, Role)> {
    if !matches!(cx.clock.state, SessionState::Live | SessionState::Paused) {
        return None;
    }
    let session = &cx.m.session;
    let phase = session.step().and_then(|s| session.plan.agenda.get(s.activity)?.phases.get(s.phase?));
    let title = phase.map(|p| p.title.as_str()).or_else(|| session.activity().map(|a| a.title.as_str()));
    Some((format!("{} · {}", title.unwrap_or_default(), digits(cx.clock.remaining())), time_role(&cx.clock)))
}

/// Returns since when somebody is where they are.
fn since(stay: Option<&Attendance>) -> String {
    stay.and_then(|a| a.left.or(a.arrived)).map(status::time).unwrap_or_default()
}

/// Where somebody is among the groups.
enum InGroups {
    /// There are none for this person.
    Nothing,
    /// The person is in one, or was when leaving.
    In(String),
    /// The person is here and in none.
    None,
}

/// Returns where somebody is among the groups of the running activity.
fn group(cx: &Context<'_>, person: &Person, mark: Presence) -> InGroups {
    let besides = cx.m.session.is_in_no_group(&person.name);
    let Some(round) = cx.m.session.round().filter(|_| !besides) else {
        return if besides { InGroups::In("in no group".to_owned()) } else { InGroups::Nothing };
    };
    match (round.groups.iter().position(|g| g.members.contains(&person.name)), mark) {
        (Some(at), Presence::Left) => InGroups::In(format!("was in {}", round.groups[at].name)),
        (Some(at), _) => {
            let place = round.place(at).map(|place| format!(" · {place}")).unwrap_or_default();
            InGroups::In(format!("{}{place}", round.groups[at].name))
        }
        (None, Presence::Here) if round.sit_out.contains(&person.name) => InGroups::In("sits out".to_owned()),
        (None, Presence::Here) => InGroups::None,
        (None, _) => InGroups::Nothing,
    }
}
