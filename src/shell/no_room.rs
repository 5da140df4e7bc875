//! Owns what a build without the feature `room` says when somebody asks for one.

use super::from_room::FromRoom;
use super::terminal_session::LoopSender;
use crate::app::room::NO_ROOM;
use crate::app::room_settings::RoomSettings;
use crate::app::{self, Effect, Model, News};
use crate::clock::Clock;
use crate::store::AppFolders;
use crate::workshop::{Moment, Zone};

/// Stands where the room would be.
pub(super) struct RoomHost;

impl RoomHost {
    pub(super) fn new(_: (&AppFolders, &RoomSettings), _: LoopSender, _: &Clock, _: Option<&Zone>) -> Self {
        Self
    }

    /// Says that there is no room; gives back what is not about one.
    #[expect(clippy::unused_self, reason = "the room has the same functions")]
    pub(super) fn carry_out(&mut self, effect: Effect, m: &mut Model, now: Moment) -> Option<Effect> {
        match effect {
            Effect::OpenRoom(_) | Effect::ListNetworks => {
                app::handle_news(m, News::Told { text: NO_ROOM.to_owned(), bad: true }, now);
                None
            }
            Effect::CloseRoom
            | Effect::RefuseNew(_)
            | Effect::LetIn(_)
            | Effect::RefuseName(_)
            | Effect::ReadMessage(..)
            | Effect::StageLink
            | Effect::EndStageLink => None,
            other => Some(other),
        }
    }

    #[expect(clippy::unused_self, reason = "the room has the same functions")]
    pub(super) fn hear(&mut self, told: FromRoom, _: &mut Model, _: Moment) -> Option<Effect> {
        match told {}
    }

    #[expect(clippy::unused_self, reason = "the room has the same functions")]
    pub(super) fn end(&mut self, _: &Model) -> bool {
        false
    }

    #[expect(clippy::unused_self, reason = "the room has the same functions")]
    pub(super) fn look(&mut self, _: &mut Model, _: Moment) {}

    #[expect(clippy::unused_self, reason = "the room has the same functions")]
    pub(super) fn until_next_look(&self) -> Option<std::time::Duration> {
        None
    }

    #[expect(clippy::unused_self, reason = "the room has the same functions")]
    pub(super) fn answer_saved(&mut self, _: &Model) {}

    #[expect(clippy::unused_self, reason = "the room has the same functions")]
    pub(super) fn publish(&mut self, _: &Model) {}
}
