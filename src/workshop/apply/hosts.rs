//! Gives groups their hosts: by hand, or by lot and in turns. It never moves anybody.

use std::collections::HashMap;

use super::running::{change, own_round};
use crate::workshop::{Event, Group, Moment, Refusal, Session};

/// Makes somebody the host of their group, or nobody where they are it already.
pub(super) fn toggle(session: &mut Session, name: &str, now: Moment) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let place = round
        .groups
        .iter()
        .position(|g| g.members.iter().any(|m| m == name))
        .ok_or_else(|| Refusal::InNoGroup(name.to_owned()))?;
    change(session, round, now, |round| {
        let group = &mut round.groups[place];
        if group.host.as_deref() == Some(name) {
            group.host = None;
            vec![Event::HostUnset(group.name.clone())]
        } else {
            group.host = Some(name.to_owned());
            vec![Event::HostSet { group: group.name.clone(), name: name.to_owned() }]
        }
    })
}

/// Gives a group a host by lot, of those who have hosted least so far.
pub(super) fn draw(session: &mut Session, group: usize, seed: u64, now: Moment) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let chosen = session.present_groups(&round).into_iter().nth(group).ok_or(Refusal::NoGroup(group + 1))?;
    let others = chosen.members.iter().filter(|m| chosen.host.as_ref() != Some(m)).cloned().collect();
    let Some(name) = by_lot(&hosted(session), others, seed) else {
        return Err(Refusal::NoOtherHost(chosen.name));
    };
    change(session, round, now, |round| {
        round.groups[group].host = Some(name.clone());
        vec![Event::HostSet { group: round.groups[group].name.clone(), name }]
    })
}

/// Gives new groups of the running activity their hosts: those who stay in their group and were its host remain it, the
/// others are drawn of those who have hosted least.
pub(super) fn appoint(session: &Session, groups: &mut [Group], stay: &[String], seed: u64) {
    let was: Vec<Option<String>> =
        session.round().map_or_else(Vec::new, |r| r.groups.iter().map(|g| g.host.clone()).collect());
    let hosted = hosted(session);
    for (i, group) in groups.iter_mut().enumerate() {
        let kept = was.get(i).cloned().flatten().filter(|h| stay.contains(h) && group.members.contains(h));
        group.host = kept.or_else(|| by_lot(&hosted, group.members.clone(), seed.wrapping_add(i as u64)));
    }
}

/// Returns how often everybody has hosted a group in the rounds that were held, but for the one that is running.
fn hosted(session: &Session) -> HashMap<&str, usize> {
    let rounds = &session.record.breakouts;
    let running = session.round().and_then(|now| rounds.iter().rposition(|r| r == now));
    let held = (0..rounds.len()).filter(|&i| Some(i) != running && session.is_held(i));
    let mut times = HashMap::new();
    for host in held.flat_map(|i| &rounds[i].groups).filter_map(|g| g.host.as_deref()) {
        *times.entry(host).or_default() += 1;
    }
    times
}

fn by_lot(hosted: &HashMap<&str, usize>, mut people: Vec<String>, seed: u64) -> Option<String> {
    let times = |name: &String| hosted.get(name.as_str()).copied().unwrap_or(0);
    let least = people.iter().map(times).min();
    people.retain(|name| Some(times(name)) == least);
    let drawn = lot(seed, people.len());
    people.into_iter().nth(drawn)
}

/// Returns one of so many, by lot; seeds that follow one another do not choose one after the other.
fn lot(seed: u64, of: usize) -> usize {
    let mixed = (seed ^ (seed >> 7)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
    (mixed % of.max(1) as u64) as usize
}
