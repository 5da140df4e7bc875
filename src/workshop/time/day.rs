//! Owns the plan laid onto a day: its local times as moments. It never asks which day it is.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use crate::workshop::{Moment, Session};

/// A session started further from its planned start than this is measured from where it really began:
/// a rehearsal in the evening is not five hours late.
const OTHER_TIME: TimeDelta = TimeDelta::hours(1);

/// The plan laid onto a day: local times as moments.
pub(in crate::workshop) struct Day {
    start: Moment,
    /// When the room has to be free.
    pub(in crate::workshop) hard_end: Option<Moment>,
    /// Local midnight before the planned start, for pins; moved along when the session began at another time.
    midnight: Moment,
    planned_start: NaiveTime,
}

impl Day {
    pub(in crate::workshop) fn of(session: &Session, now: Moment) -> Self {
        let plan = &session.plan;
        let began = session.record.started;
        let offset = *began.unwrap_or(now).offset();
        let date = plan.date.unwrap_or_else(|| began.unwrap_or(now).date_naive());
        let Some(time) = plan.start else {
            let start = began.unwrap_or(now);
            let hard_end = plan.end.map(|end| next_after(start, end));
            return Self { start, hard_end, midnight: midnight(start), planned_start: start.time() };
        };
        let planned = at(date, time, offset);
        let start = match began {
            Some(began) if (began - planned).abs() > OTHER_TIME => began,
            _ => planned,
        };
        let moved = start - planned;
        let hard_end = plan.end.map(|end| next_after(planned, end) + moved);
        Self { start, hard_end, midnight: midnight(planned) + moved, planned_start: time }
    }

    /// Returns when an activity is pinned to begin.
    pub(in crate::workshop) fn pin(&self, session: &Session, activity: usize) -> Option<Moment> {
        let at = session.plan.agenda[activity].at?;
        let day = if at < self.planned_start { TimeDelta::days(1) } else { TimeDelta::zero() };
        Some(self.midnight + (at - NaiveTime::MIN) + day)
    }

    pub(in crate::workshop) fn starts(&self, session: &Session) -> Vec<Moment> {
        let mut at = self.start;
        (0..session.plan.agenda.len())
            .map(|i| {
                at = self.pin(session, i).map_or(at, |pin| at.max(pin));
                let starts = at;
                at += session.planned_activity(i);
                starts
            })
            .collect()
    }

    fn ends_of(&self, session: &Session, activity: usize) -> Moment {
        self.starts(session)[activity] + session.planned_activity(activity)
    }

    pub(in crate::workshop) fn planned_end(&self, session: &Session) -> Moment {
        match session.plan.agenda.len() {
            0 => self.start,
            n => self.ends_of(session, n - 1),
        }
    }
}

fn at(date: NaiveDate, time: NaiveTime, offset: FixedOffset) -> Moment {
    // A fixed offset knows no gap and no fold, so every local time is one moment.
    DateTime::from_naive_utc_and_offset(date.and_time(time) - offset, offset)
}

fn midnight(moment: Moment) -> Moment {
    at(moment.date_naive(), NaiveTime::MIN, *moment.offset())
}

/// Returns the first time after `start` at which a clock on the wall shows `time`.
fn next_after(start: Moment, time: NaiveTime) -> Moment {
    let same_day = at(start.date_naive(), time, *start.offset());
    if same_day > start { same_day } else { same_day + TimeDelta::days(1) }
}
