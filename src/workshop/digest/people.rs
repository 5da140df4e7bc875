//! Owns who was there, and for how long. Who was expected and did not come is told to whoever led it, not to the room.

use serde::Serialize;

use super::Audience;
use crate::workshop::{Attendance, Moment, Person, Presence, Session};

/// Who was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct People {
    /// People on the roster.
    pub expected: usize,
    /// People who came, on the roster or not; where no arrival was recorded, as many as were present at a poll.
    pub came: usize,
    /// Who came, in the order of the roster; for whoever led it also who did not.
    pub people: Vec<Attendee>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendee {
    /// Who.
    pub name: String,
    /// What else the roster says; for everybody only what is public.
    pub attributes: Vec<(String, String)>,
    /// `expected`, `here`, `left` or `not here`.
    pub presence: &'static str,
    /// Each stay.
    pub stays: Vec<Stay>,
    /// Time in the room in all, in seconds.
    pub stayed_s: i64,
}

/// One stay: from when to when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stay {
    /// When they came.
    pub arrived: Moment,
    /// When they left; nothing for who stayed to the end.
    pub left: Option<Moment>,
}

impl Attendee {
    /// Returns whether they were there at all.
    pub fn came(&self) -> bool {
        !self.stays.is_empty()
    }
}

impl People {
    pub(super) fn of(session: &Session, audience: Audience, at: Option<Moment>) -> Self {
        let everybody = session.everybody();
        let public = session.plan.public_attributes(&everybody);
        let seen = |p: &Person| match audience {
            Audience::Participants => public.of(p).into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
            Audience::Facilitator => p.attributes.clone(),
        };
        let mut all: Vec<Attendee> = everybody
            .iter()
            .map(|p| Attendee {
                presence: Presence::Expected.word(),
                stays: Vec::new(),
                stayed_s: 0,
                name: p.name.clone(),
                attributes: seen(p),
            })
            .collect();
        let places: std::collections::HashMap<String, usize> =
            all.iter().enumerate().map(|(i, p)| (p.name.clone(), i)).collect();
        let mut last: Vec<Option<&Attendance>> = vec![None; all.len()];
        for stay in &session.record.attendance {
            let Some(&i) = places.get(&stay.name) else { continue };
            last[i] = Some(stay);
            let Some(arrived) = stay.arrived else { continue };
            let until = stay.left.or(at).unwrap_or(arrived);
            all[i].stayed_s += (until - arrived).num_seconds().max(0);
            all[i].stays.push(Stay { arrived, left: stay.left });
        }
        for (person, stay) in all.iter_mut().zip(last) {
            person.presence = session.presence_after(stay).word();
        }
        let counted = session.record.polls.iter().map(|run| run.present as usize).max().unwrap_or(0);
        let came = match all.iter().filter(|p| p.came()).count() {
            0 => counted,
            came => came,
        };
        if audience == Audience::Participants && session.record.started.is_some() {
            all.retain(Attendee::came);
        }
        Self { expected: session.plan.people.len(), came, people: all }
    }
}
