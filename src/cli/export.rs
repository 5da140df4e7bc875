//! `roundtable export`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Datelike, SubsecRound};

use super::fault::Fault;
use super::{open, output, recap, stdio};
use crate::clock;
use crate::export::{self, Appointment, FORMATS};
use crate::shell::{Failure, amend};
use crate::store;
use crate::workshop::{COPY_HELP, CalendarEntry, Moment, Record, Session, copies};

/// Export planned sessions to a calendar
///
/// With --ics, every session with a date and a start becomes a calendar entry,
/// with its first link, and the agenda as the description. A folder means all
/// session files in it. When you import a changed file again, the entry is
/// updated. For this, the session file keeps an `id`, and under `calendar` what
/// was exported last; a line on standard error says when they are written.
///
/// A broken file, a copy, or a file without a date or start, is reported and left
/// out. The other files are exported, and the exit status is 1. Where nothing is
/// left, nothing is written.
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

/// A session that is exported, and the file it is in.
struct Planned<'f> {
    file: &'f Path,
    session: Session,
    /// What the file says of id and calendar differs from this.
    new: bool,
}

/// Writes the calendar.
pub(super) fn run(args: &Args) -> Result<(), Fault> {
    debug_assert!(args.ics, "calendar is the only export");
    let Some((format, write)) = FORMATS.iter().find_map(|f| Some((f, f.calendar?))) else { return Ok(()) };
    let (files, mut broken) = open::session_files(&args.files);
    let mut read: Vec<Planned<'_>> = Vec::new();
    for file in &files {
        match planned(file) {
            Ok(session) => read.push(session),
            Err(fault) => {
                broken = true;
                report(fault);
            }
        }
    }
    broken |= leave_out_copies(&mut read);
    if read.is_empty() {
        return Err(Fault::Reported);
    }
    let date = read.iter().filter_map(|p| p.session.plan.date).min();
    let title = if let [only] = &read[..] { only.session.plan.title.clone() } else { "sessions".to_owned() };
    let name = output::FileName { date, title: &title, what: "", table: None };
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    // Whatever keeps the calendar from being written keeps the files from being changed.
    output::check(&args.out, &name, format.name, &paths)?;
    read.retain(|planned| match keep(planned) {
        Ok(()) => true,
        Err(fault) => {
            broken = true;
            report(fault);
            false
        }
    });
    let appointments: Vec<Appointment<'_>> = read.iter().filter_map(|p| appointment(&p.session)).collect();
    if appointments.is_empty() {
        return Err(Fault::Reported);
    }
    output::write(&args.out, &write(&appointments), &name, format.name, &paths)?;
    if broken { Err(Fault::Reported) } else { Ok(()) }
}

fn report(fault: Fault) {
    match fault {
        fault @ Fault::Problems { .. } => stdio::error(&recap::sentence(fault)),
        fault => {
            let Failure { message, help } = fault.into_failure();
            let help = help.map_or_else(String::new, |help| format!("help: {help}\n"));
            stdio::error(&format!("error: {message}\n{help}"));
        }
    }
}

/// Reads a session that has a place in a calendar, with its id, and with what calendars are to be told now.
fn planned(file: &Path) -> Result<Planned<'_>, Fault> {
    let (name, mut session) = (open::name(file), open::session(file)?);
    if session.plan.date.is_none() || session.plan.start.is_none() {
        let message = format!("{name}: a calendar entry needs a date and a start");
        return Err(Fault::input(message, "add `date` and `start` to the file"));
    }
    let mut new = false;
    if session.plan.id.is_none() {
        let id = store::new_id();
        if file == Path::new("-") {
            let message = format!("{name}: a calendar entry needs an id that stays");
            return Err(Fault::input(
                message,
                format!("add this line to the file, then export it again: id = \"{id}\""),
            ));
        }
        Arc::make_mut(&mut session.plan).id = Some(id);
        new = true;
    }
    let Some(entry) = appointment(&session) else {
        let message = format!("{name}: this date is beyond what a calendar can hold");
        return Err(Fault::input(message, "write a date between 0001-01-02 and 9999-12-30"));
    };
    let content = export::fingerprint(&entry);
    let known = session.plan.calendar.as_ref();
    if known.is_none_or(|known| known.content != content) {
        let sequence = known.map_or(0, |known| known.sequence.saturating_add(1));
        let changed = clock::wall_time().trunc_subsecs(0).fixed_offset();
        Arc::make_mut(&mut session.plan).calendar = Some(CalendarEntry { sequence, content, changed });
        new = true;
    }
    Ok(Planned { file, session, new })
}

