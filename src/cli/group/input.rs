//! Makes a problem for the solver of files and the command line. It never forms groups.

use crate::workshop::sort;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::history::{history, is_session};
use super::{Args, Priority};
use crate::cli::fault::Fault;
use crate::cli::open;
use crate::shell::series::load_series_history;
use crate::store::AppFolders;
use crate::workshop::breakout::{self, Effort, Problem, Round, Seat, Sizes};
use crate::workshop::text::{nearest, same, search_key};
use crate::workshop::{Grouping, HeldRound, KnownNames, Person, SeriesHistory, Session, Split, comparable, too_few};

/// What is asked for.
pub(super) struct ParsedInput {
    /// The groups.
    pub problem: Problem,
    /// What is remembered of earlier sessions, in words.
    pub memory: Option<String>,
    /// Where groups work, round by round, as far as the agenda says so.
    pub places: Vec<Vec<String>>,
    /// Who sits out, round by round.
    pub sit_out: Vec<Vec<String>>,
    /// What becomes of groups that too few people are there for, in words.
    pub too_few: Vec<String>,
}

/// Reads what is asked for.
pub(super) fn problem(folders: &AppFolders, args: &Args) -> Result<ParsedInput, Fault> {
    let inputs = args.history.iter().chain(&args.keep).chain([&args.file]).filter(|p| **p == Path::new("-")).count();
    if inputs > 1 {
        return Err(Fault::usage("standard input can be read only once", "give the other input as a file"));
    }
    let mut source = Source::read(args)?;
    let mut memory = None;
    if let Source::Session(session) = &mut source
        && !args.no_series
    {
        session.history =
            Arc::new(load_series_history(folders, Some(args.file.as_path()).filter(|p| *p != Path::new("-")), session));
        memory = session.history_in_words();
    }
    let people = source.people();
    let (rounds, mut exact): (Vec<Round>, Vec<bool>) = rounds(args, &source, people.len())?.into_iter().unzip();
    let mut problem = Problem {
        rounds,
        people,
        priority: match args.first {
            Priority::Faces => breakout::Priority::FewestRepeats,
            Priority::Both => breakout::Priority::Balanced,
            Priority::Mix => breakout::Priority::BestMix,
        },
        hosts: args.hosts,
        seed: args.seed,
        effort: effort(args)?,
        ..Problem::default()
    };
    let mut times = BTreeMap::new();
    if let Source::Session(session) = &source {
        problem.history = session.met_before("");
        times = session.sat_out_before("");
        if agenda_decides(args) {
            from_agenda(session, &mut problem);
        }
    }
    let names: Vec<&str> = problem.people.iter().map(|p| p.name.as_str()).collect();
    let (files, broken) = open::session_files(&args.history);
    if broken {
        return Err(Fault::Reported);
    }
    for file in &files {
        for round in SeriesHistory::of_rounds(&history(file)?).rounds(&names) {
            problem.history.push(round.groups);
            for name in round.sit_out {
                *times.entry(name).or_default() += 1;
            }
        }
    }
    if let Some(file) = &args.keep {
        let before = history(file)?;
        problem.previous = before.iter().map(|round| round.groups.clone()).collect();
        let known: KnownNames = names.iter().copied().collect();
        for members in problem.previous.iter_mut().flatten() {
            known.settle_group(members);
        }
        if problem.previous.iter().all(Vec::is_empty) {
            let message = format!("{}: this file has no groups", open::name(file));
            return Err(Fault::input(message, "give a file printed by `roundtable group --json` or `--csv`"));
        }
        if agenda_decides(args) {
            // Where somebody sat out, the size stays, and not the number of groups.
            let sizes = |round: &HeldRound| match round.groups.first().filter(|_| !round.sit_out.is_empty()) {
                Some(group) => Sizes::Each(group.len() as u32),
                None => Sizes::Count(round.groups.len() as u32),
            };
            problem.rounds = before.iter().map(|r| Round { sizes: sizes(r), ..Round::default() }).collect();
            exact = before.iter().map(|r| args.exact || !r.sit_out.is_empty()).collect();
        }
    }
    constraints(args, &mut problem)?;
    problem.people = comparable(&problem.people, &problem.mix, &problem.alike);
    let places = groupings(&source).into_iter().filter(|_| agenda_decides(args)).map(|g| g.places.clone()).collect();
    let sizes = problem.rounds.iter().map(|round| &round.sizes);
    let mut few: Vec<String> =
        sizes.zip(&exact).filter_map(|(sizes, exact)| too_few(sizes, *exact, problem.people.len())).collect();
    few.dedup();
    let sit_out = sit_outs(&mut problem, &exact, times);
    Ok(ParsedInput { problem, memory, places, sit_out, too_few: few })
}

