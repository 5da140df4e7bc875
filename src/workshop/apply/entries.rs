//! Carries out what is said about the entries of a canvas: shows what was hidden, puts together and takes apart, and
//! counts what is put on them.

use std::sync::Arc;

use super::running::running;
use crate::workshop::{EntryEvent, Event, Moment, Note, NoteKind, OnEntries, PhaseKind, Refusal, Session};

pub(super) fn carry_out(session: &mut Session, request: &OnEntries, now: Moment) -> Result<Vec<Event>, Refusal> {
    let event = match request {
        OnEntries::Reveal(activity) => reveal(session, activity, now),
        OnEntries::Withhold { note, hidden } => withhold(session, *note, *hidden),
        OnEntries::Merge { note, under } => merge_entries(session, *note, *under),
        OnEntries::Split { note, part } => split_entry(session, *note, *part),
        OnEntries::Promote { note, part } => promote_entry(session, *note, *part),
        OnEntries::ToggleHeadline(note) => toggle_headline(session, *note),
        OnEntries::AddDots { note, dots } => {
            let so_far = entry(session, *note)?.dots.unwrap_or(0);
            set_dots(session, *note, so_far.saturating_add(*dots))
        }
        OnEntries::SetDots { note, dots } => set_dots(session, *note, *dots),
        OnEntries::Score { note, axis, score } => set_score(session, *note, *axis, *score),
    }?;
    Ok(vec![Event::Entries(event)])
}

fn reveal(session: &mut Session, activity: &str, now: Moment) -> Result<EntryEvent, Refusal> {
    let mut revealed = 0;
    for note in &mut session.record.notes {
        if note.waits_to_be_revealed() && note.activity.as_deref() == Some(activity) {
            let note = Arc::make_mut(note);
            for part in std::iter::once(&mut note.revealed).chain(note.merged.iter_mut().map(|m| &mut m.revealed)) {
                *part = Some(now);
                revealed += 1;
            }
        }
    }
    if revealed == 0 { Err(Refusal::NoEntryHidden) } else { Ok(EntryEvent::Revealed(revealed)) }
}

/// Hides an entry from the room with all that was merged into it, or shows it again: as far as the phase in which it was
/// written does not hide it.
fn withhold(session: &mut Session, place: usize, hidden: bool) -> Result<EntryEvent, Refusal> {
    let was = entry(session, place)?;
    // What waits to be looked at is hidden for good by it.
    if was.withheld == hidden && !was.review {
        return Err(if hidden { Refusal::HiddenAlready } else { Refusal::ShownAlready });
    }
    let hides = session.hides_new_entries();
    let here = session.activity().map(|activity| activity.id.clone());
    let note = Arc::make_mut(&mut session.record.notes[place]);
    let still = hides && !note.asked && note.activity == here;
    note.review = false;
    for part in std::iter::once(&mut note.withheld).chain(note.merged.iter_mut().map(|m| &mut m.withheld)) {
        *part = hidden;
    }
    if note.revealed.is_none() {
        for part in std::iter::once(&mut note.hidden).chain(note.merged.iter_mut().map(|m| &mut m.hidden)) {
            *part = hidden || still;
        }
    }
    Ok(if hidden { EntryEvent::Withheld } else { EntryEvent::ShownAgain(note.named()) })
}

fn merge_entries(session: &mut Session, place: usize, under: usize) -> Result<EntryEvent, Refusal> {
    let (note, headline) = (entry(session, place)?, entry(session, under)?);
    if place == under {
        return Err(Refusal::SameEntry);
    }
    if note.activity != headline.activity {
        return Err(Refusal::OtherCanvas);
    }
    if [note, headline].iter().any(|n| n.kind == NoteKind::Action) {
        return Err(Refusal::ActionAlone);
    }
    // Under an open headline the room would see a hidden entry, under a hidden one it would lose an open one.
    if note.withheld != headline.withheld {
        return Err(Refusal::HalfWithheld);
    }
    if note.is_hidden() != headline.is_hidden() {
        return Err(Refusal::HalfHidden);
    }
    let event = EntryEvent::Merged { text: note.named(), under: headline.named() };
    let mut note = Arc::unwrap_or_clone(session.record.notes.remove(place));
    let parts = std::mem::take(&mut note.merged);
    let headline = Arc::make_mut(&mut session.record.notes[under - usize::from(place < under)]);
    headline.merged.push(note);
    headline.merged.extend(parts);
    Ok(event)
}

/// Takes the part of this number, or the last one, from under its headline.
fn remove_part(session: &mut Session, place: usize, part: Option<usize>) -> Result<Note, Refusal> {
    let merged = entry(session, place)?.merged.len();
    let part = part.unwrap_or(merged.wrapping_sub(1));
    if part >= merged {
        return Err(Refusal::NothingUnder);
    }
    Ok(Arc::make_mut(&mut session.record.notes[place]).merged.remove(part))
}

