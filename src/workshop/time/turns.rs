//! Owns whose turn it is in the running phase, how long turns take, and what a show of thumbs may add. It never changes
//! anything; people and groups are in the record.

use crate::workshop::sort_by_key;
use chrono::TimeDelta;

use crate::workshop::{
    Activity, Each, Group, Moment, Note, NoteKind, Presence, Session, SessionState, Step, StepTiming,
};

/// Whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The group, the person, or the words of the entry.
    pub name: String,
    /// Which turn it is, from 1.
    pub at: usize,
    /// How many there are, as far as is known now.
    pub of: usize,
    /// Whose turn is next; nobody's where it is the last one.
    pub next: Option<String>,
}

/// Somebody who gets a turn, or would if they were here.
struct Taker {
    name: String,
    here: bool,
}

impl Session {
    /// Returns the minutes that a show of thumbs may add to what is running; nothing where its plan has none.
    pub fn extension(&self) -> Option<u32> {
        let (step, running) = self.step().zip(self.running())?;
        let extend = &self.phase().filter(|p| !p.extend.is_empty())?.extend;
        let here = |s: &&StepTiming| s.turn == running.turn;
        let given = self.stretches(step).filter(here).flat_map(|s| &s.thumbs).filter(|t| t.more > 0).count();
        extend.get(given).copied()
    }

    /// Returns what tells this question to the room's thumbs from others: the stretch, and how often it was asked in it.
    pub(in crate::workshop) fn thumbs_asked(&self) -> Option<String> {
        let running = self.running().filter(|_| self.is_under_way())?;
        Some(format!("{}-{}", running.started.timestamp(), running.thumbs.len()))
    }

    /// Returns whose turn it is in the running phase, where it gives turns.
    pub fn turn(&self) -> Option<Turn> {
        let name = self.running()?.turn.clone()?;
        let step = self.step()?;
        let takers = self.takers(step);
        let at = takers.iter().position(|t| t.name == name);
        let counts = |t: &&Taker| t.here || t.name == name || self.had_turn(step, &t.name);
        let before = at.map_or(0, |at| takers[..at].iter().filter(counts).count());
        let of = takers.iter().filter(counts).count().max(before + 1);
        Some(Turn { name, at: before + 1, of, next: self.next_turn() })
    }

    /// Returns whose turn follows; somebody who has left is passed over.
    pub(in crate::workshop) fn next_turn(&self) -> Option<String> {
        let step = self.step()?;
        let takers = self.takers(step);
        let name = self.running()?.turn.as_ref();
        match name.and_then(|name| takers.iter().position(|t| t.name == *name)) {
            Some(at) => takers.into_iter().skip(at + 1).find(|t| t.here).map(|t| t.name),
            // Its group is gone, merged with another one: whoever had no turn yet is next.
            None => takers.into_iter().find(|t| t.here && !self.had_turn(step, &t.name)).map(|t| t.name),
        }
    }

    /// Returns whose turn went before.
    pub(in crate::workshop) fn turn_before(&self) -> Option<String> {
        let step = self.step()?;
        let takers = self.takers(step);
        let at = takers.iter().position(|t| self.running().is_some_and(|s| s.turn.as_ref() == Some(&t.name)))?;
        takers.into_iter().take(at).rev().find(|t| t.here || self.had_turn(step, &t.name)).map(|t| t.name)
    }

    /// Returns who begins in a step: the first who had no turn yet, else the first.
    pub(in crate::workshop) fn first_turn(&self, step: Step) -> Option<String> {
        let here: Vec<Taker> = self.takers(step).into_iter().filter(|t| t.here).collect();
        let fresh = here.iter().position(|t| !self.had_turn(step, &t.name)).unwrap_or(0);
        here.into_iter().nth(fresh).map(|t| t.name)
    }

    /// Returns whose turn it was last in a step, for going back to it.
    pub(in crate::workshop) fn last_turn(&self, step: Step) -> Option<String> {
        let held = self.stretches(step).filter_map(|s| s.turn.clone()).last();
        held.or_else(|| self.takers(step).into_iter().rfind(|t| t.here).map(|t| t.name))
    }

    /// Returns everybody who takes a turn in a step, in order; nobody where it gives none, or has no groups yet.
    fn takers(&self, step: Step) -> Vec<Taker> {
        let activity = &self.plan.agenda[step.activity];
        match step.phase.and_then(|p| activity.phases[p].each) {
            None => Vec::new(),
            Some(Each::Person) => {
                let here = |name: &str| self.presence(name) == Presence::Here;
                self.everybody().into_iter().map(|p| Taker { here: here(&p.name), name: p.name }).collect()
            }
            Some(Each::Group) => {
                let Some(round) = self.round_of(&activity.id) else { return Vec::new() };
                let here = self.present_names();
                let anybody = |members: &[String]| members.iter().any(|m| here.contains(m.as_str()));
                let taker = |g: &Group| Taker { name: g.name.clone(), here: anybody(&g.members) };
                round.groups.iter().map(taker).collect()
            }
            Some(Each::Entry) => self.topics(step).into_iter().map(|name| Taker { name, here: true }).collect(),
        }
    }

