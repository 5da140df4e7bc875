//! Replaces an activity of the plan by a changed one, and settles what a new one may be. What was held stays as it was,
//! ids stay, and what the record says of a phase goes with its title.

use super::alike::option_twice;
use std::collections::HashSet;
use std::sync::Arc;

use super::phases::first_to_come;
use crate::workshop::limits::{MOST_OPTIONS, MOST_PARTS};
use crate::workshop::poll::{bounds, budget, method};
use crate::workshop::text::{same, tidy};
use crate::workshop::{
    Activity, Column, Each, Kind, KnownNames, Phase, PhaseKind, PollPlan, Refusal, Session, Step, Titled as _,
    continued, slug,
};

/// The turns of a phase in which entries get one each, where nobody says how many.
const TURNS: u32 = 5;

/// Lets an activity be like another one, as far as it was not held yet.
pub(super) fn replace(session: &mut Session, id: &str, becomes: &Activity) -> Result<String, Refusal> {
    let at = session.plan.position(id).ok_or_else(|| Refusal::NoActivity(id.to_owned()))?;
    let old = session.plan.agenda[at].clone();
    let new = settled(session, at, becomes, Some(&old))?;
    if new == old {
        return Ok(String::new());
    }
    may_be_replaced(session, at, &old, &new)?;
    let renamed = phases_stay(session, at, &old, &new)?;
    let words = words(&old, &new);
    // The record names phases by their titles: what was held is still found.
    let renamed = |phase: &mut Option<String>| {
        if let Some((_, is)) = phase.as_ref().and_then(|p| renamed.iter().find(|(was, _)| was == p)) {
            *phase = Some(is.clone());
        }
    };
    for stretch in session.record.timing.iter_mut().filter(|s| s.activity == old.id) {
        renamed(&mut stretch.phase);
    }
    for round in session.record.breakouts.iter_mut().filter(|r| r.activity == old.id) {
        renamed(&mut round.phase);
    }
    Arc::make_mut(&mut session.plan).agenda[at] = new;
    Ok(words)
}

/// Says what was changed.
fn words(old: &Activity, new: &Activity) -> String {
    let is = |with: Activity| with == *new;
    if is(Activity { title: new.title.clone(), ..old.clone() }) {
        return format!("Renamed “{}” to “{}”", old.title, new.title);
    }
    if let ([was], [becomes]) = (&differing(&old.phases, &new.phases)[..], &differing(&new.phases, &old.phases)[..])
        && is(Activity { phases: new.phases.clone(), ..old.clone() })
        && old.phases.len() == new.phases.len()
        && was.untitled() == becomes.untitled()
    {
        return format!("Renamed “{}” to “{}”", was.title, becomes.title);
    }
    let changed = [
        ("title", old.title != new.title),
        ("kind", old.kind != new.kind),
        ("minutes", old.minutes != new.minutes && new.phases.is_empty()),
        ("shortest length", old.least != new.least),
        ("start", old.at != new.at),
        ("lead", old.lead != new.lead),
        ("prompt", old.prompt != new.prompt),
        ("script", old.script != new.script),
        ("groups", old.groups != new.groups),
        ("columns", old.columns != new.columns),
        ("rows", (&old.rows, &old.rows_from) != (&new.rows, &new.rows_from)),
        ("phases", old.phases != new.phases),
        ("poll", old.poll != new.poll),
    ];
    let changed: Vec<&str> = changed.iter().filter(|(_, differs)| *differs).map(|(word, _)| *word).collect();
    match (&changed[..], new.kind.word()) {
        ([], _) => format!("“{}” is {}", new.title, if new.optional { "optional" } else { "not optional" }),
        (["kind"], word) => {
            let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            format!("“{}” is now {article} {word}", new.title)
        }
        (["minutes"], _) => format!("“{}” now takes {} min instead of {}", new.title, new.minutes, old.minutes),
        (words, _) => format!("Changed {} of “{}”", listed(words), new.title),
    }
}

/// Puts words together to `the title and the start`.
pub(super) fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("the {word}")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Lists the phases that another list does not have.
fn differing<'p>(of: &'p [Phase], from: &[Phase]) -> Vec<&'p Phase> {
    of.iter().filter(|p| !from.contains(p)).collect()
}

