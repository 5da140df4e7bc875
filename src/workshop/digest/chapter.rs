//! Owns what one activity brought: its time, groups, canvas, polls and notes.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveTime, TimeDelta};
use serde::Serialize;

use super::ranking::by_dots;
use super::vote::{PollSummary, votes};
use super::{Audience, Entry, Picture, RankedEntry};
use crate::workshop::{Activity, Column, Group, GroupRound, Moment, PollRun, Session, Step};

/// What one activity brought.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chapter {
    /// The activity's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// `talk`, `discussion`, `exercise`, `poll` or `break`.
    pub kind: &'static str,
    /// Who led it.
    pub lead: Vec<String>,
    /// What was asked.
    pub prompt: Option<String>,
    /// What only whoever led it may see; nothing for everybody else.
    pub script: Option<String>,
    /// When the plan says that it begins.
    pub planned_start: Option<NaiveTime>,
    /// When it began.
    pub started: Option<Moment>,
    /// When it ended for the last time; nothing while it runs.
    pub ended: Option<Moment>,
    /// What the plan gives it, in seconds.
    pub planned_s: i64,
    /// What it took without pauses, in seconds; nothing where it was not held.
    pub took_s: Option<i64>,
    /// Whether it was skipped, perhaps after it had begun.
    pub skipped: bool,
    /// Its timed steps.
    pub phases: Vec<PhaseTime>,
    /// Every round of groups that worked in it.
    pub rounds: Vec<RoundSummary>,
    /// The canvas: one sheet for each group, or one for the whole room.
    pub canvas: Vec<CanvasSheet>,
    /// Its entries with dots, those with most first.
    pub by_dots: Vec<RankedEntry>,
    /// Its entries on two axes, one picture for each pair of axes.
    pub pictures: Vec<Picture>,
    /// Every run of its poll, oldest first.
    pub polls: Vec<PollSummary>,
    /// What was captured in it besides, in the order of time.
    pub notes: Vec<Entry>,
}

/// One timed step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseTime {
    /// What it is called.
    pub title: String,
    /// What the room did in it: `write`, `merge`, `vote`, `share` or `discuss`.
    pub does: &'static str,
    /// What the plan gives it, in seconds.
    pub planned_s: i64,
    /// What it took without pauses, in seconds; nothing where it was not held.
    pub took_s: Option<i64>,
}

/// One round of groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoundSummary {
    /// When it was formed.
    pub formed: Moment,
    /// Pairs in it that had met before, as it was kept when the groups were formed.
    pub repeats: u32,
    /// The groups.
    pub groups: Vec<Group>,
    /// Who sat out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sit_out: Vec<String>,
}

/// A canvas that one group, or the whole room, has filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CanvasSheet {
    /// The group; nothing for the whole room.
    pub group: Option<String>,
    /// Who is in it.
    pub members: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one where the canvas has none.
    pub rows: Vec<SheetRow>,
    /// How many entries stand on it.
    pub entries: usize,
}

/// A row of a canvas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetRow {
    /// Its heading, where the canvas has rows.
    pub row: Option<String>,
    /// What stands in each column.
    pub cells: Vec<Vec<Entry>>,
}

/// Returns what each activity brought, in the order of the agenda; last what the record has of activities that the plan
/// knows no more, under the names that stand there.
pub(super) fn chapters(
    session: &Session,
    audience: Audience,
    entries: &[(Option<usize>, Entry)],
    at: Option<Moment>,
) -> Vec<Chapter> {
    let mut of_activity: Vec<Vec<&Entry>> = vec![Vec::new(); session.plan.agenda.len()];
    for (place, entry) in entries {
        if let Some(place) = place {
            of_activity[*place].push(entry);
        }
    }
    let starts = planned_starts(session, at);
    let all = session.plan.agenda.iter().zip(of_activity).enumerate();
    let planned =
        all.map(|(i, (activity, notes))| chapter(session, (Some(i), activity), audience, &notes, at, starts.get(i)));
    let forgotten = forgotten(session);
    planned.chain(forgotten.iter().map(|a| chapter(session, (None, a), audience, &[], at, None))).collect()
}

/// Activities that were held, asked or grouped, and are in the plan no more. Their notes stand besides the agenda.
fn forgotten(session: &Session) -> Vec<Activity> {
    let record = &session.record;
    let held = record.timing.iter().map(|s| &s.activity);
    let ids = held.chain(record.breakouts.iter().map(|r| &r.activity)).chain(record.polls.iter().map(|p| &p.activity));
    let known: HashSet<&String> = session.plan.agenda.iter().map(|a| &a.id).collect();
    let mut seen = known;
    let lost = ids.filter(|id| seen.insert(id));
    lost.map(|id| Activity { id: id.clone(), title: id.clone(), ..Activity::default() }).collect()
}

fn planned_starts(session: &Session, at: Option<Moment>) -> Vec<NaiveTime> {
    let Some(start) = session.plan.start else { return Vec::new() };
    // A plan without a day is laid onto any: its starts are clock times.
    let day = session.plan.date.unwrap_or_default();
    let planned = || session.laid_on(day.and_time(start));
    session.planned_starts(at.unwrap_or_else(planned)).into_iter().map(|m| m.time()).collect()
}

