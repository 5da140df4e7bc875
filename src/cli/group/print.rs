//! Prints groups: as a table to read, as JSON, as a table to import. It never changes them.

use crate::workshop::sort;
use std::fmt::Write as _;

use serde::Serialize;

use super::Args;
use super::input::ParsedInput;
use crate::cli::fault::Fault;
use crate::cli::stdio;
use crate::shell::Failure;
use crate::workshop::breakout::{FreshRounds, Plan, Problem, fresh_rounds};
use crate::workshop::text::wording::sits_out;
use crate::workshop::{count_of, group_name};

/// Prints the groups for people, and below them what they come to.
pub(super) fn table(args: &Args, input: &ParsedInput, planned: &Plan) -> Result<(), Fault> {
    let ParsedInput { problem, places, sit_out: out, .. } = input;
    let mut text = String::new();
    for (r, groups) in planned.rounds.iter().enumerate() {
        if planned.rounds.len() > 1 {
            let _ = writeln!(text, "{}Round {}", if r == 0 { "" } else { "\n" }, r + 1);
        }
        let rows: Vec<Vec<String>> = (groups.iter().enumerate())
            .map(|(g, group)| {
                let member = |name: &String| {
                    if group.host.as_ref() == Some(name) { format!("{name} (host)") } else { name.clone() }
                };
                let place = place(places, r, g).map_or_else(String::new, |place| format!(" · {place}"));
                vec![
                    format!("{}{place}", group_name(g)),
                    group.members.iter().map(member).collect::<Vec<_>>().join(" · "),
                ]
            })
            .collect();
        if rows.is_empty() {
            text.push_str("there is nobody to form groups from\n");
        }
        text.push_str(&stdio::columns(&rows));
        if let Some(out) = out.get(r).filter(|out| !out.is_empty()) {
            let _ = writeln!(text, "{}", sits_out(out.iter().map(String::as_str)));
        }
    }
    let _ = writeln!(text, "\n{}", planned.score.sentence());
    if !problem.previous.is_empty() {
        let _ = writeln!(text, "{}", moved(planned));
    }
    if args.meetings {
        write_meetings(problem, planned, &mut text);
    }
    let _ = writeln!(text, "{}", steps(args, planned));
    stdio::data(&text)
}

/// Returns where a group of a round works.
fn place(places: &[Vec<String>], round: usize, group: usize) -> Option<&str> {
    places.get(round)?.get(group).map(String::as_str)
}

/// Says how many steps the search took, and how to get the same groups again.
fn steps(args: &Args, planned: &Plan) -> String {
    format!("steps: {} (the same groups again: --seed {} --steps {0})", planned.steps, args.seed)
}

/// Says what the groups come to, beside a format that has no place for it.
fn aside(args: &Args, planned: &Plan) {
    stdio::aside(&planned.score.sentence());
    if args.keep.is_some() {
        stdio::aside(&moved(planned));
    }
    stdio::aside(&steps(args, planned));
}

/// Returns who is in another group than in the plan that was to be kept, and what that is good for.
fn moved(planned: &Plan) -> String {
    const MOST: usize = 12;
    let each: Vec<String> =
        planned.moved.iter().take(MOST).map(|(r, name)| format!("{name} in round {}", r + 1)).collect();
    let more = match planned.moved.len() {
        0 => return "everybody is in the same group as before".to_owned(),
        all if all > MOST => format!(", and {} more", all - MOST),
        _ => String::new(),
    };
    let mut people: Vec<&str> = planned.moved.iter().map(|(_, name)| name.as_str()).collect();
    sort(&mut people);
    people.dedup();
    let who = if people.len() == 1 { "1 person moves".to_owned() } else { format!("{} people move", people.len()) };
    format!("{who}: {}\nchanged groups: {}{more}", planned.moved_for.join(", "), each.join(", "))
}

