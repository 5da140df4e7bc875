//! `roundtable rehearse`.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::IsTerminal;
use std::path::Path;

use chrono::{NaiveTime, TimeDelta};

use super::fault::Fault;
use super::open::{self, Named};
use super::run::named;
use super::stdio;
use crate::app::rehearsal::{Outcome, Rehearsal};
use crate::screens::status;
use crate::shell;
use crate::store::AppFolders;
use crate::workshop::{Moment, Session, count_of, duration_in_words, sort_by_key};

/// Rehearse a session with invented people to see where time runs out
///
/// Runs a copy of the plan as on a real day: people are absent or late, the start
/// is late, and most activities take longer than planned. When the session runs
/// late, activities are shortened down to their `least`, and optional ones are
/// skipped. Groups and polls happen too. The output shows how long each activity
/// took, when the session ended, and ways to save more time. The file is never
/// written. The same seed gives the same day, so you can change the plan and
/// compare. [rehearsal] in the settings changes what is assumed.
///
/// The people are those on the roster; --people N invents others. With neither,
/// there are 12. --speed shows the rehearsal on the screen, faster than real
/// time: press space to pause or resume, q to skip to the end.
///
/// Examples:
///
///   roundtable rehearse my-session.toml
///   roundtable rehearse prep-with-peers --people 16 --seed 7
///   roundtable rehearse my-session.toml --speed 60
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A session file, or the name of a template.
    #[arg(value_name = "FILE|TEMPLATE")]
    session: OsString,
    /// Show it on the screen, N times faster: with 60, a minute takes a second.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=3600))]
    speed: Option<u32>,
    /// Choose the invented day: each seed gives another day.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Invent N people instead of using the roster.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_PEOPLE)))]
    people: Option<u16>,
}

/// The most people of a rehearsal: with more, it takes longer than anybody waits.
const MOST_PEOPLE: u16 = 500;

/// The most activities and phases of one.
const MOST_STEPS: usize = 500;

/// Rehearses the session.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let session = match named(folders, &args.session)? {
        Named::File(path) => open::session(path)?,
        Named::Template(template) => open::from_template(&template)?.1,
    };
    if session.plan.agenda.is_empty() {
        let name = open::name(Path::new(&args.session));
        return Err(Fault::input(format!("{name}: the agenda is empty"), "add an [[agenda]] entry"));
    }
    if args.people.is_none() && session.plan.people.len() > usize::from(MOST_PEOPLE) {
        let message = format!("this roster has {} people; a rehearsal takes {MOST_PEOPLE}", session.plan.people.len());
        return Err(Fault::input(message, format!("rehearse with --people {MOST_PEOPLE}")));
    }
    let steps: usize = session.plan.agenda.iter().map(|a| a.phases.len().max(1)).sum();
    if steps > MOST_STEPS {
        let message = format!("this agenda has {steps} activities and phases; a rehearsal takes {MOST_STEPS}");
        return Err(Fault::input(message, "rehearse a part of the agenda"));
    }
    let start = start(&session);
    let config = open::config(folders)?;
    let people = args.people.map(usize::from);
    let rehearsal = Rehearsal::new(&session.plan, people, args.seed, start, config.rehearsal.clone());
    let rehearsal = match args.speed {
        Some(speed) if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() => {
            open::terminal()?;
            shell::rehearse(&config, rehearsal, start, speed)?
        }
        _ => rehearsal,
    };
    let outcome = rehearsal.finish();
    stdio::data(&text(&session.plan.title, args.seed, &outcome))
}

/// Returns the planned start on the planned day, or nine in the morning of today.
fn start(session: &Session) -> Moment {
    let plan = &session.plan;
    let day = plan.date.unwrap_or_else(|| shell::local_now().date_naive());
    let time = plan.start.or_else(|| NaiveTime::from_hms_opt(9, 0, 0)).unwrap_or_default();
    session.laid_on(day.and_time(time))
}

fn text(title: &str, seed: u64, o: &Outcome) -> String {
    let (people, missing, late) = o.people;
    let came = [(missing, "did not come"), (late, "came late")];
    let came: Vec<String> = came.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let came = if came.is_empty() { String::new() } else { format!(" ({})", came.join(", ")) };
    let heads = count_of(people, "person");
    let mut text = format!("{title}: rehearsed with {heads}{came}, seed {seed}\n\n");
    let mut rows = vec![["", "start", "plan", "took", " over", "drift", "cut"].map(str::to_owned).to_vec()];
    let mut drift = o.began.1 - o.began.0;
    for took in &o.took {
        drift += took.took - took.planned;
        rows.push(vec![
            took.title.clone(),
            status::time(took.began),
            format!("{:>4}", whole(took.planned)),
            format!("{:>4}", whole(took.took)),
            signed(whole(took.took - took.planned)),
            signed(whole(drift)),
            match whole(took.cut) {
                0 => String::new(),
                cut => format!("{cut:>3}"),
            },
        ]);
    }
    if rows.iter().skip(1).all(|row| row.last().is_some_and(String::is_empty)) {
        for row in &mut rows {
            row.pop();
        }
    }
    text.push_str(&stdio::columns(&rows));
    text.push('\n');
    if !o.skipped.is_empty() {
        let titles: Vec<String> = o.skipped.iter().map(|title| format!("“{title}”")).collect();
        let _ = writeln!(text, "skipped to save time: {}", titles.join(", "));
    }
    let waited = o.began.1 - o.began.0;
    if waited > TimeDelta::zero() {
        let _ = write!(text, "started {} late; ", duration_in_words(waited));
    }
    let late = o.late();
    let against = match o.hard_end {
        Some(hard) => format!("the hard end {}", status::time(hard)),
        None => format!("the planned end {}", status::time(o.ended.0)),
    };
    let how = match whole(late) {
        0 => format!("on time for {against}"),
        n if n > 0 => format!("{} after {against}", duration_in_words(TimeDelta::minutes(n))),
        n => format!("{} before {against}", duration_in_words(TimeDelta::minutes(-n))),
    };
    let _ = writeln!(text, "ended {}, {how}", status::time(o.ended.1));
    if late > TimeDelta::zero() {
        text.push_str(&help(o, late));
    }
    text
}

/// Returns what would have helped, the most first, and whether it would have been enough.
fn help(o: &Outcome, late: TimeDelta) -> String {
    let mut helps = o.helps.clone();
    sort_by_key(&mut helps, |(_, back)| std::cmp::Reverse(*back));
    let sum: TimeDelta = helps.iter().map(|(_, back)| *back).sum();
    let rows: Vec<Vec<String>> =
        helps.iter().map(|(what, back)| vec![format!("  {what}"), format!("{:>3} min", whole(*back))]).collect();
    let mut text = String::from("\nways to save time:\n");
    text.push_str(&stdio::columns(&rows));
    if sum < late {
        let longest = o.took.iter().max_by_key(|t| t.took - t.planned);
        let most = longest.map_or(String::new(), |t| format!("; “{}” ran over the most", t.title));
        let left = duration_in_words(TimeDelta::minutes(whole(late - sum).max(1)));
        let _ = writeln!(text, "  still {left} too long{most}");
    }
    text
}

/// Returns whole minutes, to the nearest.
fn whole(time: TimeDelta) -> i64 {
    (time.num_seconds() as f64 / 60.0).round() as i64
}

fn signed(minutes: i64) -> String {
    match minutes {
        0 => "   ±0".to_owned(),
        n => format!("{n:>+5}"),
    }
}
