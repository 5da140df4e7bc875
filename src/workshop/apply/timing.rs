//! Moves through the agenda and the clock of the running step.

use chrono::TimeDelta;

use super::running::running;
use crate::workshop::{
    Attendance, Event, Moment, Participant, Presence, Refusal, Session, SessionState, Skipped, Step, StepTiming, Thumb,
    Thumbs,
};

pub(super) fn start(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    if session.record.started.is_some() {
        return Err(Refusal::AlreadyStarted);
    }
    let first = *session.plan.steps().first().ok_or(Refusal::NoAgenda)?;
    session.record.started = Some(now);
    for person in session.plan.people.clone() {
        if session.last_stay(&person.name).is_none() {
            let arrived = Some(now);
            session.record.attendance.push(Attendance { name: person.name, arrived, ..Attendance::default() });
        }
    }
    let turn = session.first_turn(first);
    Ok(vec![Event::Started, enter(session, first, turn, now)])
}

pub(super) fn pause(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    running(session)?;
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    if stretch.held.is_some() {
        return Err(Refusal::AlreadyPaused);
    }
    stretch.held = Some(now);
    Ok(vec![Event::Paused])
}

pub(super) fn resume(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    running(session)?;
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    let held = release(stretch, now).ok_or(Refusal::NotPaused)?;
    Ok(vec![Event::Resumed(held)])
}

pub(super) fn next(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    under_way(session)?;
    let current = session.step();
    let turn = current.zip(session.next_turn());
    let following = turn.map(|(step, turn)| (step, Some(turn))).or_else(|| {
        let step = session.step_after(current)?;
        Some((step, session.first_turn(step)))
    });
    Ok(vec![go_on(session, following, now)])
}

/// Ends what runs and begins what follows; where nothing does, the session is over.
fn go_on(session: &mut Session, following: Option<(Step, Option<String>)>, now: Moment) -> Event {
    leave(session, now);
    if let Some((step, turn)) = following {
        return enter(session, step, turn, now);
    }
    session.record.ended = Some(now);
    Event::Ended
}

/// Ends the session here. What has not begun is skipped at that moment, by which reopening finds it.
pub(super) fn end(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    under_way(session)?;
    let waits = |at: &usize| !session.has_begun(*at) && !session.is_skipped(*at);
    let waiting: Vec<usize> = (0..session.plan.agenda.len()).filter(waits).collect();
    let agenda = &session.plan.agenda;
    let skipped: Vec<Skipped> =
        waiting.iter().map(|&at| Skipped { activity: agenda[at].id.clone(), at: now }).collect();
    let titles: Vec<String> = waiting.iter().map(|&at| agenda[at].title.clone()).collect();
    session.record.skipped.extend(skipped);
    let ended = go_on(session, None, now);
    Ok(if titles.is_empty() { vec![ended] } else { vec![Event::Skipped(titles), ended] })
}

/// Skips an activity that runs or is still to come.
pub(super) fn skip(session: &mut Session, id: &str, now: Moment) -> Result<Vec<Event>, Refusal> {
    under_way(session)?;
    let at = session.plan.position(id).ok_or_else(|| Refusal::NoActivity(id.to_owned()))?;
    let title = session.plan.agenda[at].title.clone();
    let current = session.step();
    let runs = current.is_some_and(|step| step.activity == at);
    if session.is_skipped(at) {
        return Err(Refusal::SkippedAlready(title));
    }
    if session.has_begun(at) && !runs {
        return Err(Refusal::NothingToSkip(title));
    }
    session.record.skipped.push(Skipped { activity: id.to_owned(), at: now });
    let mut events = vec![Event::Skipped(vec![title])];
    if runs {
        let following = session.step_after(current).map(|step| (step, session.first_turn(step)));
        events.push(go_on(session, following, now));
    }
    Ok(events)
}

fn under_way(session: &Session) -> Result<(), Refusal> {
    match session.state() {
        SessionState::Planned => Err(Refusal::NotStarted),
        SessionState::Done => Err(Refusal::Over),
        SessionState::Live | SessionState::Paused => Ok(()),
    }
}

