//! Owns the passing of time: which cue is due, when messages go, when the screen has to be drawn again. It reads
//! no clock; it is told what time it is.

use chrono::TimeDelta;

use super::effect::Effect;
use super::group_search::give_up_if_changed;
use super::model::Model;
use crate::workshop::{Moment, Session, SessionState};

/// Lets time pass: rings what is due and lets messages go.
pub fn tick(m: &mut Model, now: Moment) -> Vec<Effect> {
    if m.messages.message.as_ref().is_some_and(|message| message.until <= now) {
        m.messages.message = None;
    }
    m.room.tick(now);
    let mut effects: Vec<Effect> = give_up_if_changed(m, now).into_iter().collect();
    effects.extend(cue(m, now));
    effects
}

/// Says which cue has come, and rings for it.
fn cue(m: &mut Model, now: Moment) -> Vec<Effect> {
    let before = m.note_cue(now);
    let (Some((stretch, Some(cue))), Some((old, heard))) = (m.messages.heard, before) else { return Vec::new() };
    // Several cues may have passed in a long sleep: the last one speaks for all. In a short step five minutes come
    // before half time, so what counts is the time that is left at each.
    let (total, _) = m.session.running_time(now);
    let rung = heard.is_some_and(|h| h.left(total) <= cue.left(total));
    if stretch != old || rung || m.session.state() != SessionState::Live {
        return Vec::new();
    }
    let running = m.session.running();
    let title = match (m.session.activity(), running.and_then(|s| s.turn.clone().or_else(|| s.phase.clone()))) {
        (_, Some(phase)) => phase,
        (Some(activity), None) => activity.title.clone(),
        (None, None) => return Vec::new(),
    };
    let words = format!("{title}: {}", cue.words());
    // The message lies over the keys for a while, so it names those that are wanted now.
    let keys = if m.extension().is_some() { ". y thumbs up, n thumbs down, = counts" } else { "" };
    m.notify(format!("{words}{keys}"), now);
    vec![Effect::Ring(words)]
}

/// Returns when the screen has to be drawn again though nothing happens: the next change of a digit, the next minute of
/// the time of day, the end of a message.
pub fn wake(m: &Model, now: Moment) -> Moment {
    let mut at = next_change(&m.session, m.cursor.view.for_the_room, now);
    if m.cursor.view.id == "floor"
        && (m.session.hands().next().is_some() || m.session.speaker().is_some() || m.room.unread() > 0)
    {
        // How long somebody waits is counted by the second.
        let into_second = TimeDelta::milliseconds(now.timestamp_millis().rem_euclid(1000));
        at = at.min(now - into_second + TimeDelta::seconds(1));
    }
    let until = [m.messages.message.as_ref().map(|message| message.until), m.room.next_change()];
    until.into_iter().flatten().fold(at, Moment::min)
}

/// Returns when a session looks different though nothing happens in it: the next change of a digit, the next minute of
/// the time of day. The stage counts the last minutes before the start.
pub fn next_change(session: &Session, on_stage: bool, now: Moment) -> Moment {
    let into_minute = TimeDelta::milliseconds(now.timestamp_millis().rem_euclid(60_000));
    let mut at = now - into_minute + TimeDelta::minutes(1);
    let state = session.state();
    let counted = match state {
        SessionState::Live if session.step().is_some() => {
            let (total, elapsed) = session.running_time(now);
            Some(total - elapsed)
        }
        SessionState::Planned if on_stage => session.countdown(now),
        _ => None,
    };
    if let Some(left) = counted.map(|left| left.num_milliseconds()) {
        let to_next = if left > 0 { (left - 1).rem_euclid(1000) + 1 } else { 1000 - (-left).rem_euclid(1000) };
        at = at.min(now + TimeDelta::milliseconds(to_next));
    }
    if state == SessionState::Paused {
        let status = session.clock_status(now);
        // The digits stand still, but the end moves away and the delay grows.
        for moving in [status.ends.timestamp_millis(), status.behind.num_milliseconds()] {
            // Whole minutes ahead are still shown while they are whole.
            let to_next = if moving < 0 { -moving % 60_000 + 1 } else { 60_000 - moving % 60_000 };
            at = at.min(now + TimeDelta::milliseconds(to_next));
        }
    }
    at
}
