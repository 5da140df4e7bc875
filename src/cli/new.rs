//! `roundtable new`.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::agenda;
use super::carry_over::{self, CarryOverArgs};
use super::fault::{Fault, SHOWN, rendered};
use super::session_args::SessionArgs;
use super::{open, stdio};
use crate::file::outline::{Agenda, DayPick};
use crate::file::{self, Preparation};
use crate::shell::Template;
use crate::store::{self, AppFolders};
use crate::workshop::text::wording::capitalised;
use crate::workshop::text::{tidy, visible};
use crate::workshop::{Plan, RowsFrom, Session, UNTITLED, slug};

/// Create a session file: blank, or from a template, session or agenda
///
/// TEMPLATE is the name of a template (see `roundtable templates`) or the path of
/// any session file. The new file gets its plan, with all comments, but not its
/// record. FILE is the file to create; - is standard output. Without FILE, the new
/// file goes to the sessions folder, with the date in its name. Existing files are
/// never overwritten. The path of the new file is printed on standard output.
///
/// A path that ends in .toml and does not exist yet becomes a blank session: run it
/// and add its activities on the screen.
///
/// --agenda AGENDA reads an agenda that you have elsewhere: lines with times or
/// minutes, a mail, Markdown, a table with commas or tabs, a calendar file (.ics),
/// or lines such as “Threes, 5, groups of 3”; - is standard input. Then the only
/// name is that of the file to create. What each line became is printed on
/// standard error. --dry-run prints it and writes nothing.
///
/// --people reads people as other programs export them: a CSV or tab-separated
/// table, a report of a meeting, a list of names or addresses. It finds the row of
/// headings and the name, leaves out who cancelled and columns of times and ids,
/// and says so. The other columns are attributes of the person (department, role),
/// which groups can be mixed by. Where it guesses wrong, use --name, --columns and
/// --skip. --people sample takes sixteen invented people.
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
///   roundtable new leads-day.toml
///   roundtable new prep-with-peers --start 15:00 --people team.csv
///   roundtable new lean-coffee --series "Tuesday call"
///   roundtable new partner-poll dec.toml --date 2026-12-08 --from nov.toml
///   roundtable new part-2.toml --from part-1.toml --only people,entries
///   roundtable new november.toml december.toml --title "Partner poll: December"
///   roundtable new --agenda mail.txt leads-day.toml --start 15:00
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The name of a template, the path of a session file, or of a blank session to create.
    #[arg(required_unless_present = "agenda")]
    template: Option<OsString>,
    /// The file to create; - is standard output [default: a dated file in the sessions folder].
    file: Option<PathBuf>,
    /// An agenda to read: lines, Markdown, a table, a calendar file; - is standard input.
    #[arg(long, value_name = "AGENDA", conflicts_with = "file")]
    agenda: Option<PathBuf>,
    /// With --agenda: say what is understood, and write nothing.
    #[arg(long, requires = "agenda")]
    dry_run: bool,
    /// With --agenda: which day of an agenda of several, counted from 1.
    #[arg(long, value_name = "N", requires = "agenda", value_parser = clap::value_parser!(u16).range(1..))]
    day: Option<u16>,
    #[command(flatten)]
    session: SessionArgs,
    /// The series it belongs to: sessions of one series remember who has met.
    #[arg(long, value_name = "SERIES", value_parser = series)]
    series: Option<String>,
    #[command(flatten)]
    wanted: CarryOverArgs,
}

