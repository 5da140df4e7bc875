//! Adds an option to an open poll, and puts the spelling of one right. What was counted before stays, and the run says
//! which option came late.

use super::alike::option_twice;
use std::sync::Arc;

use super::polls::open_run;
use crate::workshop::poll::{Answer, LateOption, budget};
use crate::workshop::text::{same, tidy};
use crate::workshop::{Event, PollRun, Refusal, Session};

/// The most options of one poll.
const MOST: usize = 100;

/// Adds an option to the open poll, behind the others.
pub(super) fn add(session: &mut Session, text: &str) -> Result<Vec<Event>, Refusal> {
    let option = tidy(text);
    let run = open_run(session)?;
    if option.is_empty() {
        return Err(Refusal::NoWords);
    }
    run.takes_options()?;
    let how = run.known_method().ok_or_else(|| Refusal::NotByHands(run.method.clone()))?;
    if let Some(first) = run.options.iter().find(|known| same(known, &option)) {
        return Err(option_twice(&option, first));
    }
    if run.options.len() >= MOST {
        return Err(Refusal::MostOptions(MOST));
    }
    // Dots that everybody has by the number of options stay as many as those who voted had.
    if how.keys.contains(&"budget") && run.rules.budget.is_none() {
        run.rules.budget = Some(budget(&run.rules, run.options.len()));
    }
    let late = LateOption { option: option.clone(), after: u32::try_from(run.counted()).unwrap_or(u32::MAX) };
    let after = late.when(run.one_vote());
    run.late.push(late);
    run.options.push(option.clone());
    if how.hands {
        run.hands.resize(run.options.len(), 0);
    }
    widen(run);
    Ok(vec![Event::OptionAdded { option, after }])
}

/// Gives the ballots that say something of every option nothing for the new one.
fn widen(run: &mut PollRun) {
    let options = run.options.len();
    let mut ties = std::mem::take(&mut run.ties);
    let changed = ties.votes.values_mut().map(|vote| &mut vote.answer);
    for answer in run.ballots.iter_mut().map(|ballot| &mut Arc::make_mut(ballot).vote.answer).chain(changed) {
        match answer {
            Answer::Amounts(amounts) => amounts.resize(options, 0),
            Answer::Places(places) => places.resize(options, None),
            Answer::Options(_) | Answer::Ranks(_) | Answer::Words(_) | Answer::Abstain | Answer::Invalid => {}
        }
    }
    run.ties = ties;
}

/// Puts the spelling of an option right in every run of the poll; the counts stay.
pub(super) fn correct(session: &mut Session, option: usize, text: &str) -> Result<Vec<Event>, Refusal> {
    let is = tidy(text);
    let run = session.poll_run().ok_or(Refusal::PollNotOpen)?;
    let was = run.options.get(option).cloned().ok_or(Refusal::NoOption(option + 1))?;
    if is.is_empty() {
        return Err(Refusal::NoWords);
    }
    if was == is {
        return Ok(Vec::new());
    }
    let series: Vec<usize> = session.series(run);
    let others = series.iter().flat_map(|&i| &session.record.polls[i].options).filter(|o| **o != was);
    if let Some(first) = others.into_iter().find(|o| same(o, &is)) {
        return Err(option_twice(&is, first));
    }
    for i in series {
        let run = Arc::make_mut(&mut session.record.polls[i]);
        let Some(place) = run.options.iter().position(|o| *o == was) else { continue };
        run.options[place].clone_from(&is);
        run.corrected.push((was.clone(), is.clone()));
        for late in run.late.iter_mut().filter(|late| late.option == was) {
            late.option.clone_from(&is);
        }
        if run.chair.as_ref() == Some(&was) {
            run.chair = Some(is.clone());
        }
    }
    Ok(vec![Event::OptionCorrected { was, is }])
}
