//! Owns what commands share: the running activity, and how its groups are kept and changed.

use std::sync::Arc;

use crate::workshop::{Activity, Group, GroupRound, Grouping, Moment, Note, Origin, Person, Refusal, Session};

/// Returns the activity that runs; refused before the start and after the end.
pub(super) fn running(session: &Session) -> Result<&Activity, Refusal> {
    session.activity().ok_or(if session.record.started.is_none() { Refusal::NotStarted } else { Refusal::Over })
}

/// Returns what groups are formed of: the running activity's id, what is asked or planned, and who is here.
pub(super) fn wanted(session: &Session, asked: Option<&Grouping>) -> Result<(String, Grouping, Vec<Person>), Refusal> {
    let activity = running(session)?;
    if !(session.in_groups() || asked.is_some() && session.takes_groups()) {
        return Err(Refusal::NoGroupsPlanned(activity.title.clone()));
    }
    let grouping = match asked {
        Some(asked) => session.with_constraints(asked.clone(), Some(activity)),
        None => session.grouping(Some(activity)),
    };
    session.nobody_to_group().map_or(Ok(()), Err)?;
    Ok((activity.id.clone(), grouping, session.to_group()))
}

/// Returns the running activity's groups, its own or those it keeps.
pub(super) fn own_round(session: &Session) -> Result<GroupRound, Refusal> {
    running(session)?;
    session.round().cloned().ok_or(Refusal::NoGroups)
}

/// Keeps a new round of the running activity: its groups, who sits out, how it was formed and by which seed. What was
/// asked of its groups goes on, unless something else is asked.
pub(super) fn new_round(session: &mut Session, mut round: GroupRound, asked: Option<&Grouping>, now: Moment) {
    let Some(activity) = session.activity().map(|a| a.id.clone()) else { return };
    give_places(session, &activity, &mut round.groups);
    session.record.planned_groups.retain(|planned| planned.activity != activity);
    let phase = session.regrouping_phase();
    let asked = asked.or_else(|| session.asked_of(&activity)).cloned();
    session.record.breakouts.push(GroupRound { activity, formed: now, phase, asked, ..round });
    count_repeats(session);
}

/// Gives new groups of the running activity the places that its groups had before, or else those of the plan.
fn give_places(session: &Session, activity: &str, groups: &mut [Group]) {
    let before = session.record.breakouts.iter().rev().find(|r| r.activity == activity);
    let before = before.filter(|r| r.groups.iter().any(|g| g.place.is_some()));
    let planned = session.activity().and_then(|a| a.groups.as_ref());
    for (i, group) in groups.iter_mut().enumerate().filter(|(_, g)| g.place.is_none()) {
        let place = match before.filter(|r| i < r.groups.len()) {
            Some(before) => before.place(i),
            None => planned.and_then(|g| g.place(i)),
        };
        group.place = place.map(str::to_owned);
    }
}

/// Changes the running activity's groups. Groups kept from an earlier activity stay as they were there:
/// the change makes a round of its own.
pub(super) fn change<T>(
    session: &mut Session,
    mut round: GroupRound,
    now: Moment,
    with: impl FnOnce(&mut GroupRound) -> T,
) -> Result<T, Refusal> {
    let activity = running(session)?.id.clone();
    let event = with(&mut round);
    if let Some(own) = session.newest_of_run(&activity) {
        session.record.breakouts[own] = round;
    } else {
        session.record.breakouts.push(GroupRound { activity, formed: now, origin: Origin::Formed, ..round });
    }
    count_repeats(session);
    Ok(event)
}

/// Counts anew who has met before in the newest round of the running activity.
fn count_repeats(session: &mut Session) {
    let Some(id) = session.activity().map(|a| a.id.clone()) else { return };
    let Some(at) = session.newest_of_run(&id) else { return };
    let repeats = session.repeats(&session.record.breakouts[at].groups);
    session.record.breakouts[at].repeats = repeats;
}

/// Gives the notes of an activity the new name of their group, where it has one.
pub(super) fn rename_in_notes(session: &mut Session, activity: &str, new: impl Fn(&str) -> Option<String>) {
    let concerns = |n: &Note| n.group.as_deref().and_then(&new).is_some();
    for note in session.record.notes.iter_mut().filter(|n| n.activity.as_deref() == Some(activity)) {
        if concerns(note) || note.merged.iter().any(concerns) {
            let note = Arc::make_mut(note);
            for group in std::iter::once(&mut note.group).chain(note.merged.iter_mut().map(|m| &mut m.group)) {
                *group = group.as_deref().and_then(&new).or_else(|| group.take());
            }
        }
    }
}