/// Refuses a change of what was held, of groups that others keep, and of what notes and polls are about.
fn may_be_replaced(session: &Session, at: usize, old: &Activity, new: &Activity) -> Result<(), Refusal> {
    let held = session.record.timing.iter().any(|s| s.activity == old.id);
    if new.phases.is_empty() && old.phases.is_empty() && held && new.minutes != old.minutes {
        return Err(Refusal::HasBegun(old.title.clone()));
    }
    let is_past = session.step().map_or(held, |step| step.activity > at);
    if is_past && (new.groups != old.groups || new.at != old.at) {
        return Err(Refusal::IsOver(old.title.clone()));
    }
    if new.groups.is_none() && old.groups.is_some() {
        let keeps = |a: &&Activity| a.groups.as_ref().is_some_and(|g| g.keep.as_deref() == Some(&old.id));
        if let Some(by) = session.plan.agenda.iter().find(keeps) {
            return Err(Refusal::GroupsKept { title: old.title.clone(), by: by.title.clone() });
        }
    }
    let polled = session.record.polls.iter().any(|run| run.activity == old.id && !run.quick);
    if polled && (new.poll != old.poll || (new.kind == Kind::Poll) != (old.kind == Kind::Poll)) {
        return Err(Refusal::PollHeld(old.title.clone()));
    }
    let notes = || session.record.notes.iter().filter(|n| n.activity.as_ref() == Some(&old.id));
    for column in old.columns.iter().filter(|c| new.column(&c.id).is_none()) {
        if notes().any(|n| n.column.as_ref() == Some(&column.id)) {
            return Err(Refusal::HasEntries(column.title.clone()));
        }
    }
    for row in old.rows.iter().filter(|row| !new.rows.contains(row)) {
        if notes().any(|n| n.row.as_ref() == Some(row)) {
            return Err(Refusal::HasEntries(row.clone()));
        }
    }
    Ok(())
}

/// Refuses other phases than those that were held, in another place or of another length; tells which ones have another
/// title now.
fn phases_stay(session: &Session, at: usize, old: &Activity, new: &Activity) -> Result<Vec<(String, String)>, Refusal> {
    let was = continued(&old.phases, &new.phases);
    let renamed = was.iter().zip(&new.phases).filter_map(|(o, n)| {
        let was = &old.phases[(*o)?].title;
        (*was != n.title).then(|| (was.clone(), n.title.clone()))
    });
    let renamed = renamed.collect();
    if old.phases.is_empty() && !new.phases.is_empty() && session.record.timing.iter().any(|s| s.activity == old.id) {
        return Err(Refusal::HasBegun(old.title.clone()));
    }
    for (o, phase) in old.phases.iter().enumerate() {
        let step = Step { activity: at, phase: Some(o) };
        let runs = session.step() == Some(step);
        let formed =
            session.record.breakouts.iter().any(|r| r.activity == old.id && r.phase.as_ref() == Some(&phase.title));
        if !(runs || formed || session.was_held(step)) {
            continue;
        }
        let Some(n) = was.iter().position(|w| *w == Some(o)) else {
            let title = phase.title.clone();
            return Err(if runs { Refusal::IsRunning(title) } else { Refusal::WasHeld(title) });
        };
        if new.phases[n].minutes != phase.minutes || new.phases[n].each != phase.each {
            return Err(Refusal::HasBegun(phase.title.clone()));
        }
    }
    if was != (0..old.phases.len()).map(Some).collect::<Vec<_>>() {
        // What is past stays at the beginning, in its order.
        let past = first_to_come(session, at)?;
        if (0..past).any(|p| was.get(p) != Some(&Some(p))) {
            return Err(Refusal::PastStays);
        }
    }
    Ok(renamed)
}

