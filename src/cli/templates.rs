//! `roundtable templates`.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use super::fault::{Fault, SHOWN, rendered};
use super::{open, stdio};
use crate::library;
use crate::shell::Template;
use crate::store::AppFolders;
use crate::workshop::{Plan, Session};

/// List the templates, or print one of them
///
/// The list shows the name, length, number of people and purpose of each template.
/// A + after the length means that it grows with the number of groups. `show`
/// prints the file of a template; its comments say what to change. You can also
/// print the finished sample sample-partner-poll.
///
/// Your own templates are session files in the templates folder beside
/// config.toml. They have the name of their file and are listed first. One with
/// the name of a built-in template replaces it. If one cannot be used, standard
/// error says why.
///
/// Examples:
///
///   roundtable templates
///   roundtable templates show world-cafe
///   roundtable templates show prep-with-peers > my-session.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// Print the template with this name; `show NAME` does the same.
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
    name: String,
    title: String,
    purpose: Option<String>,
    minutes: i64,
    grows: bool,
    from: Option<u32>,
    to: Option<u32>,
    file: Option<PathBuf>,
}

/// Lists the templates, or prints one.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    match (args.name.as_deref(), args.shown.as_deref()) {
        (None, _) => list(folders, args.json),
        (Some("show"), Some(name)) | (Some(name), None) => show(folders, name),
        (Some(_), Some(extra)) => Err(Fault::usage(
            format!("give one template, not “{extra}” as well"),
            "for example: `roundtable templates show prep-with-peers`",
        )),
    }
}

fn show(folders: &AppFolders, name: &str) -> Result<(), Fault> {
    let sample = || library::SAMPLES.iter().find(|s| s.name == name).map(Template::built_in);
    let template = open::template(folders, name.as_ref())?.or_else(sample);
    let template = template.ok_or_else(|| open::unknown(folders, name.as_ref()))?;
    // A broken one is shown too: whoever wants to mend it has to see it.
    let bytes = open::template_bytes(&template)?;
    stdio::file(&String::from_utf8_lossy(&bytes))
}

fn list(folders: &AppFolders, json: bool) -> Result<(), Fault> {
    let mut listed = Vec::new();
    let mut rows = Vec::new();
    let mut broken = String::new();
    for template in open::templates(folders)? {
        let session = match open::from_template(&template) {
            Ok((_, session)) => session,
            Err(Fault::Problems { file, problems }) => {
                broken.push_str(&rendered(&file, &problems, SHOWN));
                continue;
            }
            Err(fault) => {
                let failure = fault.into_failure();
                let _ = writeln!(broken, "error: {}", failure.message);
                continue;
            }
        };
        let Plan { title, purpose, agenda, suits, .. } = &*session.plan;
        let minutes = minutes(&session);
        let grows = agenda.iter().any(crate::workshop::Activity::has_turns);
        let whose = match (&template.path, template.replaces()) {
            (None, _) => "",
            (Some(_), false) => " (yours)",
            (Some(_), true) => " (yours, replaces the built-in one)",
        };
        rows.push(vec![
            template.name.clone(),
            format!("{minutes}{} min", if grows { "+" } else { "" }),
            suits.map_or_else(String::new, |s| format!("{s} people")),
            format!("{}{whose}", purpose.as_deref().unwrap_or(title)),
        ]);
        listed.push(Listed {
            name: template.name,
            title: title.clone(),
            purpose: purpose.clone(),
            minutes,
            grows,
            from: suits.map(|s| s.from),
            to: suits.and_then(|s| s.to),
            file: template.path,
        });
    }
    stdio::error(&broken);
    if json { stdio::json_lines(&listed) } else { stdio::listing(&rows) }
}

/// Returns the length of a plan, in minutes: where groups take turns, with one group.
fn minutes(session: &Session) -> i64 {
    (0..session.plan.agenda.len()).map(|i| session.planned_activity(i).num_minutes()).sum()
}
