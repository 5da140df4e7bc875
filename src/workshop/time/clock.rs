//! Owns time: which step runs, how long it has, ahead or behind, when the session ends.
//! A clock here is stored moments and a subtraction; it never counts ticks and never reads the time itself.

use crate::workshop::sort_by_key;
use chrono::TimeDelta;

use super::day::Day;
use crate::workshop::choices::choices;
use crate::workshop::{Activity, Moment, Phase, Session, Step, StepTiming};

choices! {
    /// How far a session is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum SessionState {
        /// Not begun.
        Planned = "planned",
        /// The clock runs.
        Live = "live",
        /// The clock is paused.
        Paused = "paused",
        /// Over.
        Done = "done",
    }
}

/// So long before the planned start the room sees the seconds.
pub const COUNTDOWN: TimeDelta = TimeDelta::minutes(5);

/// Where a session stands at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockStatus {
    /// How far it is.
    pub state: SessionState,
    /// What runs, while it is live or paused.
    pub step: Option<Step>,
    /// Time used by the running step, or by the running turn of it, in all its stretches, without pauses.
    pub elapsed: TimeDelta,
    /// Time the running step, or the running turn of it, has in all: planned and given live.
    pub total: TimeDelta,
    /// How far behind the plan the end will be (or was); negative when ahead.
    pub behind: TimeDelta,
    /// When the session will end (or ended), given what is known now.
    pub ends: Moment,
    /// When it should end.
    pub planned_end: Moment,
    /// When it must end, where the plan says so.
    pub hard_end: Option<Moment>,
}

impl ClockStatus {
    /// Returns what is left of the running step; negative once it is over.
    pub fn remaining(&self) -> TimeDelta {
        self.total - self.elapsed
    }

    /// Returns whether the time of the running step, or turn, is up while the clock runs.
    pub fn is_up(&self) -> bool {
        self.state == SessionState::Live && self.step.is_some() && self.remaining() <= TimeDelta::zero()
    }
}

/// The cues of a step, each a time that remains: half time, five minutes, one minute, zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// Half of the time is used.
    Half,
    /// Five minutes are left.
    FiveMinutes,
    /// One minute is left.
    OneMinute,
    /// The time is up.
    Zero,
}

impl Cue {
    /// Returns what is said when it rings.
    pub fn words(self) -> &'static str {
        match self {
            Self::Half => "half time",
            Self::FiveMinutes => "five minutes left",
            Self::OneMinute => "one minute left",
            Self::Zero => "time is up",
        }
    }

    /// Returns the time that remains of a step of this length when it rings.
    pub fn left(self, total: TimeDelta) -> TimeDelta {
        match self {
            Self::Half => total / 2,
            Self::FiveMinutes => TimeDelta::minutes(5),
            Self::OneMinute => TimeDelta::minutes(1),
            Self::Zero => TimeDelta::zero(),
        }
    }
}

/// Returns the cues of a step of this length, with the time that remains at each, earliest first.
/// A cue that would ring at the start or together with a later one is left out.
pub fn cues(total: TimeDelta) -> Vec<(Cue, TimeDelta)> {
    let all = [Cue::Half, Cue::FiveMinutes, Cue::OneMinute, Cue::Zero].map(|cue| (cue, cue.left(total)));
    let mut ring: Vec<(Cue, TimeDelta)> = all.into_iter().filter(|(_, left)| *left < total).collect();
    // Latest cue first; of two at the same time the more exact one stays.
    sort_by_key(&mut ring, |(cue, left)| (std::cmp::Reverse(*left), std::cmp::Reverse(*cue as u8)));
    ring.dedup_by_key(|(_, left)| *left);
    ring
}

/// Returns the cue that was passed last when so much remains of a step of this length.
pub fn last_cue(total: TimeDelta, remaining: TimeDelta) -> Option<Cue> {
    cues(total).into_iter().take_while(|(_, left)| remaining <= *left).last().map(|(cue, _)| cue)
}

/// Returns the digits of a clock: `4:05`, `1:02:03`; a time that is over has its sign in front.
/// A remaining second counts until it is used up, so a step of 8 minutes begins at `8:00`.
pub fn digits(remaining: TimeDelta) -> String {
    let ms = remaining.num_milliseconds();
    let over = ms <= -1000;
    let s = if ms < 0 { -ms / 1000 } else { (ms + 999) / 1000 };
    let sign = if over { "+" } else { "" };
    match s / 3600 {
        0 => format!("{sign}{}:{:02}", s / 60, s % 60),
        h => format!("{sign}{h}:{:02}:{:02}", s / 60 % 60, s % 60),
    }
}

impl Session {
    /// Returns how far the session is.
    pub fn state(&self) -> SessionState {
        match (self.record.started, self.record.ended, self.running()) {
            (None, _, _) => SessionState::Planned,
            (_, Some(_), _) => SessionState::Done,
            (_, None, Some(StepTiming { held: Some(_), .. })) => SessionState::Paused,
            _ => SessionState::Live,
        }
    }

    /// Returns the stretch that runs.
    pub fn running(&self) -> Option<&StepTiming> {
        self.record.timing.last().filter(|s| s.ended.is_none())
    }

