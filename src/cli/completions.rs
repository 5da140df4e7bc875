//! `roundtable completions`.

use clap::Command;
use clap_complete::Shell;

use super::fault::Fault;
use super::stdio;

/// Print shell completions for commands and options
///
/// Save them where your shell looks for completions, then open a new shell.
///
/// Examples:
///
///   roundtable completions bash > roundtable.bash
///   roundtable completions fish > ~/.config/fish/completions/roundtable.fish
///   roundtable completions zsh > ~/.zfunc/_roundtable
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The shell.
    shell: Shell,
}

/// Prints the completions.
pub(super) fn run(args: &Args, mut program: Command) -> Result<(), Fault> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut program, "roundtable", &mut text);
    stdio::file(&String::from_utf8_lossy(&text))
}
