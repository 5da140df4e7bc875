//! `roundtable new`.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDate, NaiveTime, Timelike};

use super::carry_over::{self, Wanted};
use super::fault::{Fault, SHOWN, rendered};
use super::{open, stdio};
use crate::file::{self, Preparation};
use crate::shell::Template;
use crate::store::{self, Places};
use crate::workshop::{Person, Plan, RowsFrom, Session, slug};

/// Write a new session file, made from a template or another session
///
/// TEMPLATE is the name of a template, your own or one that comes with the
/// program (see `roundtable templates`), or the path of any session file: its
/// plan is taken over with every remark in it, its record is not. FILE is where
/// to write; without it a file with the day in its name is made in the sessions
/// folder, and - writes to standard output. What is there already is never
/// overwritten. The path of the new file is printed on standard output.
///
/// The people come from a table with a row of headings, as every spreadsheet
/// writes it: one column is called name, the others say something about the
/// person (department, role) that groups can be mixed by.
///
/// --from PREVIOUS lets a session follow an earlier one, or several: open
/// actions, unanswered questions, parked items, entries of canvases, homework,
/// people with what is known of them, and who has met whom come along, each with
/// where it comes from, and so does the name of the series. On a terminal a list
/// is shown first to leave out what is not wanted; --all, --none and --only ask
/// nothing, and without a terminal everything comes along. Where --people is
/// given too, the people are those of the table.
///
/// Examples:
///
///   roundtable new prep-with-peers --start 15:00 --people team.csv
///   roundtable new partner-poll dec.toml --date 2026-12-08 --from nov.toml
///   roundtable new part-2.toml --from part-1.toml --only people,entries
///   roundtable new november.toml december.toml --title "Partner poll: December"
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A template's name, or the path of a session file.
    template: OsString,
    /// Where to write; - is standard output [default: a dated file in the sessions folder].
    file: Option<PathBuf>,
    /// What the session is called.
    #[arg(long, value_name = "TITLE", value_parser = title)]
    title: Option<String>,
    /// The day: 2026-11-24, today or tomorrow [default: today].
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<NaiveDate>,
    /// The planned start, local time: 15:00 or 9:30.
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    start: Option<NaiveTime>,
    /// A table of people (CSV: commas, semicolons or tabs); - is standard input.
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    #[command(flatten)]
    wanted: Wanted,
}

/// Writes the new session.
pub(super) fn run(places: &Places, args: &Args) -> Result<(), Fault> {
    let inputs = [Some(Path::new(&args.template)), args.people.as_deref()].into_iter().flatten();
    if inputs.chain(args.wanted.from.iter().map(PathBuf::as_path)).filter(|p| *p == Path::new("-")).count() > 1 {
        return Err(Fault::usage("standard input can be read only once", "give the other one as a file"));
    }
    let template = Source::find(places, &args.template)?;
    let table = |table: &PathBuf| -> Result<Vec<Person>, Fault> {
        file::roster(&open::bytes(table)?).map_err(|problems| open::faulty(&open::name(table), problems))
    };
    let listed = args.people.as_ref().map(table).transpose()?;
    let title = args.title.as_deref().unwrap_or(&template.title);
    let to_file = args.file.as_deref() != Some(Path::new("-"));
    let along = carry_over::choose(places, &args.wanted, title, &template.rows, to_file)?;
    if along.is_none() && !args.wanted.from.is_empty() {
        stdio::error("nothing was written\n");
        return Ok(());
    }
    let left = along.as_ref().map(|a| &a.left);
    let people = listed.or_else(|| left.map(|l| l.people.clone())).unwrap_or_default();
    let date = args.date.unwrap_or_else(|| Local::now().date_naive());
    let preparation = Preparation {
        title: args.title.as_deref(),
        series: along.as_ref().and_then(|a| a.series.as_deref()),
        date: Some(date),
        start: args.start,
        people: &people,
        left,
    };
    let text = file::prepare(&template.text, &preparation);
    let made = file::read(text.as_bytes()).map_err(|problems| open::faulty("the new session", problems))?;
    let name = args.title.as_deref().unwrap_or(&template.name);
    let path = match &args.file {
        Some(file) if file == Path::new("-") => return stdio::file(&text),
        Some(file) => store::create(file, &text)?,
        None => store::create_dated(places.sessions(), &slug(name), date, &text)?,
    };
    // Without people every attribute that groups are mixed by is unknown, and that is no news.
    if !people.is_empty() {
        stdio::error(&rendered(&path.to_string_lossy(), &made.warnings, SHOWN));
    }
    if let Some(along) = left.map(carry_over::summary).filter(|s| !s.is_empty()) {
        stdio::error(&format!("carried over: {along}\n"));
    }
    stdio::error(&format!("run it with: roundtable run {}\n", stdio::argument(&path)));
    stdio::data(&format!("{}\n", path.display()))
}

/// Makes a dated session of today in the sessions folder from a template.
pub(super) fn create_today(places: &Places, template: &Template) -> Result<PathBuf, Fault> {
    let date = Local::now().date_naive();
    let (text, _) = open::from_template(template)?;
    let text = file::prepare(&text, &Preparation { date: Some(date), ..Preparation::default() });
    Ok(store::create_dated(places.sessions(), &slug(&template.name), date, &text)?)
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
    fn find(places: &Places, name: &OsString) -> Result<Self, Fault> {
        if let Some(template) = open::template(places, name)? {
            let (text, Session { plan, .. }) = open::from_template(&template)?;
            return Ok(Self::of(template.name, &plan, text));
        }
        let path = Path::new(name);
        if !open::is_path(name) && path.symlink_metadata().is_err() {
            return Err(open::unknown(places, name));
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
    if text.trim().is_empty() { Err("a title has at least one letter") } else { Ok(text.to_owned()) }
}

/// A day as it is typed on the command line.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let today = Local::now().date_naive();
    match text.trim().to_lowercase().as_str() {
        "today" => Ok(today),
        "tomorrow" => today.succ_opt().ok_or("there is no such day"),
        written => {
            let digits = written.len() == 10 && written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let day = digits.then(|| NaiveDate::parse_from_str(written, "%Y-%m-%d").ok()).flatten();
            day.ok_or("a day is written 2026-11-24, today or tomorrow")
        }
    }
}

fn time(text: &str) -> Result<NaiveTime, &'static str> {
    let read = |form| NaiveTime::parse_from_str(text.trim(), form).ok();
    let time = read("%H:%M").or_else(|| read("%H:%M:%S")).filter(|t| t.nanosecond() == 0);
    time.ok_or("a time is written 15:00 or 9:30")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_people_write_them() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24);
        assert_eq!(day("2026-11-24").ok(), date);
        let today = Local::now().date_naive();
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
