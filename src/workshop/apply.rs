//! Owns change: the one function that alters a session. It either does what was said and tells what happened,
//! or refuses and leaves everything as it was. It never reads a clock: the moment arrives with what is said.

mod alike;
mod constraints;
mod entries;
mod groups;
mod hands;
mod hosts;
mod marks;
mod notes;
mod options;
mod people;
mod phases;
mod phones;
mod plan;
mod polls;
mod questions;
mod regroup;
mod replace;
mod running;
mod spellings;
mod timing;
mod writing;

use std::sync::Arc;

use super::poll::{before_change, seal_runs};
use super::{Command, Event, Moment, Participant, Refusal, Request, Session, Voice};
use polls::Caster;

use constraints::Constraint;

/// Carries out what was said, or refuses and leaves everything as it was.
/// What happened is returned and written into the journal, one line for each event.
pub fn apply(session: &mut Session, request: &Request, now: Moment) -> Result<Vec<Event>, Refusal> {
    let request = spellings::resolved(session, request)?;
    let ran = session.activity().map(|activity| activity.id.clone());
    let events = match &*request {
        Request::Facilitator(command) if changes_closed_polls(command) => {
            let before = before_change(&session.record);
            carry_out(session, command, now).inspect(|_| seal_runs(&mut session.record, before))
        }
        Request::Facilitator(command) => carry_out(session, command, now),
        Request::Participant(who, voice) => apply_voice(session, who, voice, now),
        Request::History(history) => {
            session.history = Arc::clone(history);
            Ok(Vec::new())
        }
    }?;
    if events.iter().any(|e| matches!(e, Event::Arrived(_) | Event::PeopleAdded(_) | Event::Left(_) | Event::Missed(_)))
    {
        polls::attend(session);
    }
    timing::give_turn(session);
    hands::follow(session, ran.as_deref(), &events, now);
    // What is planned before the session begins is the plan, and nothing that happened.
    let begun = session.record.started.is_some();
    let planning = |e: &Event| !begun && matches!(e, Event::Replanned(_) | Event::PeopleAdded(_));
    for event in events.iter().filter(|e| e.is_journaled() && !planning(e)) {
        session.record.journal.push(format!("{} {event}", now.format("%H:%M:%S")).into());
    }
    Ok(events)
}

/// Returns whether a command closes a poll, or may change one that is closed; its seals are made anew then.
fn changes_closed_polls(command: &Command) -> bool {
    matches!(
        command,
        Command::ClosePoll
            | Command::Reveal
            | Command::GiveReason(_)
            | Command::ChairDecides(_)
            | Command::CorrectOption { .. }
            | Command::MoveAnswer { .. }
    )
}

/// Does what a participant may: nothing besides what a voice can say, and that for themselves alone.
fn apply_voice(session: &mut Session, who: &Participant, voice: &Voice, now: Moment) -> Result<Vec<Event>, Refusal> {
    match voice {
        Voice::Join => people::join(session, who, now),
        Voice::Write(entry) => writing::write(session, who, entry, now),
        Voice::Reword { activity, entry, text } => writing::reword(session, who, activity, *entry, text, now),
        Voice::Withdraw { activity, entry } => writing::withdraw(session, who, activity, *entry),
        Voice::RaiseHand => hands::raise(session, who, now),
        Voice::LowerHand => Ok(hands::lower(session, who, now)),
        Voice::Ask { text, named } => questions::ask(session, who, text, *named, now),
        Voice::VoteForQuestion { question, up } => questions::vote(session, who, *question, *up),
        Voice::GiveDots { activity, phase, dots } => marks::give_dots(session, who, (activity, phase), dots),
        Voice::Score { activity, phase, scores } => marks::score(session, who, (activity, phase), scores),
        Voice::Thumb { ask, up } => timing::raise_thumb(session, who, ask, *up, now),
        Voice::Vote { run, vote } => polls::cast(session, &Caster::Participant(who, *run), vote, 1, now),
    }
}

