//! Removes people's phones from the room, and drops what they said with them in an open poll.

use super::hands;
use super::polls::open_run;
use crate::workshop::{Event, Moment, Participant, Refusal, Session};

/// Removes somebody's phones; what they sent stays. Nobody is behind a hand whose phone is gone.
pub(super) fn remove(session: &mut Session, name: &str, now: Moment) -> Vec<Event> {
    session.removed_phones.push(name.to_owned());
    hands::lower(session, &Participant::Named(name.to_owned()), now);
    vec![Event::PhonesRemoved(name.to_owned())]
}

/// Drops somebody's ballot in the open poll.
pub(super) fn drop_ballot(session: &mut Session, name: &str) -> Result<Vec<Event>, Refusal> {
    if !open_run(session)?.drop_ballot(name) {
        return Err(Refusal::NoBallot(name.to_owned()));
    }
    Ok(vec![Event::BallotDropped(name.to_owned())])
}
