//! Carries out what participants put on entries from their phones in a phase that votes. What somebody sends is all that
//! they have put: it takes the place of what they sent before.

use std::collections::HashMap;
use std::sync::Arc;

use crate::workshop::poll::Misfit;
use crate::workshop::{EntryEvent, EntryKey, Event, Note, Participant, Presence, Refusal, Session};

pub(super) fn give_dots(
    session: &mut Session,
    who: &Participant,
    step: (&str, &str),
    dots: &[(EntryKey, u32)],
) -> Result<Vec<Event>, Refusal> {
    let label = who.label();
    if let Some(name) = who.name().filter(|name| session.presence(name) != Presence::Here) {
        return Err(Refusal::NotHere(name.to_owned()));
    }
    let phase = session.phase().filter(|phase| session.is_under_way() && phase.title == step.1);
    let here = session.activity().filter(|activity| activity.id == step.0).and(phase);
    let (budget, cap) = here.and_then(|phase| Some((phase.budget()?, phase.cap))).ok_or(Refusal::VoteOver)?;
    if session.dots_by_keys() {
        return Err(Refusal::DotsByKeys);
    }
    let mut asked: HashMap<EntryKey, u32> = HashMap::new();
    for (entry, amount) in dots {
        if asked.insert(*entry, *amount).is_some() {
            return Err(Refusal::Misfit(Misfit::Shape("An entry has dots twice here.")));
        }
    }
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

/// Lets somebody have so many dots on an entry; what they had on what was merged into it goes with that.
fn put(note: &mut Note, label: &str, amount: u32) {
    for part in note.merged.iter_mut() {
        part.dots_by.retain(|(by, _)| by != label);
    }
    note.dots_by.retain(|(by, _)| by != label);
    if amount > 0 {
        let at = note.dots_by.partition_point(|(by, _)| by.as_str() < label);
        note.dots_by.insert(at, (label.to_owned(), amount));
    }
}