    /// Returns the place of a stretch in the agenda; `None` when the plan does not know it (any more).
    pub fn step_of(&self, stretch: &StepTiming) -> Option<Step> {
        let activity = self.plan.position(&stretch.activity)?;
        Some(Step { activity, phase: phase_of(&self.plan.agenda[activity], stretch) })
    }

    /// Returns the step that runs.
    pub fn step(&self) -> Option<Step> {
        self.running().and_then(|s| self.step_of(s))
    }

    /// Returns the activity that runs.
    pub fn activity(&self) -> Option<&Activity> {
        self.step().map(|s| &self.plan.agenda[s.activity])
    }

    /// Returns the phase that runs.
    pub fn phase(&self) -> Option<&Phase> {
        let step = self.step()?;
        self.plan.agenda[step.activity].phases.get(step.phase?)
    }

    pub(in crate::workshop) fn stretches(&self, step: Step) -> impl Iterator<Item = &StepTiming> {
        let activity = &self.plan.agenda[step.activity];
        self.record.timing.iter().filter(move |s| s.activity == activity.id && phase_of(activity, s) == step.phase)
    }

    /// Returns whether a step was held, if only for a second.
    pub fn was_held(&self, step: Step) -> bool {
        self.stretches(step).next().is_some()
    }

    /// Returns whether an activity was held, if only for a second.
    pub fn has_begun(&self, activity: usize) -> bool {
        let id = &self.plan.agenda[activity].id;
        self.record.timing.iter().any(|s| s.activity == *id)
    }

    /// Returns whether an activity was skipped: somebody said so, or the session ended before it began.
    pub fn is_skipped(&self, activity: usize) -> bool {
        let id = &self.plan.agenda[activity].id;
        let said = self.record.skipped.iter().any(|s| s.activity == *id);
        said || (self.record.ended.is_some() && !self.has_begun(activity))
    }

    /// Returns whether the agenda goes on without this step, as its activity is skipped and does not run.
    pub(super) fn passes_over(&self, step: Step) -> bool {
        self.is_skipped(step.activity) && self.step().is_none_or(|now| now.activity != step.activity)
    }

    /// Returns the step that follows this one, or the first, without those of skipped activities.
    pub fn step_after(&self, step: Option<Step>) -> Option<Step> {
        let follows = |s: &Step| step.is_none_or(|now| *s > now) && !self.is_skipped(s.activity);
        self.plan.steps().into_iter().find(follows)
    }

    /// Returns time used by a step in all its stretches, without pauses.
    pub fn elapsed(&self, step: Step, now: Moment) -> TimeDelta {
        self.stretches(step).map(|s| s.elapsed(now)).sum()
    }

    /// Returns time a step has in all: what the plan gives it, or gave it when it was held, and what was added live;
    /// with the turns that are still to come while it runs.
    pub fn total(&self, step: Step) -> TimeDelta {
        let mut held = self.stretches(step).peekable();
        if held.peek().is_none() {
            return self.planned(step);
        }
        held.map(|s| s.planned + s.added).sum::<TimeDelta>() + self.turns_to_come(step)
    }

    /// Returns time the plan gives a step: to all turns together, where there are turns.
    pub fn planned(&self, step: Step) -> TimeDelta {
        let turns = step.phase.map_or(1, |p| self.expected_turns(step.activity, p));
        self.plan.agenda[step.activity].planned(step.phase, turns)
    }

    /// Returns time the plan gives a whole activity.
    pub fn planned_activity(&self, activity: usize) -> TimeDelta {
        match self.plan.agenda[activity].phases.len() {
            0 => self.planned(Step { activity, phase: None }),
            phases => (0..phases).map(|p| self.planned(Step { activity, phase: Some(p) })).sum(),
        }
    }

    /// Returns time used by a whole activity, without pauses.
    pub fn elapsed_activity(&self, activity: usize, now: Moment) -> TimeDelta {
        let id = &self.plan.agenda[activity].id;
        self.record.timing.iter().filter(|s| s.activity == *id).map(|s| s.elapsed(now)).sum()
    }

    /// Returns whether the time of the running step, or turn, is up while the clock runs.
    pub fn is_time_up(&self, now: Moment) -> bool {
        let (total, elapsed) = self.running_time(now);
        self.state() == SessionState::Live && self.step().is_some() && total <= elapsed
    }

    /// Returns the time until the planned start, where it is so near that seconds are counted.
    pub fn countdown(&self, now: Moment) -> Option<TimeDelta> {
        let start = self.planned_start(now).filter(|_| self.plan.start.is_some())?;
        Some(start - now).filter(|left| *left > TimeDelta::zero() && *left <= COUNTDOWN)
    }

    /// Returns when the plan says that each activity begins, on the day of the session.
    pub fn planned_starts(&self, now: Moment) -> Vec<Moment> {
        Day::of(self, now).starts(self)
    }
}

/// Returns the phase of an activity that a stretch is of; one unknown to the plan counts for the first.
fn phase_of(activity: &Activity, stretch: &StepTiming) -> Option<usize> {
    let known = stretch.phase.as_ref().and_then(|title| activity.phases.iter().position(|p| p.title == *title));
    known.or((!activity.phases.is_empty()).then_some(0))
}
