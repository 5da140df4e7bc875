//! `roundtable new`.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::carry_over::{self, CarryOverArgs};
use super::fault::{Fault, SHOWN, rendered};
use super::{open, stdio};
use crate::file::{self, Preparation};
use crate::shell::{Template, local_now};
use crate::store::{self, AppFolders};
use crate::workshop::{Person, Plan, RowsFrom, Session, slug};

/// Create a session file from a template or another session
///
/// TEMPLATE is the name of a template (see `roundtable templates`) or the path of
/// any session file. The new file gets its plan, with all comments, but not its
/// record. FILE is the file to create; - is standard output. Without FILE, the new
/// file goes to the sessions folder, with the date in its name. Existing files are
/// never overwritten. The path of the new file is printed on standard output.
///
/// --people reads a CSV table with a header row, as every spreadsheet can save it.
/// One column is called name. The other columns are attributes of the person
/// (department, role), which groups can be mixed by.
///
/// --from PREVIOUS continues one or more earlier sessions. The new session gets
/// their open actions, unanswered questions, parked items, canvas entries,
/// homework, people with their attributes, past groups and the name of the series.
/// Each item says where it comes from. On a terminal you first choose from a list
/// what to keep; --all, --none and --only skip the list. Without a terminal,
/// everything is kept. With --people, the people come from the table.
///
/// Examples:
///
///   roundtable new prep-with-peers --start 15:00 --people team.csv
///   roundtable new lean-coffee --series "Tuesday call"
///   roundtable new partner-poll dec.toml --date 2026-12-08 --from nov.toml
///   roundtable new part-2.toml --from part-1.toml --only people,entries
///   roundtable new november.toml december.toml --title "Partner poll: December"
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The name of a template, or the path of a session file.
    template: OsString,
    /// The file to create; - is standard output [default: a dated file in the sessions folder].
    file: Option<PathBuf>,
    /// The title of the session.
    #[arg(long, value_name = "TITLE", value_parser = title)]
    title: Option<String>,
    /// The series it belongs to: sessions of one series remember who has met.
    #[arg(long, value_name = "SERIES", value_parser = series)]
    series: Option<String>,
    /// The date: 2026-11-24, today or tomorrow [default: today].
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<NaiveDate>,
    /// The planned start in local time: 15:00 or 9:30.
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    start: Option<NaiveTime>,
    /// A table of people (CSV with commas, semicolons or tabs); - is standard input.
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    #[command(flatten)]
    wanted: CarryOverArgs,
}

/// Writes the new session.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let inputs = [Some(Path::new(&args.template)), args.people.as_deref()].into_iter().flatten();
    if inputs.chain(args.wanted.from.iter().map(PathBuf::as_path)).filter(|p| *p == Path::new("-")).count() > 1 {
        return Err(Fault::usage("standard input can be read only once", "give the other input as a file"));
    }
    let template = Source::find(folders, &args.template)?;
    let table = |table: &PathBuf| -> Result<Vec<Person>, Fault> {
        file::roster(&open::bytes(table)?).map_err(|problems| open::faulty(&open::name(table), problems))
    };
    let listed = args.people.as_ref().map(table).transpose()?;
    let title = args.title.as_deref().unwrap_or(&template.title);
    let to_file = args.file.as_deref() != Some(Path::new("-"));
    let along = carry_over::choose(folders, &args.wanted, title, &template.rows, to_file)?;
    if along.is_none() && !args.wanted.from.is_empty() {
        stdio::error("nothing was written\n");
        return Ok(());
    }
    let carry_over = along.as_ref().map(|a| &a.carry_over);
    let people = listed.or_else(|| carry_over.map(|l| l.people.clone())).unwrap_or_default();
    let date = args.date.unwrap_or_else(|| local_now().date_naive());
    let preparation = Preparation {
        title: args.title.as_deref(),
        series: args.series.as_deref().or_else(|| along.as_ref().and_then(|a| a.series.as_deref())),
        date: Some(date),
        start: args.start,
        id: Some(&store::new_id()),
        people: &people,
        carry_over,
    };
    let text = file::prepare(&template.text, &preparation);
    let made = file::read(text.as_bytes()).map_err(|problems| open::faulty("the new session", problems))?;
    let name = args.title.as_deref().unwrap_or(&template.name);
    let path = match &args.file {
        Some(file) if file == Path::new("-") => return stdio::file(&text),
        Some(file) => store::create(file, &text)?,
        None => store::create_dated(&folders.sessions, &slug(name), date, &text)?,
    };
    // Without people every attribute that groups are mixed by is unknown, and that is no news.
    if !people.is_empty() {
        stdio::error(&rendered(&path.to_string_lossy(), &made.warnings, SHOWN));
    }
    if let Some(along) = carry_over.map(carry_over::summary).filter(|s| !s.is_empty()) {
        stdio::error(&format!("from earlier sessions: {along}\n"));
    }
    stdio::error(&format!("run it with: roundtable run {}\n", stdio::argument(&path)));
    stdio::data(&format!("{}\n", path.display()))
}

