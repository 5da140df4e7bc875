//! Owns what every screen is given to draw from: the state, the keys, the moment, and what is looked up once.

use std::cell::OnceCell;

use super::frame_cache::FrameCache;
use super::parts::names::fit_names;
use crate::app::{Keymap, Model};
use crate::workshop::{ClockStatus, Group, Moment, Presence};

/// The least that the live screen needs.
pub const LEAST: (u16, u16) = (40, 12);

/// From this height on there is a blank row below the line of the day and above the bottom line.
pub(super) const ROOMY: u16 = 20;

/// What a screen looks at.
pub struct Context<'a> {
    /// What the facilitator is doing.
    pub m: &'a Model,
    /// Which key means what.
    pub keys: &'a Keymap,
    /// The moment that is shown.
    pub now: Moment,
    /// Where the session stands then.
    pub clock: ClockStatus,
    cache: OnceCell<FrameCache<'a>>,
}

impl<'a> Context<'a> {
    /// Gathers what a frame of this moment is drawn from.
    pub fn new(m: &'a Model, keys: &'a Keymap, now: Moment) -> Self {
        Self { m, keys, now, clock: m.session.clock_status(now), cache: OnceCell::new() }
    }

    /// Returns what is looked up once for the frame, when it is first wanted.
    pub fn cache(&self) -> &FrameCache<'a> {
        self.cache.get_or_init(|| FrameCache::of(self.m))
    }

    /// Returns the people of a group by their short names, in so many columns; who has left is marked, so is the host.
    pub fn people(&self, group: &Group, columns: usize) -> String {
        let members = group.members.iter().map(|member| {
            let left = if self.m.session.presence(member) == Presence::Left { " (left)" } else { "" };
            let host = if group.host.as_ref() == Some(member) { " (host)" } else { "" };
            (member.as_str(), format!("{host}{left}"))
        });
        fit_names(&members.collect::<Vec<_>>(), columns, |name, columns| self.cache().shorter(name, columns))
    }
}
