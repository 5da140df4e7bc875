//! Owns the way to the page of the shared screen: by its secret link, or with the cookie of somebody who has joined. To
//! everybody else it is a path like any other that does not exist.

use std::rc::Rc;

use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Response, StatusCode};

use super::answers::page;
use super::asked::Asked;
use super::body::Answered;
use super::stream;
use super::views::Views;
use crate::pages::{self, JoinWays, Notice, StageTheme};
use crate::room::{KeyHash, room_link};

/// Returns whether a path of the session is that of the shared screen.
pub(super) fn is_at(path: &str) -> bool {
    path == "stage" || path.starts_with("stage/")
}

/// How to join, as the page shows it.
struct Ways {
    link: String,
    address: String,
    code: String,
}

impl Ways {
    fn of(&self) -> JoinWays<'_> {
        JoinWays { link: &self.link, address: &self.address, code: &self.code }
    }
}

impl Asked<'_> {
    /// Returns the page of the shared screen, or its stream of updates.
    pub(super) fn stage(&self, path: &str, query: &str) -> Response<Answered> {
        let rest = path.strip_prefix("stage").unwrap_or_default();
        let (secret, streams) = match rest.strip_suffix("/events") {
            Some(secret) => (secret, true),
            None => (rest, false),
        };
        let Some((viewer, ways)) = self.viewer(secret.strip_prefix('/').unwrap_or_default()) else {
            return self.notice(Notice::NotFound, StatusCode::NOT_FOUND);
        };
        self.connection.know();
        if !streams {
            let views = self.state.views();
            let look = views.stage(ways.as_ref().map(Ways::of), theme(query));
            return page(StatusCode::OK, pages::stage(&look));
        }
        let what = if ways.is_some() { "stage with code" } else { "stage" };
        let show = move |views: &Views| {
            let make = || pages::stage_update(&views.stage(ways.as_ref().map(Ways::of), None));
            views.piece(what, make).to_string()
        };
        let unread = Rc::clone(&self.connection.unread);
        let mut response = Response::new(stream::open(self.state, viewer, Box::new(show), unread));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        response
    }

    /// Returns who may look, and what they see of how to join: nothing where they came with the cookie of a phone.
    fn viewer(&self, secret: &str) -> Option<(KeyHash, Option<Ways>)> {
        let keys = self.state.keys.borrow();
        if secret.is_empty() {
            let key = self.key.as_ref().filter(|key| self.state.who(key).is_some())?;
            return Some((key.hash(), None));
        }
        let hash = keys.stage_link().filter(|_| keys.is_stage_link(secret))?.clone();
        let origin = &self.state.origin;
        let ways = Ways {
            link: room_link(origin, keys.token()),
            address: origin.split_once("://").map_or(origin.as_str(), |(_, address)| address).to_owned(),
            code: keys.code().to_string(),
        };
        Some((hash, Some(ways)))
    }
}

/// Returns the theme that is asked for.
fn theme(query: &str) -> Option<StageTheme> {
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "theme").and_then(|(_, value)| match &*value {
        "light" => Some(StageTheme::Light),
        "dark" => Some(StageTheme::Dark),
        _ => None,
    })
}
