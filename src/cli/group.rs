//! `roundtable group`.

mod input;
mod print;
mod run;

use std::path::PathBuf;

pub(super) use run::run;

/// Form breakout groups from a table of people or a session file
///
/// FILE is a table with a row of headings (CSV; one column is called name, the
/// others say something about people), or a session file; - reads standard
/// input. All rounds are planned together, so that people meet again as little
/// as possible; what could not be avoided is said.
///
/// From a session file the people are those of its roster, or those in the room
/// while it runs; who met in its rounds is taken into account, and who met in
/// earlier sessions of the same series: those beside it and those in the
/// sessions folder. Without --size, --count, --sizes or --rounds there is one
/// round for each activity with groups, of the sizes and with the wishes that
/// the agenda gives it.
///
/// The same input and seed give the same groups on every machine. Only --within
/// and Ctrl-C stop a search before its work is done: then the best groups so
/// far are given, and it is said.
///
/// A file for --history is a session file, or what --json or --csv printed.
///
/// Examples:
///
///   roundtable group team.csv --size 4 --rounds 3 --mix department
///   roundtable group team.csv --count 6 --pin "Ana=1" --apart "Ben,Cy"
///   roundtable group my-session.toml --history last-week.toml --json > plan.json
///   roundtable group my-session.toml --keep plan.json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A table of people or a session file; - is standard input.
    file: PathBuf,
    /// About so many people in each group [default: 4].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with_all = ["count", "sizes"])]
    size: Option<u32>,
    /// So many groups.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "sizes")]
    count: Option<u32>,
    /// Groups of exactly these sizes: 4,4,5.
    #[arg(long, value_name = "N,N,…", value_delimiter = ',')]
    sizes: Option<Vec<usize>>,
    /// So many rounds [default: 1].
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u32).range(1..=500))]
    rounds: Option<u32>,
    /// Spread the values of this attribute over the groups; may be repeated.
    #[arg(long, value_name = "ATTR")]
    mix: Vec<String>,
    /// Bring people of one value of this attribute together; may be repeated.
    #[arg(long, value_name = "ATTR")]
    alike: Vec<String>,
    /// What comes first: new faces, both alike, or the mix.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    first: Priority,
    /// People who are not to be in one group: "Ana,Ben"; may be repeated.
    #[arg(long, value_name = "A,B")]
    apart: Vec<String>,
    /// People who are to be in one group: "Ana,Ben"; may be repeated.
    #[arg(long, value_name = "A,B")]
    together: Vec<String>,
    /// Somebody who is in this group in every round: "Ana=2"; may be repeated.
    #[arg(long, value_name = "A=N")]
    pin: Vec<String>,
    /// Choose a host for each group, in turns; who is pinned hosts there.
    #[arg(long)]
    hosts: bool,
    /// Who met before: a session file, or what this command printed; may be repeated.
    #[arg(long, value_name = "FILE")]
    history: Vec<PathBuf>,
    /// Leave out the earlier sessions of the session file's series.
    #[arg(long)]
    no_series: bool,
    /// A plan that this command printed before: who came or went is taken in, and
    /// nobody is moved without need. Without sizes and rounds those of the plan.
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Where chance begins: another number, other groups [default: 1].
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true, value_parser = clap::value_parser!(u64).range(..1 << 63))]
    seed: u64,
    /// Stop after so many milliseconds.
    #[arg(long, value_name = "MS")]
    within: Option<u64>,
    /// Say under the table who meets more than once, and how long it can go on.
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
    /// As few repeats as possible, then the best mix.
    #[default]
    Faces,
    /// A repeat is taken for a better mix.
    Both,
    /// The best mix, then as few repeats as possible.
    Mix,
}
