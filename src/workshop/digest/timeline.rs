//! Owns the picture of the day: when each activity was to be and when it was, to scale from one beginning.

use chrono::TimeDelta;
use serde::Serialize;

use crate::workshop::{Moment, Session};

/// The day to scale. Every place and length is in seconds from `from`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// Where the scale begins: the planned or the actual start, whichever came first.
    pub from: Moment,
    /// Where the scale ends.
    pub until: Moment,
    /// How long the scale is.
    pub whole_s: i64,
    /// Each activity as it was planned.
    pub planned: Vec<Span>,
    /// Each stretch of an activity as it was held; phases of one activity in a row are one stretch.
    pub actual: Vec<Span>,
    /// When the room had to be free.
    pub hard_end: Option<Moment>,
    /// The same on the scale.
    pub hard_end_s: Option<i64>,
}

/// A piece of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The activity's place in the agenda, from 1; 0 where the plan does not know it any more.
    pub number: usize,
    /// The activity's title.
    pub title: String,
    /// When it begins.
    pub at: Moment,
    /// Where it begins.
    pub from_s: i64,
    /// How long it is.
    pub length_s: i64,
}

impl Timeline {
    /// Returns the picture of a session that has begun, up to the last moment it knows.
    pub(super) fn of(session: &Session, at: Option<Moment>) -> Option<Self> {
        let (at, plan) = (at?, &session.plan);
        let starts = session.planned_starts(at);
        let began = session.record.started?;
        let from = starts.first().map_or(began, |s| began.min(*s));
        let since = |moment: Moment| (moment - from).num_seconds().max(0);
        let status = session.clock_status(at);
        let planned: Vec<Span> = (plan.agenda.iter().zip(&starts).enumerate())
            .map(|(i, (a, start))| Span {
                number: i + 1,
                title: a.title.clone(),
                at: *start,
                from_s: since(*start),
                length_s: session.planned_activity(i).num_seconds(),
            })
            .collect();
        let mut actual: Vec<Span> = Vec::new();
        for stretch in &session.record.timing {
            let (from_s, until) = (since(stretch.started), since(stretch.ended.unwrap_or(at)));
            let place = plan.position(&stretch.activity);
            let number = place.map_or(0, |i| i + 1);
            match actual.last_mut() {
                Some(last) if last.number == number && number > 0 => last.length_s = (until - last.from_s).max(0),
                _ => actual.push(Span {
                    number,
                    title: place.map_or_else(|| stretch.activity.clone(), |i| plan.agenda[i].title.clone()),
                    at: stretch.started,
                    from_s,
                    length_s: (until - from_s).max(0),
                }),
            }
        }
        let hard_end_s = status.hard_end.map(since);
        let ends = planned.iter().chain(&actual).map(|s| s.from_s + s.length_s);
        let whole_s = ends.chain([since(at), hard_end_s.unwrap_or(0)]).max().unwrap_or(0).max(1);
        let until = session.zone(at).at(&(from + TimeDelta::seconds(whole_s)));
        Some(Self { from, until, whole_s, planned, actual, hard_end: status.hard_end, hard_end_s })
    }
}