/// Lets those sit out who are left over in rounds whose groups are to be exactly as large as asked; returns who they are.
fn sit_outs(problem: &mut Problem, exact: &[bool], mut times: BTreeMap<String, usize>) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for (round, exact) in exact.iter().enumerate() {
        let count = if *exact { problem.rounds[round].sizes.left_over(problem.people.len()) } else { 0 };
        let chosen = breakout::sit_outs(problem, round, count, &times);
        for name in &chosen {
            *times.entry(name.clone()).or_default() += 1;
        }
        problem.rounds[round].absent.clone_from(&chosen);
        all.push(chosen);
    }
    all
}

/// Returns how long to search.
fn effort(args: &Args) -> Result<Effort, Fault> {
    let both = |one: &str, other: &str, help: &str| {
        Err(Fault::usage(format!("{one} and {other} contradict each other"), help))
    };
    match (args.search, args.steps, args.within) {
        (Some(_), _, Some(_)) => {
            both("--search", "--within", "use --search to go on for a time, or --within to stop a normal search early")
        }
        (Some(_), Some(_), _) => {
            both("--search", "--steps", "use --search for a time, or --steps for a number of steps")
        }
        (_, Some(_), Some(_)) => both("--steps", "--within", "leave out --within: --steps says how long to search"),
        (Some(_), None, None) => Ok(Effort::UntilStopped),
        (None, Some(steps), None) => Ok(Effort::Steps(steps)),
        (None, None, _) => Ok(Effort::Normal),
    }
}

/// Where the people come from.
enum Source {
    Table(Vec<Person>),
    Session(Box<Session>),
}

impl Source {
    fn read(args: &Args) -> Result<Self, Fault> {
        let path = args.file.as_path();
        let bytes = open::bytes(path)?;
        if !is_session(path, &bytes) {
            return args.table.people(path, &bytes).map(Self::Table);
        }
        if args.table.is_given() {
            let message = "--name, --columns and --skip say how to read a table, and this is a session file";
            return Err(Fault::usage(message, "leave them out"));
        }
        open::read(&open::name(path), &bytes).map(|session| Self::Session(Box::new(session)))
    }

    fn people(&self) -> Vec<Person> {
        match self {
            Self::Table(people) => people.clone(),
            Self::Session(session) if session.is_under_way() => session.to_group(),
            Self::Session(session) => {
                let mut people = session.everybody();
                people.retain(|p| !session.is_in_no_group(&p.name));
                people
            }
        }
    }
}

fn agenda_decides(args: &Args) -> bool {
    args.size.is_none() && args.count.is_none() && args.sizes.is_none() && args.rounds.is_none()
}

/// Returns what the agenda asks of groups, activity by activity.
fn groupings(source: &Source) -> Vec<&Grouping> {
    match source {
        Source::Session(session) => {
            session.plan.agenda.iter().filter_map(|a| a.groups.as_ref()).filter(|g| g.keep.is_none()).collect()
        }
        Source::Table(_) => Vec::new(),
    }
}

/// Returns the rounds, and whether their groups are to be exactly as large as asked.
fn rounds(args: &Args, source: &Source, people: usize) -> Result<Vec<(Round, bool)>, Fault> {
    let groupings = groupings(source);
    if agenda_decides(args) && !groupings.is_empty() {
        let round = |split: Split| Round { sizes: split.into(), ..Round::default() };
        return Ok(groupings.into_iter().map(|g| (round(g.split), g.exact || args.exact)).collect());
    }
    let sizes = match (&args.sizes, args.size, args.count) {
        (Some(sizes), ..) => {
            let sum: usize = sizes.iter().fold(0, |sum, &s| sum.saturating_add(s));
            if sizes.contains(&0) {
                return Err(Fault::input("a group cannot have 0 people", "remove the 0 from --sizes"));
            }
            if sum != people {
                let message = format!("these sizes have {sum} seats, but there are {people} people");
                return Err(Fault::input(message, format!("make the sizes add up to {people}")));
            }
            Sizes::Given(sizes.clone())
        }
        (None, Some(size), _) => Sizes::Each(size),
        (None, None, Some(count)) => Sizes::Count(count),
        (None, None, None) => groupings.first().map_or_else(Sizes::default, |g| g.split.into()),
    };
    let round = Round { sizes, ..Round::default() };
    Ok(vec![(round, args.exact); args.rounds.unwrap_or(1) as usize])
}

/// Applies the constraints of all activities with groups to each round, and those that came up while the session ran;
/// attributes are those of the first activity that names any.
fn from_agenda(session: &Session, problem: &mut Problem) {
    let groupings = session.plan.agenda.iter().filter_map(|a| a.groups.as_ref()).filter(|g| g.keep.is_none());
    let since = session.grouping(None);
    let names: HashSet<&str> = problem.people.iter().map(|p| p.name.as_str()).collect();
    for grouping in groupings.chain([&since]) {
        let known = |list: &&Vec<String>| list.iter().filter(|n| names.contains(n.as_str())).count() > 1;
        problem.apart.extend(grouping.apart.iter().filter(known).cloned());
        problem.together.extend(grouping.together.iter().filter(known).cloned());
        problem.hosts |= grouping.hosts;
        if problem.mix.is_empty() && problem.alike.is_empty() {
            problem.mix.clone_from(&grouping.mix);
            problem.alike.clone_from(&grouping.alike);
        }
    }
}

