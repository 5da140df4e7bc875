//! Marks who is here.

use crate::workshop::limits::MOST_PEOPLE;
use crate::workshop::{Attendance, Event, Moment, Person, Presence, Refusal, Session};

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
    if let Some(id) = session.activity().map(|a| a.id.clone())
        && let Some(round) = session.record.breakouts.iter_mut().rev().find(|r| r.activity == id)
    {
        round.remove_member(name);
    }
    Ok(vec![Event::Missed(name.to_owned())])
}

fn known(session: &Session, name: &str) -> Result<(), Refusal> {
    if session.everybody().iter().any(|p| p.name == name) { Ok(()) } else { Err(Refusal::NoPerson(name.to_owned())) }
}