    /// Returns the words of the entries that get a turn in a step: those with the most dots first, of as many the one
    /// that was written first. What is hidden gets none: whoever hears whose turn it is would hear what it says.
    fn topics(&self, step: Step) -> Vec<String> {
        let activity = &self.plan.agenda[step.activity];
        let phase = step.phase.and_then(|p| activity.phases.get(p));
        let columns: Vec<&String> = activity.columns_of(phase).map(|c| &c.id).collect();
        let stands = |n: &&Note| {
            n.activity.as_ref() == Some(&activity.id)
                && n.column.as_ref().is_some_and(|c| columns.contains(&c))
                && n.kind != NoteKind::Action
                && !n.is_hidden()
        };
        let mut entries: Vec<&Note> = self.record.notes.iter().map(AsRef::as_ref).filter(stands).collect();
        sort_by_key(&mut entries, |n| std::cmp::Reverse(n.all_dots()));
        let mut topics: Vec<String> = Vec::new();
        let most = phase.and_then(|p| p.turns).map_or(usize::MAX, |n| n as usize);
        for entry in entries {
            if topics.len() == most {
                break;
            }
            if !topics.contains(&entry.text) {
                topics.push(entry.text.clone());
            }
        }
        topics
    }

    fn had_turn(&self, step: Step, name: &str) -> bool {
        self.stretches(step).any(|s| s.turn.as_deref() == Some(name))
    }

    /// Returns how many turns a step will take: of the groups that were formed or that the expected people make, of the
    /// people who are expected or here, or of as many entries as the plan says.
    pub(in crate::workshop) fn expected_turns(&self, activity: usize, phase: usize) -> usize {
        let a = &self.plan.agenda[activity];
        let Some(each) = a.phases[phase].each else { return 1 };
        let people = match self.state() {
            SessionState::Planned => self.plan.people.len(),
            _ => self.head_count() as usize,
        };
        let formed = self.round_of(&a.id).map(|r| r.groups.len());
        match each {
            Each::Person => people,
            Each::Group => formed.unwrap_or_else(|| expected_groups(a, phase, people)),
            Each::Entry => a.phases[phase].turns.map_or(1, |n| n as usize),
        }
        .max(1)
    }

    /// Returns the time that what is running has in all, and what is used of it: of the turn, where there are turns.
    pub fn running_time(&self, now: Moment) -> (TimeDelta, TimeDelta) {
        let Some((step, running)) = self.step().zip(self.running()) else {
            return (TimeDelta::zero(), TimeDelta::zero());
        };
        if running.turn.is_none() {
            return (self.total(step), self.elapsed(step, now));
        }
        let turn = |s: &&StepTiming| s.turn == running.turn;
        let total = self.stretches(step).filter(turn).map(|s| s.planned + s.added).sum();
        (total, self.stretches(step).filter(turn).map(|s| s.elapsed(now)).sum())
    }

    /// Returns the time that a step has yet to take: what is left of it, or of its turn and the turns that follow.
    pub(in crate::workshop) fn left(&self, step: Step, now: Moment) -> TimeDelta {
        if self.step() != Some(step) || self.running().is_none_or(|s| s.turn.is_none()) {
            return (self.total(step) - self.elapsed(step, now)).max(TimeDelta::zero());
        }
        let (total, elapsed) = self.running_time(now);
        (total - elapsed).max(TimeDelta::zero()) + self.turns_to_come(step)
    }

    /// Returns the time of the turns that follow the running one.
    pub(in crate::workshop) fn turns_to_come(&self, step: Step) -> TimeDelta {
        let running = self.running().filter(|_| self.step() == Some(step)).and_then(|s| s.turn.as_ref());
        let Some(name) = running else { return TimeDelta::zero() };
        let takers = self.takers(step);
        let at = takers.iter().position(|t| t.name == *name).map_or(0, |at| at + 1);
        let coming = takers[at..].iter().filter(|t| t.here && !self.had_turn(step, &t.name)).count();
        let phase = step.phase.and_then(|p| self.plan.agenda[step.activity].phases.get(p));
        TimeDelta::minutes(phase.map_or(0, |p| i64::from(p.minutes))) * coming as i32
    }
}

/// Returns how many groups so many people make in a phase.
fn expected_groups(activity: &Activity, phase: usize, people: usize) -> usize {
    let said = activity.phases[..=phase].iter().rev().find_map(|p| p.with?.split());
    match said {
        Some(split) => split.sizes(people).len(),
        None => activity.groups.as_ref().map_or(1, |g| g.sizes(people).len()),
    }
}
