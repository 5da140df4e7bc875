//! `roundtable templates`.

use serde::Serialize;

use super::fault::Fault;
use super::{open, say};
use crate::domain::{Plan, Session};
use crate::library::{self, Starter};

/// List the sessions to start from, or print one of them
///
/// Each has its name, its length, its title and its purpose. A length with a +
/// grows with the number of groups. With a name the file itself is printed, its
/// remarks say for whom it is and what to change; the finished sample
/// sample-partner-poll can be printed as well.
///
/// Examples:
///
///   roundtable templates
///   roundtable templates prep-with-peers > my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Print the file of this name.
    name: Option<String>,
    /// The name, where the first word is `show`.
    #[arg(hide = true)]
    shown: Option<String>,
    /// Print the list as JSON.
    #[arg(long)]
    json: bool,
}

/// One template, for programs.
#[derive(Serialize)]
struct Listed {
    name: &'static str,
    title: String,
    minutes: i64,
    purpose: Option<String>,
}

/// Lists the templates, or prints one.
pub(super) fn run(args: &Args) -> Result<(), Fault> {
    match (args.name.as_deref(), args.shown.as_deref()) {
        (None, _) => list(args.json),
        (Some("show"), Some(name)) | (Some(name), None) => show(name),
        (Some(_), Some(extra)) => Err(Fault::usage(
            format!("“{extra}” is one name too many"),
            "name one template, as in `roundtable templates prep-with-peers`",
        )),
    }
}

fn show(name: &str) -> Result<(), Fault> {
    let sample = || library::SAMPLES.iter().find(|s| s.name == name);
    let session: &Starter = library::starter(name).or_else(sample).ok_or_else(|| open::unknown(name.as_ref()))?;
    say::file(session.text)
}

fn list(json: bool) -> Result<(), Fault> {
    let mut listed = Vec::new();
    let mut rows = Vec::new();
    for starter in library::STARTERS {
        let session = open::read(starter.name, starter.text.as_bytes())?;
        let minutes = minutes(&session);
        let Plan { title, purpose, agenda, .. } = &*session.plan;
        let grows = agenda.iter().any(|a| a.phases.iter().any(|p| p.each_group));
        rows.push(vec![
            starter.name.to_owned(),
            format!("{minutes}{} min", if grows { "+" } else { "" }),
            title.clone(),
            purpose.clone().unwrap_or_default(),
        ]);
        listed.push(Listed { name: starter.name, title: title.clone(), minutes, purpose: purpose.clone() });
    }
    if json { say::json_lines(&listed) } else { say::data(&say::columns(&rows)) }
}

fn minutes(session: &Session) -> i64 {
    (0..session.plan.agenda.len()).map(|i| session.planned_activity(i).num_minutes()).sum()
}
