//! Changes the plan. Ids stay, so what has happened stays with what it happened in.

use std::sync::Arc;

use crate::workshop::limits::MOST_PARTS;
use crate::workshop::text::tidy;
use crate::workshop::{Activity, Edit, Event, Kind, Refusal, Session, Step, slug};

pub(super) fn edit(session: &mut Session, edit: &Edit) -> Result<Vec<Event>, Refusal> {
    let before = Arc::clone(&session.plan);
    let words = match edit {
        Edit::Insert { at, activity } => insert(session, *at, activity),
        Edit::Drop(id) => drop(session, id),
        Edit::Shift { id, by } => shift(session, id, *by),
        Edit::Retitle { id, title } => retitle(session, id, title),
        Edit::SetKind { id, kind } => set_kind(session, id, *kind),
        Edit::SetOptional { id, optional } => {
            let activity = of(session, id)?;
            activity.optional = *optional;
            Ok(format!("“{}” is {}", activity.title, if *optional { "optional" } else { "not optional" }))
        }
        Edit::SetMinutes { id, phase, minutes } => set_minutes(session, id, *phase, *minutes),
        Edit::Phase { id, at, change } => super::phases::edit(session, id, *at, change),
        Edit::SetPrompt { id, phase, text } => set_prompt(session, id, *phase, text),
        Edit::SetScript { id, text } => {
            let activity = of(session, id)?;
            activity.script = some(text);
            Ok(format!("Changed the script of “{}”", activity.title))
        }
    }?;
    Ok(if session.plan == before { Vec::new() } else { vec![Event::Replanned(words)] })
}

/// Returns the text unless it is blank.
fn some(text: &str) -> Option<String> {
    let text = text.trim_end();
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn place(session: &Session, id: &str) -> Result<usize, Refusal> {
    session.plan.position(id).ok_or_else(|| Refusal::NoActivity(id.to_owned()))
}

fn of<'s>(session: &'s mut Session, id: &str) -> Result<&'s mut Activity, Refusal> {
    let at = place(session, id)?;
    Ok(&mut Arc::make_mut(&mut session.plan).agenda[at])
}

fn was_held(session: &Session, activity: usize) -> bool {
    let id = &session.plan.agenda[activity].id;
    session.record.timing.iter().any(|s| s.activity == *id)
}

/// Returns the first place of the agenda that is not past.
fn first_to_come(session: &Session) -> usize {
    session.step().map_or(0, |s| s.activity + 1)
}

fn insert(session: &mut Session, at: usize, activity: &Activity) -> Result<String, Refusal> {
    let mut activity = activity.clone();
    activity.title = tidy(&activity.title);
    if activity.title.is_empty() {
        return Err(Refusal::NoTitle);
    }
    if session.plan.agenda.len() >= MOST_PARTS {
        return Err(Refusal::Most("activities", MOST_PARTS));
    }
    let wish = Some(slug(&activity.title)).filter(|s| !s.is_empty()).unwrap_or_else(|| "activity".to_owned());
    // Whatever the record speaks of has its id for good, in the agenda or not any more.
    let taken = |id: &str| {
        session.plan.position(id).is_some()
            || session.record.timing.iter().any(|s| s.activity == id)
            || session.record.notes.iter().any(|n| n.activity.as_deref() == Some(id))
    };
    activity.id =
        (2..100_000).map(|n| format!("{wish}-{n}")).find(|id| !taken(id)).filter(|_| taken(&wish)).unwrap_or(wish);
    let at = at.max(first_to_come(session)).min(session.plan.agenda.len());
    let earlier = |id: &String| session.plan.position(id).is_some_and(|kept| kept < at);
    if let Some(groups) = &mut activity.groups
        && groups.keep.as_ref().is_some_and(|id| !earlier(id))
    {
        // The activity whose groups it kept is not here.
        groups.keep = None;
    }
    let words = format!("Added “{}”", activity.title);
    Arc::make_mut(&mut session.plan).agenda.insert(at, activity);
    Ok(words)
}

fn drop(session: &mut Session, id: &str) -> Result<String, Refusal> {
    let at = place(session, id)?;
    let title = session.plan.agenda[at].title.clone();
    if session.step().is_some_and(|s| s.activity == at) {
        return Err(Refusal::IsRunning(title));
    }
    if was_held(session, at) || session.record.notes.iter().any(|n| n.activity.as_deref() == Some(id)) {
        return Err(Refusal::WasHeld(title));
    }
    if let Some(keeper) = session.plan.agenda.iter().find(|a| keeps(a, id)) {
        return Err(Refusal::GroupsKept { title, by: keeper.title.clone() });
    }
    Arc::make_mut(&mut session.plan).agenda.remove(at);
    session.record.skipped.retain(|s| s.activity != id);
    Ok(format!("Deleted “{title}”"))
}

