//! Owns a whole session: the plan, the record, and what is remembered of earlier ones.
//! It holds data only; what may change it is in `apply`.

use std::sync::Arc;

use super::{Plan, Record, SeriesHistory};

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
}

impl Session {
    /// Creates a session with this plan, in which nothing has happened yet.
    pub fn new(plan: Plan) -> Self {
        Self { plan: Arc::new(plan), record: Record::default(), history: Arc::default() }
    }

    /// Returns whether it has begun and is not over.
    pub fn is_under_way(&self) -> bool {
        self.record.started.is_some() && self.record.ended.is_none()
    }
}
