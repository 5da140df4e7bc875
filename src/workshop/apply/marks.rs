//! Carries out what participants put on entries from their phones in a phase that votes. What somebody sends is all that
//! they have put: it takes the place of what they sent before.

use std::collections::HashMap;
use std::sync::Arc;

use crate::workshop::poll::Misfit;
use crate::workshop::{
    EntryEvent, EntryKey, Event, Note, Participant, Phase, PhaseKind, Presence, Refusal, ScoredBy, Session,
};

pub(super) fn give_dots(
    session: &mut Session,
    who: &Participant,
    step: (&str, &str),
    dots: &[(EntryKey, u32)],
) -> Result<Vec<Event>, Refusal> {
    let label = who.label();
    let phase = voting(session, who, step)?;
    let (budget, cap) = phase.budget().map(|budget| (budget, phase.cap)).ok_or(Refusal::VoteOver)?;
    let mut asked = by_entry(dots)?;
    let (mut changes, mut spent) = (Vec::new(), 0_u64);
    for (place, key, note) in session.voted_entries() {
        let before = note.dots_of(&label);
        let amount = asked.remove(&key).unwrap_or(before);
        if amount != before {
            if cap.is_some_and(|cap| amount > cap) {
                let cap = cap.unwrap_or_default();
                return Err(Refusal::Misfit(Misfit::OverCap { cap, option: note.text.clone(), given: amount }));
            }
            changes.push((place, amount));
        }
        spent += u64::from(amount);
    }
    if !asked.is_empty() {
        return Err(Refusal::NoNote);
    }
    if spent > u64::from(budget) && !changes.is_empty() {
        return Err(Refusal::Misfit(Misfit::TooManyDots { spent, each: budget }));
    }
    if changes.is_empty() {
        // Sent once more, because the answer was lost on its way.
        return Ok(Vec::new());
    }
    for (place, amount) in changes {
        put(Arc::make_mut(&mut session.record.notes[place]), &label, amount);
    }
    Ok(vec![Event::Entries(EntryEvent::Given(spent as u32))])
}

pub(super) fn score(
    session: &mut Session,
    who: &Participant,
    step: (&str, &str),
    scores: &[(EntryKey, [Option<u32>; 2])],
) -> Result<Vec<Event>, Refusal> {
    let label = who.label();
    let axes = voting(session, who, step)?.axes.clone().ok_or(Refusal::VoteOver)?;
    let mut asked = by_entry(scores)?;
    if asked.values().flatten().flatten().any(|score| !(1..=axes.scale).contains(score)) {
        return Err(Refusal::OffScale(axes.scale));
    }
    let mut changes = Vec::new();
    for (place, key, note) in session.voted_entries() {
        let before = axes.names.each_ref().map(|axis| note.score_of(&label, axis));
        if let Some(scores) = asked.remove(&key).filter(|scores| *scores != before) {
            changes.push((place, scores));
        }
    }
    if !asked.is_empty() {
        return Err(Refusal::NoNote);
    }
    let changed = changes.len() as u32;
    for (place, scores) in changes {
        let note = Arc::make_mut(&mut session.record.notes[place]);
        let mut theirs: Vec<(String, u32)> = match note.scores_by.iter().position(|given| given.by == label) {
            Some(at) => note.scores_by.remove(at).scores,
            None => Vec::new(),
        };
        theirs.retain(|(axis, _)| !axes.names.contains(axis));
        theirs.extend(axes.names.iter().zip(scores).filter_map(|(axis, score)| Some((axis.clone(), score?))));
        if !theirs.is_empty() {
            let at = note.scores_by.partition_point(|given| given.by.as_str() < &*label);
            note.scores_by.insert(at, ScoredBy { by: label.clone().into_owned(), scores: theirs });
        }
    }
    Ok(if changed == 0 { Vec::new() } else { vec![Event::Entries(EntryEvent::Given(changed))] })
}

/// Lets what the facilitator types and what comes from phones count together.
pub(super) fn mix(session: &mut Session) -> Result<Vec<Event>, Refusal> {
    let stretch = session.record.timing.last_mut().ok_or(Refusal::NotStarted)?;
    stretch.mixed = true;
    Ok(vec![Event::Mixed])
}

/// Returns the phase that runs, where it is this one, votes, and takes what phones say.
fn voting<'s>(session: &'s Session, who: &Participant, step: (&str, &str)) -> Result<&'s Phase, Refusal> {
    if let Some(name) = who.name().filter(|name| session.presence(name) != Presence::Here) {
        return Err(Refusal::NotHere(name.to_owned()));
    }
    let phase = session.phase().filter(|phase| session.is_under_way() && phase.title == step.1);
    let phase = session.activity().filter(|activity| activity.id == step.0).and(phase);
    let phase = phase.filter(|phase| phase.does == PhaseKind::Vote).ok_or(Refusal::VoteOver)?;
    if session.marks_by_keys() { Err(Refusal::MarksByKeys) } else { Ok(phase) }
}

/// Returns what is said of each entry; of none twice.
fn by_entry<T: Copy>(said: &[(EntryKey, T)]) -> Result<HashMap<EntryKey, T>, Refusal> {
    let all: HashMap<EntryKey, T> = said.iter().copied().collect();
    let twice = || Refusal::Misfit(Misfit::Shape("This names an entry twice."));
    (all.len() == said.len()).then_some(all).ok_or_else(twice)
}

/// Lets somebody have so many dots on an entry; what they had on what was merged into it goes with that.
fn put(note: &mut Note, label: &str, amount: u32) {
    for part in &mut note.merged {
        part.dots_by.retain(|(by, _)| by != label);
    }
    note.dots_by.retain(|(by, _)| by != label);
    if amount > 0 {
        let at = note.dots_by.partition_point(|(by, _)| by.as_str() < label);
        note.dots_by.insert(at, (label.to_owned(), amount));
    }
}