/// Returns an activity for this place of the agenda, as it can be in a plan: titles without blanks around them, ids for
/// its columns, a length; or says why it cannot be. `old` is the one that it replaces.
pub(super) fn settled(
    session: &Session,
    at: usize,
    activity: &Activity,
    old: Option<&Activity>,
) -> Result<Activity, Refusal> {
    let mut a = activity.clone();
    a.id = old.map_or_else(String::new, |o| o.id.clone());
    if old.is_none_or(|o| o.title != a.title) {
        a.title = tidy(&a.title);
    }
    if a.title.is_empty() {
        return Err(Refusal::NoTitle);
    }
    for (parts, what) in [(a.phases.len(), "phases"), (a.columns.len(), "columns"), (a.rows.len(), "rows")] {
        if parts > MOST_PARTS {
            return Err(Refusal::Most(what, MOST_PARTS));
        }
    }
    let was: &[Column] = old.map_or(&[], |o| &o.columns);
    if old.is_none_or(|o| o.columns != a.columns) {
        columns(&mut a, was);
    }
    if old.is_none_or(|o| o.rows != a.rows) {
        a.rows = a.rows.iter().map(|row| tidy(row)).filter(|row| !row.is_empty()).collect();
        distinct(&a.rows)?;
    }
    if old.is_none_or(|o| o.phases != a.phases || o.columns != a.columns) {
        phases(&mut a)?;
    }
    length(&mut a, old)?;
    if old.is_none_or(|o| o.poll != a.poll)
        && let Some(plan) = &mut a.poll
    {
        poll(plan)?;
    }
    if a.kind == Kind::Poll && a.poll.is_none() {
        return Err(Refusal::NoPollPlanned);
    }
    keeps(session, at, &mut a, old)?;
    Ok(a)
}

/// Gives each column the id that it had or, where it is new, one of its own.
fn columns(a: &mut Activity, was: &[Column]) {
    a.columns.iter_mut().for_each(|column| column.title = tidy(&column.title));
    a.columns.retain(|column| !column.title.is_empty());
    let continues = continued(was, &a.columns);
    let given: Vec<(String, String)> = a.columns.iter().map(|c| (c.id.clone(), c.title.clone())).collect();
    let mut taken: HashSet<String> = continues.iter().flatten().map(|o| was[*o].id.clone()).collect();
    for (column, continues) in a.columns.iter_mut().zip(&continues) {
        let wish = slug(&column.title);
        let wish = if wish.is_empty() { "column".to_owned() } else { wish };
        column.id = match continues {
            Some(o) => was[*o].id.clone(),
            None => free(&wish, |id| taken.contains(id)),
        };
        taken.insert(column.id.clone());
    }
    // A phase may name a column by the id that it came with.
    for name in a.phases.iter_mut().flat_map(|p| &mut p.columns) {
        let known = a.columns.iter().any(|c| c.id == *name);
        if !known && let Some(at) = given.iter().position(|(id, title)| id == name || same(title, name)) {
            name.clone_from(&a.columns[at].id);
        }
    }
}

/// Returns an id that is not taken.
pub(super) fn free(wish: &str, taken: impl Fn(&str) -> bool) -> String {
    let others = (2..100_000).map(|n| format!("{wish}-{n}"));
    std::iter::once(wish.to_owned()).chain(others).find(|id| !taken(id)).unwrap_or_else(|| wish.to_owned())
}

/// Refuses a text that stands twice among others.
fn distinct(texts: &[String]) -> Result<(), Refusal> {
    let mut known = KnownNames::default();
    for text in texts {
        if known.get(text).is_some() {
            return Err(Refusal::RowTwice(text.clone()));
        }
        known.add(text);
    }
    Ok(())
}

fn phases(a: &mut Activity) -> Result<(), Refusal> {
    let mut titles = KnownNames::default();
    for phase in &mut a.phases {
        phase.title = tidy(&phase.title);
        if phase.title.is_empty() {
            return Err(Refusal::NoTitle);
        }
        if titles.get(&phase.title).is_some() {
            return Err(Refusal::PhaseTitleTaken(phase.title.clone()));
        }
        titles.add(&phase.title);
        if !(1..=1440).contains(&phase.minutes) {
            return Err(Refusal::NoLength);
        }
        let mut about: Vec<String> = Vec::new();
        for name in &phase.columns {
            let column =
                a.columns.iter().find(|c| c.id == *name).or_else(|| a.columns.iter().find(|c| same(&c.title, name)));
            match column {
                Some(column) if about.contains(&column.id) => {}
                Some(column) => about.push(column.id.clone()),
                None => return Err(Refusal::NoColumn { phase: phase.title.clone(), column: name.clone() }),
            }
        }
        phase.columns = about;
        if phase.does != PhaseKind::Vote {
            (phase.dots, phase.cap, phase.axes) = (None, None, None);
        }
        phase.turns = match phase.each {
            Some(Each::Entry) => phase.turns.or(Some(TURNS)),
            _ => None,
        };
    }
    Ok(())
}

