//! Owns a whole session: the plan, the record, and what is remembered of earlier ones.
//! It holds data only; what may change it is in `apply`.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::{Moment, Plan, Record, SeriesHistory, Zone};

/// A whole session: what was planned and what happened, and what is remembered of earlier ones.
///
/// Cloning is cheap enough to do for every save: the plan and the long lists are shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// What somebody wrote.
    pub plan: Arc<Plan>,
    /// What happened.
    pub record: Record,
    /// What the files of other sessions of the series tell. It is no part of this session's file.
    pub history: Arc<SeriesHistory>,
    /// The zone of this machine, which counts where the plan names none; where nobody told, each moment has the offset
    /// that it came with. It is no part of the session's file.
    pub local_zone: Option<Zone>,
    /// Whose phones the facilitator has removed since the session was opened, each time. It is no part of the session's
    /// file: the room keeps it.
    pub removed_phones: Vec<String>,
}

impl Session {
    /// Creates a session with this plan, in which nothing has happened yet.
    pub fn new(plan: Plan) -> Self {
        Self {
            plan: Arc::new(plan),
            record: Record::default(),
            history: Arc::default(),
            local_zone: None,
            removed_phones: Vec::new(),
        }
    }

    /// Returns the zone by whose clock the session goes around a moment: the plan's, else this machine's own, unless
    /// the moment was written down elsewhere.
    pub fn zone(&self, at: Moment) -> Zone {
        let own = || self.local_zone.as_ref().filter(|zone| zone.offset_at(at.to_utc()) == *at.offset());
        self.plan.timezone.as_ref().or_else(own).cloned().unwrap_or(Zone::Fixed(*at.offset()))
    }

    /// Returns the session with every moment by the clock of the plan's zone, wherever it was written down.
    pub fn by_its_clock(&self) -> Cow<'_, Self> {
        let Some(zone) = &self.plan.timezone else { return Cow::Borrowed(self) };
        let mut session = self.clone();
        session.record.map_moments(|moment| *moment = zone.at(moment));
        Cow::Owned(session)
    }

    /// Returns the moment that a time on the wall clock of the session stands for.
    pub fn laid_on(&self, local: NaiveDateTime) -> Moment {
        let zone = self.plan.timezone.as_ref().or(self.local_zone.as_ref());
        zone.map_or_else(|| local.and_utc().fixed_offset(), |zone| zone.moment(local))
    }

    /// Returns whether it has begun and is not over.
    pub fn is_under_way(&self) -> bool {
        self.record.started.is_some() && self.record.ended.is_none()
    }
}
