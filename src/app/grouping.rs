//! Owns what the facilitator does with groups on the screen: forming them, placing, what the selection rests on.

use super::Model;
use super::update::{object, say};
use crate::domain::{Command, Moment, percent};

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
    let seed = last.map_or(now.timestamp().unsigned_abs() % 100_000, |r| r.seed.wrapping_add(1) & (i64::MAX as u64));
    say(m, Command::FormGroups { seed }, now);
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
