//! `roundtable group`.

mod history;
mod input;
mod print;
mod run;
mod search_time;

use std::path::PathBuf;
use std::time::Duration;

use super::people::TableArgs;

pub(super) use run::run;

/// Form breakout groups from a table of people or a session file
///
/// FILE is a table or a list of people as other programs export it (the columns
/// beside the name are attributes), or a session file; - reads standard input. All
/// rounds are planned together, so that as few pairs as possible meet again. The
/// output says how many repeat pairings remain.
///
/// From a session file, the people are those on its roster, or those who are here
/// while it runs. Past groups count: those of the session, and those of earlier
/// sessions of the same series, in its folder and in the sessions folder. Without
/// --size, --count, --sizes or --rounds, there is one round for each activity with
/// groups, with the sizes and constraints from the agenda.
///
/// The same input and seed give the same groups on every machine. Only --search,
/// --within and Ctrl-C stop a search by the clock: then you get the best groups so
/// far. The output ends with the steps of the search: --steps with that number and
/// the same seed gives these groups again, on every machine.
///
/// A file for --history is a session file, or what --json or --csv printed.
///
/// Examples:
///
///   roundtable group team.csv --size 4 --rounds 3 --mix department
///   roundtable group team.csv --count 6 --pin "Ana=1" --apart "Ben,Cy"
///   roundtable group my-session.toml --history last-week.toml --json > plan.json
///   roundtable group my-session.toml --keep plan.json
///   roundtable group team.csv --count 5 --rounds 6 --search 10s
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A table of people or a session file; - is standard input.
    file: PathBuf,
    #[command(flatten)]
    table: TableArgs,
    /// Form groups of about N people [default: 4].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with_all = ["count", "sizes"])]
    size: Option<u32>,
    /// Form N groups.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "sizes")]
    count: Option<u32>,
    /// Make all groups as large as --size, or of --count equally large: whoever is left
    /// over sits out, in turns.
    #[arg(long, conflicts_with = "sizes")]
    exact: bool,
    /// Form groups of exactly these sizes: 4,4,5.
    #[arg(long, value_name = "N,N,…", value_delimiter = ',')]
    sizes: Option<Vec<usize>>,
    /// Form R rounds [default: 1].
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u32).range(1..=500))]
    rounds: Option<u32>,
    /// Mix people with different values of this attribute; can be repeated.
    #[arg(long, value_name = "ATTR")]
    mix: Vec<String>,
    /// Group people with the same value of this attribute; can be repeated.
    #[arg(long, value_name = "ATTR")]
    alike: Vec<String>,
    /// What matters most: new faces, the mix, or both equally.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    first: Priority,
    /// Keep these people apart: "Ana,Ben"; can be repeated.
    #[arg(long, value_name = "A,B")]
    apart: Vec<String>,
    /// Keep these people together: "Ana,Ben"; can be repeated.
    #[arg(long, value_name = "A,B")]
    together: Vec<String>,
    /// Put a person in this group in every round: "Ana=2"; can be repeated.
    #[arg(long, value_name = "A=N")]
    pin: Vec<String>,
    /// Choose a host for each group, in turn; pinned people host their group.
    #[arg(long)]
    hosts: bool,
    /// Avoid pairs from this file: a session file, or output of this command; can be repeated.
    #[arg(long, value_name = "FILE")]
    history: Vec<PathBuf>,
    /// Ignore earlier sessions of the series.
    #[arg(long)]
    no_series: bool,
    /// Start from an earlier output of this command: people who came or left are added
    /// or removed, and as few others as possible move. Sizes and rounds stay the same.
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Choose the shuffle: each number gives other groups [default: 1].
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true, value_parser = clap::value_parser!(u64).range(..1 << 63))]
    seed: u64,
    /// Search longer, for this time, to find better groups: 10s, 500ms or 2m.
    #[arg(long, value_name = "TIME", value_parser = search_time::search_time)]
    search: Option<Duration>,
    /// Repeat a search of this many steps, as an earlier output tells them.
    #[arg(long, value_name = "N")]
    steps: Option<u64>,
    /// Stop a normal search after this many milliseconds.
    #[arg(long, value_name = "MS")]
    within: Option<u64>,
    /// Add who meets more than once, and how many rounds can follow.
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    meetings: bool,
    /// Print one JSON object.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print a table of round, group and name.
    #[arg(long)]
    csv: bool,
}

/// What is weighed first.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum Priority {
    /// Fewest repeat pairings, then the best mix.
    #[default]
    Faces,
    /// Both equally: accept a repeat pairing for a better mix.
    Both,
    /// The best mix, then fewest repeat pairings.
    Mix,
}
