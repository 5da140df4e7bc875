//! Runs the search for groups, says how far it is, and prints what it found.

use std::io::{self, IsTerminal, Write as _};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{Args, input, print};
use crate::cli::fault::Fault;
use crate::cli::stdio;
use crate::store::AppFolders;
use crate::workshop::breakout::{self, Progress};

/// How long a search may be silent.
const SILENT: Duration = Duration::from_millis(500);

/// Forms the groups and prints them.
pub(in crate::cli) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let begin = Instant::now();
    let input = input::problem(folders, args)?;
    let interrupted = interrupted();
    let mut line = Line { search: args.search, ..Line::default() };
    let planned = breakout::plan_while(&input.problem, &mut |progress| {
        let spent = begin.elapsed();
        line.show(spent, progress);
        let late = args.within.is_some_and(|most| spent.as_millis() >= u128::from(most));
        let is_over = args.search.is_some_and(|time| spent >= time);
        let stop = late || is_over || interrupted.load(Ordering::Relaxed);
        if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    line.clear();
    let planned = planned.map(|mut planned| {
        // A search that went on for the time it was given was not stopped early.
        planned.score.stopped_early &= args.search.is_none() || interrupted.load(Ordering::Relaxed);
        planned
    });
    input.memory.iter().chain(&input.too_few).for_each(|said| stdio::aside(said));
    match planned {
        Ok(planned) if args.json => print::json(args, &input, &planned),
        Ok(planned) if args.csv => print::csv(args, &planned),
        Ok(planned) => print::table(args, &input, &planned),
        Err(contradictions) => Err(Fault::input(
            contradictions.join("\n       "),
            "change one of these constraints: no groups can meet all of them",
        )),
    }
}

/// Returns a flag that the interrupt key sets; pressed a second time it ends the program as ever.
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
    /// How long the search goes on.
    search: Option<Duration>,
}

impl Line {
    fn show(&mut self, spent: Duration, progress: Progress) {
        if spent < SILENT.max(self.last + Duration::from_millis(100)) || !io::stderr().is_terminal() {
            return;
        }
        self.last = spent;
        self.shown = true;
        let Progress { repeats, percent, .. } = progress;
        let percent = match self.search {
            Some(time) => (spent.as_millis() * 100 / time.as_millis().max(1)).min(100),
            None => percent.into(),
        };
        let noun = if repeats == 1 { "repeat pairing" } else { "repeat pairings" };
        let text = format!("\rforming groups: {percent} %, {repeats} {noun} so far; press Ctrl-C to use these\u{1b}[K");
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    fn clear(&self) {
        if self.shown {
            let _ = io::stderr().lock().write_all(b"\r\x1b[K");
        }
    }
}
