//! `roundtable status`.

use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde::Serialize;

use super::fault::Fault;
use super::{open, stdio};
use crate::screens::status;
use crate::shell::{self, in_zone};
use crate::store::AppFolders;
use crate::workshop::poll::TallyRow;
use crate::workshop::{self, Moment, PublicGroup, Session, SessionState, digits};

/// Show the state of a session, in one line or as JSON
///
/// Reads only the file and never writes it. Use it beside a running session, in a
/// script or a status bar, as often as you like. - reads standard input.
///
/// With --json, one object is printed. Its keys are stable: format, title, state
/// (planned, live, paused, done), activity, phase, skipped (ids of activities),
/// `elapsed_s` and `remaining_s` of the running step, `behind_s` (negative when
/// ahead), ends, present, groups, notes, poll and room. A phase with turns has a
/// turn with name, index, count and next. Values that do not apply are null. A poll
/// has its tally, n, base, summary and, once it is closed, its verdict; with a
/// hidden result it has none of them. A room has open, people and address; they
/// are known to the user who runs the session, on the same computer.
///
/// Examples:
///
///   roundtable status my-session.toml
///   roundtable status --json my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The session file; - is standard input.
    file: PathBuf,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Where a session stands, for programs; the order of the fields is that of the output.
#[derive(Debug, Serialize)]
struct Status {
    format: u8,
    title: String,
    state: &'static str,
    activity: Option<Activity>,
    phase: Option<Phase>,
    skipped: Vec<String>,
    elapsed_s: Option<i64>,
    remaining_s: Option<i64>,
    behind_s: Option<i64>,
    ends: String,
    present: u32,
    groups: Vec<Group>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sit_out: Vec<String>,
    notes: usize,
    poll: Option<Poll>,
    room: Room,
    floor: Floor,
}

/// What people in the room want of the facilitator.
#[derive(Debug, Serialize)]
struct Floor {
    /// Hands that are up.
    hands: usize,
    /// Questions to the room without an answer.
    questions: usize,
}

/// The room for phones; it tells nothing that lets anybody in.
#[derive(Debug, Default, Serialize)]
struct Room {
    open: bool,
    people: usize,
    address: Option<String>,
}

