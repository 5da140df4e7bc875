//! Owns what a run may not be, whatever its counts: what no closed poll of this program can say. It looks at counts and
//! names only, and never at what the rules make of them.

use std::collections::HashSet;

use super::chain::{SealState, ends_with_last_seal, seal_states};
use super::{Answer, Method, PollRun, Tie, alike, tally};
use crate::workshop::text::same_key;
use crate::workshop::{Record, count_of};

/// What was found out about one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunAudit {
    /// How it stands to its seal.
    pub seal: SealState,
    /// What is wrong with it, in words; empty where everything fits.
    pub faults: Vec<String>,
}

/// Looks at every run of a record; what is wrong with the runs as a whole comes beside them.
pub fn audit(record: &Record) -> (Vec<RunAudit>, Vec<String>) {
    let states = seal_states(record);
    let look = |(i, seal): (usize, SealState)| {
        let mut faults = run_faults(&record.polls[i]);
        faults.extend(faults_beside_others(record, i));
        if seal == SealState::Broken {
            faults.push(broken_seal(&record.polls[i]).to_owned());
        }
        RunAudit { seal, faults }
    };
    let runs = states.into_iter().enumerate().map(look).collect();
    let lost = !ends_with_last_seal(record);
    let whole = lost.then(|| {
        "the seal of the last run is not the one that the record names as the last: a run was removed or exchanged, \
         or version 0.1.0 closed one"
            .to_owned()
    });
    (runs, whole.into_iter().collect())
}

fn broken_seal(run: &PollRun) -> &'static str {
    match (&run.sealed, run.closed) {
        (None, _) => {
            "it has no seal, and a run before it has one: the line sealed was removed, or version 0.1.0 closed it"
        }
        (Some(_), None) => "it is sealed and not closed: the line closed was removed",
        _ => "its SHA-256 seal does not match: it was edited, or a run was removed, moved or exchanged before it",
    }
}

/// Lists what cannot be in one run.
fn run_faults(run: &PollRun) -> Vec<String> {
    let mut faults = Vec::new();
    if run.closed.is_some_and(|closed| closed < run.opened) {
        faults.push("it was closed before it was opened".to_owned());
    }
    if run.revealed.is_some_and(|revealed| revealed < run.opened) {
        faults.push("its result was revealed before it was opened".to_owned());
    }
    let mut options = HashSet::new();
    if let Some(twice) = run.options.iter().find(|option| !options.insert(option.as_str())) {
        faults.push(format!("the option \"{twice}\" is there twice"));
    }
    faults.extend(name_faults(run));
    let Some(method) = run.known_method() else {
        faults.push(format!("this version does not know the method \"{}\" and cannot recount it", run.method));
        return faults;
    };
    faults.extend(count_faults(run, method));
    faults.extend(ballot_fault(run, method));
    faults.extend(change_faults(run, method));
    faults
}

/// Lists who is there twice, or where nobody may be.
fn name_faults(run: &PollRun) -> Vec<String> {
    let mut faults = Vec::new();
    let signed = run.ballots.iter().filter_map(|ballot| ballot.by.as_deref());
    let mut seen = HashSet::new();
    if let Some(twice) = signed.clone().chain(run.voters.iter().map(String::as_str)).find(|n| !seen.insert(same_key(n)))
    {
        faults.push(format!("{twice} voted twice"));
    }
    let names = signed.count();
    if run.rules.named && names < run.ballots.len() {
        faults.push(format!("it is named, and {} no name", have(run.ballots.len() - names)));
    } else if !run.rules.named && names > 0 {
        faults.push(format!("it is anonymous, and {} a name", have(names)));
    }
    if run.voters.len() > run.ballots.len() {
        let (voters, ballots) = (count_of(run.voters.len(), "voter"), count_of(run.ballots.len(), "ballot"));
        faults.push(format!("{voters}, and {ballots}"));
    }
    faults
}

fn have(ballots: usize) -> String {
    format!("{} {}", count_of(ballots, "ballot"), if ballots == 1 { "has" } else { "have" })
}

/// Lists hands and ballots that cannot have been counted like this.
fn count_faults(run: &PollRun, method: &Method) -> Vec<String> {
    let mut faults = Vec::new();
    if !run.hands.is_empty() && run.hands.len() != run.options.len() {
        let (hands, options) = (count_of(run.hands.len(), "count"), count_of(run.options.len(), "option"));
        faults.push(format!("{hands} of hands, and {options}"));
    }
    if run.has_hands() && !method.hands {
        faults.push(format!("hands were counted, and the method {} has ballots only", method.name));
    }
    if run.has_hands() && !run.ballots.is_empty() && !run.rules.mixed {
        faults.push("hands and ballots were counted, and it takes only one of them".to_owned());
    }
    let most = u64::from(run.hands.iter().copied().max().unwrap_or(0));
    let hands = if method.one_each { run.hand_count() } else { most };
    let people = hands + u64::from(run.abstaining) + run.ballots.len() as u64;
    // Where nobody keeps attendance, nobody knows how many may vote.
    if run.present > 0 && people > u64::from(run.present) {
        faults.push(format!("{} voted, and {} present", count_of(people, "person"), were(run.present)));
    }
    faults
}

