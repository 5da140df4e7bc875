//! Owns what a new session takes over from earlier ones: the arguments, the reading, the choice. It writes nothing.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::fault::Fault;
use super::{open, stdio};
use crate::app::carry_over_review::CarryOverReview;
use crate::shell;
use crate::store::AppFolders;
use crate::workshop::{CarriedKind, CarryOver, Choice, RowsFrom, Session, count_of};

/// The arguments about earlier sessions.
#[derive(Debug, Default, clap::Args)]
pub(super) struct CarryOverArgs {
    /// Continue this earlier session; can be repeated.
    #[arg(long, value_name = "PREVIOUS")]
    pub from: Vec<PathBuf>,
    /// Keep everything, without a list to choose from.
    #[arg(long, requires = "from", conflicts_with_all = ["none", "only"])]
    all: bool,
    /// Keep only the name of the series.
    #[arg(long, requires = "from", conflicts_with = "only")]
    none: bool,
    /// Keep only these, without a list to choose from.
    #[arg(long, requires = "from", value_name = "KINDS", value_delimiter = ',', value_parser = kind())]
    only: Vec<Kind>,
}

/// A kind of thing that can be taken over, or the people.
type Kind = Option<CarriedKind>;

/// Reads one of the words for what can be taken over.
fn kind() -> impl TypedValueParser<Value = Kind> {
    let kinds = CarriedKind::ALL.map(|kind| PossibleValue::new(kind.plural()).help(kind.about()));
    let people = PossibleValue::new("people").help("People with their attributes, and who has met.");
    PossibleValuesParser::new(kinds.into_iter().chain([people]))
        .map(|word| CarriedKind::ALL.into_iter().find(|kind| kind.plural() == word))
}

/// What comes along.
pub(super) struct TakenOver {
    /// The series of the last session that has one.
    pub series: Option<String>,
    /// What was chosen.
    pub carry_over: CarryOver,
}

/// Reads the earlier sessions and lets the facilitator choose; nothing where they leave the list, or where there is no
/// earlier session. `rows` is what the
/// template asks for; `writes_file` is false where the new session goes to standard output.
pub(super) fn choose(
    folders: &AppFolders,
    wanted: &CarryOverArgs,
    title: &str,
    rows: &[RowsFrom],
    writes_file: bool,
) -> Result<Option<TakenOver>, Fault> {
    if wanted.from.is_empty() {
        return Ok(None);
    }
    let mut sessions: Vec<(String, Session)> = Vec::new();
    let (files, broken) = open::session_files(&wanted.from);
    if broken {
        return Err(Fault::Reported);
    }
    for path in &files {
        let name = path.file_name().filter(|_| path != Path::new("-")).unwrap_or_default();
        sessions.push((name.to_string_lossy().into_owned(), open::session(path)?));
    }
    stdio::copies(sessions.iter().map(|(name, s)| (name.as_str(), s.plan.id.as_deref())));
    let mut carry_over = CarryOver::default();
    for (name, session) in &sessions {
        carry_over.add(session.carry_over(name));
    }
    carry_over.without_settled(&sessions.iter().map(|(_, s)| s).collect::<Vec<_>>());
    let series = sessions.iter().rev().find_map(|(_, s)| s.plan.series.clone());
    let chosen = if wanted.none {
        CarryOver::default()
    } else if !wanted.only.is_empty() {
        only(carry_over, &wanted.only)
    } else if wanted.all || !writes_file || carry_over == CarryOver::default() || !at_a_terminal() {
        carry_over
    } else {
        // The entries that the template has a place for; the others only where somebody wants them.
        let list = CarryOverReview::of(carry_over, |c| {
            c.kind != CarriedKind::Entry || rows.is_empty() || rows.iter().any(|r| r.takes(c))
        });
        match shell::carry_over_review(&open::config(folders)?, list, title)? {
            Some(chosen) => chosen,
            None => return Ok(None),
        }
    };
    Ok(Some(TakenOver { series, carry_over: chosen }))
}

fn only(mut carry_over: CarryOver, kinds: &[Kind]) -> CarryOver {
    carry_over.carried.retain(|c| kinds.contains(&Some(c.kind)));
    if !kinds.contains(&None) {
        (carry_over.people, carry_over.met) = (Vec::new(), Vec::new());
    }
    carry_over
}

fn at_a_terminal() -> bool {
    std::io::stdin().is_terminal() && open::terminal().is_ok()
}

/// Returns what came along, in words: `2 actions, 1 question, 16 people`; empty where nothing did.
pub(super) fn summary(carry_over: &CarryOver) -> String {
    let plan = crate::workshop::Plan { carried: carry_over.carried.clone(), ..crate::workshop::Plan::default() };
    let mut words = vec![Session::new(plan).open_items()];
    if !carry_over.people.is_empty() {
        words.push(count_of(carry_over.people.len(), "person"));
    }
    if !carry_over.met.is_empty() {
        words.push(format!("{} of groups", count_of(carry_over.met.len(), "round")));
    }
    words.retain(|w| !w.is_empty());
    words.join(", ")
}