/// Puts an entry where it was among those that were captured before and after it.
fn put_back(session: &mut Session, note: Note) {
    let notes = &mut session.record.notes;
    let at = notes.iter().rposition(|n| n.at <= note.at).map_or(0, |before| before + 1);
    notes.insert(at, Arc::new(note));
}

fn split_entry(session: &mut Session, place: usize, part: Option<usize>) -> Result<EntryEvent, Refusal> {
    let note = remove_part(session, place, part)?;
    let event = EntryEvent::Split { text: note.named(), from: session.record.notes[place].named() };
    put_back(session, note);
    Ok(event)
}

fn promote_entry(session: &mut Session, place: usize, part: Option<usize>) -> Result<EntryEvent, Refusal> {
    let mut leader = remove_part(session, place, part)?;
    let mut before = Arc::unwrap_or_clone(session.record.notes.remove(place));
    let event = EntryEvent::Promoted { text: leader.named(), was: before.named() };
    // What the group puts forward, and how it was scored, is what was put together, whoever leads it. Dots stay with
    // the entry that they were put on: they add up either way.
    leader.headline = std::mem::take(&mut before.headline);
    if leader.scores.is_empty() {
        leader.scores = std::mem::take(&mut before.scores);
    }
    if leader.scores_by.is_empty() {
        leader.scores_by = std::mem::take(&mut before.scores_by);
    }
    leader.merged = std::mem::take(&mut before.merged);
    leader.merged.insert(0, before);
    put_back(session, leader);
    Ok(event)
}

fn toggle_headline(session: &mut Session, place: usize) -> Result<EntryEvent, Refusal> {
    let note = entry(session, place)?;
    if note.headline {
        let event = EntryEvent::HeadlineUnset(note.named());
        Arc::make_mut(&mut session.record.notes[place]).headline = false;
        return Ok(event);
    }
    let event = EntryEvent::HeadlineSet(note.named());
    let (activity, group) = (note.activity.clone(), note.group.clone());
    // A group puts one entry forward; the others stay as they are.
    for rival in &mut session.record.notes {
        if rival.headline && rival.activity == activity && rival.group == group {
            Arc::make_mut(rival).headline = false;
        }
    }
    Arc::make_mut(&mut session.record.notes[place]).headline = true;
    Ok(event)
}

fn set_dots(session: &mut Session, place: usize, dots: u32) -> Result<EntryEvent, Refusal> {
    voting(session, place)?.filter(|does| *does == Voting::Dots).ok_or(Refusal::NoDotsHere)?;
    if session.dots_by_phones() {
        return Err(Refusal::DotsByPhones);
    }
    let note = Arc::make_mut(&mut session.record.notes[place]);
    note.dots = Some(dots).filter(|d| *d > 0);
    Ok(EntryEvent::Dots { text: note.named(), dots: note.all_dots() })
}

fn set_score(session: &mut Session, place: usize, axis: usize, score: Option<u32>) -> Result<EntryEvent, Refusal> {
    voting(session, place)?.filter(|does| *does == Voting::Axes).ok_or(Refusal::NoScoresHere)?;
    if session.scores_by_phones() {
        return Err(Refusal::ScoresByPhones);
    }
    let axes = session.phase().and_then(|p| p.axes.clone()).ok_or(Refusal::NoScoresHere)?;
    let name = axes.names.get(axis).ok_or(Refusal::NoScoresHere)?;
    if score.is_some_and(|s| !(1..=axes.scale).contains(&s)) {
        return Err(Refusal::OffScale(axes.scale));
    }
    let note = Arc::make_mut(&mut session.record.notes[place]);
    note.scores.retain(|(n, _)| n != name);
    // In the order of the axes, whichever was given first.
    let at = if axis == 0 { 0 } else { note.scores.len() };
    note.scores.splice(at..at, score.map(|s| (name.clone(), s)));
    Ok(EntryEvent::Scored { text: note.named(), axis: name.clone(), score })
}

/// What entries get in a phase that votes.
#[derive(PartialEq)]
enum Voting {
    Dots,
    Axes,
}

/// Returns what the entry at this place gets in the running phase, if anything.
fn voting(session: &Session, place: usize) -> Result<Option<Voting>, Refusal> {
    let note = entry(session, place)?;
    let here = running(session)?;
    if note.activity.as_ref() != Some(&here.id) {
        return Err(Refusal::OtherCanvas);
    }
    if note.kind == NoteKind::Action {
        return Err(Refusal::ActionAlone);
    }
    let phase = session.phase().filter(|p| p.does == PhaseKind::Vote);
    Ok(phase.map(|p| if p.axes.is_some() { Voting::Axes } else { Voting::Dots }))
}

fn entry(session: &Session, place: usize) -> Result<&Note, Refusal> {
    session.record.notes.get(place).map(AsRef::as_ref).ok_or(Refusal::NoNote)
}