/// Writes the new session.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let template = args.template.as_deref().map(Path::new);
    let read = args.agenda.as_deref().or(template);
    let inputs = [read, args.session.people.as_deref()].into_iter().flatten();
    if inputs.chain(args.wanted.from.iter().map(PathBuf::as_path)).filter(|p| *p == Path::new("-")).count() > 1 {
        return Err(Fault::usage("standard input can be read only once", "give the other input as a file"));
    }
    let named = template.unwrap_or(Path::new(""));
    let is_blank = args.agenda.is_none() && args.file.is_none() && is_new_file(folders, named)?;
    let mut day = args.session.date;
    let template = match &args.agenda {
        Some(path) => {
            let nth = args.day.map(|n| DayPick::Nth(usize::from(n) - 1));
            let pick = nth.or(day.map(DayPick::Date));
            let agenda = agenda::read(path, pick)?;
            if args.dry_run {
                return Ok(());
            }
            day = day.or(agenda.date);
            Source::agenda(path, &agenda)
        }
        None if is_blank => Source::blank(named),
        None => Source::find(folders, named.as_os_str())?,
    };
    let to_create = is_blank || args.agenda.is_some();
    let file = args.file.as_deref().or(args.template.as_deref().map(Path::new).filter(|_| to_create));
    let listed = args.session.people()?;
    let title = args.session.title.as_deref().unwrap_or(&template.title);
    let to_file = file != Some(Path::new("-"));
    let along = carry_over::choose(folders, &args.wanted, title, &template.rows, to_file)?;
    if along.is_none() && !args.wanted.from.is_empty() {
        stdio::error("nothing was written\n");
        return Ok(());
    }
    let carry_over = along.as_ref().map(|a| &a.carry_over);
    let people = listed.or_else(|| carry_over.map(|l| l.people.clone())).unwrap_or_default();
    let date = day.unwrap_or_else(|| args.session.day());
    let preparation = Preparation {
        title: args.session.title.as_deref().or(is_blank.then_some(&template.title)),
        series: args.series.as_deref().or_else(|| along.as_ref().and_then(|a| a.series.as_deref())),
        date: Some(date),
        start: args.session.start,
        id: Some(&store::new_id()),
        people: &people,
        carry_over,
    };
    let text = file::prepare(&template.text, &preparation);
    let made = file::read(text.as_bytes()).map_err(|problems| open::faulty("the new session", problems))?;
    let name = args.session.title.as_deref().unwrap_or(&template.name);
    let path = match file {
        Some(file) if file == Path::new("-") => return stdio::file(&text),
        Some(file) => store::create(file, &text)?,
        None => store::create_dated(&folders.sessions, &slug(name), date, &text)?,
    };
    // Without people every attribute that groups are mixed by is unknown, and that is no news.
    if !people.is_empty() && !is_blank {
        stdio::error(&rendered(&path.to_string_lossy(), &made.warnings, SHOWN));
    }
    if let Some(along) = carry_over.map(carry_over::summary).filter(|s| !s.is_empty()) {
        stdio::error(&format!("from earlier sessions: {along}\n"));
    }
    let next = if is_blank { "add activities and run it with" } else { "run it with" };
    stdio::error(&format!("{next}: roundtable run {}\n", stdio::argument(&path)));
    stdio::data(&format!("{}\n", path.display()))
}

/// Returns whether a name is that of a session file to be: no template, and no file is there.
fn is_new_file(folders: &AppFolders, path: &Path) -> Result<bool, Fault> {
    Ok(open::ends_in_toml(path)
        && path.symlink_metadata().is_err()
        && open::template(folders, path.as_os_str())?.is_none())
}

/// Makes a dated session in the sessions folder from a template.
pub(super) fn create_from_template(
    folders: &AppFolders,
    template: &Template,
    wanted: &SessionArgs,
) -> Result<PathBuf, Fault> {
    let people = wanted.people()?.unwrap_or_default();
    let (text, _) = open::from_template(template)?;
    let preparation = Preparation {
        title: wanted.title.as_deref(),
        date: Some(wanted.day()),
        start: wanted.start,
        id: Some(&store::new_id()),
        people: &people,
        ..Preparation::default()
    };
    let text = file::prepare(&text, &preparation);
    file::read(text.as_bytes()).map_err(|problems| open::faulty("the new session", problems))?;
    let name = wanted.title.as_deref().unwrap_or(&template.name);
    Ok(store::create_dated(&folders.sessions, &slug(name), wanted.day(), &text)?)
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
    fn find(folders: &AppFolders, name: &OsStr) -> Result<Self, Fault> {
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

    /// Returns a session with the activities of an agenda, called after its file where it has no title.
    fn agenda(path: &Path, agenda: &Agenda) -> Self {
        let named = if path == Path::new("-") { UNTITLED.to_owned() } else { titled(path) };
        let text = agenda.session_text(&named);
        let title = agenda.title.clone().unwrap_or(named);
        Self { name: title.clone(), title, rows: Vec::new(), text: text.into() }
    }

    /// Returns a session without activities, called after its file.
    fn blank(path: &Path) -> Self {
        let title = titled(path);
        Self { name: title.clone(), title, rows: Vec::new(), text: "format = 1\n".into() }
    }

    fn of(name: String, plan: &Plan, text: Cow<'static, str>) -> Self {
        let rows = plan.agenda.iter().filter_map(|a| a.rows_from.clone()).collect();
        Self { name, title: plan.title.clone(), rows, text }
    }
}

/// Returns a title made from the name of a file.
fn titled(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let title = capitalised(&tidy(&visible(&stem)));
    if title.is_empty() { UNTITLED.to_owned() } else { title }
}

fn series(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("a series needs a name") } else { Ok(text.trim().to_owned()) }
}
