//! `roundtable export`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime, TimeDelta, TimeZone, Utc};

use super::fault::Fault;
use super::{open, output, recap, stdio};
use crate::export::{self, Appointment, FORMATS};
use crate::store;
use crate::workshop::{Plan, Session};

/// Export planned sessions to a calendar
///
/// With --ics, every session with a date and a start becomes a calendar entry,
/// with its time zone, its first link, and the agenda as the description. When you
/// import a changed file again, the entry is updated, as long as file name and
/// title stay the same. A folder means all session files in it.
///
/// A broken file, or one without a date or start, is reported and left out. The
/// other files are exported, and the exit status is 1.
///
/// Examples:
///
///   roundtable export --ics my-session.toml -o my-session.ics
///   roundtable export --ics sessions/ -o calendar/
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Session files, or folders of them; - is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write calendar entries (iCalendar, RFC 5545).
    #[arg(long, required = true)]
    ics: bool,
    /// Write to this file or folder; - is standard output [default: -].
    #[arg(short, long, value_name = "OUT", default_value = "-", hide_default_value = true)]
    out: PathBuf,
}

/// Writes the calendar.
pub(super) fn run(args: &Args) -> Result<(), Fault> {
    debug_assert!(args.ics, "calendar is the only export");
    let (files, mut broken) = open::session_files(&args.files);
    let mut read: Vec<(Session, String, Option<DateTime<Utc>>)> = Vec::new();
    for file in &files {
        let stem = file.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        match open::session(file) {
            Ok(session) if session.plan.date.is_some() && session.plan.start.is_some() => {
                read.push((session, stem, store::changed(file)));
            }
            Ok(_) => {
                broken = true;
                let name = open::name(file);
                stdio::error(&format!(
                    "error: {name}: a calendar entry needs a date and a start\nhelp: add `date` and `start` to the file\n"
                ));
            }
            Err(fault) => {
                broken = true;
                stdio::error(&recap::sentence(fault));
            }
        }
    }
    let appointments: Vec<Appointment<'_>> =
        read.iter().filter_map(|(session, stem, changed)| appointment(session, stem, *changed)).collect();
    let Some((format, write)) = FORMATS.iter().find_map(|f| Some((f, f.calendar?))) else { return Ok(()) };
    let text = write(&appointments);
    let title = if let [only] = &appointments[..] { only.plan.title.as_str() } else { "sessions" };
    let date = appointments.iter().filter_map(|a| a.plan.date).min();
    let name = output::FileName { date, title, what: "", table: None };
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    output::write(&args.out, &text, &name, format.name, &paths)?;
    if broken { Err(Fault::Reported) } else { Ok(()) }
}

/// Returns the place of a session in time; where its plan names no time zone it is this computer's own.
fn appointment<'a>(session: &'a Session, file: &str, changed: Option<DateTime<Utc>>) -> Option<Appointment<'a>> {
    let plan = &session.plan;
    let (date, start) = plan.date.zip(plan.start)?;
    let local = date.and_time(start);
    let begins = at(local, plan.timezone)?;
    let activities: TimeDelta = (0..plan.agenda.len()).map(|i| session.planned_activity(i)).sum();
    let planned = Session::new(Plan::clone(plan));
    let starts = planned.planned_starts(begins).into_iter().map(|s| s.time()).collect();
    Some(Appointment {
        uid: export::uid(file, &plan.title),
        // What is read from standard input knows no time of change; the plan's own day then stands for it.
        changed: changed.unwrap_or(begins.to_utc()),
        start: begins,
        end: begins.checked_add_signed(export::length(plan, start, activities))?,
        starts,
        plan,
    })
}

/// Returns a time of the clock on the wall as a moment. One that is skipped in spring is the hour after it.
fn at(local: NaiveDateTime, zone: Option<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    if let Some(zone) = zone {
        return zone.from_local_datetime(&local).single();
    }
    let known = |t: NaiveDateTime| Local.from_local_datetime(&t).earliest().map(|t| t.fixed_offset());
    known(local).or_else(|| known(local.checked_add_signed(TimeDelta::hours(1))?))
}
