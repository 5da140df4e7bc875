//! Takes what the surroundings tell: how saving goes, what was edited or found, and that the computer slept.

use super::dispatch::keep_in_range;
use super::effect::News;
use super::group_cache::GroupCache;
use super::model::Model;
use super::views::{floor, room};
use super::{form_keys, group_search};
use crate::workshop::{Drafts, Moment, SessionState, duration_in_words};

/// Takes what the surroundings tell.
pub fn handle_news(m: &mut Model, news: News, now: Moment) {
    match news {
        News::Saved { revision, at, bytes } => {
            if revision == m.revision {
                m.saving.bytes = bytes;
            }
            m.saving.on_disk = m.saving.on_disk.max(revision);
            m.saving.at = Some(at);
            if m.saving.trouble.take().is_some() {
                m.saving.leaving = false;
                m.notify("Saved: everything is on the disk again.", now);
            }
        }
        News::NotSaved(trouble) => m.saving.trouble = Some(trouble),
        News::Notice(text) => m.messages.notice = Some(text),
        News::Told { text, bad: true } => m.refuse(text, now),
        News::Told { text, bad: false } => m.notify(text, now),
        News::Edited(text, typed) => {
            form_keys::edited(m, &text, &typed, now);
            keep_in_range(m);
        }
        News::Library(library) => m.prompt.library = library,
        News::Moved(place) => m.saving.place = place,
        News::Reread(session) => {
            let fresh = Model::new(*session, Drafts::default(), now);
            // What is looked at stays; what is shown follows.
            let entered = fresh.session.step() != m.session.step();
            (m.session, m.log, m.caches) = (fresh.session, fresh.log, fresh.caches);
            if entered {
                (m.cursor.viewed, m.cursor.cell, m.cursor.option, m.cursor.selected) = (None, 0, 0, 0);
            }
            keep_in_range(m);
        }
        // The line of warnings is taken already: the old place is still in trouble.
        News::NotMoved(why) => m.refuse(why, now),
        News::Slept(time) if m.session.state() == SessionState::Live => {
            m.messages.notice = Some(format!(
                "The computer slept for {}. z ignores that time; otherwise it counts.",
                duration_in_words(time)
            ));
            m.messages.slept = Some(time);
        }
        News::Slept(_) => {}
        News::GroupsFound(found) => group_search::found(m, found, now),
        News::Room(news) => {
            let was_empty = floor::is_empty(m);
            room::hear(m, news, now);
            floor::keep_selected(m, was_empty);
            keep_in_range(m);
        }
        News::History(history) => {
            m.log.set_history(&mut m.session, history, now);
            m.caches.groups = GroupCache::default();
        }
    }
}
