//! Opens, counts, closes and reveals polls.

use crate::domain::poll::{Form, method};
use crate::domain::{Event, Moment, PollPlan, PollRun, Refusal, Results, Session};

pub(super) fn open(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    if session.poll_run().is_some_and(|r| r.closed.is_none()) {
        return Ok(Vec::new());
    }
    let (activity, plan) = planned(session)?;
    let question = activity.prompt.clone().unwrap_or_else(|| activity.title.clone());
    let how = method(&plan.method).ok_or_else(|| Refusal::NotByHands(plan.method.clone()))?;
    let options = (how.options)(&plan);
    let run = PollRun {
        activity: activity.id.clone(),
        question: question.clone(),
        method: plan.method.clone(),
        opened: now,
        closed: None,
        revealed: None,
        present: session.head_count(),
        hands: vec![0; options.len()],
        options,
    };
    session.record.polls.push(run);
    Ok(vec![Event::PollOpened { question, run: session.poll_runs().count() }])
}

pub(super) fn close(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    planned(session)?;
    let present = session.head_count();
    let run = open_run(session)?;
    run.closed = Some(now);
    run.present = present;
    Ok(vec![Event::PollClosed(run.hands.iter().map(|n| u64::from(*n)).sum())])
}

pub(super) fn reveal(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    let (_, plan) = planned(session)?;
    let run = session.poll_run_mut().ok_or(Refusal::PollNotOpen)?;
    let shown = match plan.results {
        Results::Live => true,
        Results::AfterVote | Results::OnClose => run.closed.is_some(),
        Results::OnReveal => false,
    };
    if shown || run.revealed.is_some() {
        return Err(Refusal::NothingHidden);
    }
    run.revealed = Some(now);
    Ok(vec![Event::Revealed])
}

pub(super) fn add_hand(session: &mut Session, option: usize, now: Moment) -> Result<Vec<Event>, Refusal> {
    let so_far = match session.poll_run() {
        Some(run) => run.hands.get(option).copied().unwrap_or(0),
        None => 0,
    };
    set_hands(session, &[(option, so_far.saturating_add(1))], now)
}

pub(super) fn set_hands(session: &mut Session, counts: &[(usize, u32)], now: Moment) -> Result<Vec<Event>, Refusal> {
    let (_, plan) = planned(session)?;
    let how = method(&plan.method).filter(|m| m.form == Form::Choice);
    let how = how.ok_or_else(|| Refusal::NotByHands(plan.method.clone()))?;
    let options = match session.poll_run() {
        Some(run) if run.closed.is_some() => return Err(Refusal::PollClosed),
        Some(run) => run.options.len(),
        None => (how.options)(&plan).len(),
    };
    if let Some((wrong, _)) = counts.iter().find(|(option, _)| *option >= options) {
        return Err(Refusal::NoOption(wrong + 1));
    }
    let mut events = if session.poll_run().is_none() { open(session, now)? } else { Vec::new() };
    let present = session.head_count();
    let run = open_run(session)?;
    run.present = present;
    let mut counted = Vec::new();
    for (option, count) in counts {
        run.hands[*option] = *count;
        counted.push((run.options[*option].clone(), *count));
    }
    events.push(Event::Counted(counted));
    Ok(events)
}

fn planned(session: &Session) -> Result<(crate::domain::Activity, PollPlan), Refusal> {
    let activity = super::running(session)?;
    let plan = activity.poll.clone().ok_or_else(|| Refusal::NotAPoll(activity.title.clone()))?;
    Ok((activity.clone(), plan))
}

fn open_run(session: &mut Session) -> Result<&mut PollRun, Refusal> {
    let run = session.poll_run_mut().ok_or(Refusal::PollNotOpen)?;
    if run.closed.is_some() { Err(Refusal::PollNotOpen) } else { Ok(run) }
}