/// Lets a session go on after its end: what its end skipped is to come again.
fn reopen(session: &mut Session) -> Option<Event> {
    let ended = session.record.ended.take()?;
    session.record.skipped.retain(|skipped| skipped.at != ended);
    Some(Event::Reopened)
}

pub(super) fn back(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    let steps = session.plan.steps();
    match session.state() {
        SessionState::Planned => Err(Refusal::NotStarted),
        SessionState::Done => {
            let last = session.record.timing.last().and_then(|s| session.step_of(s)).or(steps.last().copied());
            let step = last.ok_or(Refusal::NoAgenda)?;
            let turn = session.last_turn(step);
            let reopened = reopen(session);
            let entered = enter(session, step, turn, now);
            Ok(reopened.into_iter().chain([entered]).collect())
        }
        SessionState::Live | SessionState::Paused => {
            let current = session.step();
            let turn = current.zip(session.turn_before()).map(|(step, turn)| (step, Some(turn)));
            let before = || {
                let step = steps.into_iter().rev().find(|s| {
                    let passed = session.is_skipped(s.activity) && !session.has_begun(s.activity);
                    current.is_some_and(|c| *s < c) && !passed
                })?;
                Some((step, session.last_turn(step)))
            };
            let (step, turn) = turn.or_else(before).ok_or(Refusal::AtFirst)?;
            leave(session, now);
            Ok(vec![enter(session, step, turn, now)])
        }
    }
}

pub(super) fn go_to(session: &mut Session, id: &str, now: Moment) -> Result<Vec<Event>, Refusal> {
    if session.record.started.is_none() {
        return Err(Refusal::NotStarted);
    }
    let activity = session.plan.position(id).ok_or_else(|| Refusal::NoActivity(id.to_owned()))?;
    let steps: Vec<Step> = session.plan.steps().into_iter().filter(|s| s.activity == activity).collect();
    let fresh = steps.iter().find(|s| !session.was_held(**s)).or(steps.first());
    let step = *fresh.ok_or_else(|| Refusal::NoActivity(id.to_owned()))?;
    let mut events: Vec<Event> = reopen(session).into_iter().collect();
    leave(session, now);
    let turn = session.first_turn(step);
    events.push(enter(session, step, turn, now));
    Ok(events)
}

pub(super) fn add_minutes(session: &mut Session, n: i32, now: Moment) -> Result<Vec<Event>, Refusal> {
    running(session)?;
    let minutes = TimeDelta::minutes(i64::from(n));
    if session.running_time(now).0 + minutes < TimeDelta::zero() {
        return Err(Refusal::NothingToTake);
    }
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    stretch.added += minutes;
    Ok(vec![Event::MinutesAdded(n)])
}

/// Lets what is running have so many minutes left, whatever it had.
pub(super) fn set_time_left(session: &mut Session, minutes: u32, now: Moment) -> Result<Vec<Event>, Refusal> {
    running(session)?;
    let (total, elapsed) = session.running_time(now);
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    stretch.added += TimeDelta::minutes(i64::from(minutes)) - (total - elapsed);
    Ok(vec![Event::TimeLeftSet(minutes)])
}

/// Lets the room's thumbs decide: what is running goes on for the minutes of its extension, or what is next begins.
pub(super) fn thumbs(session: &mut Session, thumb: Thumb, now: Moment) -> Result<Vec<Event>, Refusal> {
    running(session)?;
    let minutes = session.extension().ok_or(Refusal::NoExtension)?;
    let more = if thumb.goes_on() { minutes } else { 0 };
    let (up, down) = match thumb {
        Thumb::Counted { up, down } => (Some(up), Some(down)),
        // What phones said is what is known of them.
        Thumb::Up | Thumb::Down => match session.running().map_or((0, 0), StepTiming::phone_thumbs) {
            (0, 0) => (None, None),
            (up, down) => (Some(up), Some(down)),
        },
    };
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    stretch.thumbs_up.clear();
    stretch.thumbs_down.clear();
    stretch.thumbs.push(Thumbs { up, down, more });
    stretch.added += TimeDelta::minutes(i64::from(more));
    let mut events = vec![Event::ThumbsShown { thumb, more }];
    if more == 0 {
        events.extend(next(session, now)?);
    }
    Ok(events)
}

