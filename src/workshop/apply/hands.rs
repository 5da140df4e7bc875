//! Carries out what is said about hands: they go up and down, and their owners get the floor and lose it.

use crate::workshop::{Event, Hand, Moment, OnHands, Participant, Presence, Refusal, Session, SessionState};

/// Raises somebody's hand; one that is up stays where it is.
pub(super) fn raise(session: &mut Session, who: &Participant, now: Moment) -> Result<Vec<Event>, Refusal> {
    takes_part(session, who)?;
    let by = who.label().into_owned();
    if session.record.hands.iter().any(|hand| hand.by == by && (hand.waits() || hand.speaks())) {
        return Ok(Vec::new());
    }
    session.record.hands.push(Hand { by: by.clone(), raised: now, ..Hand::default() });
    Ok(vec![Event::HandRaised(by)])
}

/// Lowers somebody's hand; whoever has the floor gives it back.
pub(super) fn lower(session: &mut Session, who: &Participant, now: Moment) -> Vec<Event> {
    let by = who.label().into_owned();
    if take_down(session, now, |hand| hand.by == by) { vec![Event::HandLowered(by)] } else { Vec::new() }
}

pub(super) fn carry_out(session: &mut Session, request: &OnHands, now: Moment) -> Result<Vec<Event>, Refusal> {
    match request {
        OnHands::Give(by) => {
            if !session.hands().any(|hand| hand.by == *by) {
                return Err(Refusal::HandDown(by.clone()));
            }
            take_down(session, now, Hand::speaks);
            Ok(give(session, by, now).into_iter().collect())
        }
        OnHands::EndTurn => {
            let by = session.speaker().ok_or(Refusal::NobodySpeaks)?.by.clone();
            take_down(session, now, Hand::speaks);
            let next = session.hands().next().map(|hand| hand.by.clone());
            let given = next.and_then(|next| give(session, &next, now));
            Ok(std::iter::once(Event::TurnEnded(by)).chain(given).collect())
        }
        OnHands::Lower(by) => {
            let is_up = take_down(session, now, |hand| hand.by == *by);
            if is_up { Ok(vec![Event::HandLowered(by.clone())]) } else { Err(Refusal::HandDown(by.clone())) }
        }
    }
}

fn give(session: &mut Session, by: &str, now: Moment) -> Option<Event> {
    let hand = session.record.hands.iter_mut().find(|hand| hand.waits() && hand.by == by)?;
    hand.floor = Some(now);
    Some(Event::FloorGiven(by.to_owned()))
}

/// Takes the hands down that left with their owners, and all of them when the activity changes or the session ends.
/// `before` is the id of the activity that ran before these events.
pub(super) fn follow(session: &mut Session, before: Option<&str>, events: &[Event], now: Moment) {
    if !session.record.hands.iter().any(|hand| hand.waits() || hand.speaks()) {
        return;
    }
    let over = session.state() == SessionState::Done;
    let elsewhere = before.is_some() && session.activity().map(|activity| activity.id.as_str()) != before;
    if over || (elsewhere && !session.plan.room.keeps_hands()) {
        take_down(session, now, |_| true);
    }
    for event in events {
        if let Event::Left(name) | Event::Missed(name) = event {
            take_down(session, now, |hand| hand.by == *name);
        }
    }
}

/// Ends the turns and removes the waiting hands of which this is so; tells whether there were some.
fn take_down(session: &mut Session, now: Moment, which: impl Fn(&Hand) -> bool) -> bool {
    let before = session.record.hands.len();
    session.record.hands.retain(|hand| !(hand.waits() && which(hand)));
    let mut some = session.record.hands.len() < before;
    for hand in session.record.hands.iter_mut().filter(|hand| hand.speaks() && which(hand)) {
        hand.ended = Some(now.max(hand.floor.unwrap_or(now)));
        some = true;
    }
    some
}

/// Refuses somebody who is not there, and everybody once the session is over.
pub(super) fn takes_part(session: &Session, who: &Participant) -> Result<(), Refusal> {
    if session.state() == SessionState::Done {
        return Err(Refusal::Over);
    }
    let here = |name: &str| match session.presence(name) {
        Presence::Here => true,
        Presence::Expected => session.record.started.is_none(),
        Presence::Missing | Presence::Left => false,
    };
    match who.name().filter(|name| !here(name)) {
        Some(name) => Err(Refusal::NotHere(name.to_owned())),
        None => Ok(()),
    }
}
