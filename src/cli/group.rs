//! `roundtable group`.

mod input;
mod output;

use std::io::{self, IsTerminal, Write as _};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::fault::Fault;
use super::say;
use crate::domain::breakout::{self, Progress};
use crate::store::Places;

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
    first: First,
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
enum First {
    /// As few repeats as possible, then the best mix.
    #[default]
    Faces,
    /// A repeat is taken for a better mix.
    Both,
    /// The best mix, then as few repeats as possible.
    Mix,
}

/// How long a search may be silent.
const SILENT: Duration = Duration::from_millis(500);

/// Forms the groups and prints them.
pub(super) fn run(places: &Places, args: &Args) -> Result<(), Fault> {
    let begin = Instant::now();
    let input::Asked { request, memory } = input::request(places, args)?;
    let interrupted = interrupted();
    let mut line = Line::default();
    let planned = breakout::plan_while(&request, &mut |progress| {
        let spent = begin.elapsed();
        line.show(spent, progress);
        let late = args.within.is_some_and(|most| spent.as_millis() >= u128::from(most));
        if late || interrupted.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    line.clear();
    if let Some(memory) = &memory {
        aside(memory);
    }
    match planned {
        Ok(planned) if args.json => output::json(args, &planned),
        Ok(planned) if args.csv => output::csv(&planned),
        Ok(planned) => output::table(&request, &planned, args.meetings),
        Err(contradictions) => Err(Fault::input(
            contradictions.join("\n       "),
            "change one of these wishes: no groups can keep them all",
        )),
    }
}

/// A flag that the interrupt key sets; pressed a second time it ends the program as ever.
fn interrupted() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    {
        use signal_hook::consts::SIGINT;
        // Where this cannot be set up the key ends the program, as it does without.
        if signal_hook::flag::register_conditional_default(SIGINT, Arc::clone(&flag)).is_ok() {
            let _ = signal_hook::flag::register(SIGINT, Arc::clone(&flag));
        }
    }
    flag
}

/// The line on a terminal that says how far a long search is.
#[derive(Default)]
struct Line {
    shown: bool,
    last: Duration,
}

impl Line {
    fn show(&mut self, spent: Duration, progress: Progress) {
        if spent < SILENT.max(self.last + Duration::from_millis(100)) || !io::stderr().is_terminal() {
            return;
        }
        self.last = spent;
        self.shown = true;
        let Progress { repeats, percent } = progress;
        let noun = if repeats == 1 { "repeat" } else { "repeats" };
        let text = format!("\rforming groups: {percent} %, {repeats} {noun} so far; Ctrl-C takes these\u{1b}[K");
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    fn clear(&self) {
        if self.shown {
            let _ = io::stderr().lock().write_all(b"\r\x1b[K");
        }
    }
}

/// A sentence beside what standard output holds.
fn aside(sentence: &str) {
    say::error(&format!("{sentence}\n"));
}
