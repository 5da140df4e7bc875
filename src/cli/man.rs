//! `roundtable man`.

use clap::Command;

use super::fault::Fault;
use super::stdio;

/// Print the manual page of roundtable or of one command
///
/// Examples:
///
///   roundtable man > ~/.local/share/man/man1/roundtable.1
///   roundtable man run > ~/.local/share/man/man1/roundtable-run.1
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The command [default: all commands].
    command: Option<String>,
}

/// Prints the page.
pub(super) fn run(args: &Args, mut program: Command) -> Result<(), Fault> {
    program.build();
    let page = match &args.command {
        None => clap_mangen::Man::new(program),
        Some(name) => {
            let command = program.find_subcommand(name).cloned().ok_or_else(|| {
                Fault::usage(format!("no command called “{name}”"), "list all commands with `roundtable help`")
            })?;
            clap_mangen::Man::new(command).title(format!("roundtable-{name}"))
        }
    };
    let mut text = Vec::new();
    page.render(&mut text)?;
    stdio::file(&String::from_utf8_lossy(&text))
}
