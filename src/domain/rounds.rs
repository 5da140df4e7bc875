//! Owns what the record knows of groups and polls: whose groups these are, who has met, which run is the newest.
//! It never changes anything.

use std::collections::HashSet;

use super::{Person, PollRun, Presence, Round, Session, breakout};

impl Session {
    /// The groups of an activity: its own newest round, or the round of the activity whose groups it keeps.
    pub fn round_of(&self, activity: &str) -> Option<&Round> {
        let own = self.record.breakouts.iter().rev().find(|r| r.activity == activity);
        own.or_else(|| {
            let at = self.plan.position(activity)?;
            let kept = self.plan.agenda[at].groups.as_ref()?.keep.as_deref()?;
            // Only an earlier activity can be kept, so this ends.
            (self.plan.position(kept)? < at).then(|| self.round_of(kept)).flatten()
        })
    }

    /// The groups of the running activity.
    pub fn round(&self) -> Option<&Round> {
        self.round_of(&self.activity()?.id)
    }

    /// People who are here and in no group, while the running activity has groups.
    pub fn unplaced(&self) -> Vec<Person> {
        let Some(round) = self.round() else { return Vec::new() };
        let placed: HashSet<&str> = round.groups.iter().flat_map(|g| g.members.iter().map(String::as_str)).collect();
        self.present().into_iter().filter(|p| !placed.contains(p.name.as_str())).collect()
    }

    /// Where somebody without a group costs least: group counted from 0.
    pub fn place_for(&self, person: &Person) -> Option<usize> {
        let activity = self.activity()?;
        let round = self.round_of(&activity.id)?;
        let mut here = round.groups.clone();
        for group in &mut here {
            group.members.retain(|m| *m != person.name && self.presence(m) == Presence::Here);
        }
        let grouping = activity.groups.clone().unwrap_or_default();
        let met = self.met_before(&activity.id);
        Some(breakout::place(&here, person, &self.everybody(), &grouping, &met))
    }

    /// The groups in which people met before this activity: the last round of every other one.
    pub fn met_before(&self, activity: &str) -> Vec<Vec<Vec<String>>> {
        let rounds = &self.record.breakouts;
        let last = |i: usize| !rounds[i + 1..].iter().any(|r| r.activity == rounds[i].activity);
        (0..rounds.len())
            .filter(|&i| rounds[i].activity != activity && last(i))
            .map(|i| rounds[i].groups.iter().map(|g| g.members.clone()).collect())
            .collect()
    }

    /// The runs of the running activity's poll, oldest first.
    pub fn poll_runs(&self) -> impl Iterator<Item = &PollRun> {
        let id = self.activity().map(|a| a.id.as_str());
        self.record.polls.iter().filter(move |r| Some(r.activity.as_str()) == id)
    }

    /// The newest run of the running activity's poll.
    pub fn poll_run(&self) -> Option<&PollRun> {
        self.poll_runs().last()
    }

    pub(super) fn poll_run_mut(&mut self) -> Option<&mut PollRun> {
        let id = self.activity()?.id.clone();
        self.record.polls.iter_mut().rev().find(|r| r.activity == id)
    }
}