/// Leaves out files with one id: a calendar would take them for one session. Returns whether there were any.
fn leave_out_copies(read: &mut Vec<Planned<'_>>) -> bool {
    let id = |p: &Planned<'_>| p.session.plan.id.clone();
    let names: Vec<(String, Option<String>)> = read.iter().map(|p| (open::name(p.file), id(p))).collect();
    let found = copies(names.iter().map(|(name, id)| (name.as_str(), id.as_deref())));
    for sentence in &found {
        stdio::error(&format!("error: {sentence}: none of them was exported\nhelp: {COPY_HELP}\n"));
    }
    read.retain(|p| names.iter().filter(|(_, other)| *other == id(p)).count() == 1);
    !found.is_empty()
}

/// Writes id and calendar into the file of a session. An entry whose id is in the file can do without.
fn keep(planned: &Planned<'_>) -> Result<(), Fault> {
    let (plan, name) = (&planned.session.plan, open::name(planned.file));
    if !planned.new || planned.file == Path::new("-") {
        return Ok(());
    }
    let mut had_id = false;
    let written = amend(planned.file, |session, _| {
        had_id = session.plan.id.is_some();
        let own = Arc::make_mut(&mut session.plan);
        own.id.clone_from(&plan.id);
        own.calendar.clone_from(&plan.calendar);
        Ok(())
    });
    match written {
        Ok(()) if had_id => stdio::error(&format!("{name}: `calendar` updated: the entry has changed\n")),
        Ok(()) => stdio::error(&format!("{name}: `id` and `calendar` added, so that the entry can be updated later\n")),
        Err(failure) if open::session(planned.file).is_ok_and(|s| s.plan.id.is_some()) => {
            let why = failure.message;
            stdio::error(&format!("warning: {name}: `calendar` was not updated: {why}\nhelp: export it again later\n"));
        }
        Err(failure) => {
            let id = plan.id.as_deref().unwrap_or_default();
            let message = format!(
                "{name}: a calendar entry needs an id that stays, and it cannot be written: {}",
                failure.message
            );
            return Err(Fault::input(
                message,
                format!("add this line to the file, then export it again: id = \"{id}\""),
            ));
        }
    }
    Ok(())
}

/// Returns the place of a session in time; where its plan names no time zone it is this computer's own. Nothing where a
/// calendar cannot say it.
fn appointment(session: &Session) -> Option<Appointment<'_>> {
    let plan = &session.plan;
    let (date, start) = plan.date.zip(plan.start)?;
    let planned = Session { record: Record::default(), ..session.clone() };
    let start = planned.laid_on(date.and_time(start));
    let clock = planned.clock_status(start);
    let end = clock.hard_end.unwrap_or(clock.planned_end);
    let known = plan.calendar.as_ref();
    let fits = |at: Moment| (1..=9999).contains(&at.to_utc().year());
    (fits(start) && fits(end)).then(|| Appointment {
        id: plan.id.as_deref().unwrap_or_default(),
        sequence: known.map_or(0, |known| known.sequence),
        changed: known.map_or(start.to_utc(), |known| known.changed.to_utc()),
        start,
        end,
        starts: planned.planned_starts(start),
        plan,
    })
}
