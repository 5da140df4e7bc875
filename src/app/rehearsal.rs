//! Owns a rehearsal: a session held by invented people on an invented day, some of whom come late or not at all, and
//! with activities that take longer than planned, by a facilitator who uses the slack of the plan. It presses no keys
//! and writes no file; the same seed gives the same day.

mod assumptions;

use chrono::TimeDelta;

use super::model::Model;
use super::perform::perform;
use super::views::groups;
use super::views::shared::fit_in;
use crate::workshop::breakout::Random;
use crate::workshop::lint::spare_time;
use crate::workshop::{Activity, Command, Drafts, Moment, Note, Person, Plan, Regroup, Session, SessionState};

pub use assumptions::{Assumptions, keys};

/// More happens in no session.
const MOST: usize = 20_000;

/// A rehearsal under way.
#[derive(Debug)]
pub struct Rehearsal {
    /// The session, as the live screen shows it.
    pub model: Model,
    random: Random,
    assumptions: Assumptions,
    /// What the facilitator cut off each step, with its activity.
    cuts: Vec<(String, TimeDelta)>,
    /// What is to happen, and when; of what happens at once the first comes first.
    schedule: Vec<(Moment, Next)>,
    planned_start: Moment,
    missing: usize,
    late: usize,
    happened: usize,
}

/// What happens next.
#[derive(Debug, Clone)]
enum Next {
    Start,
    Arrive(Person),
    Say(&'static str),
    Hands,
    ClosePoll,
    GoOn,
}

/// How an activity went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Took {
    /// Its title.
    pub title: String,
    /// When it began.
    pub began: Moment,
    /// What the plan gives it.
    pub planned: TimeDelta,
    /// What it took.
    pub took: TimeDelta,
    /// How much longer it would have taken, had the facilitator not shortened it because it was late.
    pub cut: TimeDelta,
}

/// How a rehearsal went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How many people were expected, did not come, and came late.
    pub people: (usize, usize, usize),
    /// When it was to begin, and began.
    pub began: (Moment, Moment),
    /// Each activity that was held.
    pub took: Vec<Took>,
    /// Titles of the activities that were skipped to save time.
    pub skipped: Vec<String>,
    /// When it was to end, and ended.
    pub ended: (Moment, Moment),
    /// When the room has to be free.
    pub hard_end: Option<Moment>,
    /// What would have given time back, and how much.
    pub helps: Vec<(String, TimeDelta)>,
}

impl Outcome {
    /// Returns how far after the moment the room has to be free, or else after the planned end; negative before it.
    pub fn late(&self) -> TimeDelta {
        self.ended.1 - self.hard_end.unwrap_or(self.ended.0)
    }
}

impl Rehearsal {
    /// Creates a rehearsal of this plan with so many people, or those of its roster; it is to begin at `start`.
    pub fn new(plan: &Plan, people: Option<usize>, seed: u64, start: Moment, assumptions: Assumptions) -> Self {
        let mut random = Random::new(seed);
        let mut plan = plan.clone();
        plan.date = Some(start.date_naive());
        plan.start = Some(start.time());
        if let Some(count) = people.or_else(|| plan.people.is_empty().then_some(assumptions.people)) {
            plan.people = invented(&plan, count);
        }
        let mut late = Vec::new();
        let mut missing = 0;
        let people = plan.people.clone();
        for person in &people {
            match random.below(100) {
                n if n < assumptions.absent => missing += 1,
                n if n < assumptions.absent + assumptions.late => {
                    late.push((minutes(&mut random, assumptions.late_by), person.clone()));
                }
                _ => {}
            }
        }
        let wait = minutes(&mut random, assumptions.start);
        let mut model = Model::new(Session::new(plan), Drafts::default(), start);
        model.saving.on_disk = u64::MAX;
        let mut schedule = vec![(start + wait, Next::Start)];
        let late_count = late.len();
        // Whoever comes before it begins is not late.
        schedule.extend(late.into_iter().map(|(after, person)| (start + wait + after, Next::Arrive(person))));
        Self {
            model,
            random,
            assumptions,
            cuts: Vec::new(),
            schedule,
            planned_start: start,
            missing,
            late: late_count,
            happened: 0,
        }
    }

    /// Returns when something happens next; nothing once it is over.
    pub fn next_at(&self) -> Option<Moment> {
        let over = self.model.session.state() == SessionState::Done || self.happened >= MOST;
        self.schedule.iter().map(|(at, _)| *at).min().filter(|_| !over)
    }

