//! Owns what the facilitator does with groups on the screen: forming them, placing, what the selection rests on.

use super::update::{object, say, say_it, tell};
use super::{Model, Pairing, View};
use crate::domain::{Command, Moment, Refusal, counted, percent};

/// What the groups come to, short enough for the bottom line: `; no repeats, mix 96 %`.
pub(super) fn short(m: &Model) -> String {
    let Some(score) = m.session.score() else { return String::new() };
    let sentence = score.sentence();
    let repeats = sentence.split(" · ").next().unwrap_or_default();
    let mix = score.mix.first().map_or(String::new(), |mix| format!(", mix {} %", percent(mix)));
    format!("; {repeats}{mix}")
}

pub(super) fn shuffle(m: &mut Model, now: Moment) {
    let last = m.session.activity().and_then(|a| m.session.record.breakouts.iter().rev().find(|r| r.activity == a.id));
    let seed = last.map_or(m.session.seed(), |r| r.seed.wrapping_add(1) & (i64::MAX as u64));
    let stay = m.pinned_here();
    say(m, Command::FormGroups { seed, stay }, now);
}

pub(super) fn fit_in(m: &mut Model, now: Moment) {
    let unplaced = m.session.unplaced();
    let selected = m.selected_name().filter(|name| unplaced.iter().any(|p| p.name == *name));
    match selected.or_else(|| unplaced.first().map(|p| p.name.clone())) {
        Some(name) => say(m, Command::Place { name, group: None }, now),
        None if m.session.round().is_none() => object(m, "No groups have been formed yet: g forms them.", now),
        None => object(m, "Everybody who is here is in a group.", now),
    }
}

/// Chooses the group of the selected person.
pub(super) fn select_group_of(m: &mut Model) {
    if let (Some(name), Some(round)) = (m.selected_name(), m.session.round())
        && let Some(group) = round.groups.iter().position(|g| g.members.contains(&name))
    {
        m.group = group;
    }
}

pub(super) fn select_group(m: &mut Model) {
    let Some(round) = m.session.round() else { return };
    let before: usize = round.groups.iter().take(m.group).map(|g| g.members.len()).sum();
    m.selected = m.session.unplaced().len() + before;
}

/// Marks the selected person, or does this with whoever is marked and them.
pub(super) fn pair(m: &mut Model, what: Pairing, now: Moment) {
    let Some(name) = m.selected_name() else { return };
    let (key, asks) = match what {
        Pairing::Swap => ("w", "changes places with whom"),
        Pairing::Apart => ("A", "is to be apart from whom"),
        Pairing::Together => ("J", "is to be together with whom"),
    };
    match m.marked.take() {
        None if what == Pairing::Swap && m.session.unplaced().iter().any(|p| p.name == name) => {
            object(m, Refusal::InNoGroup(name).to_string(), now);
        }
        None => {
            tell(m, format!("{name} {asks}? {key} on somebody else; Esc leaves it."), now);
            m.marked = Some(name);
        }
        Some(marked) if marked == name => m.message = None,
        Some(marked) => {
            let command = match what {
                Pairing::Swap => Command::Swap(marked.clone(), name),
                Pairing::Apart => Command::Apart(marked.clone(), name),
                Pairing::Together => Command::Together(marked.clone(), name),
            };
            if !say_it(m, command, now) {
                m.marked = Some(marked);
            }
        }
    }
}

/// Whether the groups as they are keep the wishes: `; 1 wish not kept: Ana and Ben are not apart; r shuffles again`.
pub(super) fn kept(m: &Model) -> String {
    let Some(score) = m.session.score() else { return String::new() };
    let sentence = score.sentence();
    let wishes = sentence.split(" · ").find(|part| part.contains(" not kept")).map(str::to_owned);
    wishes.map_or_else(String::new, |part| format!("; {part}; r shuffles again"))
}

/// Lets the selected person keep their group at the next shuffle, or no longer.
pub(super) fn pin(m: &mut Model, now: Moment) {
    let Some((name, activity)) = m.selected_name().zip(m.session.activity().map(|a| a.id.clone())) else { return };
    let round = m.session.round();
    let Some(group) = round.and_then(|r| r.groups.iter().find(|g| g.members.contains(&name))) else {
        return object(m, Refusal::InNoGroup(name).to_string(), now);
    };
    if m.is_pinned(&name) {
        m.pinned.retain(|(_, n)| *n != name);
        tell(m, format!("{name} goes along with the next shuffle"), now);
    } else {
        let text = format!("{name} stays in {} at the next shuffle", group.name);
        m.pinned.push((activity, name));
        tell(m, text, now);
    }
}

/// Nobody stays marked where that cannot be seen.
pub(super) fn unmark(m: &mut Model) {
    let view = m.view;
    let round = m.session.round();
    let seen = |name: &String| {
        let here = || m.session.unplaced().iter().any(|p| p.name == *name);
        let placed = || round.is_some_and(|r| r.groups.iter().any(|g| g.members.contains(name)));
        view == View::Groups && (placed() || here())
    };
    if m.marked.as_ref().is_some_and(|name| !seen(name)) {
        m.marked = None;
    }
}

pub(super) fn draw_host(m: &mut Model, now: Moment) {
    let seed = now.timestamp().unsigned_abs();
    say(m, Command::DrawHost { group: m.group, seed }, now);
}

/// Keeps the selection on somebody, wherever they went.
pub(super) fn follow(m: &mut Model, name: &str) {
    if m.view == View::Groups {
        m.selected = m.by_group().iter().position(|n| n == name).unwrap_or(m.selected);
        select_group_of(m);
    }
}

/// Who is alone in a group and what would help, where somebody is: ` Ana is alone in Group 2: m moves Ben there.`
pub(super) fn alone(m: &Model) -> String {
    let moves = m.session.company();
    let Some((first, round)) = moves.first().zip(m.session.round()) else { return String::new() };
    let here = m.session.groups_here(round);
    let more = match moves.len() - 1 {
        0 => String::new(),
        more => format!(", and {}", counted(more, "more move")),
    };
    if here[first.from].members.len() == 1 {
        let (from, to) = (&here[first.from].name, &here[first.to].name);
        return format!(" {} is alone in {from}: m moves them to {to}{more}.", first.name);
    }
    let lonely = here[first.to].members.first().map_or("", String::as_str);
    format!(" {lonely} is alone in {}: m moves {} there{more}.", here[first.to].name, first.name)
}