/// Lets somebody say by phone whether what is running goes on.
pub(super) fn raise_thumb(
    session: &mut Session,
    who: &Participant,
    ask: &str,
    up: bool,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    if let Some(name) = who.name().filter(|name| session.presence(name) != Presence::Here) {
        return Err(Refusal::NotHere(name.to_owned()));
    }
    let (total, elapsed) = session.running_time(now);
    let asks = session.thumbs_asked().is_some_and(|asked| asked == ask) && elapsed >= total;
    if !asks || session.extension().is_none() {
        return Err(Refusal::VoteOver);
    }
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    let label = who.label();
    let (theirs, other) = if up {
        (&mut stretch.thumbs_up, &mut stretch.thumbs_down)
    } else {
        (&mut stretch.thumbs_down, &mut stretch.thumbs_up)
    };
    if theirs.iter().any(|name| *name == label) {
        return Ok(Vec::new());
    }
    other.retain(|name| *name != label);
    theirs.push(label.into_owned());
    Ok(vec![Event::ThumbRaised(up)])
}

pub(super) fn ignore_sleep(session: &mut Session, time: TimeDelta, now: Moment) -> Result<Vec<Event>, Refusal> {
    running(session)?;
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    let time = time.min(stretch.elapsed(now));
    if time <= TimeDelta::zero() {
        return Err(Refusal::NothingToTake);
    }
    stretch.paused += time;
    Ok(vec![Event::SleepIgnored(time)])
}

/// Ends the running stretch; a hold ends with it.
fn leave(session: &mut Session, now: Moment) {
    if let Some(stretch) = session.record.timing.last_mut().filter(|s| s.ended.is_none()) {
        release(stretch, now);
        stretch.ended = Some(now.max(stretch.started));
        // Nobody decides by them any more.
        stretch.thumbs_up.clear();
        stretch.thumbs_down.clear();
    }
}

/// Begins a stretch of this step. Only the first one brings the planned time, so that the sum over all
/// stretches is what the plan gave, and a step that is gone back to goes on where it was.
fn enter(session: &mut Session, step: Step, turn: Option<String>, now: Moment) -> Event {
    let held = session.stretches(step).any(|s| s.turn == turn);
    let planned = match &turn {
        _ if held => TimeDelta::zero(),
        Some(_) => one_turn(session, step),
        None => session.planned(step),
    };
    let activity = &session.plan.agenda[step.activity];
    session.record.skipped.retain(|skipped| skipped.activity != activity.id);
    let phase = step.phase.map(|p| activity.phases[p].title.clone());
    let event = Event::Entered { activity: activity.title.clone(), phase: phase.clone(), turn: turn.clone() };
    let stretch =
        StepTiming { activity: activity.id.clone(), phase, turn, started: now, planned, ..StepTiming::default() };
    session.record.timing.push(stretch);
    event
}

/// Returns the minutes of one turn of a step.
fn one_turn(session: &Session, step: Step) -> TimeDelta {
    let phase = step.phase.and_then(|p| session.plan.agenda[step.activity].phases.get(p));
    TimeDelta::minutes(phase.map_or(0, |p| i64::from(p.minutes)))
}

/// Gives a phase with turns its first turn once there is somebody to take it: groups that were just formed, or the first
/// person who came.
pub(super) fn give_turn(session: &mut Session) {
    let Some(step) = session.step().filter(|_| session.running().is_some_and(|s| s.turn.is_none())) else { return };
    let Some(turn) = session.first_turn(step) else { return };
    let minutes = one_turn(session, step);
    if let Some(stretch) = session.record.timing.last_mut() {
        stretch.turn = Some(turn);
        stretch.planned = stretch.planned.min(minutes);
    }
}

fn release(stretch: &mut StepTiming, now: Moment) -> Option<TimeDelta> {
    let held = (now - stretch.held.take()?).max(TimeDelta::zero());
    stretch.paused += held;
    Some(held)
}
