//! Owns change: the one function that alters a session. It either does what was said and tells what happened,
//! or refuses and leaves everything as it was. It never reads a clock: the moment arrives with what is said.

mod entries;
mod groups;
mod hosts;
mod notes;
mod people;
mod plan;
mod polls;
mod regroup;
mod timing;
mod wishes;

use std::sync::Arc;

use super::{Activity, Command, Event, Moment, Refusal, Said, Session};

use wishes::Wish;

/// Carries out what was said, or refuses and leaves everything as it was.
/// What happened is returned and written into the journal, one line for each event.
pub fn apply(session: &mut Session, said: &Said, now: Moment) -> Result<Vec<Event>, Refusal> {
    let command = match said {
        Said::Facilitator(command) => command,
        Said::Past(past) => {
            session.past = Arc::clone(past);
            return Ok(Vec::new());
        }
    };
    let events = match command {
        Command::Start => timing::start(session, now),
        Command::Pause => timing::pause(session, now),
        Command::Resume => timing::resume(session, now),
        Command::Next => timing::next(session, now),
        Command::Back => timing::back(session, now),
        Command::GoTo(id) => timing::go_to(session, id, now),
        Command::AddMinutes(n) => timing::add_minutes(session, *n, now),
        Command::TakeOut(time) => timing::take_out(session, *time, now),
        Command::Capture(note) => notes::capture(session, note, now),
        Command::Reword { note, becomes } => notes::reword(session, *note, becomes),
        Command::RemoveNote(note) => notes::remove(session, *note),
        Command::SetDone { note, done } => notes::set_done(session, *note, *done),
        Command::Settle { carried, done } => notes::settle(session, *carried, *done, now),
        Command::Arrive(person) => people::arrive(session, person, now),
        Command::Leave(name) => people::leave(session, name, now),
        Command::Miss(name) => people::miss(session, name),
        Command::FormGroups { seed, stay } => groups::form(session, *seed, stay, now),
        Command::Place { name, group } => groups::place(session, name, *group, now),
        Command::RenameGroup { group, name } => groups::rename(session, *group, name, now),
        Command::ToggleHost(name) => hosts::toggle(session, name, now),
        Command::SameGroups => regroup::same(session, now),
        Command::Scatter { seed, stay } => regroup::scatter(session, *seed, stay, now),
        Command::Apart(a, b) => wishes::wish(session, Wish::Apart, [a, b]),
        Command::Together(a, b) => wishes::wish(session, Wish::Together, [a, b]),
        Command::Merge => regroup::merge(session, now),
        Command::Swap(a, b) => regroup::swap(session, [a, b], now),
        Command::DrawHost { group, seed } => hosts::draw(session, *group, *seed, now),
        Command::GiveCompany => regroup::give_company(session, now),
        Command::Remember(counts) => regroup::remember(session, *counts),
        Command::OpenPoll => polls::open(session, now),
        Command::ClosePoll => polls::close(session, now),
        Command::Reveal => polls::reveal(session, now),
        Command::AddHand(option) => polls::add_hand(session, *option, now),
        Command::SetHands(counts) => polls::set_hands(session, counts, now),
        Command::Plan(edit) => plan::edit(session, edit),
        Command::Entries(said) => entries::carry_out(session, said, now),
        Command::Remark(text) => Ok(vec![Event::Remarked(text.clone())]),
    }?;
    timing::give_turn(session);
    // What is planned before the session begins is the plan, and nothing that happened.
    let begun = session.record.started.is_some();
    for event in events.iter().filter(|e| begun || !matches!(e, Event::Replanned(_))) {
        session.record.journal.push(format!("{} {event}", now.format("%H:%M:%S")).into());
    }
    Ok(events)
}

/// The activity that runs; refused before the start and after the end.
fn running(session: &Session) -> Result<&Activity, Refusal> {
    session.activity().ok_or(if session.record.started.is_none() { Refusal::NotStarted } else { Refusal::Over })
}
