//! `roundtable actions`.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, SecondsFormat};
use serde::Serialize;

use super::fault::Fault;
use super::{open, session_args, stdio};
use crate::shell::{Failure, amend, local_now};
use crate::workshop::{ActionItem, ActionList, Request, apply, count_of, sort_by_key};

/// List open actions of sessions, or close one
///
/// Open actions of all files are listed by due date, overdue ones first, each with
/// its owner, file and number. An action that moved from session to session is
/// listed once, in the last one. A file that cannot be read is reported; the
/// others are listed, and the exit status is 1. - reads standard input.
///
/// `actions done FILE N` closes action N of FILE. Nothing else in the file
/// changes. While someone is running the session, close actions there with the
/// key d.
///
/// With --json, a list of {file, number, text, owner, owners, due, done, overdue,
/// session, captured} is printed. Owner and due are null if they are not set.
///
/// Examples:
///
///   roundtable actions sessions/
///   roundtable actions --owner ana --json nov.toml dec.toml
///   roundtable actions done nov.toml 3
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Option<Sub>,
    /// Session files, or folders of them; - is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Only actions of this person: a name, or the start of one.
    #[arg(long, value_name = "NAME")]
    owner: Vec<String>,
    /// Only open actions, the default.
    #[arg(long)]
    open: bool,
    /// Only actions that are done; with --open, all actions.
    #[arg(long)]
    done: bool,
    /// Count what is overdue from this date [default: today].
    #[arg(long, value_name = "DATE", value_parser = session_args::day)]
    today: Option<NaiveDate>,
    /// Print a JSON list.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Sub {
    /// Close action NUMBER of FILE.
    Done {
        /// The session file.
        file: PathBuf,
        /// The number of the action in the list.
        number: usize,
    },
}

/// One action, for programs.
#[derive(Serialize)]
struct Listed<'a> {
    file: &'a str,
    number: usize,
    text: &'a str,
    owner: Option<String>,
    owners: &'a [String],
    due: Option<String>,
    done: bool,
    overdue: bool,
    session: &'a str,
    captured: Option<String>,
}

/// An action and where it stands.
struct Found {
    file: String,
    session: String,
    action: ActionItem,
}

/// Lists the actions, or closes one.
pub(super) fn run(args: &Args) -> Result<(), Fault> {
    if let Some(Sub::Done { file, number }) = &args.command {
        return close(file, *number);
    }
    let today = args.today.unwrap_or_else(|| local_now().date_naive());
    if args.files.iter().filter(|f| f.as_path() == Path::new("-")).count() > 1 {
        return Err(Fault::usage("standard input can be read only once", "give the other input as a file"));
    }
    let (mut sessions, mut list) = (Vec::new(), ActionList::default());
    let (files, mut broken) = open::session_files(&args.files);
    for file in &files {
        match open::session(file) {
            Ok(session) => {
                list.add(&session);
                sessions.push((open::name(file), session.plan.title.clone(), session.plan.id.clone()));
            }
            Err(fault) => {
                broken = true;
                stdio::fault(fault);
            }
        }
    }
    stdio::copies(
        sessions.iter().map(|(name, _, id): &(String, String, Option<String>)| (name.as_str(), id.as_deref())),
    );
    let wanted = |a: &ActionItem| {
        let mine = args.owner.is_empty() || args.owner.iter().any(|name| a.is_owned_by(name));
        mine && if a.done { args.done } else { args.open || !args.done }
    };
    let wanted = list.into_items().into_iter().filter(|(_, action)| wanted(action));
    let mut found: Vec<Found> = wanted
        .map(|(i, action)| Found { file: sessions[i].0.clone(), session: sessions[i].1.clone(), action })
        .collect();
    // What has no day comes last; within a day the order of the files stays.
    sort_by_key(&mut found, |f| (f.action.due.is_none(), f.action.due));
    if args.json {
        stdio::json_lines(&found.iter().map(|f| f.listed(today)).collect::<Vec<_>>())?;
    } else {
        stdio::data(&stdio::columns(&found.iter().map(|f| f.row(today)).collect::<Vec<_>>()))?;
        stdio::error(&summary(&found, sessions.len(), today));
    }
    if broken { Err(Fault::Reported) } else { Ok(()) }
}

impl Found {
    fn row(&self, today: NaiveDate) -> Vec<String> {
        let a = &self.action;
        let owner = a.owners.words().unwrap_or_else(|| "nobody".to_owned());
        vec![a.due_in_words(today), owner, a.text.clone(), format!("{} {}", self.file, a.number)]
    }

    fn listed(&self, today: NaiveDate) -> Listed<'_> {
        let a = &self.action;
        Listed {
            file: &self.file,
            number: a.number,
            text: &a.text,
            owner: a.owners.words(),
            owners: a.owners.names(),
            due: a.due.map(|due| due.to_string()),
            done: a.done,
            overdue: a.is_overdue(today),
            session: &self.session,
            captured: a.at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false)),
        }
    }
}

fn summary(found: &[Found], files: usize, today: NaiveDate) -> String {
    let open = found.iter().filter(|f| !f.action.done).count();
    let late = found.iter().filter(|f| f.action.is_overdue(today)).count();
    let files = count_of(files, "file");
    let done = match found.len() - open {
        0 => String::new(),
        done => format!(", {done} done"),
    };
    match (open, late) {
        (0, _) => format!("no open actions in {files}{done}\n"),
        (_, 0) => format!("{open} open in {files}{done}\n"),
        _ => format!("{open} open in {files}, {late} overdue{done}\n"),
    }
}

/// Closes one action and leaves every other byte of the file as it stands.
fn close(file: &Path, number: usize) -> Result<(), Fault> {
    if file == Path::new("-") {
        return Err(Fault::usage("an action on standard input cannot be closed", "name the file instead of -"));
    }
    // What is wrong with the file is said as everywhere.
    open::session(file)?;
    let text = amend(file, |session, now| {
        let actions = session.action_items();
        let Some((command, action)) = session.close_action_item(number).zip(actions.get(number.wrapping_sub(1))) else {
            let has = match actions.len() {
                0 => "it has no actions".to_owned(),
                1 => "its only action is number 1".to_owned(),
                n => format!("it has actions 1 to {n}"),
            };
            let message = format!("{}: no action {number}: {has}", open::name(file));
            return Err(Failure::with_help(message, "list the numbers with `roundtable actions FILE`"));
        };
        if action.done {
            return Ok(Err(action.text.clone()));
        }
        // The journal tells of the session; this comes after it.
        let journal = session.record.journal.clone();
        apply(session, &Request::Facilitator(command), now)
            .map_err(|refusal| Failure { message: refusal.to_string(), help: None })?;
        session.record.journal = journal;
        Ok(Ok(action.text.clone()))
    })?;
    match text {
        Ok(text) => stdio::error(&format!("done: {text}\n")),
        Err(text) => stdio::error(&format!("already done: {text}\n")),
    }
    Ok(())
}
