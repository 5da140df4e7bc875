//! Owns what a session knows of its polls: which run is the newest, what would be asked next, which runs are of one poll.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::{LateOption, method};
use crate::workshop::text::same;
use crate::workshop::{PollPlan, PollRun, Refusal, Session};

/// Which run of all polls of a session it is. What was sent for one run is never counted in another one, though that may
/// have taken its place after an undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RunId {
    /// Its place in the record, counted from 0.
    place: usize,
    /// The second at which it was opened.
    opened: i64,
}

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.place, self.opened)
    }
}

impl FromStr for RunId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (place, opened) = text.split_once('-').ok_or(())?;
        let run = Self { place: place.parse().map_err(drop)?, opened: opened.parse().map_err(drop)? };
        // One text for one run: no signs, no zeros before it.
        if run.to_string() == text { Ok(run) } else { Err(()) }
    }
}

/// Where a run stands among the runs of its poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunPlace {
    /// Which of the runs given is the one before it.
    pub before: Option<usize>,
    /// Which run it is, counted from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

/// Returns where each run stands among those that ask the same in the same activity.
pub fn run_places<'r>(runs: impl Iterator<Item = &'r PollRun>) -> Vec<RunPlace> {
    let mut polls: HashMap<(&str, Option<&str>), Vec<usize>> = HashMap::new();
    let mut places: Vec<RunPlace> = Vec::new();
    for (i, run) in runs.enumerate() {
        let poll = polls.entry((&run.activity, run.quick.then_some(run.question.as_str()))).or_default();
        places.push(RunPlace { before: poll.last().copied(), number: poll.len() + 1, of: 0 });
        poll.push(i);
    }
    for poll in polls.values() {
        for &i in poll {
            places[i].of = poll.len();
        }
    }
    places
}

impl Session {
    /// Returns the runs of all polls of an activity with their indexes, oldest first. Several polls can be asked in one
    /// activity, so whoever names a result takes the run itself.
    pub fn runs_of<'a>(&'a self, activity: &'a str) -> impl DoubleEndedIterator<Item = (usize, &'a PollRun)> {
        let all = self.record.polls.iter().map(AsRef::as_ref).enumerate();
        all.filter(move |(_, run): &(usize, &PollRun)| run.activity == activity)
    }

    /// Returns the runs of the running activity's polls, oldest first.
    pub fn poll_runs(&self) -> impl DoubleEndedIterator<Item = &PollRun> {
        self.activity().into_iter().flat_map(|a| self.runs_of(&a.id)).map(|(_, run)| run)
    }

    /// Returns the newest run of the running activity's poll.
    pub fn poll_run(&self) -> Option<&PollRun> {
        self.poll_runs().next_back()
    }

    /// Returns which run the newest one of the running activity's poll is.
    pub fn run_id(&self) -> Option<RunId> {
        let activity = self.activity()?;
        let (place, run) = self.runs_of(&activity.id).next_back()?;
        Some(RunId { place, opened: run.opened.timestamp() })
    }

    /// Returns whether a poll of the running activity is open.
    pub fn has_open_poll(&self) -> bool {
        self.poll_run().is_some_and(|run| run.closed.is_none())
    }

    /// Returns what would be asked if a poll were opened in the running activity: the question, how, and whether it is
    /// one asked on the spot. It is the poll of the plan or, where it has none, the last one asked on the spot; with
    /// the spellings that were put right and the options that were added.
    pub fn next_poll(&self) -> Result<(String, PollPlan, bool), Refusal> {
        let refusal = || if self.record.started.is_none() { Refusal::NotStarted } else { Refusal::Over };
        let activity = self.activity().ok_or_else(refusal)?;
        let on_the_spot = |r: &&PollRun| r.quick && (activity.poll.is_none() || r.closed.is_none());
        if let Some(run) = self.poll_run().filter(on_the_spot) {
            return Ok((run.question.clone(), run.ballot_form(), true));
        }
        let mut plan = activity.poll.clone().ok_or_else(|| Refusal::NotAPoll(activity.title.clone()))?;
        for run in self.poll_runs().filter(|r| !r.quick) {
            for (was, is) in &run.corrected {
                if let Some(option) = plan.options.iter_mut().find(|o| *o == was) {
                    option.clone_from(is);
                }
            }
            let new = |late: &&LateOption| !plan.options.iter().any(|known| same(known, &late.option));
            let added: Vec<String> = run.late.iter().filter(new).map(|late| late.option.clone()).collect();
            plan.options.extend(added);
        }
        Ok((activity.prompt.clone().unwrap_or_else(|| activity.title.clone()), plan, false))
    }

    /// Returns what can be answered now: the newest run's form or, before the first, the one to come.
    pub fn ballot_form(&self) -> Option<PollPlan> {
        let run = self.poll_run().map(PollRun::ballot_form);
        run.or_else(|| {
            let mut plan = self.next_poll().ok()?.1;
            plan.options = (method(&plan.method)?.options)(&plan);
            Some(plan)
        })
    }

    pub(in crate::workshop) fn poll_run_mut(&mut self) -> Option<&mut PollRun> {
        let (newest, _) = self.runs_of(&self.activity()?.id).next_back()?;
        Some(Arc::make_mut(&mut self.record.polls[newest]))
    }

    /// Returns the runs of one poll by their indexes, oldest first: those of the activity that ask the same.
    pub fn series(&self, of: &PollRun) -> Vec<usize> {
        let same =
            |r: &PollRun| r.activity == of.activity && r.quick == of.quick && (!r.quick || r.question == of.question);
        (0..self.record.polls.len()).filter(|&i| same(&self.record.polls[i])).collect()
    }

    /// Returns the run of the same poll before this one.
    pub fn run_before(&self, run: &PollRun) -> Option<&PollRun> {
        let runs = || self.series(run).into_iter().map(|i| self.record.polls[i].as_ref());
        runs().take_while(|r| !std::ptr::eq(*r, run)).last()
    }

    /// Returns which run of its poll this is, counted from 1, of those that were opened until then.
    pub fn run_number(&self, run: &PollRun) -> usize {
        let before = self.series(run).into_iter().take_while(|&i| !std::ptr::eq(self.record.polls[i].as_ref(), run));
        before.count() + 1
    }
}
