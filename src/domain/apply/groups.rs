//! Forms groups and changes them by hand.

use std::sync::Arc;

use crate::domain::breakout::{self, Effort, Request, Seat, Wish};
use crate::domain::{Event, Group, Grouping, Moment, Person, Presence, Refusal, Round, Session};

pub(super) fn form(session: &mut Session, seed: u64, stay: &[String], now: Moment) -> Result<Vec<Event>, Refusal> {
    let (activity, grouping, people) = wanted(session)?;
    // A shuffle of the same activity replaces the round before it, so nobody has met through that one.
    let met = session.met_before(&activity);
    let seats = seats(session, stay);
    let groups = if seats.is_empty() {
        breakout::form(&Wish { people: &people, grouping: &grouping, met: &met, seed })
    } else {
        around(session, seats, Request::of_grouping(&people, &grouping, &met, seed))?
    };
    let repeats = breakout::repeats(&groups, &met);
    let formed = Event::GroupsFormed { groups: groups.len(), people: people.len(), seed, repeats };
    session.record.breakouts.push(Round { activity, formed: now, seed, repeats, groups });
    Ok(vec![formed])
}

/// What groups are formed of: the running activity's id, its plan of groups, and who is here.
pub(super) fn wanted(session: &Session) -> Result<(String, Grouping, Vec<Person>), Refusal> {
    let activity = super::running(session)?;
    let grouping = activity.groups.clone().ok_or_else(|| Refusal::NoGroupsPlanned(activity.title.clone()))?;
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

/// Groups formed around those who stay. Whoever stays is no host for that: a host who stays remains one, and the
/// other groups draw lots.
fn around(session: &Session, seats: Vec<Seat>, mut request: Request) -> Result<Vec<Group>, Refusal> {
    let hosts = std::mem::replace(&mut request.hosts, false);
    let seed = request.seed;
    let was: Vec<Option<String>> =
        session.round().map_or_else(Vec::new, |r| r.groups.iter().map(|g| g.host.clone()).collect());
    let stays: Vec<String> = seats.iter().map(|s| s.name.clone()).collect();
    request.effort = Effort::Quick;
    request.rounds[0].seats = seats;
    let planned = breakout::plan(&request).map_err(|found| Refusal::Wishes(found.join(" ")))?;
    let mut groups = planned.rounds.into_iter().next().unwrap_or_default();
    for (i, group) in groups.iter_mut().enumerate().filter(|_| hosts) {
        let kept = was.get(i).cloned().flatten().filter(|h| stays.contains(h) && group.members.contains(h));
        let drawn = super::regroup::lot(seed.wrapping_add(i as u64), group.members.len());
        group.host = kept.or_else(|| group.members.get(drawn).cloned());
    }
    Ok(groups)
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
    for note in &mut session.record.notes {
        if note.activity.as_ref() == Some(&activity) && note.group.as_ref() == Some(&was) {
            Arc::make_mut(note).group = Some(is.clone());
        }
    }
    change(session, round, now, |round| {
        round.groups[group].name.clone_from(&is);
        vec![Event::GroupRenamed { was, is }]
    })
}

pub(super) fn toggle_host(session: &mut Session, name: &str, now: Moment) -> Result<Vec<Event>, Refusal> {
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

/// The running activity's groups, its own or those it keeps.
pub(super) fn own_round(session: &Session) -> Result<Round, Refusal> {
    let activity = super::running(session)?;
    session.round_of(&activity.id).cloned().ok_or(Refusal::NoGroups)
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
    let met = session.met_before(&activity);
    round.repeats = breakout::repeats(&round.groups, &met);
    match session.record.breakouts.iter_mut().rev().find(|r| r.activity == activity) {
        Some(own) => *own = round,
        None => session.record.breakouts.push(Round { activity, formed: now, ..round }),
    }
    Ok(event)
}