fn carry_out(session: &mut Session, command: &Command, now: Moment) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Start => timing::start(session, now),
        Command::Pause => timing::pause(session, now),
        Command::Resume => timing::resume(session, now),
        Command::Next => timing::next(session, now),
        Command::Back => timing::back(session, now),
        Command::End => timing::end(session, now),
        Command::Skip(id) => timing::skip(session, id, now),
        Command::GoTo(id) => timing::go_to(session, id, now),
        Command::AddMinutes(n) => timing::add_minutes(session, *n, now),
        Command::SetTimeLeft(n) => timing::set_time_left(session, *n, now),
        Command::IgnoreSleep(time) => timing::ignore_sleep(session, *time, now),
        Command::Thumbs(thumb) => timing::thumbs(session, *thumb, now),
        Command::Capture(note) => notes::capture(session, note, now),
        Command::Reword { note, becomes } => notes::reword(session, *note, becomes, now),
        Command::RemoveNote(note) => notes::remove(session, *note),
        Command::SetDone { note, done } => notes::set_done(session, *note, *done),
        Command::Settle { carried, done } => notes::settle(session, *carried, *done, now),
        Command::Arrive(person) => people::arrive(session, person, now),
        Command::AddPeople(added) => people::add(session, added, now),
        Command::Leave(name) => people::leave(session, name, now),
        Command::ToggleGroups(name) => people::toggle_groups(session, name),
        Command::MarkMissing(name) => people::mark_missing(session, name),
        Command::TakeFoundGroups(found) => groups::take_found(session, found, now),
        Command::FormGroups { seed, stay, asked } => groups::form(session, asked.as_deref(), *seed, stay, now),
        Command::Place { name, group } => groups::place(session, name, *group, now),
        Command::RenameGroup { group, name } => groups::rename(session, *group, name, now),
        Command::SetPlaces(places) => groups::set_places(session, places, now),
        Command::ToggleHost(name) => hosts::toggle(session, name, now),
        Command::SameGroups => regroup::same(session, now),
        Command::Rotate { seed, stay } => regroup::rotate(session, *seed, stay, now),
        Command::Apart(a, b) => constraints::toggle(session, Constraint::Apart, [a, b]),
        Command::Together(a, b) => constraints::toggle(session, Constraint::Together, [a, b]),
        Command::Merge => regroup::merge(session, now),
        Command::Swap(a, b) => regroup::swap(session, [a, b], now),
        Command::DrawHost { group, seed } => hosts::draw(session, *group, *seed, now),
        Command::MoveSingletons => regroup::move_singletons(session, now),
        Command::Remember(counts) => regroup::remember(session, *counts),
        Command::RemovePhones(name) => Ok(phones::remove(session, name, now)),
        Command::DropBallot(name) => phones::drop_ballot(session, name),
        Command::OpenPoll => polls::open(session, now),
        Command::ClosePoll => polls::close(session, now),
        Command::Reveal => polls::reveal(session, now),
        Command::AddHand(option) => polls::add_hand(session, *option, now),
        Command::SetHands(counts) => polls::set_hands(session, counts, now),
        Command::Abstain(count) => polls::abstain(session, *count, now),
        Command::Cast { by, vote, count } => {
            polls::cast(session, &Caster::Facilitator(by.as_deref()), vote, *count, now)
        }
        Command::Collect { opened, voters, votes } => polls::collect(session, *opened, voters, votes),
        Command::QuickPoll { question, plan } => polls::quick(session, question, plan, now),
        Command::RunOff => polls::run_off(session, now),
        Command::Mix if session.poll_run().is_none() && session.votes_on_entries() => marks::mix(session),
        Command::Mix => polls::mix(session),
        Command::GiveReason(reason) => polls::give_reason(session, reason),
        Command::ChairDecides(option) => polls::break_tie(session, *option),
        Command::CorrectOption { option, text } => options::correct(session, *option, text),
        Command::AddOption(text) => options::add(session, text),
        Command::MoveAnswer { from, into } => polls::move_answer(session, from, into),
        Command::Plan(edit) => plan::edit(session, edit),
        Command::Entries(request) => entries::carry_out(session, request, now),
        Command::Hands(request) => hands::carry_out(session, request, now),
        Command::Remark(text) => Ok(vec![Event::Remarked(text.clone())]),
    }
}
