//! Owns what the rules make of the counts: whether enough took part, whether something has passed, what becomes of a tie.
//! Every number it names is a count; it never divides.

use super::{Base, Pass, PollRun, Reading, TallyRow, Tie, Turnout};
use crate::workshop::count_of;
use crate::workshop::text::wording::join_with_and;

/// Returns the sentences that the rules of a run add to its result.
pub(super) fn of(run: &PollRun, rows: &[TallyRow], reading: &Reading, turnout: Turnout, marks: u64) -> Vec<String> {
    let sentences = [quorum(run, turnout), passed(run, rows, reading, turnout, marks), tie(run, rows, reading)];
    sentences.into_iter().flatten().collect()
}

/// Returns whether enough took part; who abstains takes part.
fn quorum(run: &PollRun, turnout: Turnout) -> Option<String> {
    let quorum = run.rules.quorum?;
    let needed = quorum.of(turnout.present);
    let rule = format!("{needed} needed ({quorum} of {} present)", turnout.present);
    Some(match turnout.voted {
        _ if turnout.present == 0 => "quorum unknown: nobody is marked as present".to_owned(),
        None => format!("quorum unknown: {rule}, but hands for several options do not show how many took part"),
        Some(voted) => {
            let took_part = voted + turnout.abstained;
            let met = if took_part >= needed { "met" } else { "not met" };
            format!("quorum {met}: {took_part} took part, {rule}")
        }
    })
}

fn passed(run: &PollRun, rows: &[TallyRow], reading: &Reading, turnout: Turnout, marks: u64) -> Option<String> {
    let pass = run.rules.pass;
    let yes_no = reading.asked.is_some();
    if (pass == Pass::Plurality && !yes_no) || rows.is_empty() || marks == 0 || reading.order.is_empty() {
        return None;
    }
    let leads = match (reading.asked, reading.order.first().map(Vec::as_slice)) {
        (Some(row), _) => row,
        (None, Some([one])) => *one,
        _ => return Some(format!("not passed: {} needed, but several options lead", name(pass))),
    };
    let count = rows[leads].count;
    let others = rows.iter().enumerate().filter(|(i, _)| *i != leads).map(|(_, r)| r.count).max().unwrap_or(0);
    if pass == Pass::Plurality {
        let verdict = verdict(run, count > others);
        return Some(format!("{verdict}: {count} for, {others} against"));
    }
    let (of, words) = match (run.rules.base.unwrap_or_default(), turnout.voted) {
        (Base::Present, _) => (turnout.present, format!("{} present", turnout.present)),
        (Base::Voters, Some(voted)) => (voted, count_of(voted, "voter")),
        (Base::Marks | Base::Voters, _) => {
            let people = run.known_method().filter(|m| !m.one_each && !m.exclusive).and(turnout.voted);
            people.map_or_else(|| (marks, format!("{marks}")), |voted| (voted, count_of(voted, "voter")))
        }
    };
    let needed = pass.needed(of);
    let verdict = verdict(run, count >= needed);
    Some(format!("{verdict}: {count} for {}, {needed} needed ({} of {words})", rows[leads].option, name(pass)))
}

/// Returns the verdict in words: nothing has passed before the poll is closed.
fn verdict(run: &PollRun, enough: bool) -> &'static str {
    match (run.closed.is_some(), enough) {
        (true, true) => "passed",
        (true, false) => "not passed",
        (false, true) => "would pass",
        (false, false) => "would not pass",
    }
}

fn name(pass: Pass) -> &'static str {
    match pass {
        Pass::Plurality => "the most",
        Pass::Majority => "a majority",
        Pass::TwoThirds => "two thirds",
        Pass::FourFifths => "four fifths",
        Pass::Unanimous => "all",
    }
}

/// Returns what becomes of a tie for the first place.
fn tie(run: &PollRun, rows: &[TallyRow], reading: &Reading) -> Option<String> {
    if let Some(chair) = &run.chair {
        return Some(format!("tie broken by the chair: {chair}"));
    }
    let top = reading.order.first().filter(|top| top.len() > 1)?;
    let names = join_with_and(top.iter().map(|&i| rows[i].option.as_str()));
    match (run.rules.tie, run.closed) {
        (Tie::Shared, _) | (_, None) => None,
        (Tie::RunOff, _) => Some(format!("tie: run-off between {names}")),
        (Tie::Chair, _) => Some(format!("tie: the chair decides between {names}")),
    }
}
