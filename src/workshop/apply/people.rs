//! Marks who is here.

use std::sync::Arc;

use crate::workshop::limits::MOST_PEOPLE;
use crate::workshop::text::{same, tidy};
use crate::workshop::{Attendance, Event, KnownNames, Moment, Participant, Person, Presence, Refusal, Session};

pub(super) fn arrive(session: &mut Session, person: &Person, now: Moment) -> Result<Vec<Event>, Refusal> {
    let name = person.name.as_str();
    if name.is_empty() {
        return Err(Refusal::NoName);
    }
    let on_roster = session.plan.people.iter().any(|p| p.name == name);
    if session.presence(name) == Presence::Here {
        return Err(Refusal::HereAlready(name.to_owned()));
    }
    let names = session.names();
    if names.len() >= MOST_PEOPLE && !names.contains(&name) {
        return Err(Refusal::Most("people", MOST_PEOPLE));
    }
    let missed = session.record.attendance.iter_mut().rev().find(|a| a.name == name && a.arrived.is_none());
    match missed {
        Some(entry) => entry.arrived = Some(now),
        None => session.record.attendance.push(Attendance {
            name: name.to_owned(),
            arrived: Some(now),
            left: None,
            attributes: if on_roster { Vec::new() } else { person.attributes.clone() },
        }),
    }
    Ok(vec![Event::Arrived(name.to_owned())])
}

/// Lets somebody be here who says so themselves; whoever gives no name is on no list.
pub(super) fn join(session: &mut Session, who: &Participant, now: Moment) -> Result<Vec<Event>, Refusal> {
    let Some(name) = who.name() else { return Ok(Vec::new()) };
    if session.presence(name) == Presence::Here {
        return Ok(Vec::new());
    }
    arrive(session, &Person { name: name.to_owned(), attributes: Vec::new() }, now)
}

/// Adds many people at once: to the plan before the session begins, into the room after that.
pub(super) fn add(session: &mut Session, added: &[Person], now: Moment) -> Result<Vec<Event>, Refusal> {
    let begun = session.record.started.is_some();
    let mut known: KnownNames = session.names().into_iter().collect();
    let facilitators = session.plan.facilitators.clone();
    let mut fresh: Vec<Person> = Vec::new();
    for person in added {
        // Whoever leads is spelled as there, and may be one of the people.
        let name = facilitators.iter().find(|f| same(f, &person.name)).cloned().unwrap_or_else(|| tidy(&person.name));
        if name.is_empty() {
            return Err(Refusal::NoName);
        }
        if known.add(&name) {
            let attributes = person.attributes.iter().map(|(k, v)| (tidy(k), tidy(v))).collect();
            fresh.push(Person { name, attributes });
        }
    }
    if known.all().count() > MOST_PEOPLE {
        return Err(Refusal::Most("people", MOST_PEOPLE));
    }
    if fresh.is_empty() {
        return Ok(Vec::new());
    }
    let names = fresh.iter().map(|p| p.name.clone()).collect();
    if begun {
        let stays = fresh.into_iter().map(|p| Attendance {
            name: p.name,
            arrived: Some(now),
            left: None,
            attributes: p.attributes,
        });
        session.record.attendance.extend(stays);
    } else {
        Arc::make_mut(&mut session.plan).people.extend(fresh);
    }
    Ok(vec![Event::PeopleAdded(names)])
}

pub(super) fn leave(session: &mut Session, name: &str, now: Moment) -> Result<Vec<Event>, Refusal> {
    known(session, name)?;
    if session.presence(name) != Presence::Here {
        return Err(Refusal::NotHere(name.to_owned()));
    }
    if let Some(stay) = session.record.attendance.iter_mut().rev().find(|a| a.name == name) {
        stay.left = Some(now);
    }
    Ok(vec![Event::Left(name.to_owned())])
}

/// Lets somebody take part without being in a group or, if they do so already, be in groups again. They leave the
/// group that they are in.
pub(super) fn toggle_groups(session: &mut Session, name: &str) -> Result<Vec<Event>, Refusal> {
    known(session, name)?;
    let in_groups = session.is_in_no_group(name);
    set_in_groups(session, name, in_groups);
    if in_groups {
        return Ok(vec![Event::InGroups(name.to_owned())]);
    }
    leave_round(session, name);
    Ok(vec![Event::InNoGroup(name.to_owned())])
}

/// Keeps whether somebody is in groups: in as few words as the plan leaves to say.
pub(super) fn set_in_groups(session: &mut Session, name: &str, in_groups: bool) {
    let planned = session.plan.no_group.iter().any(|n| same(n, name));
    let record = &mut session.record;
    record.no_group.retain(|n| !same(n, name));
    record.in_groups.retain(|n| !same(n, name));
    match (in_groups, planned) {
        (true, true) => record.in_groups.push(name.to_owned()),
        (false, false) => record.no_group.push(name.to_owned()),
        _ => {}
    }
}

/// Takes somebody out of their group in the running activity.
fn leave_round(session: &mut Session, name: &str) {
    if let Some(id) = session.activity().map(|a| a.id.clone())
        && let Some(round) = session.record.breakouts.iter_mut().rev().find(|r| r.activity == id)
    {
        round.remove_member(name);
    }
}

pub(super) fn mark_missing(session: &mut Session, name: &str) -> Result<Vec<Event>, Refusal> {
    known(session, name)?;
    match session.presence(name) {
        Presence::Missing => return Err(Refusal::NotHere(name.to_owned())),
        Presence::Here | Presence::Left | Presence::Expected => {}
    }
    match session.record.attendance.iter_mut().rev().find(|a| a.name == name) {
        Some(stay) => (stay.arrived, stay.left) = (None, None),
        None => session.record.attendance.push(Attendance { name: name.to_owned(), ..Attendance::default() }),
    }
    // Who was never here is in no group either.
    leave_round(session, name);
    Ok(vec![Event::Missed(name.to_owned())])
}

fn known(session: &Session, name: &str) -> Result<(), Refusal> {
    if session.everybody().iter().any(|p| p.name == name) { Ok(()) } else { Err(Refusal::NoPerson(name.to_owned())) }
}
