//! Owns the longer search for groups as the facilitator sees it: when it may begin, whether what it looks for still
//! counts, and how what it found is taken. It searches nothing itself.

use super::effect::Effect;
use super::group_cache::GroupSearch;
use super::model::Model;
use super::perform::perform;
use crate::workshop::{Command, FoundGroups, LongerSearch, Moment};

/// Why a search cannot begin.
pub(super) const CANNOT_BEGIN: &str = "Groups of at least two, with everybody placed, can be searched for better ones.";

impl Model {
    /// Returns whether a longer search runs.
    pub fn searches_groups(&self) -> bool {
        matches!(self.group_search, GroupSearch::Running(..))
    }

    /// Returns whether better groups wait to be taken or left.
    pub fn offers_groups(&self) -> bool {
        self.found_groups().is_some()
    }

    /// Returns the better groups that wait to be taken or left.
    pub(super) fn found_groups(&self) -> Option<&FoundGroups> {
        match &self.group_search {
            GroupSearch::Found { found, .. } => Some(found),
            _ => None,
        }
    }
}

/// Begins a search; tells the program to do so.
pub(super) fn begin(m: &mut Model, now: Moment) -> Option<Effect> {
    let Some(mut search) = m.session.longer_search(&m.pinned_here()) else {
        m.refuse(CANNOT_BEGIN, now);
        return None;
    };
    // Each search begins elsewhere.
    search.problem.seed = now.timestamp_millis().unsigned_abs();
    m.group_search = GroupSearch::Running(Box::new(search), m.revision);
    Some(Effect::SearchGroups)
}

/// Shows what a search found.
pub(super) fn found(m: &mut Model, found: Option<Box<FoundGroups>>, now: Moment) {
    let GroupSearch::Running(search, _) = std::mem::take(&mut m.group_search) else { return };
    if !still_counts(m, &search) {
        return m.notify(THROWN_AWAY, now);
    }
    match found {
        Some(found) => {
            let revision = m.revision;
            m.messages.message = None;
            m.group_search = GroupSearch::Found { found, of: search, revision };
        }
        None => m.notify("No better groups found: these stay.", now),
    }
}

/// Moves everybody into the groups that were found.
pub(super) fn take(m: &mut Model, _: i32, now: Moment) {
    if let GroupSearch::Found { found, .. } = std::mem::take(&mut m.group_search) {
        perform(m, Command::TakeFoundGroups(found), now);
    }
}

/// Gives up a search, or what it found, once people, groups or constraints are others; tells the program to stop it.
pub(super) fn give_up_if_changed(m: &mut Model, now: Moment) -> Option<Effect> {
    let current = m.revision;
    let (search, is_running) = match &mut m.group_search {
        GroupSearch::Running(search, revision) if *revision != current => {
            *revision = current;
            (search.clone(), true)
        }
        GroupSearch::Found { of, revision, .. } if *revision != current => {
            *revision = current;
            (of.clone(), false)
        }
        _ => return None,
    };
    if still_counts(m, &search) {
        return None;
    }
    m.group_search = GroupSearch::None;
    m.notify(THROWN_AWAY, now);
    is_running.then_some(Effect::StopSearch)
}

/// What is said where a search was in vain.
const THROWN_AWAY: &str = "People, groups or constraints changed: the search for better groups was stopped.";

/// Returns whether the same would be searched for now.
fn still_counts(m: &Model, search: &LongerSearch) -> bool {
    m.session.longer_search(&m.pinned_here()).is_some_and(|mut now| {
        now.problem.seed = search.problem.seed;
        now == *search
    })
}
