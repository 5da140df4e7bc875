//! Owns when a session was, planned against actual, told from the record alone: the last moment it knows stands for
//! now.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::workshop::{Moment, Session, SessionState};

/// When a session was, planned against actual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Times {
    /// The day it took place, else the day it is planned for.
    pub date: Option<NaiveDate>,
    /// The time zone of all times, where the plan names one.
    pub zone: Option<String>,
    /// The planned start.
    pub planned_start: Option<NaiveTime>,
    /// The planned end: the start and what the activities take.
    pub planned_end: Option<NaiveTime>,
    /// When the room had to be free.
    pub hard_end: Option<NaiveTime>,
    /// What the activities take by the plan, in seconds.
    pub planned_s: i64,
    /// When it was started.
    pub started: Option<Moment>,
    /// When it was ended.
    pub ended: Option<Moment>,
    /// How long it took from start to end, in seconds.
    pub took_s: Option<i64>,
    /// How far behind the plan it ended, in seconds; negative when ahead.
    pub behind_s: Option<i64>,
    /// Of a session under way: up to when this tells.
    pub as_of: Option<Moment>,
}

impl Times {
    pub(super) fn of(session: &Session, at: Option<Moment>) -> Self {
        let (plan, record) = (&session.plan, &session.record);
        let status = at.map(|at| session.clock_status(at));
        // A plan that has not begun is laid onto its day.
        let planned_day = || Some(session.clock_status(session.laid_on(plan.date?.and_time(plan.start?))));
        let done = session.state() == SessionState::Done;
        let planned: i64 = (0..plan.agenda.len()).map(|i| session.planned_activity(i).num_seconds()).sum();
        let planned_end = match plan.start {
            // The clock wraps at midnight, as the one on the wall does.
            Some(start) => status.clone().or_else(planned_day).map(|s| s.planned_end.time()).or_else(|| {
                Some(start.overflowing_add_signed(chrono::TimeDelta::try_seconds(planned).unwrap_or_default()).0)
            }),
            None => None,
        };
        Self {
            date: record.started.map(|s| s.date_naive()).or(plan.date),
            zone: plan.timezone.as_ref().map(ToString::to_string),
            planned_start: plan.start,
            planned_end,
            hard_end: plan.end,
            planned_s: planned,
            started: record.started,
            ended: record.ended,
            took_s: record.started.zip(record.ended).map(|(from, until)| (until - from).num_seconds().max(0)),
            behind_s: status.filter(|_| done).map(|s| s.behind.num_seconds()),
            as_of: at.filter(|_| !done),
        }
    }
}

/// Returns the last moment that the record of a session knows; nothing of one that has not begun.
pub(super) fn last_known(session: &Session) -> Option<Moment> {
    let record = &session.record;
    let started = record.started?;
    if record.ended.is_some() {
        return record.ended;
    }
    let stretches = record.timing.iter().flat_map(|s| [Some(s.started), s.ended, s.held]);
    let stays = record.attendance.iter().flat_map(|a| [a.arrived, a.left]);
    let polls = record.polls.iter().flat_map(|p| [Some(p.opened), p.closed, p.revealed]);
    let rounds = record.breakouts.iter().map(|r| Some(r.formed));
    let notes = record.notes.iter().map(|n| Some(n.at));
    let all = stretches.chain(stays).chain(polls).chain(rounds).chain(notes);
    Some(all.flatten().fold(started, Moment::max))
}