/// Writes who meets more than once, and for how many rounds more nobody has to.
fn write_meetings(problem: &Problem, planned: &Plan, text: &mut String) {
    let rows: Vec<Vec<String>> = (planned.score.repeated.iter())
        .map(|(a, b, times)| vec![format!("{a} · {b}"), format!("{times} times")])
        .collect();
    if !rows.is_empty() {
        let _ = write!(text, "\nPairs that meet more than once, including earlier rounds:\n{}", stdio::columns(&rows));
    }
    let mut next = problem.clone();
    next.history.extend(planned.names());
    let FreshRounds { found, at_most: most } = fresh_rounds(&next);
    let rounds = |n: u32| count_of(n, "more round");
    let _ = match (found, most) {
        (_, 0) => writeln!(text, "\nNo more rounds without repeat pairings are possible."),
        (0, most) => writeln!(
            text,
            "\nNo further round without repeat pairings was found; at most {} could exist.",
            rounds(most)
        ),
        (found, most) if found == most => {
            writeln!(text, "\n{} without repeat pairings can follow.", rounds(most))
        }
        (found, most) => {
            writeln!(text, "\n{} without repeat pairings can follow, and at most {most}.", rounds(found))
        }
    };
}

/// The groups for programs; the order of the fields is that of the output.
#[derive(Serialize)]
struct JsonOutput<'a> {
    seed: u64,
    rounds: Vec<RoundJson<'a>>,
    repeats: u32,
    repeated: &'a [(String, String, u32)],
    least_possible: u32,
    mix: serde_json::Map<String, serde_json::Value>,
    broken: &'a [String],
    stopped_early: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<Vec<(usize, &'a String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_for: Option<&'a [String]>,
    steps: u64,
}

#[derive(Serialize)]
struct RoundJson<'a> {
    groups: Vec<Group<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    sit_out: &'a [String],
}

#[derive(Serialize)]
struct Group<'a> {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    members: &'a [String],
    host: Option<&'a str>,
}

pub(super) fn json(args: &Args, input: &ParsedInput, planned: &Plan) -> Result<(), Fault> {
    let places = &input.places;
    let score = &planned.score;
    let share = |share: f64| serde_json::Value::from((share * 10_000.0).round() / 10_000.0);
    let told = JsonOutput {
        seed: args.seed,
        rounds: (planned.rounds.iter())
            .enumerate()
            .map(|(r, groups)| RoundJson {
                groups: (groups.iter().enumerate())
                    .map(|(g, group)| Group {
                        name: group_name(g),
                        place: place(places, r, g),
                        members: &group.members,
                        host: group.host.as_deref(),
                    })
                    .collect(),
                sit_out: input.sit_out.get(r).map_or(&[], Vec::as_slice),
            })
            .collect(),
        repeats: score.repeats,
        repeated: &score.repeated,
        least_possible: score.lower_bound,
        mix: score.mix.iter().map(|m| (m.attribute.clone(), share(m.share()))).collect(),
        broken: &score.broken,
        stopped_early: score.stopped_early,
        moved: args.keep.as_ref().map(|_| planned.moved.iter().map(|(r, name)| (r + 1, name)).collect()),
        moved_for: args.keep.as_ref().map(|_| planned.moved_for.as_slice()),
        steps: planned.steps,
    };
    aside(args, planned);
    stdio::json(&told)
}

/// Prints a row for each person in each round.
pub(super) fn csv(args: &Args, planned: &Plan) -> Result<(), Fault> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    let failed = |_| Failure::new("these groups cannot be printed as a table");
    rows.write_record(["round", "group", "name"]).map_err(failed)?;
    for (r, groups) in planned.rounds.iter().enumerate() {
        for (g, group) in groups.iter().enumerate() {
            for name in &group.members {
                rows.write_record([&(r + 1).to_string(), &group_name(g), name]).map_err(failed)?;
            }
        }
    }
    aside(args, planned);
    let bytes = rows.into_inner().unwrap_or_default();
    stdio::file(&String::from_utf8_lossy(&bytes))
}