fn were(people: u32) -> String {
    format!("{people} {}", if people == 1 { "was" } else { "were" })
}

/// Says which ballot the method does not take.
fn ballot_fault(run: &PollRun, method: &Method) -> Option<String> {
    let refused = |answer: &Answer| match answer {
        Answer::Invalid => false,
        Answer::Abstain => !method.abstains,
        answer => (method.check)(answer.clone(), &run.options, &run.rules).is_err(),
    };
    let place = run.ballots.iter().position(|ballot| refused(&ballot.vote.answer))?;
    Some(format!("ballot {} is not one for the method {}", place + 1, method.name))
}

/// Lists what was said after voting, and cannot have been.
fn change_faults(run: &PollRun, method: &Method) -> Vec<String> {
    let mut faults = Vec::new();
    if run.abstaining > 0 && !method.abstains {
        faults.push(format!("nobody abstains with the method {}", method.name));
    }
    if !run.reasons.is_empty() && !method.reasons {
        faults.push(format!("nobody gives reasons with the method {}", method.name));
    }
    let said = |answer: &str| run.votes().any(|a| matches!(a, Answer::Words(words) if alike(words) == answer));
    if let Some((from, into)) = run.moved.iter().find(|(from, into)| from == into || !said(from) || !said(into)) {
        faults.push(format!("\"{from}\" was merged into \"{into}\", and nobody gave both answers"));
    }
    let renamed = |from: usize, text: &String| {
        run.options.contains(text) || run.corrected[from + 1..].iter().any(|(was, _)| was == text)
    };
    if let Some((_, (_, is))) = run.corrected.iter().enumerate().find(|(i, (_, is))| !renamed(*i, is)) {
        faults.push(format!("an option was corrected to \"{is}\", and there is no such option"));
    }
    faults.extend(late_fault(run, method));
    if let Some(chair) = run.chair.as_ref().filter(|chair| !was_tied(run, chair)) {
        faults.push(format!("the chair decided for \"{chair}\", and there was no such tie"));
    }
    faults
}

/// Says which option cannot have come late.
fn late_fault(run: &PollRun, method: &Method) -> Option<String> {
    let mut names = HashSet::new();
    run.late.iter().map(|late| &late.option).find_map(|option| {
        if !method.needs_options || !run.options.contains(option) {
            Some(format!("\"{option}\" is listed as added late, and there is no such option"))
        } else {
            (!names.insert(option)).then(|| format!("\"{option}\" is listed twice as added late"))
        }
    })
}

/// Returns whether an option shares the first place, so that the chair could decide for it.
fn was_tied(run: &PollRun, option: &str) -> bool {
    let tally = tally(run, None);
    let shares = || tally.decision.tied_rows().iter().any(|row| tally.rows[*row].option == option);
    run.closed.is_some() && run.rules.tie == Tie::Chair && shares()
}

/// Lists what cannot be beside the other runs and the hours of the session.
fn faults_beside_others(record: &Record, index: usize) -> Vec<String> {
    let run = &record.polls[index];
    let before = &record.polls[..index];
    let mut faults = Vec::new();
    let content = |r: &PollRun| PollRun { sealed: None, resealed: 0, ..r.clone() };
    let twin = before.iter().find(|r| r.opened == run.opened && content(r) == content(run));
    if twin.is_some() {
        faults.push("the same run is in the file twice".to_owned());
    } else if before.last().is_some_and(|last| run.opened < last.opened) {
        faults.push("it was opened before the run above it in the file".to_owned());
    } else if let Some(last) = before.iter().rev().find(|r| r.activity == run.activity)
        && last.closed.is_none_or(|closed| run.opened < closed)
    {
        faults.push("it was opened while the run before it was open".to_owned());
    }
    if record.started.is_some_and(|started| run.opened < started) {
        faults.push("it was opened before the session began".to_owned());
    }
    if record.ended.is_some_and(|ended| run.opened > ended || run.closed.is_some_and(|closed| closed > ended)) {
        faults.push("it was open after the session ended".to_owned());
    }
    faults
}
