//! Owns what a frame is made of besides the time: while it stays the same, what was made for the last frame is kept.

use std::sync::Arc;

use super::model::{Cursor, Messages, Model, Purpose, Saving};
use super::room::RoomStatus;
use crate::workshop::{Drafts, FoundGroups};

/// All that a frame is made of, besides the time.
struct FrameKey {
    session: [usize; 2],
    revision: u64,
    cursor: Cursor,
    saving: Saving,
    messages: Messages,
    room: RoomStatus,
    group_search: (bool, Option<FoundGroups>),
    line: Option<(Purpose, String)>,
    offered: usize,
    left: Option<(Purpose, String)>,
    draft: Drafts,
}

impl FrameKey {
    fn of(m: &Model) -> Self {
        Self {
            session: addresses(m),
            revision: m.revision,
            cursor: m.cursor.clone(),
            saving: m.saving.clone(),
            messages: m.messages.clone(),
            room: m.room.clone(),
            group_search: (m.searches_groups(), m.found_groups().cloned()),
            line: m.prompt.line.as_ref().map(|(purpose, line)| (purpose.clone(), line.text().to_owned())),
            offered: m.prompt.offered,
            left: m.prompt.left.clone(),
            draft: m.prompt.draft.clone(),
        }
    }

    /// Returns whether nothing has changed since.
    fn is_of(&self, m: &Model) -> bool {
        let line = m.prompt.line.as_ref().map(|(purpose, line)| (purpose, line.text()));
        self.session == addresses(m)
            && self.revision == m.revision
            && self.cursor == m.cursor
            && self.saving == m.saving
            && self.messages == m.messages
            && self.room == m.room
            && self.group_search.0 == m.searches_groups()
            && self.group_search.1.as_ref() == m.found_groups()
            && self.line.as_ref().map(|(purpose, text)| (purpose, text.as_str())) == line
            && self.offered == m.prompt.offered
            && self.left == m.prompt.left
            && self.draft == m.prompt.draft
    }
}

/// Returns where the session and its history lie: others lie elsewhere.
fn addresses(m: &Model) -> [usize; 2] {
    [Arc::as_ptr(&m.session) as usize, Arc::as_ptr(&m.session.history) as usize]
}

impl Model {
    /// Forgets what was made for the last frame if anything but the time has changed since.
    pub fn begin_frame(&self) {
        self.caches.kept.follow(|key: &FrameKey| key.is_of(self), || FrameKey::of(self));
    }
}