    /// Lets the next thing happen.
    pub fn step(&mut self) {
        let Some(at) = self.next_at() else { return };
        let Some(place) = self.schedule.iter().position(|(moment, _)| *moment == at) else { return };
        let (now, what) = self.schedule.remove(place);
        self.happened += 1;
        match what {
            Next::Start => {
                self.say(Command::Start, now);
                self.send_away(now);
                self.enter(now);
            }
            Next::Arrive(person) => {
                self.say(Command::Arrive(person), now);
                if !self.model.session.unplaced().is_empty() {
                    fit_in(&mut self.model, 0, now);
                }
            }
            Next::Say(text) => {
                let note = self.model.captured(text, now);
                self.say(Command::Capture(Box::new(Note { at: now, ..note })), now);
            }
            Next::Hands => self.hands(now),
            Next::ClosePoll => {
                if self.model.session.has_open_poll() {
                    self.say(Command::ClosePoll, now);
                }
            }
            Next::GoOn => {
                self.say(self.onwards(now), now);
                if self.model.session.state() == SessionState::Live {
                    self.enter(now);
                }
            }
        }
    }

    fn say(&mut self, command: Command, now: Moment) {
        perform(&mut self.model, command, now);
    }

    /// Sends away the first of those who are neither here nor on their way.
    fn send_away(&mut self, now: Moment) {
        let late: Vec<String> = self
            .schedule
            .iter()
            .filter_map(|(_, next)| match next {
                Next::Arrive(person) => Some(person.name.clone()),
                _ => None,
            })
            .collect();
        let mut others: Vec<String> = self.model.session.plan.people.iter().map(|p| p.name.clone()).collect();
        others.retain(|name| !late.contains(name));
        for name in &late {
            self.say(Command::MarkMissing(name.clone()), now);
        }
        for _ in 0..self.missing.min(others.len()) {
            let name = others.remove(self.random.below(others.len()));
            self.say(Command::MarkMissing(name), now);
        }
    }

    /// Plans what happens in the step that runs now.
    fn enter(&mut self, now: Moment) {
        let Some(activity) = self.model.session.activity().cloned() else { return };
        let mut length = TimeDelta::zero();
        let regroup = self.model.session.regroup();
        if activity.groups.is_some() && (regroup.is_some() || self.model.session.round().is_none()) {
            match regroup {
                Some(Regroup::Merge) => self.say(Command::Merge, now),
                Some(Regroup::Form) => groups::shuffle(&mut self.model, 0, now),
                None => {}
            }
            // Finding one's group takes a moment.
            let (least, most) = self.assumptions.groups;
            length += TimeDelta::seconds((least + self.random.below((most - least).max(1))) as i64);
        }
        let planned = self.model.session.clock_status(now).remaining().max(TimeDelta::zero());
        let (least, most) = self.assumptions.pace(activity.kind);
        length += planned * (least + self.random.below(most - least + 1)) as i32 / 100;
        let cut = self.cut(&activity, planned, length, now);
        length -= cut;
        self.cuts.push((activity.id.clone(), cut));
        if self.model.session.poll_run().is_none() && activity.poll.is_some() {
            self.schedule.push((now + length / 3, Next::Hands));
            self.schedule.push((now + length * 5 / 6, Next::ClosePoll));
        }
        let words =
            ["Someone said something worth keeping", "?What about the others?", "@nobody follow this up by friday"];
        self.schedule.push((now + length / 2, Next::Say(words[self.random.below(words.len())])));
        // Nobody goes on before a pinned start.
        let following = self.model.session.step().map(|s| s.activity + 1);
        let agenda = &self.model.session.plan.agenda;
        let pinned = following.filter(|i| agenda.get(*i).is_some_and(|a| a.at.is_some()));
        let pin = pinned.map(|i| self.model.session.expected_starts(now)[i]);
        // A pin further away than the step is long is waited for.
        let waits = pin.filter(|pin| *pin > now + planned);
        let end = waits.map_or(now + length, |pin| pin.max(now + length));
        self.schedule.push((end, Next::GoOn));
    }

    /// Returns how late the session ends, as far as is known now: after the moment the room has to be free, or else
    /// after the planned end; negative before it.
    fn lateness(&self, now: Moment) -> TimeDelta {
        let status = self.model.session.clock_status(now);
        status.ends - status.hard_end.unwrap_or(status.planned_end)
    }

    /// Returns what the facilitator cuts off the step that runs, so that the session ends in time: its activity is not
    /// shorter than its `least`.
    fn cut(&self, activity: &Activity, planned: TimeDelta, length: TimeDelta, now: Moment) -> TimeDelta {
        let session = &self.model.session;
        let whole = session.step().map_or(planned, |step| session.planned_activity(step.activity));
        let least = activity.least.map_or(whole, |n| TimeDelta::minutes(i64::from(n)).min(whole));
        if !self.assumptions.uses_slack || activity.least.is_none() || whole <= TimeDelta::zero() {
            return TimeDelta::zero();
        }
        // Each phase gives back the same share of its minutes.
        let share = TimeDelta::milliseconds(planned.num_milliseconds() * least.num_seconds() / whole.num_seconds());
        let late = self.lateness(now) + (length - planned);
        late.min(length - share).max(TimeDelta::zero())
    }

