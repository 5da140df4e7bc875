//! Forms groups and changes them by hand.

use super::running::{change, new_round, own_round, rename_in_notes, running, wanted};
use super::{hosts, people};
use crate::workshop::breakout::{self, Seat};
use crate::workshop::groups::longer_search::FoundGroups;
use crate::workshop::groups::solve;
use crate::workshop::sort;
use crate::workshop::text::{same, tidy};
use crate::workshop::{
    Event, GroupRound, Grouping, Moment, PlannedGroups, Presence, Refusal, Session, place as place_of,
};

/// Forms groups for the running activity: as its plan says, or as is asked instead.
pub(super) fn form(
    session: &mut Session,
    asked: Option<&Grouping>,
    seed: u64,
    stay: &[String],
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let (_, grouping, people) = wanted(session, asked)?;
    let seats = seats(session, stay);
    let (PlannedGroups { mut groups, sit_out, .. }, planned) = session.groups_to_form(asked, seats.clone(), seed);
    if !seats.is_empty() {
        let mut problem = grouping.problem(&people, Vec::new(), seed);
        // Whoever stays is no host for that: hosts are appointed afterwards.
        problem.hosts = false;
        problem.rounds[0].seats = seats;
        problem.rounds[0].absent.clone_from(&sit_out);
        let found = breakout::contradictions(&problem);
        if !found.is_empty() {
            return Err(Refusal::Wishes(found.join(" ")));
        }
    }
    session.record.planned_groups = planned;
    if grouping.hosts {
        hosts::appoint(session, &mut groups, stay, seed);
    }
    let repeats = session.repeats(&groups);
    let seated = people.len() - sit_out.len();
    let formed = Event::GroupsFormed { groups: groups.len(), people: seated, sit_out: sit_out.clone(), seed, repeats };
    new_round(session, GroupRound { seed, groups, sit_out, ..GroupRound::default() }, asked, now);
    Ok(vec![formed])
}

/// Returns where those sit now who are to stay.
fn seats(session: &Session, stay: &[String]) -> Vec<Seat> {
    let groups = session.round().map(|round| session.present_groups(round)).unwrap_or_default();
    solve::seats(&groups, stay)
}

/// Seats everybody as a longer search found. Groups keep their names, and their hosts where these stay.
pub(super) fn take_found(session: &mut Session, found: &FoundGroups, now: Moment) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let here = session.present_groups(&round);
    let sorted = |groups: &mut dyn Iterator<Item = &String>| {
        let mut names: Vec<String> = groups.cloned().collect();
        sort(&mut names);
        names
    };
    let before = sorted(&mut here.iter().flat_map(|g| &g.members));
    if found.groups.len() != here.len() || sorted(&mut found.groups.iter().flatten()) != before {
        return Err(Refusal::GroupsChanged);
    }
    for planned in &found.planned_groups {
        session.record.planned_groups.retain(|p| p.activity != planned.activity);
        session.record.planned_groups.push(planned.clone());
    }
    change(session, round, now, |round| {
        for ((group, here), members) in round.groups.iter_mut().zip(&here).zip(&found.groups) {
            group.members.retain(|name| !here.members.contains(name));
            group.members.extend(members.iter().cloned());
            group.host.take_if(|host| !group.members.contains(host));
        }
        vec![Event::BetterGroups { people: found.moves.len(), gains: found.gains.join(", ") }]
    })
}

pub(super) fn place(
    session: &mut Session,
    name: &str,
    group: Option<usize>,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let everybody = session.everybody();
    let person = everybody.iter().find(|p| p.name == name).ok_or_else(|| Refusal::NoPerson(name.to_owned()))?;
    if session.presence(name) != Presence::Here {
        return Err(Refusal::NotHere(name.to_owned()));
    }
    let round = own_round(session)?;
    let to = match group {
        Some(to) if to >= round.groups.len() => return Err(Refusal::NoGroup(to + 1)),
        Some(to) => to,
        None => session.best_group_for(person).ok_or(Refusal::NoGroups)?,
    };
    if round.groups[to].members.iter().any(|m| m == name) {
        return Err(Refusal::InGroupAlready { name: name.to_owned(), group: round.groups[to].name.clone() });
    }
    // Whoever is put into a group by hand is in groups from then on.
    if session.is_in_no_group(name) {
        people::set_in_groups(session, name, true);
    }
    change(session, round, now, |round| {
        round.remove_member(name);
        round.groups[to].members.push(name.to_owned());
        vec![Event::Placed { name: name.to_owned(), group: round.groups[to].name.clone() }]
    })
}

pub(super) fn rename(session: &mut Session, group: usize, name: &str, now: Moment) -> Result<Vec<Event>, Refusal> {
    let is = tidy(name);
    if is.is_empty() {
        return Err(Refusal::NoWords);
    }
    let round = own_round(session)?;
    let was = round.groups.get(group).ok_or(Refusal::NoGroup(group + 1))?.name.clone();
    if round.groups.iter().enumerate().any(|(i, g)| i != group && same(&g.name, &is)) {
        return Err(Refusal::GroupNameTaken(is));
    }
    let activity = running(session)?.id.clone();
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

/// Gives groups their places, or takes them away.
pub(super) fn set_places(
    session: &mut Session,
    places: &[(usize, String)],
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let mut set = Vec::new();
    for (group, text) in places {
        let known = round.groups.get(*group).ok_or(Refusal::NoGroup(group + 1))?;
        let is = if tidy(text).is_empty() {
            None
        } else {
            Some(place_of(text).map_err(|fault| Refusal::NoPlace { fault })?)
        };
        if known.place != is {
            set.push((*group, is));
        }
    }
    if set.is_empty() {
        return Ok(Vec::new());
    }
    change(session, round, now, |round| {
        let words = set.iter().map(|(at, is)| (round.groups[*at].name.clone(), is.clone().unwrap_or_default()));
        let event = Event::PlacesSet(words.collect());
        for (at, is) in set {
            round.groups[at].place = is;
        }
        vec![event]
    })
}
