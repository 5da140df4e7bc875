//! Owns what is still to come of a session: when each activity begins and when it ends, as far as that does not depend on
//! the moment. It is worked out once for as long as nothing happens, and asked each second.

use chrono::{FixedOffset, TimeDelta};

use super::day::Day;
use crate::workshop::{ClockStatus, Moment, Session, SessionState, Zone};

/// What is still to come of a session in which nothing happens.
#[derive(Debug, Clone)]
pub struct ComingTime {
    zone: Zone,
    planned_end: Moment,
    hard_end: Option<Moment>,
    /// When each activity begins or began.
    starts: Vec<Start>,
    end: Start,
    /// The time of day that this was worked out for; none where it holds for that very moment alone.
    holds: Option<FixedOffset>,
}

/// When something begins.
#[derive(Debug, Clone, Copy)]
enum Start {
    /// At this moment, whatever time it is now.
    At(Moment),
    /// So long after the end of what runs, and not before a moment that something pinned leads to.
    After(TimeDelta, Option<Moment>),
}

impl ComingTime {
    /// Returns whether it still holds at a moment while nothing happens.
    pub fn holds(&self, now: Moment) -> bool {
        self.holds == Some(*now.offset())
    }

    /// Returns when an activity began or, as far as is known now, will begin.
    pub fn start(&self, session: &Session, activity: usize, now: Moment) -> Moment {
        self.moment(self.starts[activity], session, now)
    }

    /// Returns where the session stands.
    pub(super) fn status(&self, session: &Session, now: Moment) -> ClockStatus {
        let (total, elapsed) = session.running_time(now);
        let ends = self.moment(self.end, session, now);
        let (state, step, behind) = (session.state(), session.step(), ends - self.planned_end);
        ClockStatus {
            state,
            step,
            elapsed,
            total,
            behind,
            ends,
            planned_end: self.planned_end,
            hard_end: self.hard_end,
        }
    }

    fn moment(&self, start: Start, session: &Session, now: Moment) -> Moment {
        match start {
            Start::At(moment) => moment,
            Start::After(after, pinned) => {
                let left = session.step().map_or(TimeDelta::zero(), |step| session.left(step, now));
                let at = now + left + after;
                self.zone.at(&pinned.map_or(at, |pinned| at.max(pinned)))
            }
        }
    }
}

impl Session {
    /// Works out what is still to come: what each coming step has left, pins kept.
    pub fn coming_time(&self, now: Moment) -> ComingTime {
        let day = Day::of(self, now);
        let planned = day.starts(self);
        let planned_end = day.planned_end(self, &planned);
        let mut starts: Vec<Start> = planned.into_iter().map(Start::At).collect();
        let (mut after, mut pinned) = (TimeDelta::zero(), None::<Moment>);
        if self.is_under_way() {
            let current = self.step();
            for step in self.plan.steps() {
                if current.is_some_and(|c| step <= c) || self.passes_over(step) {
                    continue;
                }
                if current.is_none_or(|c| step.activity > c.activity) && step.phase.unwrap_or(0) == 0 {
                    pinned = pinned.max(day.pin(self, step.activity));
                    starts[step.activity] = Start::After(after, pinned);
                }
                let left = self.left(step, now);
                after += left;
                pinned = pinned.map(|pinned| pinned + left);
            }
        }
        for stretch in self.record.timing.iter().rev() {
            if let Some(activity) = self.plan.position(&stretch.activity) {
                starts[activity] = Start::At(day.local(stretch.started));
            }
        }
        let end = match (self.state(), self.record.ended) {
            (SessionState::Done, Some(ended)) => Start::At(day.local(ended)),
            (SessionState::Planned, _) => Start::At(planned_end),
            _ => Start::After(after, pinned),
        };
        // Before the start the plan may be laid onto the day of now.
        let holds = self.record.started.map(|_| *now.offset());
        ComingTime { zone: self.zone(now), planned_end, hard_end: day.hard_end, starts, end, holds }
    }

    /// Returns where the session stands at `now`.
    pub fn clock_status(&self, now: Moment) -> ClockStatus {
        self.coming_time(now).status(self, now)
    }

