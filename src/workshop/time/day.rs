//! Owns the plan laid onto a day: its local times as moments. It never asks which day it is.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::workshop::{Moment, Session, WallTime, Zone};

/// A session started further from its planned start than this is measured from where it really began:
/// a rehearsal in the evening is not five hours late.
const OTHER_TIME: TimeDelta = TimeDelta::hours(1);

/// The plan laid onto a day: local times as moments.
pub(in crate::workshop) struct Day {
    start: Moment,
    /// When the room has to be free.
    pub(in crate::workshop) hard_end: Option<Moment>,
    /// By whose clock.
    zone: Zone,
    /// The day of the planned start, for pins.
    date: NaiveDate,
    planned_start: NaiveTime,
    /// How much later than planned the session began, where that was at another time.
    moved: TimeDelta,
}

impl Day {
    pub(in crate::workshop) fn of(session: &Session, now: Moment) -> Self {
        let plan = &session.plan;
        let zone = session.zone(now);
        let began = session.record.started.map(|began| zone.at(&began));
        let today = began.unwrap_or_else(|| zone.at(&now));
        let Some(time) = plan.start else {
            let hard_end = plan.end.map(|end| next_after(&zone, today, end));
            let (date, planned_start) = (today.date_naive(), today.time());
            return Self { start: today, hard_end, zone, date, planned_start, moved: TimeDelta::zero() };
        };
        let date = plan.date.unwrap_or_else(|| today.date_naive());
        let planned = zone.moment(date.and_time(time));
        let start = match began {
            Some(began) if (began - planned).abs() > OTHER_TIME => began,
            _ => planned,
        };
        let moved = start - planned;
        let hard_end = plan.end.map(|end| zone.at(&(next_after(&zone, planned, end) + moved)));
        Self { start, hard_end, zone, date, planned_start: time, moved }
    }

    /// Returns when an activity is pinned to begin.
    pub(in crate::workshop) fn pin(&self, session: &Session, activity: usize) -> Option<Moment> {
        let at = session.plan.agenda[activity].at?;
        let date = if at < self.planned_start { self.date.succ_opt()? } else { self.date };
        Some(self.zone.at(&(self.zone.moment(date.and_time(at)) + self.moved)))
    }

    pub(in crate::workshop) fn starts(&self, session: &Session) -> Vec<Moment> {
        let mut at = self.start;
        (0..session.plan.agenda.len())
            .map(|i| {
                at = self.pin(session, i).map_or(at, |pin| at.max(pin));
                let starts = at;
                at = self.local(at + session.planned_activity(i));
                starts
            })
            .collect()
    }

    /// Returns a moment by the clock of the session.
    pub(in crate::workshop) fn local(&self, moment: Moment) -> Moment {
        self.zone.at(&moment)
    }

    /// Lists the planned times that the clocks skip or show twice, where the plan says on which day it is.
    pub(in crate::workshop) fn odd_times(&self, session: &Session) -> Vec<OddTime> {
        let plan = &session.plan;
        if plan.date.is_none() || !self.moved.is_zero() {
            return Vec::new();
        }
        let head = [("start", plan.start), ("end", plan.end)].map(|(key, time)| (None, key, time));
        let pins = plan.agenda.iter().enumerate().map(|(i, a)| (Some(i), "at", a.at));
        let all = head.into_iter().chain(pins).filter_map(|(activity, key, time)| {
            let time = time?;
            let before = if key == "end" { time <= self.planned_start } else { time < self.planned_start };
            let local = if before { self.date.succ_opt()? } else { self.date }.and_time(time);
            Some(OddTime { activity, key, local, wall: self.zone.wall_time(local) })
        });
        all.filter(|odd| !matches!(odd.wall, WallTime::Once(_))).collect()
    }

    /// Returns ` in Europe/Berlin`; nothing where the zone has no name that a plan can say.
    pub(in crate::workshop) fn zone_name(&self) -> String {
        match &self.zone {
            Zone::Named(_) => format!(" in {}", self.zone),
            Zone::Fixed(_) => String::new(),
        }
    }

    /// Returns when the first activity begins by the plan.
    pub(in crate::workshop) fn first_start(&self, session: &Session) -> Moment {
        self.pin(session, 0).map_or(self.start, |pin| self.start.max(pin))
    }

    /// Returns when the session ends by the plan, given the starts of its activities.
    pub(in crate::workshop) fn planned_end(&self, session: &Session, starts: &[Moment]) -> Moment {
        starts.last().map_or(self.start, |last| self.local(*last + session.planned_activity(starts.len() - 1)))
    }
}

/// A planned time that the clocks skip or show twice.
pub(in crate::workshop) struct OddTime {
    /// The activity that begins then; `None`: the session.
    pub(in crate::workshop) activity: Option<usize>,
    /// The key of the plan that says it.
    pub(in crate::workshop) key: &'static str,
    /// The time on the wall clock.
    pub(in crate::workshop) local: NaiveDateTime,
    /// What it is.
    pub(in crate::workshop) wall: WallTime,
}

/// Returns the first time after `start` at which a clock on the wall shows `time`.
fn next_after(zone: &Zone, start: Moment, time: NaiveTime) -> Moment {
    let date = start.date_naive();
    match zone.wall_time(date.and_time(time)) {
        WallTime::Twice(first, second) if first <= start && second > start => second,
        same_day if same_day.moment() > start => same_day.moment(),
        _ => zone.moment(date.succ_opt().unwrap_or(date).and_time(time)),
    }
}
