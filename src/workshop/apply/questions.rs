//! Carries out what participants do with questions to the room: they ask them, and say which ones they want answered.

use std::sync::Arc;

use chrono::TimeDelta;

use super::hands::takes_part;
use crate::workshop::{Asker, EntryKey, Event, Moment, Note, NoteKind, Participant, Questions, Refusal, Session};

/// The most characters of a question.
const MOST_CHARACTERS: usize = 500;
/// The most questions of one person.
const MOST_QUESTIONS: usize = 20;
/// The most bytes that all questions take together.
const MOST_BYTES: usize = 2 << 20;
/// So long the same words of somebody are the same question.
const AGAIN: TimeDelta = TimeDelta::minutes(1);

/// Takes a question to the room; without the name nothing that is kept tells who asked.
pub(super) fn ask(
    session: &mut Session,
    who: &Participant,
    text: &str,
    named: bool,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let rule = session.plan.room.questions;
    if rule == Questions::Off {
        return Err(Refusal::NoQuestions);
    }
    takes_part(session, who)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::NoWords);
    }
    if text.chars().count() > MOST_CHARACTERS {
        return Err(Refusal::LongQuestion(MOST_CHARACTERS));
    }
    let (mut own, mut bytes) = (0, text.len());
    for note in session.record.notes.iter().filter(|note| note.asked) {
        let theirs = note.is_from(who);
        if theirs && note.text == text && now - note.at < AGAIN {
            // Sent once more, because the answer was lost on its way.
            return Ok(Vec::new());
        }
        own += usize::from(theirs);
        bytes += note.text.len();
    }
    if own >= MOST_QUESTIONS || bytes > MOST_BYTES {
        return Err(Refusal::EnoughQuestions(MOST_QUESTIONS));
    }
    let reviewed = rule == Questions::Reviewed;
    let note = Note {
        at: now,
        activity: session.activity().map(|activity| activity.id.clone()),
        kind: NoteKind::Question,
        text: text.to_owned(),
        by: who.name().filter(|_| named).map(str::to_owned),
        asked: true,
        asker: Asker(Some(who.label().into_owned())),
        hidden: reviewed,
        withheld: reviewed,
        review: reviewed,
        ..Note::default()
    };
    let event = Event::Captured { kind: note.kind, text: note.named(), place: Vec::new() };
    session.record.notes.push(Arc::new(note));
    Ok(vec![event])
}

/// Notes that somebody wants a question answered, or no longer does.
pub(super) fn vote(
    session: &mut Session,
    who: &Participant,
    question: EntryKey,
    up: bool,
) -> Result<Vec<Event>, Refusal> {
    if !session.takes_questions() {
        return Err(Refusal::NoQuestions);
    }
    takes_part(session, who)?;
    let found = session.questions().find(|(_, key, _)| *key == question);
    let (at, _, note) = found.filter(|(_, _, note)| !note.is_hidden()).ok_or(Refusal::NoNote)?;
    if note.done {
        return Err(Refusal::QuestionAnswered);
    }
    let label = who.label();
    if note.has_vote_of(&label) == up {
        return Ok(Vec::new());
    }
    let note = Arc::make_mut(&mut session.record.notes[at]);
    if up {
        note.votes.push(label.into_owned());
    } else {
        let all = std::iter::once(&mut note.votes).chain(note.merged.iter_mut().map(|merged| &mut merged.votes));
        all.for_each(|votes| votes.retain(|name| *name != label));
    }
    Ok(vec![Event::QuestionVote { text: note.text.clone(), up }])
}
