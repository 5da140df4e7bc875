//! Keeps, rewords and removes notes, and marks what is done.

use std::sync::Arc;

use crate::workshop::text::wording::truncated;
use crate::workshop::time::wording::{day_words, due_words};
use crate::workshop::{Each, Event, Moment, Note, Refusal, Session, Settled};

pub(super) fn capture(session: &mut Session, note: &Note, now: Moment) -> Result<Vec<Event>, Refusal> {
    if note.text.trim().is_empty() {
        return Err(Refusal::NoWords);
    }
    let column = note.column.as_ref().map(|id| {
        let activity = note.activity.as_ref().and_then(|a| session.plan.position(a)).map(|i| &session.plan.agenda[i]);
        activity.and_then(|a| a.column(id)).map_or_else(|| id.clone(), |c| c.title.clone())
    });
    let place = note.group.clone().into_iter().chain(note.row.clone()).chain(column).collect();
    let here = session.activity().is_some_and(|a| note.activity.as_ref() == Some(&a.id));
    let note = Note { at: now, hidden: here && session.hides_new_entries(), revealed: None, ..note.clone() };
    let event = Event::Captured { kind: note.kind, text: note.named(), place };
    session.record.notes.push(Arc::new(note));
    Ok(vec![event])
}

pub(super) fn reword(session: &mut Session, place: usize, becomes: &Note, now: Moment) -> Result<Vec<Event>, Refusal> {
    if becomes.text.trim().is_empty() {
        return Err(Refusal::NoWords);
    }
    let note = Arc::make_mut(session.record.notes.get_mut(place).ok_or(Refusal::NoNote)?);
    let was = note.clone();
    note.text.clone_from(&becomes.text);
    note.kind = becomes.kind;
    note.owners.clone_from(&becomes.owners);
    note.due = becomes.due;
    if *note == was {
        return Ok(Vec::new());
    }
    let change = change(&was, note, now);
    rename_turns(session, was.activity.as_deref(), &was.text, &becomes.text);
    Ok(vec![Event::Reworded(change)])
}

/// Says what is different about a note: its words, its kind, who does it or by when.
fn change(was: &Note, is: &Note, now: Moment) -> String {
    if is.is_hidden() {
        return is.named();
    }
    let day = |note: &Note| note.due.map_or_else(|| "no date".to_owned(), |due| day_words(due, now.date_naive()));
    let owner = |note: &Note| note.owners.words().unwrap_or_else(|| "no owner".to_owned());
    let text = truncated(&is.text);
    if was.kind != is.kind {
        let was_text = if was.text == is.text { String::new() } else { format!(" “{}”", truncated(&was.text)) };
        let who = is.owners.words().map_or_else(String::new, |who| format!("{who}: "));
        let due = is.due.map_or_else(String::new, |due| format!(" · {}", due_words(due, now.date_naive())));
        return format!("{}{was_text} → {}: {who}{text}{due}", was.kind.word(), is.kind.word());
    }
    let mut changes = Vec::new();
    if was.owners != is.owners {
        changes.push(format!("{} → {}", owner(was), owner(is)));
    }
    if was.due != is.due {
        changes.push(format!("{} → {}", day(was), day(is)));
    }
    if was.text != is.text {
        changes.push(format!("{} → {text}", truncated(&was.text)));
        return changes.join(" · ");
    }
    format!("{}: {text}", changes.join(" · "))
}

/// Keeps the turn of an entry that reads differently now.
fn rename_turns(session: &mut Session, activity: Option<&str>, was: &str, is: &str) {
    let Some(activity) = activity.and_then(|id| session.plan.position(id)).map(|i| &session.plan.agenda[i]) else {
        return;
    };
    let gives = |phase: &str| activity.phases.iter().any(|p| p.title == phase && p.each == Some(Each::Entry));
    for stretch in session.record.timing.iter_mut().filter(|s| s.activity == activity.id) {
        if stretch.turn.as_deref() == Some(was) && stretch.phase.as_deref().is_some_and(gives) {
            stretch.turn = Some(is.to_owned());
        }
    }
}

pub(super) fn remove(session: &mut Session, place: usize) -> Result<Vec<Event>, Refusal> {
    let note = session.record.notes.get(place).ok_or(Refusal::NoNote)?;
    if !note.merged.is_empty() {
        return Err(Refusal::OthersUnder);
    }
    let note = session.record.notes.remove(place);
    Ok(vec![Event::NoteRemoved(note.named())])
}

pub(super) fn set_done(session: &mut Session, place: usize, done: bool) -> Result<Vec<Event>, Refusal> {
    let note = session.record.notes.get_mut(place).ok_or(Refusal::NoNote)?;
    if !note.kind.can_be_done() {
        return Err(Refusal::NothingToDo);
    }
    Arc::make_mut(note).done = done;
    Ok(vec![Event::DoneSet { text: note.named(), done }])
}

pub(super) fn settle(session: &mut Session, place: usize, done: bool, now: Moment) -> Result<Vec<Event>, Refusal> {
    let carried = session.plan.carried.get(place).ok_or(Refusal::NoNote)?.clone();
    if !carried.kind.is_task() {
        return Err(Refusal::NothingToDo);
    }
    if session.record.has_settled(&carried) == done {
        return Ok(Vec::new());
    }
    if done {
        let (text, owners) = (carried.text.clone(), carried.owners.clone());
        session.record.settled.push(Settled { at: now, kind: carried.kind, text, owners });
    } else {
        session.record.settled.retain(|s| !s.is_of(&carried));
    }
    Ok(vec![Event::SettledSet { text: carried.text, done }])
}