fn constraints(args: &Args, problem: &mut Problem) -> Result<(), Fault> {
    for (from, into) in [(&args.apart, &mut problem.apart), (&args.together, &mut problem.together)] {
        for text in from {
            let list = names(text, &problem.people)?;
            if list.len() < 2 {
                let message = format!("“{text}” names fewer than two people");
                return Err(Fault::input(message, "write two or more names with commas between them: \"Ana,Ben\""));
            }
            into.push(list);
        }
    }
    let attributes = attributes(&problem.people);
    let attributes: Vec<&str> = attributes.iter().map(String::as_str).collect();
    for (from, into) in [(&args.mix, &mut problem.mix), (&args.alike, &mut problem.alike)] {
        if !from.is_empty() {
            *into = from.iter().map(|text| attribute(text, &attributes)).collect::<Result<_, _>>()?;
            sort(into);
            into.dedup();
        }
    }
    if let Some(both) = problem.mix.iter().find(|key| problem.alike.contains(key)) {
        let message = format!("{both} cannot be both mixed and alike");
        return Err(Fault::input(message, "use either --mix or --alike"));
    }
    for text in &args.pin {
        let seat = text.rsplit_once('=').and_then(|(name, group)| Some((name, group.trim().parse::<usize>().ok()?)));
        let Some((name, group @ 1..)) = seat else {
            let message = format!("“{text}” does not name a person and a group");
            return Err(Fault::input(message, "write a name and a group number from 1: \"Ana=2\""));
        };
        let seat = Seat { name: person(name.trim(), &problem.people)?, group: group - 1 };
        for round in &mut problem.rounds {
            round.seats.push(seat.clone());
        }
    }
    Ok(())
}

/// Reads names with commas between them; one that holds a comma stands in double quotes.
fn names(text: &str, people: &[Person]) -> Result<Vec<String>, Fault> {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).trim(csv::Trim::All).from_reader(text.as_bytes());
    let row = rows.records().next().and_then(Result::ok).unwrap_or_default();
    let mut names = row.iter().filter(|n| !n.is_empty()).map(|n| person(n, people)).collect::<Result<Vec<_>, _>>()?;
    sort(&mut names);
    names.dedup();
    Ok(names)
}

/// Returns who is meant: the same name, or the only one that differs in nothing but accents.
fn person(name: &str, people: &[Person]) -> Result<String, Fault> {
    let known: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
    meant(name, &known).map(str::to_owned).ok_or_else(|| {
        let help = nearest(name, known.iter().copied()).map_or_else(
            || "write the name as it is in the file".to_owned(),
            |near| format!("did you mean “{near}”? Write the name as it is in the file"),
        );
        Fault::input(format!("nobody is called “{name}”"), help)
    })
}

fn attribute(name: &str, known: &[&str]) -> Result<String, Fault> {
    meant(name, known).map(str::to_owned).ok_or_else(|| {
        let help = match (nearest(name, known.iter().copied()), known) {
            (Some(near), _) => format!("did you mean “{near}”?"),
            (None, []) => "the file has only names: add a column for this attribute".to_owned(),
            (None, _) => format!("its attributes are: {}", known.join(", ")),
        };
        Fault::input(format!("nobody in the file has the attribute “{name}”"), help)
    })
}

fn attributes(people: &[Person]) -> Vec<String> {
    let mut keys: Vec<String> = people.iter().flat_map(|p| p.attributes.iter().map(|(key, _)| key.clone())).collect();
    sort(&mut keys);
    keys.dedup_by(|a, b| same(a, b));
    keys
}

fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    if let Some(exact) = known.iter().find(|k| **k == name) {
        return Some(exact);
    }
    // The very name first; without its accents it may still be one person's.
    let key = search_key(name);
    let rules: [&dyn Fn(&str) -> bool; 2] = [&|k| same(k, name), &|k| search_key(k) == key];
    rules.into_iter().find_map(|fits| {
        let mut found = known.iter().filter(|k| fits(k));
        found.next().filter(|_| found.next().is_none()).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_people_type_them() {
        let people = ["Ana Lima", "Ben Osei", "Lima, Eva"].map(|n| Person { name: n.to_owned(), ..Person::default() });
        assert_eq!(
            names(" ana lima ,\"Lima, Eva\",", &people).ok(),
            Some(vec!["Ana Lima".to_owned(), "Lima, Eva".to_owned()])
        );
    }
}
