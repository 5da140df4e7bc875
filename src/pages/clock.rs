//! Owns the clock of a page: the moment to which it counts, and the words beside it.

use chrono::TimeDelta;
use serde::Serialize;

use super::words::Language;
use crate::workshop::{ClockStatus, Moment, SessionState, digits};

/// The clock of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PageClock {
    /// What it shows when the page is made: `5:27`, `+0:42`.
    pub digits: String,
    /// The words beside it.
    pub label: String,
    /// How it looks: `left`, `soon`, `last`, `over`, `paused` or `none`.
    pub state: &'static str,
    /// The moment to which it counts, in milliseconds since 1970; nothing while it stands still.
    pub until: Option<i64>,
    /// How long all of it is, in milliseconds.
    pub total: i64,
    /// When that is, by the clock on the wall: `15:28`.
    pub at: String,
}

impl PageClock {
    /// Returns the clock at a moment; nothing where none runs.
    pub(super) fn of(clock: &ClockStatus, now: Moment, language: Language) -> Option<Self> {
        let (SessionState::Live | SessionState::Paused) = clock.state else { return None };
        clock.step?;
        let left = clock.remaining();
        let until = now + left;
        let paused = clock.state == SessionState::Paused;
        let state = match left {
            _ if paused => "paused",
            left if left <= TimeDelta::zero() => "over",
            left if left <= TimeDelta::minutes(1) => "last",
            left if left * 5 <= clock.total => "soon",
            _ => "left",
        };
        let label = match state {
            "paused" => "clock-paused",
            "over" if left > TimeDelta::seconds(-1) => "clock-up",
            "over" => "clock-over",
            "last" => "clock-last-minute",
            _ => "clock-left",
        };
        Some(Self {
            digits: digits(left),
            label: language.say(label, &[]),
            state,
            until: (!paused).then(|| until.timestamp_millis()),
            total: clock.total.num_milliseconds(),
            at: until.format("%H:%M").to_string(),
        })
    }
}