/// Settles the minutes: those of its phases, where it has some.
fn length(a: &mut Activity, old: Option<&Activity>) -> Result<(), Refusal> {
    let sum = a.phase_minutes();
    let was = old.map_or(0, Activity::phase_minutes);
    match (was, sum) {
        (_, 0) => {
            if was > 0 && a.minutes == old.map_or(0, |o| o.minutes) {
                // Its phases were all of it, and it stays as long.
                a.minutes = a.minutes.max(was);
            }
            if !(1..=1440).contains(&a.minutes) {
                return Err(Refusal::NoLength);
            }
        }
        // From now on its phases make its length.
        (0, _) if old.is_some() => a.minutes = 0,
        (was, sum) => {
            let said = old.map_or(a.minutes, |o| o.minutes);
            if a.minutes != said && a.minutes != sum {
                return Err(Refusal::PhasesCount(a.title.clone()));
            }
            a.minutes = if old.is_some() && said == was { sum } else { said };
        }
    }
    let most = sum.max(a.minutes);
    if let Some(least) = a.least.filter(|least| *least > most || *least == 0) {
        if old.is_none_or(|o| o.least != a.least) {
            return Err(Refusal::LeastTooLong { least, minutes: most });
        }
        a.least = Some(most);
    }
    Ok(())
}

/// Settles options and rules of a planned poll, so that they fit each other.
fn poll(plan: &mut PollPlan) -> Result<(), Refusal> {
    let how = method(&plan.method).ok_or(Refusal::NoPollPlanned)?;
    plan.options = plan.options.iter().map(|o| tidy(o)).filter(|o| !o.is_empty()).collect();
    let mut known = KnownNames::default();
    for option in &plan.options {
        if let Some(first) = known.get(option) {
            return Err(option_twice(option, first));
        }
        known.add(option);
    }
    let given = plan.options.len();
    if (how.needs_options || given > 0) && !(2..=MOST_OPTIONS).contains(&given) {
        return Err(Refusal::OptionCount(given));
    }
    let most = given as u32;
    let rules = &mut plan.rules;
    rules.limit = rules.limit.map(|limit| if given > 0 { limit.clamp(1, most) } else { limit });
    let dots = budget(rules, given);
    rules.cap = rules.cap.map(|cap| cap.min(dots));
    let (from, to) = bounds(rules);
    let steps = if given > 0 { given } else { (to - from + 1).max(0) as usize };
    if ![2, steps].contains(&rules.labels.len()) {
        rules.labels.clear();
    }
    Ok(())
}

/// Finds the activity whose groups go on in this one: the one that is named, else the last one before it with groups.
fn keeps(session: &Session, at: usize, a: &mut Activity, old: Option<&Activity>) -> Result<(), Refusal> {
    let Some(groups) = a.groups.as_mut().filter(|g| g.keep.is_some()) else { return Ok(()) };
    let before = &session.plan.agenda[..at.min(session.plan.agenda.len())];
    if before.iter().any(|b| Some(&b.id) == groups.keep.as_ref()) {
        return Ok(());
    }
    let asked = old.is_some() || groups.keep.as_deref() == Some("");
    match before.iter().rev().find(|b| b.groups.is_some()).filter(|_| asked) {
        Some(b) => groups.keep = Some(groups_of(b)),
        None if asked => return Err(Refusal::NoGroupsBefore),
        // The activity whose groups it kept is not here.
        None => groups.keep = None,
    }
    Ok(())
}

/// Returns the id of the activity that formed the groups of this one.
fn groups_of(a: &Activity) -> String {
    a.groups.as_ref().and_then(|g| g.keep.clone()).unwrap_or_else(|| a.id.clone())
}
