//! Opens, counts, closes and reveals polls, and takes ballots. A run that is closed keeps what was counted for good.

use super::alike::option_twice;
use crate::workshop::sort;
use std::sync::Arc;

use super::running::running;
use crate::workshop::poll::{Answer, MOST_EQUAL_BALLOTS, RunId, Vote, alike, method, shown, tally};
use crate::workshop::text::{same, tidy};
use crate::workshop::{Event, KnownNames, Moment, Participant, PollPlan, PollRun, Presence, Refusal, Session};

/// Who casts a ballot.
pub(super) enum Caster<'a> {
    /// The facilitator types it in, perhaps with a name.
    Facilitator(Option<&'a str>),
    /// Somebody casts it themselves, in this run.
    Participant(&'a Participant, RunId),
}

pub(super) fn open(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    if session.has_open_poll() {
        return Ok(Vec::new());
    }
    let (question, plan, quick) = session.next_poll()?;
    start(session, question, plan, quick, now)
}

/// Opens a poll that nobody planned, in the activity that runs.
pub(super) fn quick(
    session: &mut Session,
    question: &str,
    plan: &PollPlan,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    running(session)?;
    if question.trim().is_empty() {
        return Err(Refusal::NoQuestion);
    }
    if session.has_open_poll() {
        return Err(Refusal::PollOpen);
    }
    let how = method(&plan.method).ok_or_else(|| Refusal::NotByHands(plan.method.clone()))?;
    let mut plan = plan.clone();
    plan.options = plan.options.iter().map(|o| tidy(o)).filter(|o| !o.is_empty()).collect();
    let options = (how.options)(&plan);
    let mut known = KnownNames::default();
    for option in &options {
        if let Some(first) = known.get(option) {
            return Err(option_twice(option, first));
        }
        known.add(option);
    }
    if how.needs_options && !(2..=100).contains(&options.len()) {
        return Err(Refusal::OptionCount(options.len()));
    }
    start(session, question.trim().to_owned(), plan, true, now)
}

/// Opens a further run between those who share the first place of the last one.
pub(super) fn run_off(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    let (question, mut plan, quick) = session.next_poll()?;
    let last = closed_run(session)?;
    let options = tied(last);
    if options.len() < 2 {
        return Err(Refusal::NoTie);
    }
    plan.options = options;
    start(session, question, plan, quick, now)
}

fn start(
    session: &mut Session,
    question: String,
    plan: PollPlan,
    quick: bool,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let activity = running(session)?.id.clone();
    let how = method(&plan.method).ok_or_else(|| Refusal::NotByHands(plan.method.clone()))?;
    let options = (how.options)(&plan);
    let run = PollRun {
        activity,
        question: question.clone(),
        method: plan.method,
        rules: plan.rules,
        quick,
        opened: now,
        present: session.head_count(),
        hands: if how.hands { vec![0; options.len()] } else { Vec::new() },
        options,
        ..PollRun::default()
    };
    session.record.polls.push(Arc::new(run));
    let run = session.poll_run().map_or(1, |r| session.run_number(r));
    Ok(vec![Event::PollOpened { question, run }])
}

pub(super) fn close(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    open_run(session)?;
    attend(session);
    let run = open_run(session)?;
    // A clock that was put back closes nothing before it was opened.
    run.closed = Some(now.max(run.opened));
    run.ties = crate::workshop::poll::BallotOwners::default();
    let ballots = run.ballots.len() as u64;
    Ok(vec![Event::PollClosed { hands: run.hands_raised(), ballots }])
}

pub(super) fn reveal(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    session.next_poll()?;
    let run = session.poll_run_mut().ok_or(Refusal::PollNotOpen)?;
    if shown(run, false) {
        return Err(Refusal::NothingHidden);
    }
    if run.hides_few() {
        return Err(Refusal::FewBallots);
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
    let options = by_hands(session)?;
    if let Some((wrong, _)) = counts.iter().find(|(option, _)| *option >= options) {
        return Err(Refusal::NoOption(wrong + 1));
    }
    let mut events = if session.poll_run().is_none() { open(session, now)? } else { Vec::new() };
    attend(session);
    let run = open_run(session)?;
    let seen = shown(run, false);
    let mut count_of = Vec::new();
    for (option, count) in counts {
        run.hands[*option] = *count;
        count_of.push((run.options[*option].clone(), *count));
    }
    // The journal is part of the file that anybody may read: of a hidden result it tells nothing.
    events.push(Event::Counted(if seen { count_of } else { Vec::new() }));
    Ok(events)
}

/// Counts one more hand, or so many, of those who abstain.
pub(super) fn abstain(session: &mut Session, count: Option<u32>, now: Moment) -> Result<Vec<Event>, Refusal> {
    by_hands(session)?;
    let name = session.poll_run().map_or_else(|| session.next_poll().map(|a| a.1.method), |r| Ok(r.method.clone()))?;
    if !method(&name).is_some_and(|m| m.abstains) {
        return Err(Refusal::NobodyAbstains(name));
    }
    let mut events = if session.poll_run().is_none() { open(session, now)? } else { Vec::new() };
    attend(session);
    let run = open_run(session)?;
    run.abstaining = count.unwrap_or_else(|| run.abstaining.saturating_add(1));
    let count_of = vec![("abstain".to_owned(), run.abstaining)];
    events.push(Event::Counted(if shown(run, false) { count_of } else { Vec::new() }));
    Ok(events)
}

/// Returns how many options can be counted by hands now.
fn by_hands(session: &Session) -> Result<usize, Refusal> {
    let (how, options) = match session.poll_run() {
        Some(run) if run.closed.is_some() => return Err(Refusal::PollClosed),
        Some(run) if !run.ballots.is_empty() && !run.rules.mixed => return Err(Refusal::CountedByBallots),
        Some(run) => (run.known_method().ok_or_else(|| Refusal::NotByHands(run.method.clone()))?, run.options.len()),
        None => {
            let (_, plan, _) = session.next_poll()?;
            let how = method(&plan.method).ok_or_else(|| Refusal::NotByHands(plan.method.clone()))?;
            (how, (how.options)(&plan).len())
        }
    };
    if how.hands { Ok(options) } else { Err(Refusal::NotByHands(how.name.to_owned())) }
}

/// Puts a ballot into the box, in the place of an earlier one of the same person; or so many equal ones without a name.
pub(super) fn cast(
    session: &mut Session,
    caster: &Caster<'_>,
    vote: &Vote,
    count: u32,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let label;
    let by = match caster {
        Caster::Facilitator(by) => *by,
        Caster::Participant(who, run) => {
            // What was sent for a run that was closed, or undone, is not counted in the one that took its place.
            if session.run_id() != Some(*run) {
                return Err(Refusal::PollClosed);
            }
            label = who.label();
            Some(&*label)
        }
    };
    if by.is_some() && count != 1 {
        return Err(Refusal::OneBallotEach);
    }
    if !(1..=MOST_EQUAL_BALLOTS).contains(&count) {
        return Err(Refusal::BallotCount(MOST_EQUAL_BALLOTS));
    }
    let unnamed = matches!(caster, Caster::Participant(Participant::Unnamed(_), _));
    if unnamed && session.poll_run().is_some_and(|run| run.rules.named) {
        return Err(Refusal::NeedsName);
    }
    if let Some(name) = by.filter(|_| !unnamed) {
        let here = session.presence(name) == Presence::Here;
        let leads = matches!(caster, Caster::Facilitator(_)) && session.plan.facilitators.iter().any(|f| f == name);
        if !here && !leads {
            let known = session.everybody().iter().any(|p| p.name == name);
            return Err(if known { Refusal::NotHere(name.to_owned()) } else { Refusal::NoPerson(name.to_owned()) });
        }
    }
    let mut events = match (session.poll_run(), caster) {
        (Some(run), _) if run.closed.is_some() => return Err(Refusal::PollClosed),
        (Some(_), _) => Vec::new(),
        (None, Caster::Participant(..)) => return Err(Refusal::PollNotOpen),
        (None, Caster::Facilitator(_)) => {
            let (question, plan, _) = session.next_poll()?;
            // Nothing is opened for a ballot that is then refused.
            let how = method(&plan.method).ok_or_else(|| Refusal::NotByHands(plan.method.clone()))?;
            let options = (how.options)(&plan);
            accept(
                &PollRun { question, options, method: plan.method, rules: plan.rules, ..PollRun::default() },
                by,
                vote,
            )?;
            open(session, now)?
        }
    };
    let reason = vote.reason.clone().filter(|r| !r.trim().is_empty());
    if let Some(name) = by
        && open_run(session)?.vote_of(name).is_some_and(|cast| cast.answer == vote.answer && cast.reason == reason)
    {
        // Sent once more, because the answer was lost on its way.
        return Ok(events);
    }
    let answer = accept(open_run(session)?, by, vote)?;
    let run = open_run(session)?;
    let vote = Vote { answer, reason };
    for _ in 1..count {
        run.put(None, vote.clone());
    }
    run.put(by, vote);
    run.names_given |= run.rules.named && matches!(caster, Caster::Participant(Participant::Named(_), _));
    if let (Caster::Participant(..), Some(name), false) = (caster, by, run.rules.named) {
        run.ties.by_phone.insert(name.to_owned());
    }
    let named = by.filter(|_| run.rules.named).map(str::to_owned);
    let signed = (by.is_some() && !run.rules.named).then_some(run.opened);
    // Who is in the room is counted already.
    if by.is_none_or(|name| session.presence(name) != Presence::Here) {
        attend(session);
    }
    events.push(Event::Voted { by: named, signed, count });
    Ok(events)
}

/// Returns whether a run takes this ballot; its answer as it is kept.
fn accept(run: &PollRun, by: Option<&str>, vote: &Vote) -> Result<Answer, Refusal> {
    let how = run.known_method().ok_or_else(|| Refusal::NotByHands(run.method.clone()))?;
    if run.has_hands() && !run.rules.mixed {
        return Err(Refusal::CountedByHands);
    }
    match by {
        None if run.rules.named => return Err(Refusal::NeedsName),
        Some(name) if run.has_voted(name) => {
            if run.rules.binding {
                return Err(Refusal::VotedAlready(name.to_owned()));
            }
            if !run.rules.named && !run.ties.votes.contains_key(name) {
                return Err(Refusal::BallotUnknown(name.to_owned()));
            }
        }
        _ => {}
    }
    match &vote.answer {
        Answer::Abstain if how.abstains => Ok(Answer::Abstain),
        Answer::Abstain => Err(Refusal::NobodyAbstains(how.name.to_owned())),
        Answer::Invalid => Ok(Answer::Invalid),
        answer => (how.check)(answer.clone(), &run.options, &run.rules).map_err(Refusal::Misfit),
    }
}

/// Puts ballots into the box at once, as they lie there after the names were taken off.
pub(super) fn collect(
    session: &mut Session,
    opened: Moment,
    voters: &[String],
    votes: &[Vote],
) -> Result<Vec<Event>, Refusal> {
    let runs = &mut session.record.polls;
    let run = runs.iter_mut().rev().find(|r| r.opened == opened).ok_or(Refusal::PollNotOpen)?;
    let run = Arc::make_mut(run);
    for vote in votes {
        run.put(None, vote.clone());
    }
    run.voters.extend(voters.iter().cloned());
    sort(&mut run.voters);
    run.voters.dedup();
    attend(session);
    Ok(Vec::new())
}

pub(super) fn mix(session: &mut Session) -> Result<Vec<Event>, Refusal> {
    let run = open_run(session)?;
    run.rules.mixed = true;
    Ok(vec![Event::Mixed])
}

pub(super) fn give_reason(session: &mut Session, reason: &str) -> Result<Vec<Event>, Refusal> {
    let reason = reason.trim();
    let run = session.poll_run_mut().ok_or(Refusal::PollNotOpen)?;
    if reason.is_empty() || !run.known_method().is_some_and(|m| m.reasons) {
        return Err(Refusal::NoWords);
    }
    run.reasons.push(reason.to_owned());
    Ok(vec![Event::ReasonGiven])
}

pub(super) fn break_tie(session: &mut Session, option: usize) -> Result<Vec<Event>, Refusal> {
    let run = closed_run(session)?;
    let name = run.options.get(option).cloned().ok_or(Refusal::NoOption(option + 1))?;
    if !tally(run, None).decision.chair_choices().contains(&option) {
        return Err(Refusal::NoTie);
    }
    let run = session.poll_run_mut().ok_or(Refusal::PollNotOpen)?;
    run.chair = Some(name.clone());
    Ok(vec![Event::ChairDecided(if shown(run, false) { Some(name) } else { None })])
}

/// Puts an answer in words together with another one.
pub(super) fn move_answer(session: &mut Session, from: &str, into: &str) -> Result<Vec<Event>, Refusal> {
    let run = session.poll_run_mut().ok_or(Refusal::PollNotOpen)?;
    let (from, into) = (alike(from), alike(into));
    let known = |answer: &String| run.votes().any(|s| matches!(s, Answer::Words(w) if alike(w) == *answer));
    let moved = run.moved.iter().any(|(f, _)| [&from, &into].contains(&&alike(f)));
    if from == into || !known(&from) || !known(&into) || moved {
        return Err(Refusal::NoAnswer);
    }
    run.moved.push((from, into));
    Ok(vec![Event::AnswerMoved])
}

/// Counts anew who can vote in the polls that are open: everybody who is here, who left while the poll was open, or who
/// has voted. The number never falls while a poll is open, so nothing passes because people leave.
pub(super) fn attend(session: &mut Session) {
    let record = &session.record;
    let here = session.present_names();
    let present = |run: &PollRun| {
        let left = record.attendance.iter().filter(|stay| stay.left.is_some_and(|left| left > run.opened));
        let voted = run.voters.iter().map(String::as_str).chain(run.ballots.iter().filter_map(|b| b.by.as_deref()));
        let mut could = here.clone();
        for name in left.map(|stay| stay.name.as_str()).chain(voted) {
            if !could.contains(name) && !could.iter().any(|known| same(known, name)) {
                could.insert(name);
            }
        }
        run.present.max(could.len() as u32)
    };
    let counts: Vec<(usize, u32)> = (0..record.polls.len())
        .filter(|&i| record.polls[i].closed.is_none())
        .map(|i| (i, present(&record.polls[i])))
        .filter(|(i, n)| record.polls[*i].present != *n)
        .collect();
    for (i, n) in counts {
        Arc::make_mut(&mut session.record.polls[i]).present = n;
    }
}

/// Returns the options that share the first place.
fn tied(run: &PollRun) -> Vec<String> {
    let tally = tally(run, None);
    tally.decision.tied_rows().iter().map(|&row| tally.rows[row].option.clone()).collect()
}

pub(super) fn open_run(session: &mut Session) -> Result<&mut PollRun, Refusal> {
    match session.poll_run() {
        None => {
            let activity = running(session)?;
            let known = activity.poll.is_some();
            return Err(if known { Refusal::PollNotOpen } else { Refusal::NotAPoll(activity.title.clone()) });
        }
        Some(run) if run.closed.is_some() => return Err(Refusal::PollNotOpen),
        Some(_) => {}
    }
    session.poll_run_mut().ok_or(Refusal::PollNotOpen)
}

fn closed_run(session: &Session) -> Result<&PollRun, Refusal> {
    session.poll_run().filter(|r| r.closed.is_some()).ok_or(Refusal::PollStillOpen)
}