fn keeps(activity: &Activity, id: &str) -> bool {
    activity.groups.as_ref().and_then(|g| g.keep.as_deref()) == Some(id)
}

fn shift(session: &mut Session, id: &str, by: i32) -> Result<String, Refusal> {
    let at = place(session, id)?;
    let title = session.plan.agenda[at].title.clone();
    let past = first_to_come(session);
    if at < past {
        return Err(Refusal::PastStays);
    }
    let last = session.plan.agenda.len() - 1;
    let to = at.saturating_add_signed(by as isize).clamp(past, last);
    if to == at {
        return Err(if by < 0 && past > 0 { Refusal::PastStays } else { Refusal::NoFurther(title) });
    }
    let mut agenda = session.plan.agenda.clone();
    let activity = agenda.remove(at);
    agenda.insert(to, activity);
    for (i, a) in agenda.iter().enumerate() {
        let kept = a.groups.as_ref().and_then(|g| g.keep.as_deref());
        if let Some(kept) = kept.and_then(|id| agenda.iter().position(|k| k.id == id)).filter(|k| *k > i) {
            return Err(Refusal::GroupsKept { title: agenda[kept].title.clone(), by: a.title.clone() });
        }
    }
    let words = super::phases::moved(&title, agenda.get(to + 1).map(|next| &*next.title));
    Arc::make_mut(&mut session.plan).agenda = agenda;
    Ok(words)
}

fn retitle(session: &mut Session, id: &str, title: &str) -> Result<String, Refusal> {
    let title = tidy(title);
    if title.is_empty() {
        return Err(Refusal::NoTitle);
    }
    let activity = of(session, id)?;
    let was = std::mem::replace(&mut activity.title, title.clone());
    Ok(format!("Renamed “{was}” to “{title}”"))
}

fn set_kind(session: &mut Session, id: &str, kind: Kind) -> Result<String, Refusal> {
    let activity = of(session, id)?;
    if activity.poll.is_none() && kind == Kind::Poll {
        return Err(Refusal::NoPollPlanned);
    }
    activity.kind = kind;
    let article = if kind.word().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Ok(format!("“{}” is now {article} {}", activity.title, kind.word()))
}

fn set_minutes(session: &mut Session, id: &str, phase: Option<usize>, minutes: u32) -> Result<String, Refusal> {
    let at = place(session, id)?;
    let activity = &session.plan.agenda[at];
    if !(1..=1440).contains(&minutes) {
        return Err(Refusal::NoLength);
    }
    if phase.is_none() && !activity.phases.is_empty() {
        return Err(Refusal::PhasesCount(activity.title.clone()));
    }
    if phase.is_some_and(|p| p >= activity.phases.len()) {
        return Err(Refusal::NoActivity(id.to_owned()));
    }
    if session.was_held(Step { activity: at, phase }) {
        return Err(Refusal::HasBegun(activity.title.clone()));
    }
    let activity = of(session, id)?;
    let (title, was) = match phase {
        None => (activity.title.clone(), std::mem::replace(&mut activity.minutes, minutes)),
        Some(p) => {
            let sum = activity.phase_minutes();
            let was = std::mem::replace(&mut activity.phases[p].minutes, minutes);
            // A sum that is written down as well stays right.
            if activity.minutes == sum {
                activity.minutes = activity.phase_minutes();
            }
            (format!("{}: {}", activity.title, activity.phases[p].title), was)
        }
    };
    let length = activity.phase_minutes().max(activity.minutes);
    activity.least = activity.least.map(|least| least.min(length));
    Ok(format!("“{title}” now takes {minutes} min instead of {was}"))
}

fn set_prompt(session: &mut Session, id: &str, phase: Option<usize>, text: &str) -> Result<String, Refusal> {
    let activity = of(session, id)?;
    let title = activity.title.clone();
    match phase {
        None => activity.prompt = some(text),
        Some(p) => {
            activity.phases.get_mut(p).ok_or_else(|| Refusal::NoActivity(id.to_owned()))?.prompt = some(text);
        }
    }
    Ok(format!("Changed the prompt of “{title}”"))
}
