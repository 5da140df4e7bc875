//! Floor 5: the command line. One command a file; the remark above a command's arguments is its help.

mod actions;
mod agenda;
mod carry_over;
mod check;
mod completions;
mod export;
mod fault;
mod group;
mod home;
mod invite;
mod man;
mod new;
mod open;
mod output;
mod people;
mod pieces;
mod recap;
mod rehearse;
mod report;
mod review;
mod run;
mod schema;
mod session_args;
mod stage;
mod status;
mod stdio;
mod templates;
mod themes;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::store::AppFolders;
use fault::Fault;

/// Run workshops and meetings from the terminal
///
/// Agenda, timer, breakout groups, exercises, polls and notes, all in one
/// plain-text file. Without a command, the home screen opens: go on with a session,
/// read one, or begin one from nothing, a template or pasted text.
///
/// Start with a one-hour session for peers who coach each other, with invented
/// people. Press space to start it, ? to see the keys and q to leave:
///
///   roundtable run prep-with-peers --people sample
///
/// Exit status: 0 success, 1 error in the input, 2 wrong usage. Results go to
/// standard output, everything else goes to standard error.
#[derive(Debug, Parser)]
#[command(name = "roundtable", version, verbatim_doc_comment, subcommand_help_heading = "Commands")]
struct Cli {
    /// Use this folder for sessions, settings and themes [default: `ROUNDTABLE_DIR`, or the folders of your system].
    #[arg(long, global = true, value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Check(check::Args),
    Verify(verify::Args),
    Run(run::Args),
    Stage(stage::Args),
    Invite(invite::Args),
    Review(review::Args),
    Report(report::Args),
    Recap(recap::Args),
    Export(export::Args),
    Status(status::Args),
    Rehearse(rehearse::Args),
    Group(group::Args),
    Actions(actions::Args),
    Templates(templates::Args),
    Themes(themes::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Reads the command line, does what it says, and gives the exit status.
pub fn run() -> ExitCode {
    // A session that runs adds what became of it.
    terminal::install_panic_hook(|_| false, |what| crate::shell::fault("", what));
    match Cli::try_parse().map_err(|e| usage_error(&e)) {
        Ok(cli) => exit_code(dispatch(cli)),
        Err(code) => code,
    }
}

fn dispatch(cli: Cli) -> Result<(), Fault> {
    let folders = AppFolders::find(cli.dir.as_deref());
    match cli.command {
        None => home::run(&folders),
        Some(Command::New(args)) => new::run(&folders, &args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::Run(args)) => run::run(&folders, &args),
        Some(Command::Stage(args)) => stage::run(&folders, &args),
        Some(Command::Invite(args)) => invite::run(&folders, &args),
        Some(Command::Review(args)) => review::run(&folders, &args),
        Some(Command::Report(args)) => report::run(&folders, &args),
        Some(Command::Recap(args)) => recap::run(&folders, &args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Rehearse(args)) => rehearse::run(&folders, &args),
        Some(Command::Status(args)) => status::run(&folders, &args),
        Some(Command::Group(args)) => group::run(&folders, &args),
        Some(Command::Actions(args)) => actions::run(&args),
        Some(Command::Templates(args)) => templates::run(&folders, &args),
        Some(Command::Themes(_)) => themes::run(&folders),
        Some(Command::Schema(_)) => schema::run(),
        Some(Command::Completions(args)) => completions::run(&args, Cli::command()),
        Some(Command::Man(args)) => man::run(&args, Cli::command()),
    }
}

fn exit_code(result: Result<(), Fault>) -> ExitCode {
    result.map_or_else(stdio::fault, |()| ExitCode::SUCCESS)
}

/// Prints the help that was asked for, or what is wrong with the command line; it may quote what was typed.
fn usage_error(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if error.use_stderr() {
        stdio::error(&text);
        ExitCode::from(2)
    } else {
        exit_code(stdio::data(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_says_what_it_does_and_shows_an_example() {
        for command in Cli::command().get_subcommands() {
            let name = command.get_name();
            let about = command.get_about().unwrap_or_else(|| panic!("{name} has no help")).to_string();
            assert!(about.lines().count() == 1 && about.len() <= 72, "{name}: {about}");
            let long = command.get_long_about().unwrap_or_else(|| panic!("{name} has no long help")).to_string();
            assert!(long.contains(&format!("  roundtable {name}")), "{name} shows no example");
            assert!(long.lines().all(|l| l.chars().count() <= 80), "{name}");
            for arg in command.get_arguments().filter(|a| !a.is_hide_set()) {
                assert!(arg.get_help().is_some(), "{name}: {}", arg.get_id());
            }
        }
    }
}
