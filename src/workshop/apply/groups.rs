//! Forms groups and changes them by hand.

use std::sync::Arc;

use super::hosts;
use crate::workshop::breakout::{self, Request, Seat};
use crate::workshop::{Event, Group, Grouping, Moment, Note, Origin, Person, Presence, Refusal, Round, Session};

pub(super) fn form(session: &mut Session, seed: u64, stay: &[String], now: Moment) -> Result<Vec<Event>, Refusal> {
    let (activity, grouping, people) = wanted(session)?;
    let seats = seats(session, stay);
    if !seats.is_empty() {
        let mut request = Request::of_grouping(&people, &grouping, &[], seed);
        // Whoever stays is no host for that: hosts are appointed afterwards.
        request.hosts = false;
        request.rounds[0].seats.clone_from(&seats);
        let found = breakout::contradictions(&request);
        if !found.is_empty() {
            return Err(Refusal::Wishes(found.join(" ")));
        }
    }
    // What was planned for it is taken the first time; a shuffle wants something else, for the rounds to come too.
    let shuffled = session.record.breakouts.iter().any(|r| r.activity == activity);
    let known = if shuffled { &[][..] } else { &session.record.ahead };
    let at = session.plan.position(&activity).unwrap_or(0);
    let mut planned = session.groups_to_come(at, seats, seed, known).into_iter();
    let mut groups = planned.next().unwrap_or_default().groups;
    session.record.ahead = planned.collect();
    if grouping.hosts {
        hosts::appoint(session, &mut groups, stay, seed);
    }
    let repeats = session.repeats(&groups);
    let formed = Event::GroupsFormed { groups: groups.len(), people: people.len(), seed, repeats };
    new_round(session, groups, Origin::Formed, seed, now);
    Ok(vec![formed])
}

/// Keeps a new round of the running activity.
pub(super) fn new_round(session: &mut Session, groups: Vec<Group>, origin: Origin, seed: u64, now: Moment) {
    let Some(activity) = session.activity().map(|a| a.id.clone()) else { return };
    session.record.ahead.retain(|ahead| ahead.activity != activity);
    let phase = session.regrouping_phase();
    session.record.breakouts.push(Round { activity, formed: now, seed, repeats: 0, phase, origin, groups });
    count_repeats(session);
}

/// Counts anew who has met before in the newest round of the running activity.
fn count_repeats(session: &mut Session) {
    let Some(id) = session.activity().map(|a| a.id.clone()) else { return };
    let Some(at) = session.newest_of_run(&id) else { return };
    let repeats = session.repeats(&session.record.breakouts[at].groups);
    session.record.breakouts[at].repeats = repeats;
}

/// What groups are formed of: the running activity's id, its plan of groups, and who is here.
pub(super) fn wanted(session: &Session) -> Result<(String, Grouping, Vec<Person>), Refusal> {
    let activity = super::running(session)?;
    if !session.in_groups() {
        return Err(Refusal::NoGroupsPlanned(activity.title.clone()));
    }
    let grouping = session.grouping(Some(activity));
    let people = session.present();
    if people.is_empty() {
        return Err(Refusal::NobodyHere);
    }
    Ok((activity.id.clone(), grouping, people))
}

/// Where those sit now who are to stay.
fn seats(session: &Session, stay: &[String]) -> Vec<Seat> {
    let groups = session.round().map(|round| session.groups_here(round)).unwrap_or_default();
    let seat = |name: &String| {
        let group = groups.iter().position(|g| g.members.contains(name))?;
        Some(Seat { name: name.clone(), group })
    };
    stay.iter().filter_map(seat).collect()
}

pub(super) fn place(
    session: &mut Session,
    name: &str,
    group: Option<usize>,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let people = session.everybody();
    let person = people.iter().find(|p| p.name == name).ok_or_else(|| Refusal::NoPerson(name.to_owned()))?;
    if session.presence(name) != Presence::Here {
        return Err(Refusal::NotHere(name.to_owned()));
    }
    let round = own_round(session)?;
    let to = match group {
        Some(to) if to >= round.groups.len() => return Err(Refusal::NoGroup(to + 1)),
        Some(to) => to,
        None => session.place_for(person).ok_or(Refusal::NoGroups)?,
    };
    if round.groups[to].members.iter().any(|m| m == name) {
        return Err(Refusal::InGroupAlready { name: name.to_owned(), group: round.groups[to].name.clone() });
    }
    change(session, round, now, |round| {
        for group in &mut round.groups {
            group.members.retain(|m| m != name);
            group.host.take_if(|h| h == name);
        }
        round.groups[to].members.push(name.to_owned());
        vec![Event::Placed { name: name.to_owned(), group: round.groups[to].name.clone() }]
    })
}

pub(super) fn rename(session: &mut Session, group: usize, name: &str, now: Moment) -> Result<Vec<Event>, Refusal> {
    let is = name.trim().to_owned();
    if is.is_empty() {
        return Err(Refusal::NoWords);
    }
    let round = own_round(session)?;
    let was = round.groups.get(group).ok_or(Refusal::NoGroup(group + 1))?.name.clone();
    if round.groups.iter().enumerate().any(|(i, g)| i != group && g.name == is) {
        return Err(Refusal::GroupNameTaken(is));
    }
    let activity = super::running(session)?.id.clone();
    rename_in_notes(session, &activity, |group| (group == was).then(|| is.clone()));
    for stretch in session.record.timing.iter_mut().filter(|s| s.activity == activity && s.turn.as_ref() == Some(&was))
    {
        stretch.turn = Some(is.clone());
    }
    change(session, round, now, |round| {
        round.groups[group].name.clone_from(&is);
        vec![Event::GroupRenamed { was, is }]
    })
}

/// Gives the notes of an activity the new name of their group, where it has one.
pub(super) fn rename_in_notes(session: &mut Session, activity: &str, new: impl Fn(&str) -> Option<String>) {
    let concerns = |n: &Note| n.group.as_deref().and_then(&new).is_some();
    for note in session.record.notes.iter_mut().filter(|n| n.activity.as_deref() == Some(activity)) {
        if concerns(note) || note.merged.iter().any(concerns) {
            let note = Arc::make_mut(note);
            for group in std::iter::once(&mut note.group).chain(note.merged.iter_mut().map(|m| &mut m.group)) {
                *group = group.as_deref().and_then(&new).or_else(|| group.take());
            }
        }
    }
}

/// The running activity's groups, its own or those it keeps.
pub(super) fn own_round(session: &Session) -> Result<Round, Refusal> {
    super::running(session)?;
    session.round().cloned().ok_or(Refusal::NoGroups)
}

/// Changes the running activity's groups. Groups kept from an earlier activity stay as they were there:
/// the change makes a round of its own.
pub(super) fn change<T>(
    session: &mut Session,
    mut round: Round,
    now: Moment,
    with: impl FnOnce(&mut Round) -> T,
) -> Result<T, Refusal> {
    let activity = super::running(session)?.id.clone();
    let event = with(&mut round);
    if let Some(own) = session.newest_of_run(&activity) {
        session.record.breakouts[own] = round;
    } else {
        session.record.breakouts.push(Round { activity, formed: now, origin: Origin::Formed, ..round });
    }
    count_repeats(session);
    Ok(event)
}
