//! Owns with whom everybody works in the running phase: alone, in pairs, in the fours that pairs become, or all together.
//! It never changes anything; groups are in the record.

use crate::workshop::{GroupRound, Session, With};

/// What the phase asks for before its groups are at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regroup {
    /// Groups are to be formed.
    Form,
    /// The pairs are to be merged into fours.
    Merge,
}

impl Session {
    /// Returns with whom everybody works in the running phase, where its activity says so.
    pub fn with(&self) -> Option<With> {
        let step = self.step()?;
        self.plan.agenda[step.activity].with(step.phase?).map(|(_, with)| with)
    }

    /// Returns the phase that says so, by its title.
    pub(in crate::workshop) fn regrouping_phase(&self) -> Option<String> {
        let step = self.step()?;
        let activity = &self.plan.agenda[step.activity];
        activity.with(step.phase?).map(|(at, _)| activity.phases[at].title.clone())
    }

    /// Returns whether groups are to be at work in the running step.
    pub fn in_groups(&self) -> bool {
        match self.with() {
            Some(with) => with.split().is_some(),
            None => self.activity().is_some_and(|a| a.groups.is_some() || self.asked_of(&a.id).is_some()),
        }
    }

    /// Returns whether groups can be asked for in the running step though none are planned: not where everybody works
    /// alone, or all work together, by the plan.
    pub fn takes_groups(&self) -> bool {
        self.activity().is_some() && self.with().is_none_or(|with| with.split().is_some())
    }

    /// Returns what `g` does first in the running step; nothing once its groups are at work.
    pub fn regroup(&self) -> Option<Regroup> {
        if !self.in_groups() {
            return None;
        }
        let Some(round) = self.round() else { return Some(Regroup::Form) };
        let made_for = self.activity().and_then(|a| a.phases.iter().find(|p| Some(&p.title) == round.phase.as_ref()));
        let pairs = made_for.is_some_and(|p| p.with == Some(With::Pairs));
        (self.with() == Some(With::Fours) && pairs && round.groups.len() > 1).then_some(Regroup::Merge)
    }

    /// Returns which run of groups of its activity a round belongs to.
    pub(in crate::workshop) fn run_of(&self, round: &GroupRound) -> usize {
        let activity = self.plan.position(&round.activity).map(|i| &self.plan.agenda[i]);
        let phase = activity.zip(round.phase.as_ref()).and_then(|(a, t)| a.phases.iter().position(|p| p.title == *t));
        activity.zip(phase).map_or(0, |(a, p)| a.run(p))
    }

    /// Returns whether a round belongs to the run of groups that the running phase goes on with.
    pub(in crate::workshop) fn is_of_run(&self, round: &GroupRound) -> bool {
        let Some(step) = self.step().filter(|s| self.plan.agenda[s.activity].id == round.activity) else { return true };
        self.run_of(round) == step.phase.map_or(0, |p| self.plan.agenda[step.activity].run(p))
    }

    /// Returns the newest round of an activity in the run that the running phase goes on with, by its index.
    pub(in crate::workshop) fn newest_of_run(&self, activity: &str) -> Option<usize> {
        self.record.breakouts.iter().rposition(|r| r.activity == activity && self.is_of_run(r))
    }
}
