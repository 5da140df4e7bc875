//! Owns what the record knows of groups and polls: whose groups these are, who has met, what they come to, what a
//! move would change, which run is the newest. It never changes anything.

use std::collections::HashSet;

use super::breakout::{Mix, Move, Request, Score};
use super::{Group, Person, PollRun, Round, Session, breakout};

/// What would change if somebody were in another group.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// The group, counted from 0.
    pub group: usize,
    /// Whom of that group they have met before.
    pub again: Vec<String>,
    /// How many repeats there would be more or, negative, fewer.
    pub repeats: i64,
    /// The mix by the first attribute in percent of what can be attained, now and then; `None` where nothing is
    /// mixed.
    pub mix: Option<(u32, u32)>,
}

/// How well an attribute is mixed, in whole percent as the sentence of a score says it.
pub fn percent(mix: &Mix) -> u32 {
    (mix.distinct * 100).checked_div(mix.attainable).unwrap_or(100)
}

impl Session {
    /// The groups of an activity: its own newest round, or the round of the activity whose groups it keeps.
    pub fn round_of(&self, activity: &str) -> Option<&Round> {
        let own = self.record.breakouts.iter().rev().find(|r| r.activity == activity);
        own.or_else(|| self.round_of(self.kept_by(activity)?))
    }

    /// The activity whose groups another one keeps. Only an earlier one can be kept, so following it ends.
    fn kept_by(&self, activity: &str) -> Option<&str> {
        let at = self.plan.position(activity)?;
        let kept = self.plan.agenda[at].groups.as_ref()?.keep.as_deref()?;
        (self.plan.position(kept)? < at).then_some(kept)
    }

    /// The groups of the running activity.
    pub fn round(&self) -> Option<&Round> {
        self.round_of(&self.activity()?.id)
    }

    /// The groups of the nearest activity before the running one that has any, with its title.
    pub fn round_before(&self) -> Option<(&str, &Round)> {
        let at = self.plan.position(&self.activity()?.id)?;
        self.plan.agenda[..at].iter().rev().find_map(|a| {
            let own = self.record.breakouts.iter().rev().find(|r| r.activity == a.id)?;
            Some((a.title.as_str(), own))
        })
    }

    /// People who are here and in no group, while the running activity has groups.
    pub fn unplaced(&self) -> Vec<Person> {
        let Some(round) = self.round() else { return Vec::new() };
        let placed: HashSet<&str> = round.groups.iter().flat_map(|g| g.members.iter().map(String::as_str)).collect();
        // Asked for every frame, and mostly everybody is in a group.
        if self.here().iter().all(|name| placed.contains(name)) {
            return Vec::new();
        }
        self.present().into_iter().filter(|p| !placed.contains(p.name.as_str())).collect()
    }

    /// Where somebody without a group costs least: group counted from 0.
    pub fn place_for(&self, person: &Person) -> Option<usize> {
        let activity = self.activity()?;
        let mut here = self.groups_here(self.round_of(&activity.id)?);
        for group in &mut here {
            group.members.retain(|m| *m != person.name);
        }
        let grouping = activity.groups.clone().unwrap_or_default();
        let met = self.met_before(&activity.id);
        Some(breakout::place(&here, person, &self.everybody(), &grouping, &met))
    }

    /// The groups of a round without those who are not in the room; a group may be empty then.
    pub fn groups_here(&self, round: &Round) -> Vec<Group> {
        let here = self.here();
        let mut groups = round.groups.clone();
        for group in &mut groups {
            group.members.retain(|m| here.contains(m.as_str()));
            group.host.take_if(|h| !here.contains(h.as_str()));
        }
        groups
    }

    /// What the groups of the running activity come to for those who are in the room.
    pub fn score(&self) -> Option<Score> {
        let (groups, request) = self.as_request()?;
        Some(breakout::score(&request, &[groups]))
    }

    /// What each other group, the first so many of them, would change for somebody; nothing where they are not in the
    /// room.
    pub fn trials(&self, name: &str, most: usize) -> Vec<Trial> {
        let Some((groups, request)) = self.as_request() else { return Vec::new() };
        if !request.people.iter().any(|p| p.name == name) {
            return Vec::new();
        }
        let own = groups.iter().position(|g| g.members.iter().any(|m| m == name));
        let mixed = |score: &Score| score.mix.first().map(percent);
        let now = breakout::score(&request, std::slice::from_ref(&groups));
        let others = (0..groups.len()).filter(|&g| Some(g) != own).take(most);
        others
            .map(|group| {
                let mut then = groups.clone();
                if let Some(own) = own {
                    then[own].members.retain(|m| m != name);
                }
                then[group].members.push(name.to_owned());
                let score = breakout::score(&request, &[then]);
                let again = score.repeated.iter().filter_map(|(a, b, _)| match (a == name, b == name) {
                    (true, _) => Some(b.clone()),
                    (_, true) => Some(a.clone()),
                    _ => None,
                });
                Trial {
                    group,
                    again: again.collect(),
                    repeats: i64::from(score.repeats) - i64::from(now.repeats),
                    mix: mixed(&now).zip(mixed(&score)),
                }
            })
            .collect()
    }

    /// The fewest moves after which nobody in the room is alone in a group.
    pub fn company(&self) -> Vec<Move> {
        // Asked for every frame, and hardly ever is anybody alone.
        let here = self.here();
        let count = |g: &Group| g.members.iter().filter(|m| here.contains(m.as_str())).count();
        let alone = self.round().is_some_and(|r| r.groups.iter().any(|g| count(g) == 1));
        let Some((groups, request)) = alone.then(|| self.as_request()).flatten() else { return Vec::new() };
        let grouping = self.activity().and_then(|a| a.groups.clone()).unwrap_or_default();
        breakout::company(&groups, &request.people, &grouping, &request.history)
    }

    /// The running activity's groups of those who are in the room, and what was asked of them.
    fn as_request(&self) -> Option<(Vec<Group>, Request)> {
        let activity = self.activity()?;
        let round = self.round_of(&activity.id)?;
        let grouping = activity.groups.clone().unwrap_or_default();
        let met = self.met_before(&activity.id);
        Some((self.groups_here(round), Request::of_grouping(&self.present(), &grouping, &met, round.seed)))
    }

    /// The groups in which people met before this activity: those of earlier sessions of the series as far as they
    /// count, then the last round of every other activity, but for those whose groups it keeps, as nobody meets anew by
    /// staying together.
    pub fn met_before(&self, activity: &str) -> Vec<Vec<Vec<String>>> {
        let mut met = self.past_rounds();
        met.extend(self.own_rounds(activity));
        met
    }

    /// The same without the earlier sessions.
    pub(super) fn own_rounds(&self, activity: &str) -> Vec<Vec<Vec<String>>> {
        let rounds = &self.record.breakouts;
        let mut same = vec![activity];
        while let Some(kept) = same.last().and_then(|id| self.kept_by(id)) {
            same.push(kept);
        }
        let last = |i: usize| !rounds[i + 1..].iter().any(|r| r.activity == rounds[i].activity);
        (0..rounds.len())
            .filter(|&i| !same.contains(&rounds[i].activity.as_str()) && last(i))
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