#[derive(Debug, Serialize)]
struct Activity {
    id: String,
    title: String,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct Phase {
    title: String,
    index: usize,
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    turn: Option<Turn>,
}

#[derive(Debug, Serialize)]
struct Turn {
    name: String,
    index: usize,
    count: usize,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct Group {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    members: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Poll {
    question: String,
    open: bool,
    run: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    tally: Option<Vec<Share>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Share {
    option: String,
    count: u64,
    percent: Option<String>,
}

/// Says where the session stands.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let session = open::session(&args.file)?;
    let now = now(&session, Utc::now());
    if args.json {
        stdio::json(&status(&session, now, room(folders, args, &session)))
    } else {
        stdio::data(&format!("{}\n", line(&session, now)))
    }
}

/// Returns what is known of the room for phones.
fn room(folders: &AppFolders, args: &Args, session: &Session) -> Room {
    let known = shell::known_room(folders, &args.file, session);
    known.map_or_else(Room::default, |room| Room {
        open: true,
        people: room.people + room.unnamed,
        address: Some(room.address),
    })
}

fn group(group: PublicGroup) -> Group {
    let members = group.people.into_iter().map(|p| p.name).collect();
    Group { name: group.name, place: group.place, members }
}

/// Returns now, on the clock on the wall of the session.
pub(super) fn now(session: &Session, now: DateTime<Utc>) -> Moment {
    match (&session.plan.timezone, session.record.started) {
        (None, Some(started)) => session.zone(started).at(&now),
        (zone, _) => in_zone(zone.as_ref(), now),
    }
}

fn status(session: &Session, now: Moment, room: Room) -> Status {
    let clock = session.clock_status(now);
    let public = session.public(now);
    let runs = clock.step.is_some();
    let activity = clock.step.map(|s| &session.plan.agenda[s.activity]);
    Status {
        format: 1,
        title: public.title,
        state: clock.state.word(),
        activity: activity.map(|a| Activity { id: a.id.clone(), title: a.title.clone(), kind: a.kind.word() }),
        phase: public.phase.map(|(title, index, count)| Phase {
            title,
            index,
            count,
            turn: public.turn.map(|t| Turn { name: t.name, index: t.at, count: t.of, next: t.next }),
        }),
        skipped: skipped(session).map(|a| a.id.clone()).collect(),
        elapsed_s: runs.then(|| clock.elapsed.num_seconds()),
        remaining_s: runs.then(|| whole_left(clock.remaining())),
        behind_s: (clock.state != SessionState::Planned).then(|| clock.behind.num_seconds()),
        ends: clock.ends.to_rfc3339_opts(SecondsFormat::Secs, false),
        present: session.head_count(),
        groups: public.groups.into_iter().map(group).collect(),
        sit_out: public.sit_out.into_iter().map(|p| p.name).collect(),
        notes: session.record.notes.iter().filter(|n| !n.is_hidden()).count(),
        poll: public.poll.map(|p| Poll {
            question: p.question,
            open: p.open,
            run: p.run,
            n: p.tally.as_ref().map(|t| t.n),
            base: p.tally.as_ref().map(|t| t.base.clone()),
            summary: p.tally.as_ref().map(|t| t.summary()),
            verdict: p.tally.as_ref().and_then(|t| t.decision.outcome()),
            tally: p.tally.map(|t| {
                let percent = |text: &str| (!text.is_empty()).then(|| format!("{text}%"));
                let share =
                    |r: &TallyRow| Share { option: r.option.clone(), count: r.count, percent: percent(&r.percent) };
                t.rows.iter().map(share).collect()
            }),
        }),
        room,
        floor: Floor { hands: session.hands().count(), questions: session.public_questions() },
    }
}

/// Returns the activities that were skipped.
fn skipped(session: &Session) -> impl Iterator<Item = &workshop::Activity> {
    session.plan.agenda.iter().enumerate().filter(|(at, _)| session.is_skipped(*at)).map(|(_, activity)| activity)
}

/// Returns whole seconds that are left, counted as the digits on the screen are: a second counts until it is used up.
fn whole_left(left: TimeDelta) -> i64 {
    (left.num_milliseconds() + 999).div_euclid(1000)
}

/// Returns where the session stands, in words.
fn line(session: &Session, now: Moment) -> String {
    let clock = session.clock_status(now);
    let title = &session.plan.title;
    let ends = status::time(clock.ends);
    let late = status::lateness(clock.behind);
    let left_out = match skipped(session).count() {
        0 => String::new(),
        some => format!(", {some} skipped"),
    };
    let Some(step) = clock.step else {
        return match clock.state {
            SessionState::Planned => {
                let day = session.plan.date.map(|d| format!(" for {d}")).unwrap_or_default();
                let (start, condition) = match session.plan.start {
                    Some(start) => (format!(" at {}", start.format("%H:%M")), ""),
                    None => (String::new(), " if it starts now"),
                };
                let expected = match session.plan.people.len() {
                    0 => "nobody".to_owned(),
                    some => some.to_string(),
                };
                format!("{title}: planned{day}{start}, ends {ends}{condition}, {expected} on the roster")
            }
            SessionState::Done => format!("{title}: ended {ends}, {late}{left_out}"),
            SessionState::Live | SessionState::Paused => format!("{title}: {}, ends {ends}", clock.state.word()),
        };
    };
    let activity = &session.plan.agenda[step.activity];
    let what = match step.phase {
        Some(phase) => {
            let turn = session.turn().map_or(String::new(), |t| format!(", {}", status::turn(&t)));
            format!("{} ({}){turn}", activity.phases[phase].title, activity.title)
        }
        None => activity.title.clone(),
    };
    let left = match digits(clock.remaining()) {
        over if over.starts_with('+') => format!("{} over", &over[1..]),
        left => format!("{left} left"),
    };
    let held = if clock.state == SessionState::Paused { ", paused" } else { "" };
    format!("{title}: {what}, {left}{held}, {late}, ends {ends}{left_out}, {} here", session.head_count())
}
