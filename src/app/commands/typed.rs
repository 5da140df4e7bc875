//! Owns what of a typed line names a command, and what is said to it: `extend 5`, `add 10 minutes`, `move Hana 2`.

use super::named::{Made, Named};
use crate::app::model::{Action, Model};
use crate::app::palette::{class, words};
use crate::workshop::text::search_key;
use crate::workshop::{Activity, Command, Edit, Kind, Moment, SessionState, count_of};

/// The most minutes that a command takes.
const MOST_MINUTES: u32 = 999;

/// Parts a typed line into what names the command and what is said to it. A number is said to it wherever it stands,
/// and a synonym may tell its place: `add N`. Of words, those behind its name are said to it.
pub(super) fn parted(named: &Named, typed: &str) -> (String, String) {
    let class_of = |head: &str| class(head, named.bare_name(), named.synonyms).filter(|class| *class > 0);
    if named.name.ends_with(" N") {
        let all = words(typed);
        let Some(at) = all.iter().position(|word| number(word).is_some()) else {
            return (typed.to_owned(), String::new());
        };
        let unit = |word: &str| ["m", "min", "mins", "minute", "minutes", "by", "of", "to"].contains(&word);
        let head = |number: &str, with_unit: bool| {
            let rest = all.iter().enumerate().filter(|(i, word)| *i == at || with_unit || !unit(word));
            words(&rest.map(|(i, word)| if i == at { number } else { word }).collect::<Vec<_>>().join(" ")).join(" ")
        };
        let heads = [head("", true), head("", false), head("n", false)];
        let heads = heads.into_iter().filter(|head| class_of(head).is_some());
        let head = heads.min_by_key(|head| class_of(head)).unwrap_or_else(|| typed.to_owned());
        return (head, number(&all[at]).map_or_else(String::new, |n| n.to_string()));
    }
    if class_of(typed).is_some_and(|class| class <= 2) {
        return (typed.to_owned(), String::new());
    }
    let all: Vec<&str> = typed.split_whitespace().collect();
    let heads = (1..all.len()).map(|at| (all[..at].join(" "), all[at..].join(" ")));
    let named_by = |head: &str| class_of(head).is_some_and(|class| class <= 3);
    heads.rev().find(|(head, _)| named_by(head)).unwrap_or_else(|| (typed.to_owned(), String::new()))
}

/// Reads `5`, `+5` or `5m`; less than nothing is no number of minutes.
fn number(word: &str) -> Option<u32> {
    let digits = word.strip_prefix('+').unwrap_or(word);
    let digits = digits.strip_suffix("min").or_else(|| digits.strip_suffix('m')).unwrap_or(digits);
    digits.parse().ok().filter(|n| (1..=MOST_MINUTES).contains(n))
}

fn minutes(m: &Model, typed: &str, like: &str) -> Result<i32, String> {
    match m.session.state() {
        SessionState::Planned => return Err("the session has not started".to_owned()),
        SessionState::Done => return Err("the session is over".to_owned()),
        SessionState::Live | SessionState::Paused => {}
    }
    number(typed).map(|n| n as i32).ok_or_else(|| format!("how many minutes? {like}"))
}

/// Gives what is running more minutes.
pub(super) fn extend(m: &Model, typed: &str, now: Moment) -> Made {
    add(m, minutes(m, typed, "extend 5")?, now)
}

/// Takes minutes from what is running.
pub(super) fn shorten(m: &Model, typed: &str, now: Moment) -> Made {
    add(m, -minutes(m, typed, "shorten 5")?, now)
}

fn add(m: &Model, by: i32, now: Moment) -> Made {
    let (total, _) = m.session.running_time(now);
    if total + chrono::TimeDelta::minutes(i64::from(by)) < chrono::TimeDelta::zero() {
        return Err("there is less time than that".to_owned());
    }
    let words = format!("{} {}", count_of(by.unsigned_abs() as usize, "minute"), if by < 0 { "less" } else { "more" });
    Ok((Action::Perform(Command::AddMinutes(by)), ending(m, &words, i64::from(by) * 60, now)))
}

/// Lets what is running have so many minutes left.
pub(super) fn set_time_left(m: &Model, typed: &str, now: Moment) -> Made {
    let n = minutes(m, typed, "set 10")?;
    let (total, elapsed) = m.session.running_time(now);
    let more = i64::from(n) * 60 - (total - elapsed).num_seconds();
    let words = format!("{} left", count_of(n.unsigned_abs() as usize, "minute"));
    Ok((Action::Perform(Command::SetTimeLeft(n.unsigned_abs())), ending(m, &words, more, now)))
}

/// Says when the session ends after so many seconds more.
fn ending(m: &Model, words: &str, seconds: i64, now: Moment) -> String {
    let ends = m.session.clock_status(now).ends + chrono::TimeDelta::seconds(seconds);
    format!("{words}, now ending {}", ends.format("%H:%M"))
}

/// Adds a break behind the running activity.
pub(super) fn add_break(m: &Model, typed: &str, _: Moment) -> Made {
    if m.session.state() == SessionState::Done {
        return Err("the session is over".to_owned());
    }
    let minutes = number(typed).ok_or("how many minutes? break 10")?;
    let step = m.session.step();
    let at = step.map_or(0, |step| step.activity + 1);
    let activity = Activity { title: "Break".to_owned(), kind: Kind::Break, minutes, ..Activity::default() };
    let edit = Edit::insert(at, activity);
    let after =
        step.map_or("at the start".to_owned(), |step| format!("after {}", m.session.plan.agenda[step.activity].title));
    let says = format!("a break of {} {after}", count_of(minutes as usize, "minute"));
    Ok((Action::Perform(Command::Plan(Box::new(edit))), says))
}

/// Moves somebody into a group: a few letters of the name, then the group's number.
pub(super) fn move_person(m: &Model, typed: &str, _: Moment) -> Made {
    let round = m.session.round().ok_or("no groups yet: g forms them")?;
    let ask = || {
        format!(
            "whom, and where? move {} 2",
            m.session.names().first().and_then(|n| n.split(' ').next()).unwrap_or("Ana")
        )
    };
    let (who, group) = typed.rsplit_once(' ').ok_or_else(ask)?;
    let group: usize = group.parse().map_err(|_| ask())?;
    let Some(target) = group.checked_sub(1).and_then(|at| round.groups.get(at)) else {
        return Err(format!("there are {}", count_of(round.groups.len(), "group")));
    };
    let key = search_key(who.trim());
    let names = m.session.names();
    let begins = |name: &&str| {
        let name = search_key(name);
        name.starts_with(&*key) || name.split(' ').any(|word| word.starts_with(&*key))
    };
    let found: Vec<&str> = names.into_iter().filter(begins).collect();
    match found[..] {
        [] => Err(format!("nobody here is called “{}”", who.trim())),
        [name] => {
            let says = format!("{name} to {}", target.name);
            Ok((Action::Perform(Command::Place { name: name.to_owned(), group: Some(group - 1) }), says))
        }
        [first, second, ..] => Err(format!("{first} or {second}?")),
    }
}
