//! Changes the plan. Ids stay, so what has happened stays with what it happened in.

use std::sync::Arc;

use super::replace::listed;
use crate::workshop::limits::MOST_PARTS;
use crate::workshop::text::{MOST_NAME, MOST_TEXT, some_text, tidy};
use crate::workshop::{Activity, Details, Edit, Event, Refusal, Session, Step, count_of, slug};

pub(super) fn edit(session: &mut Session, edit: &Edit) -> Result<Vec<Event>, Refusal> {
    let before = Arc::clone(&session.plan);
    let words = match edit {
        Edit::Insert { at, activities, details } => insert(session, *at, activities, details.as_deref()),
        Edit::Drop(id) => drop(session, id),
        Edit::Shift { id, by } => shift(session, id, *by),
        Edit::Replace { id, activity } => super::replace::replace(session, id, activity),
        Edit::SetMinutes { id, phase, minutes } => set_minutes(session, id, *phase, *minutes),
        Edit::Phase { id, at, change } => super::phases::edit(session, id, *at, change),
        Edit::SetDetails(details) => set_details(session, details),
    };
    let words = words.inspect_err(|_| session.plan = Arc::clone(&before))?;
    Ok(if session.plan == before { Vec::new() } else { vec![Event::Replanned(words)] })
}

/// Refuses texts that are longer than what is typed there.
pub(super) fn fits(edit: &Edit) -> Result<(), Refusal> {
    let texts = |list: &[String]| list.iter().map(String::len).max().unwrap_or(0);
    let short = |is| within(is, MOST_NAME);
    let details = |d: &Details| {
        let lists = [&d.guidelines, &d.facilitators, &d.public, &d.homework].map(|list| texts(list));
        short(lists.into_iter().max().unwrap_or(0).max(d.title.len()))?;
        within(d.purpose.as_ref().map_or(0, String::len), MOST_TEXT)
    };
    let activity = |a: &Activity| {
        let titles = [texts(&a.rows), texts(&a.lead), a.poll.as_ref().map_or(0, |p| texts(&p.options))];
        let parts = a.columns.iter().map(|c| c.title.len()).chain(a.phases.iter().map(|p| p.title.len()));
        short(titles.into_iter().chain(parts).max().unwrap_or(0).max(a.title.len()))?;
        let words = a.columns.iter().map(|c| &c.prompt).chain(a.phases.iter().map(|p| &p.prompt));
        let words = words.chain([&a.prompt, &a.script]).flatten().map(String::len);
        within(words.max().unwrap_or(0), MOST_TEXT)
    };
    match edit {
        Edit::Insert { activities, details: with, .. } => {
            activities.iter().try_for_each(activity)?;
            with.as_deref().map_or(Ok(()), details)
        }
        Edit::Replace { activity: a, .. } => activity(a),
        Edit::SetDetails(d) => details(d),
        _ => Ok(()),
    }
}

fn set_details(session: &mut Session, details: &Details) -> Result<String, Refusal> {
    let before = session.plan.details();
    let list = |texts: &[String]| texts.iter().map(|t| tidy(t)).filter(|t| !t.is_empty()).collect::<Vec<_>>();
    let new = Details {
        title: tidy(&details.title),
        purpose: details.purpose.as_deref().and_then(some_text).map(str::to_owned),
        guidelines: list(&details.guidelines),
        facilitators: list(&details.facilitators),
        public: list(&details.public),
        homework: list(&details.homework),
        ..details.clone()
    };
    // What did not change stays as it was written, blanks and all.
    let new = if *details == before { before.clone() } else { new };
    if new.title.is_empty() {
        return Err(Refusal::NoSessionTitle);
    }
    let times = (new.date, new.start, &new.timezone) != (before.date, before.start, &before.timezone);
    if times && session.record.started.is_some() {
        return Err(Refusal::AlreadyStarted);
    }
    let changes = new.changes(&before);
    let words = match (&changes[..], new.title != before.title) {
        (["title"], _) | ([], true) => format!("Renamed the session to “{}”", new.title),
        (changes, _) => format!("Changed {} of the session", listed(changes)),
    };
    Arc::make_mut(&mut session.plan).set_details(new);
    Ok(words)
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

fn insert(
    session: &mut Session,
    at: usize,
    activities: &[Activity],
    details: Option<&Details>,
) -> Result<String, Refusal> {
    if session.plan.agenda.len() + activities.len() > MOST_PARTS {
        return Err(Refusal::Most("activities", MOST_PARTS));
    }
    if let Some(details) = details {
        set_details(session, details)?;
    }
    let place = at.max(first_to_come(session)).min(session.plan.agenda.len());
    let mut first = None;
    for (at, activity) in (place..).zip(activities) {
        let mut activity = super::replace::settled(session, at, activity, None)?;
        let wish = Some(slug(&activity.title)).filter(|s| !s.is_empty()).unwrap_or_else(|| "activity".to_owned());
        // Whatever the record speaks of has its id for good, in the agenda or not any more.
        activity.id = super::replace::free(&wish, |id| {
            session.plan.position(id).is_some()
                || session.record.timing.iter().any(|s| s.activity == id)
                || session.record.notes.iter().any(|n| n.activity.as_deref() == Some(id))
        });
        first.get_or_insert_with(|| activity.title.clone());
        Arc::make_mut(&mut session.plan).agenda.insert(at, activity);
    }
    Ok(match (first, activities.len()) {
        (Some(title), 1) => format!("Added “{title}”"),
        (_, count) => format!("Added {}", count_of(count, "activity")),
    })
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

/// Refuses a text of so many bytes where only so many fit.
pub(super) fn within(is: usize, most: usize) -> Result<(), Refusal> {
    if is > most { Err(Refusal::TooLong { kb: is.div_ceil(1024), most: most / 1024 }) } else { Ok(()) }
}