    /// Returns how the session goes on: to the next step, or past optional activities if it is late by a minute or more.
    fn onwards(&self, now: Moment) -> Command {
        let session = &self.model.session;
        let Some(step) = session.step().filter(|_| self.assumptions.uses_slack) else { return Command::Next };
        let agenda = &session.plan.agenda;
        let more = step.phase.is_some_and(|p| p + 1 < agenda[step.activity].phases.len());
        // Turns are gone through one by one, and the last activity is where people part.
        if more || session.turn().is_some_and(|t| t.next.is_some()) {
            return Command::Next;
        }
        // What is left of this step is not used.
        let mut late = self.lateness(now) - session.clock_status(now).remaining().max(TimeDelta::zero());
        let mut next = step.activity + 1;
        while late >= TimeDelta::minutes(1) && next + 1 < agenda.len() && agenda[next].optional {
            late -= session.planned_activity(next);
            next += 1;
        }
        if next == step.activity + 1 { Command::Next } else { Command::GoTo(agenda[next].id.clone()) }
    }

    /// Lets everybody in the room raise a hand for something.
    fn hands(&mut self, now: Moment) {
        let here = self.model.session.head_count() as usize;
        let options = self.model.session.activity().and_then(|a| a.poll.as_ref()).map_or(0, |p| p.options.len());
        let mut counts = vec![0_u32; options];
        for _ in 0..here {
            if let Some(count) = counts.get_mut(self.random.below(options)) {
                *count += 1;
            }
        }
        let counts: Vec<(usize, u32)> = counts.into_iter().enumerate().collect();
        if counts.is_empty() {
            self.say(Command::OpenPoll, now);
        } else {
            self.say(Command::SetHands(counts), now);
        }
    }

    /// Lets everything happen at once, and tells how it went.
    pub fn finish(mut self) -> Outcome {
        while self.next_at().is_some() {
            self.step();
        }
        let session = &self.model.session;
        let end = session.record.ended.or_else(|| session.record.timing.last().map(|s| s.started));
        let end = end.unwrap_or(self.planned_start);
        let status = session.clock_status(end);
        let starts = session.expected_starts(end);
        let held = session.plan.agenda.iter().enumerate();
        let took: Vec<Took> = held
            .filter(|(_, a)| session.record.timing.iter().any(|s| s.activity == a.id))
            .map(|(i, a)| Took {
                title: a.title.clone(),
                began: starts[i],
                planned: session.planned_activity(i),
                took: session.elapsed_activity(i, end),
                cut: self.cuts.iter().filter(|(id, _)| *id == a.id).map(|(_, cut)| *cut).sum(),
            })
            .collect();
        let skipped = session.plan.agenda.iter().filter(|a| !session.record.timing.iter().any(|s| s.activity == a.id));
        let skipped = skipped.map(|a| a.title.clone()).collect();
        let began = session.record.started.unwrap_or(self.planned_start);
        Outcome {
            people: (session.plan.people.len(), self.missing, self.late),
            began: (self.planned_start, began),
            helps: helps(session, began - self.planned_start, end),
            took,
            skipped,
            ended: (status.planned_end, end),
            hard_end: status.hard_end,
        }
    }
}

/// Returns what would have given time back: what may shrink or go, and a start on time.
fn helps(session: &Session, waited: TimeDelta, end: Moment) -> Vec<(String, TimeDelta)> {
    let mut helps = Vec::new();
    if waited > TimeDelta::zero() {
        helps.push(("start on time with those present".to_owned(), waited));
    }
    for (i, a) in session.plan.agenda.iter().enumerate() {
        let back = spare_time(session.elapsed_activity(i, end), a);
        if back > TimeDelta::zero() {
            let (how, to) = if a.optional { ("skip", "") } else { ("shorten", " to its minimum") };
            helps.push((format!("{how} “{}”{to}", a.title), back));
        }
    }
    helps
}

fn minutes(random: &mut Random, (from, to): (usize, usize)) -> TimeDelta {
    TimeDelta::seconds((from * 60 + random.below((to - from) * 60 + 1)) as i64)
}

/// Returns people who are nobody, with a value for each attribute that groups are formed by.
fn invented(plan: &Plan, count: usize) -> Vec<Person> {
    let of = |a: &Activity| a.groups.clone().map(|g| [g.mix, g.alike].concat()).unwrap_or_default();
    let mut keys: Vec<String> = plan.agenda.iter().flat_map(of).collect();
    keys.sort_unstable();
    keys.dedup();
    let person = |i: usize| Person {
        name: format!("Person {}", i + 1),
        attributes: keys.iter().map(|k| (k.clone(), format!("{k} {}", i % 4 + 1))).collect(),
    };
    (0..count).map(person).collect()
}
