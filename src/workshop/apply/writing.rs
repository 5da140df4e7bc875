//! Carries out what participants write from their phones: entries on the canvas of the running activity. Each changes
//! their own, and only while the phase lasts.

use chrono::TimeDelta;

use super::{notes, running::running};
use crate::workshop::participant::is_theirs;
use crate::workshop::{Asker, Entry, EntryKey, Event, Moment, Note, Participant, Presence, Refusal, Session};

/// The most characters of an entry from a phone.
const MOST_CHARACTERS: usize = 500;
/// The most entries of one person in one activity.
const MOST_ENTRIES: usize = 20;
/// So long the same words of somebody in the same place are the same entry.
const AGAIN: TimeDelta = TimeDelta::minutes(1);
/// The most bytes that all people together write in one activity.
const MOST_BYTES: usize = 2 << 20;

pub(super) fn write(
    session: &mut Session,
    who: &Participant,
    entry: &Entry,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    may_write(session, who, &entry.activity, &entry.column)?;
    let text = checked(&entry.text)?;
    let activity = running(session)?;
    let row = entry.row.as_ref().filter(|row| !row.is_empty());
    if activity.rows.is_empty() != row.is_none() || row.is_some_and(|row| !activity.rows.contains(row)) {
        return Err(Refusal::NoRow);
    }
    let written = session.keyed_entries(&entry.activity).map(|(_, _, note)| note);
    let (mut own, mut bytes) = (0, text.len());
    for note in written {
        // Of somebody without a name it is known until the program ends.
        let theirs = is_theirs(note, who) || note.is_from(who);
        let again =
            theirs && note.text == text && note.column.as_ref() == Some(&entry.column) && note.row.as_ref() == row;
        if again && now - note.at < AGAIN {
            // Sent once more, because the answer was lost on its way.
            return Ok(Vec::new());
        }
        own += usize::from(theirs);
        bytes += note.text.len();
    }
    if own >= MOST_ENTRIES || bytes > MOST_BYTES {
        return Err(Refusal::EnoughEntries(MOST_ENTRIES));
    }
    let note = Note {
        activity: Some(entry.activity.clone()),
        group: group_of(session, who)?,
        column: Some(entry.column.clone()),
        row: row.cloned(),
        text,
        by: who.name().map(str::to_owned),
        asker: Asker(Some(who.label().into_owned())),
        ..Note::default()
    };
    notes::capture(session, &note, now)
}

pub(super) fn reword(
    session: &mut Session,
    who: &Participant,
    activity: &str,
    entry: EntryKey,
    text: &str,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let text = checked(text)?;
    let place = own(session, who, activity, entry)?;
    let becomes = Note { text, ..(*session.record.notes[place]).clone() };
    notes::reword(session, place, &becomes, now)
}

pub(super) fn withdraw(
    session: &mut Session,
    who: &Participant,
    activity: &str,
    entry: EntryKey,
) -> Result<Vec<Event>, Refusal> {
    let place = own(session, who, activity, entry)?;
    notes::remove(session, place)
}

/// Returns the place of somebody's own entry that they may still change.
fn own(session: &Session, who: &Participant, activity: &str, entry: EntryKey) -> Result<usize, Refusal> {
    let mut entries = session.keyed_entries(activity);
    let (place, _, note) = entries.find(|(_, key, _)| *key == entry).ok_or(Refusal::NoNote)?;
    if !is_theirs(note, who) {
        return Err(Refusal::NotYours);
    }
    may_write(session, who, activity, note.column.as_deref().unwrap_or_default())?;
    Ok(place)
}

/// Refuses what is written where nothing is to be written now.
fn may_write(session: &Session, who: &Participant, activity: &str, column: &str) -> Result<(), Refusal> {
    if !session.plan.room.write {
        return Err(Refusal::NothingToWrite);
    }
    if let Some(name) = who.name().filter(|name| session.presence(name) != Presence::Here) {
        return Err(Refusal::NotHere(name.to_owned()));
    }
    let here = running(session)?;
    let phase = session.phase();
    let takes = here.id == activity
        && session.takes_entries(here, phase)
        && here.columns_of(phase).any(|known| known.id == column);
    if takes { Ok(()) } else { Err(Refusal::NothingToWrite) }
}

/// Returns the group for which somebody writes; nothing where nobody works in groups.
fn group_of(session: &Session, who: &Participant) -> Result<Option<String>, Refusal> {
    if !session.in_groups() {
        return Ok(None);
    }
    let is_in = |members: &[String]| members.iter().any(|member| Some(member.as_str()) == who.name());
    let groups = session.round().map_or(&[][..], |round| &round.groups);
    let group = groups.iter().find(|group| is_in(&group.members)).map(|group| group.name.clone());
    group.map(Some).ok_or_else(|| Refusal::InNoGroup(who.label().into_owned()))
}

fn checked(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::NoWords);
    }
    if text.chars().count() > MOST_CHARACTERS {
        return Err(Refusal::LongEntry(MOST_CHARACTERS));
    }
    Ok(text.to_owned())
}