fn chapter(
    session: &Session,
    (i, activity): (Option<usize>, &Activity),
    audience: Audience,
    notes: &[&Entry],
    at: Option<Moment>,
    planned_start: Option<&NaiveTime>,
) -> Chapter {
    let record = &session.record;
    let stretches: Vec<_> = record.timing.iter().filter(|s| s.activity == activity.id).collect();
    let held = !stretches.is_empty();
    let seconds = |time: TimeDelta| time.num_seconds();
    let elapsed = |at: Moment| match i {
        Some(i) => session.elapsed_activity(i, at),
        None => stretches.iter().map(|s| s.ended.unwrap_or(at) - s.started - s.paused).sum(),
    };
    let took = at.filter(|_| held).map(|at| seconds(elapsed(at)).max(0));
    let phases =
        activity.phases.iter().enumerate().filter_map(|(p, phase)| Some((i?, p, phase))).map(|(i, p, phase)| {
            let step = Step { activity: i, phase: Some(p) };
            PhaseTime {
                title: phase.title.clone(),
                does: phase.does.word(),
                planned_s: seconds(session.planned(step)),
                took_s: at.filter(|_| session.was_held(step)).map(|at| seconds(session.elapsed(step, at))),
            }
        });
    let runs: Vec<&PollRun> = session.runs_of(&activity.id).map(|(_, run)| run).collect();
    let canvas = sheets(session, activity, notes);
    let on_canvas = |e: &Entry| !canvas.is_empty() && cell_of(activity, e).is_some();
    Chapter {
        id: activity.id.clone(),
        title: activity.title.clone(),
        kind: activity.kind.word(),
        lead: activity.lead.clone(),
        prompt: activity.prompt.clone(),
        script: activity.script.clone().filter(|_| audience == Audience::Facilitator),
        planned_start: planned_start.copied(),
        started: stretches.iter().map(|s| s.started).min(),
        ended: if stretches.iter().all(|s| s.ended.is_some()) {
            stretches.iter().filter_map(|s| s.ended).max()
        } else {
            None
        },
        planned_s: i.map_or(0, |i| seconds(session.planned_activity(i))),
        took_s: took,
        skipped: i.map_or_else(|| !held && record.ended.is_some(), |i| session.is_skipped(i)),
        phases: phases.collect(),
        rounds: rounds(session, &activity.id),
        by_dots: by_dots(activity, notes),
        pictures: Picture::of_entries(activity, notes),
        polls: votes(&runs, audience),
        notes: notes.iter().filter(|e| !on_canvas(e)).map(|e| (*e).clone()).collect(),
        canvas,
    }
}

/// Returns the rounds of an activity that were held; what was only shuffled is none.
fn rounds(session: &Session, activity: &str) -> Vec<RoundSummary> {
    let all = session.record.breakouts.iter().enumerate();
    all.filter(|(i, r)| r.activity == activity && session.is_held(*i)).map(|(_, r)| round_summary(r)).collect()
}

fn round_summary(round: &GroupRound) -> RoundSummary {
    RoundSummary {
        formed: round.formed,
        repeats: round.repeats,
        groups: round.groups.clone(),
        sit_out: round.sit_out.clone(),
    }
}

/// A canvas of more cells than this is told as notes: nobody reads such a table.
const MOST_CELLS: usize = 10_000;

/// Returns the canvas of an activity: a sheet for each group, and one for what the whole room, or a group that is no
/// more, has written. What stands in no column or row of the plan is no part of it.
fn sheets(session: &Session, activity: &Activity, notes: &[&Entry]) -> Vec<CanvasSheet> {
    let cells = activity.columns.len() * activity.rows.len().max(1);
    if cells == 0 || cells > MOST_CELLS {
        return Vec::new();
    }
    let round = session
        .round_of(&activity.id)
        .filter(|_| activity.groups.is_some() || session.asked_of(&activity.id).is_some());
    let mut groups: Vec<(Option<&str>, &[String])> = Vec::new();
    groups.extend(round.iter().flat_map(|r| &r.groups).map(|g| (Some(g.name.as_str()), &g.members[..])));
    let mut places: HashMap<Option<&str>, usize> = groups.iter().enumerate().map(|(i, (name, _))| (*name, i)).collect();
    let mut written: Vec<Vec<&Entry>> = vec![Vec::new(); groups.len()];
    for entry in notes.iter().filter(|e| cell_of(activity, e).is_some()) {
        let group = entry.group.as_deref();
        let place = *places.entry(group).or_insert_with(|| {
            groups.push((group, &[]));
            written.push(Vec::new());
            groups.len() - 1
        });
        written[place].push(entry);
    }
    if cells * groups.len() > MOST_CELLS {
        return Vec::new();
    }
    groups.into_iter().zip(written).map(|((group, members), mine)| sheet(activity, group, members, &mine)).collect()
}

/// Returns where an entry stands on the canvas of the plan: row and column.
fn cell_of(activity: &Activity, entry: &Entry) -> Option<(usize, usize)> {
    let column = activity.columns.iter().position(|c| Some(&c.id) == entry.column_id.as_ref())?;
    match &entry.row {
        None if activity.rows.is_empty() => Some((0, column)),
        None => None,
        Some(row) => Some((activity.rows.iter().position(|r| r == row)?, column)),
    }
}

fn sheet(activity: &Activity, group: Option<&str>, members: &[String], entries: &[&Entry]) -> CanvasSheet {
    let headings = activity.rows.iter().map(|r| Some(r.clone()));
    let empty = |row| SheetRow { row, cells: vec![Vec::new(); activity.columns.len()] };
    let mut rows: Vec<SheetRow> = headings.map(empty).collect();
    if rows.is_empty() {
        rows.push(empty(None));
    }
    for entry in entries {
        if let Some((row, column)) = cell_of(activity, entry) {
            rows[row].cells[column].push((*entry).clone());
        }
    }
    let columns = activity.columns.clone();
    CanvasSheet { group: group.map(str::to_owned), members: members.to_vec(), columns, rows, entries: entries.len() }
}