    /// Returns the same by what was worked out before, where that still holds; it is worked out anew where not.
    pub fn clock_status_by(&self, coming: &mut Option<ComingTime>, now: Moment) -> ClockStatus {
        if !coming.as_ref().is_some_and(|coming| coming.holds(now)) {
            *coming = None;
        }
        coming.get_or_insert_with(|| self.coming_time(now)).status(self, now)
    }

    /// Returns when the plan says that the session begins, on its day; nothing without an agenda.
    pub fn planned_start(&self, now: Moment) -> Option<Moment> {
        (!self.plan.agenda.is_empty()).then(|| Day::of(self, now).first_start(self))
    }

    /// Returns when each activity began or, as far as is known now, will begin.
    pub fn expected_starts(&self, now: Moment) -> Vec<Moment> {
        let coming = self.coming_time(now);
        (0..coming.starts.len()).map(|activity| coming.start(self, activity, now)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;
    use crate::workshop::{Command, Request, apply};

    const TEXT: &str = "format = 1\ntitle = \"T\"\nstart = 15:00:00\nend = 16:00:00\ndate = 2026-11-24\n\
        [[people]]\nname = \"Ana\"\n[[people]]\nname = \"Ben\"\n\
        [[agenda]]\nid = \"a\"\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n\
        [[agenda]]\nid = \"b\"\ntitle = \"B\"\nkind = \"exercise\"\n\
        [[agenda.phases]]\ntitle = \"One\"\nminutes = 3\n[[agenda.phases]]\ntitle = \"Two\"\nminutes = 2\neach = \"person\"\n\
        [[agenda]]\nid = \"c\"\ntitle = \"C\"\nkind = \"break\"\nminutes = 10\nat = 15:20:00\n\
        [[agenda]]\nid = \"d\"\ntitle = \"D\"\nkind = \"talk\"\nminutes = 5\n\
        [[agenda]]\nid = \"e\"\ntitle = \"E\"\nkind = \"talk\"\nminutes = 5\nat = 15:30:00\n";

    /// What was worked out once says the same at every later moment as what is worked out then; and the end is when the
    /// last activity has used its time.
    #[test]
    fn what_is_to_come_holds_while_nothing_happens() {
        let mut session = file::read(TEXT.as_bytes()).expect("a session").session;
        let mut now: Moment = "2026-11-24T15:02:00+01:00".parse().expect("a moment");
        let say = |session: &mut Session, command, now| {
            apply(session, &Request::Facilitator(command), now).expect("it can be done");
        };
        let later = |minutes: i64| TimeDelta::seconds(minutes * 60 + 7);
        let commands = [
            Command::Start,
            Command::AddMinutes(3),
            Command::Next,
            Command::Pause,
            Command::Resume,
            Command::Next,
            Command::Next,
            Command::Skip("d".to_owned()),
            Command::Back,
            Command::Next,
            Command::Next,
            Command::Next,
            Command::Next,
        ];
        for command in commands {
            say(&mut session, command.clone(), now);
            let mut coming = Some(session.coming_time(now));
            for minutes in 0..40 {
                let at = now + later(minutes);
                let (status, starts) = (session.clock_status(at), session.expected_starts(at));
                assert_eq!(session.clock_status_by(&mut coming, at), status, "{command:?} {minutes}");
                let known = coming.as_ref().expect("it is known");
                assert!(known.holds(at));
                let by: Vec<Moment> = (0..5).map(|i| known.start(&session, i, at)).collect();
                assert_eq!(by, starts, "{command:?} {minutes}");
                if session.step().is_some_and(|step| step.activity < 4) && !session.is_skipped(4) {
                    assert_eq!(status.ends, starts[4] + TimeDelta::minutes(5), "{command:?} {minutes}");
                }
            }
            now += later(2);
        }
        assert_eq!(session.state(), SessionState::Done);
        // By another time of the day it is worked out anew.
        let mut coming = Some(session.coming_time(now));
        let there = now.with_timezone(&FixedOffset::east_opt(0).expect("an offset"));
        assert!(!coming.as_ref().is_some_and(|coming| coming.holds(there)));
        assert_eq!(session.clock_status_by(&mut coming, there), session.clock_status(there));
    }
}
