//! Owns what the room may see. A hidden result or a private script is absent from it, not covered up.

use super::poll::{self, PublicPoll};
use super::{Group, Session, State};

/// What the room may see at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Public {
    /// The session's title.
    pub title: String,
    /// The running activity's title.
    pub activity: Option<String>,
    /// The running phase: title, place counted from 1, and how many there are.
    pub phase: Option<(String, usize, usize)>,
    /// What is asked.
    pub prompt: String,
    /// The groups of the running activity.
    pub groups: Vec<Group>,
    /// The running activity's poll, once it was opened.
    pub poll: Option<PublicPoll>,
    /// What comes next.
    pub next: Option<String>,
    /// What everybody is to do until the next session, once this one is over.
    pub homework: Vec<String>,
}

impl Session {
    /// What the room may see now.
    pub fn public(&self) -> Public {
        let step = self.step();
        let activity = step.map(|s| &self.plan.agenda[s.activity]);
        let phase = step.and_then(|s| {
            let activity = &self.plan.agenda[s.activity];
            let p = s.phase?;
            Some((activity.phases[p].title.clone(), p + 1, activity.phases.len()))
        });
        let prompt = activity.map(|a| a.question(step.and_then(|s| a.phases.get(s.phase?))));
        let poll = activity.and_then(|a| a.poll.as_ref()).and_then(|plan| {
            let runs: Vec<_> = self.poll_runs().collect();
            let (run, earlier) = runs.split_last()?;
            Some(poll::public(plan, run, runs.len(), earlier.last().copied()))
        });
        let groups = activity.filter(|a| a.groups.is_some()).and_then(|a| self.round_of(&a.id));
        let next = match self.state() {
            State::Done => None,
            _ => self.plan.steps().into_iter().find(|s| step.is_none_or(|now| *s > now)).map(|s| {
                let a = &self.plan.agenda[s.activity];
                s.phase.map_or_else(|| a.title.clone(), |p| a.phases[p].title.clone())
            }),
        };
        Public {
            title: self.plan.title.clone(),
            activity: activity.map(|a| a.title.clone()),
            phase,
            prompt: prompt.unwrap_or_default(),
            groups: groups.map_or_else(Vec::new, |r| r.groups.clone()),
            poll,
            next,
            homework: if self.state() == State::Done { self.plan.homework.clone() } else { Vec::new() },
        }
    }
}