/// Makes a dated session of today in the sessions folder from a template.
pub(super) fn create_today(folders: &AppFolders, template: &Template) -> Result<PathBuf, Fault> {
    let date = local_now().date_naive();
    let (text, _) = open::from_template(template)?;
    let id = store::new_id();
    let text = file::prepare(&text, &Preparation { date: Some(date), id: Some(&id), ..Preparation::default() });
    Ok(store::create_dated(&folders.sessions, &slug(&template.name), date, &text)?)
}

/// What a session is made from.
struct Source {
    /// What to call a session made from it.
    name: String,
    title: String,
    /// What its canvases take from earlier sessions.
    rows: Vec<RowsFrom>,
    text: Cow<'static, str>,
}

impl Source {
    fn find(folders: &AppFolders, name: &OsString) -> Result<Self, Fault> {
        if let Some(template) = open::template(folders, name)? {
            let (text, Session { plan, .. }) = open::from_template(&template)?;
            return Ok(Self::of(template.name, &plan, text));
        }
        let path = Path::new(name);
        if !open::is_path(name) && path.symlink_metadata().is_err() {
            return Err(open::unknown(folders, name));
        }
        let bytes = open::bytes(path)?;
        // What is wrong is said about the template itself, in its own lines.
        let Session { plan, .. } = open::read(&open::name(path), &bytes)?;
        Ok(Self::of(plan.title.clone(), &plan, String::from_utf8_lossy(&bytes).into_owned().into()))
    }

    fn of(name: String, plan: &Plan, text: Cow<'static, str>) -> Self {
        let rows = plan.agenda.iter().filter_map(|a| a.rows_from.clone()).collect();
        Self { name, title: plan.title.clone(), rows, text }
    }
}

fn title(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("a title needs at least one character") } else { Ok(text.to_owned()) }
}

fn series(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("a series needs a name") } else { Ok(text.trim().to_owned()) }
}

/// Returns a day as it is typed on the command line.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let today = local_now().date_naive();
    match text.trim().to_lowercase().as_str() {
        "today" => Ok(today),
        "tomorrow" => today.succ_opt().ok_or("this date does not exist"),
        written => {
            let digits = written.len() == 10 && written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let day = digits.then(|| NaiveDate::parse_from_str(written, "%Y-%m-%d").ok()).flatten();
            day.ok_or("write a date as 2026-11-24, today or tomorrow")
        }
    }
}

fn time(text: &str) -> Result<NaiveTime, &'static str> {
    let read = |form| NaiveTime::parse_from_str(text.trim(), form).ok();
    let time = read("%H:%M").or_else(|| read("%H:%M:%S")).filter(|t| t.nanosecond() == 0);
    time.ok_or("write a time as 15:00 or 9:30")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_people_write_them() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24);
        assert_eq!(day("2026-11-24").ok(), date);
        let today = local_now().date_naive();
        assert!(day("Today").unwrap() >= today && day("tomorrow").unwrap() > today);
        for wrong in ["24.11.2026", "2026-02-30", "2026-1-1", "soon", "", "99999-01-01", "11/24"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
        for (written, hour, minute) in [("15:00", 15, 0), ("9:30", 9, 30), ("09:30:00", 9, 30), ("0:05", 0, 5)] {
            assert_eq!(time(written).ok(), NaiveTime::from_hms_opt(hour, minute, 0), "{written}");
        }
        for wrong in ["24:00", "9.30", "9", "23:59:60", "noon", "-1:00", ""] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
